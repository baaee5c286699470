"""What is said when a file cannot be opened, is no text, or breaks its own format's rules."""

from __future__ import annotations

import errno

from frikommune.cases.refusals import file_missing
from frikommune.errors import Refusal, Refused, refuse
from frikommune.language import Text

_XML = {
    3: Text("den slutter for tidligt", "it ends too early"),
    4: Text("et tegn står forkert", "a character is out of place"),
    5: Text("et mærke er skåret over", "a tag is cut short"),
    7: Text("et mærke lukkes ikke af sit eget", "a tag is not closed by its own"),
    9: Text("der står noget efter slutningen", "something follows the end"),
    18: Text("tegnsættet, som den nævner, kendes ikke", "the encoding that it names is not known"),
}


def cannot_open(where: str, fault: OSError) -> Refused:
    """Whatever the operating system says about a path, in our words."""
    if isinstance(fault, FileNotFoundError | NotADirectoryError):
        return file_missing(where)
    if isinstance(fault, IsADirectoryError):
        return refuse(
            "folder_not_file",
            problem=Text("Stien er en mappe, ikke en fil", "The path is a folder, not a file"),
            where=where,
            given=where,
            expected=Text("En fil", "A file"),
            do_next=Text("Angiv en fil i mappen.", "Give a file in the folder."),
        )
    if isinstance(fault, PermissionError):
        return refuse(
            "no_access",
            problem=Text("Der er ikke adgang til filen", "There is no access to the file"),
            where=where,
            given="–",
            expected=Text("En fil, som du må læse", "A file that you may read"),
            do_next=Text("Få adgang til filen, eller kopiér den.", "Get access to the file, or copy it."),
        )
    return refuse(
        "unreadable",
        problem=Text("Filen kan ikke læses", "The file cannot be read"),
        where=where,
        given=errno.errorcode.get(fault.errno or 0, "–"),
        expected=Text("En fil på et drev, der virker", "A file on a drive that works"),
        do_next=Text("Prøv igen, eller hent filen på ny.", "Try again, or fetch the file anew."),
    )


def csv_broken(where: str, reason: str) -> Refused:
    """A line at which the CSV reader gives up; after it no row can be told from the next."""
    too_long = "field limit" in reason
    return refuse(
        "csv_broken",
        problem=Text("Et felt er for langt til at være ét felt", "A cell is too long to be one cell")
        if too_long
        else Text("Linjen kan ikke læses som CSV", "The line cannot be read as CSV"),
        where=where,
        given="–",
        expected=Text(
            "Anførselstegn, der åbner og lukker om hele felter", "Quotation marks around whole cells"
        ),
        do_next=Text(
            "Ret anførselstegnene; fejlen kan også stå på en linje før.",
            "Correct the quotation marks; the fault may also be on a line before.",
        ),
    )


def no_cells(where: str, column: str, kind: str) -> Refused:
    """A column of lists, of bytes or the like, whose cells no table of text has."""
    return refuse(
        "column_of_no_cells",
        problem=Text(
            f"Kolonnen “{column}” har ikke én læselig værdi i hvert felt",
            f"The column “{column}” has not one readable value in each cell",
        ),
        where=where,
        given=kind,
        expected=Text(
            "Tekst, tal, ja eller nej, dage eller tidspunkter", "Text, numbers, yes or no, days or instants"
        ),
        do_next=Text(
            "Gem kolonnen som tekst, eller tag den ud af filen.",
            "Save the column as text, or take it out of the file.",
        ),
    )


def too_many_columns(where: str, given: int, most: int) -> Refused:
    """A header that is no header."""
    return refuse(
        "too_many_columns",
        problem=Text("Tabellen har for mange kolonner", "The table has too many columns"),
        where=where,
        given=f"{given}",
        expected=Text(f"højst {most} kolonner", f"at most {most} columns"),
        do_next=Text(
            "Se efter, om skilletegnet er det rigtige, eller tag færre kolonner med.",
            "See whether the separator is the right one, or take fewer columns.",
        ),
    )


def not_utf_16(where: str, encoding: str) -> Refused:
    """Text in single bytes that the mapping says is UTF-16 or UTF-32."""
    return refuse(
        "wrong_encoding",
        problem=Text(f"Teksten er ikke {encoding}", f"The text is not {encoding}"),
        where=where,
        given="1 byte/tegn",
        expected=Text(f"Tekst i tegnsættet {encoding}", f"Text in the encoding {encoding}"),
        do_next=Text(
            "Fjern “encoding” fra mappingfilen, hvis filen er UTF-8, eller skriv dens tegnsæt dér.",
            "Remove “encoding” from the mapping if the file is UTF-8, or write its encoding there.",
        ),
    )


def not_our_columns(where: str, given: str, known: str) -> Refusal:
    """A table without a mapping, whose columns are somebody else's."""
    return Refusal(
        "not_our_columns",
        Text("Kolonnerne er ikke Frikommunes egne", "The columns are not Frikommune's own"),
        where,
        given,
        Text(f"Kolonnerne {known}, eller en mappingfil", f"The columns {known}, or a mapping"),
        Text(
            "Skriv en mappingfil, og angiv den med --mapping; docs/case-files.md viser en.",
            "Write a mapping and give it with --mapping; docs/case-files.md shows one.",
        ),
    )


def broken_xml(where: str, code: int) -> Refused:
    """XML that stops or goes wrong; `code` is expat's."""
    words = _XML.get(code)
    da, en = (f": {words.da}", f": {words.en}") if words else ("", "")
    return refuse(
        "broken_xml",
        problem=Text(f"XML-filen er ikke hel{da}", f"The XML file is not whole{en}"),
        where=where,
        given="–",
        expected=Text("Gyldig XML til filens slutning", "Valid XML to the end of the file"),
        do_next=Text(
            "Hent eller lav filen igen; intet er læst ind.",
            "Fetch or make the file again; nothing was loaded.",
        ),
    )


def already_there(where: str, name: str) -> Refused:
    """A file that writing the refused rows would destroy."""
    return refuse(
        "already_there",
        problem=Text(
            "Filen findes i forvejen og overskrives ikke", "The file is there already and is not overwritten"
        ),
        where=where,
        given=name,
        expected=Text("En mappe uden filer med de navne", "A folder without files of those names"),
        do_next=Text("Vælg en tom mappe, eller flyt filen.", "Choose an empty folder, or move the file."),
    )


def cannot_write(where: str, fault: OSError) -> Refused:
    """A folder that cannot be written to."""
    return refuse(
        "cannot_write",
        problem=Text("Mappen kan ikke skrives i", "The folder cannot be written to"),
        where=where,
        given=errno.errorcode.get(fault.errno or 0, "–"),
        expected=Text(
            "En mappe, der findes, og som du må skrive i", "A folder that exists and you may write to"
        ),
        do_next=Text("Vælg en anden mappe.", "Choose another folder."),
    )


def cpr_in_row(where: str) -> Refusal:
    """A CPR number in a row's text; the row is put aside, and the number taken out."""
    return Refusal(
        "cpr_in_row",
        Text("Her stod der ud til at være et CPR-nummer", "There seemed to be a CPR number here"),
        where,
        "…",
        Text("Tekst uden borgeres numre", "Text without citizens' numbers"),
        Text(
            "Fjern nummeret, og send rækken igen. Det er ikke gemt.",
            "Remove the number, and send the row again. It was not stored.",
        ),
    )
