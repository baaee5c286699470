"""What is said when a file, or a column of it, cannot be accepted at all."""

from __future__ import annotations

from collections.abc import Iterable

from frikommune.cases.cpr import shown_name
from frikommune.errors import Refusal, Refused, closest, refuse
from frikommune.language import Text

_FORMATS = ".csv, .csv.gz, .parquet, .xlsx, .json, .xes, .xes.gz"


def file_missing(where: str) -> Refused:
    """A path with nothing at it."""
    return refuse(
        "file_missing",
        problem=Text("Filen findes ikke", "The file does not exist"),
        where=where,
        given="–",
        expected=Text("En fil eller mappe, der findes", "A file or folder that exists"),
        do_next=Text("Ret stien.", "Correct the path."),
    )


def unknown_format(where: str, suffix: str) -> Refused:
    """A file whose name ends in something no reader knows."""
    return refuse(
        "unknown_format",
        problem=Text("Filens format kan ikke læses", "The file's format cannot be read"),
        where=where,
        given=suffix or "–",
        expected=Text(f"En af: {_FORMATS}, eller en mappe", f"One of: {_FORMATS}, or a folder"),
        do_next=Text("Eksportér i et af de formater.", "Export in one of those formats."),
    )


def empty_file(where: str) -> Refused:
    """A file without a single row."""
    return refuse(
        "empty_file",
        problem=Text("Filen er tom", "The file is empty"),
        where=where,
        given="0",
        expected=Text("Mindst én række under overskriften", "At least one row below the header"),
        do_next=Text(
            "Lav udtrækket igen, og se efter, at det fik rækker med.",
            "Make the export again and see that it has rows.",
        ),
    )


def wrong_encoding(where: str, byte: int, encoding: str) -> Refused:
    """Bytes that are not text in the declared encoding."""
    return refuse(
        "wrong_encoding",
        problem=Text(f"Teksten er ikke {encoding}", f"The text is not {encoding}"),
        where=where,
        given=f"0x{byte:02X}",
        expected=Text(f"Tekst i tegnsættet {encoding}", f"Text in the encoding {encoding}"),
        do_next=Text(
            'Gem filen som UTF-8, eller skriv i mappingfilen: encoding = "cp1252" (eller "latin-1").',
            'Save the file as UTF-8, or write in the mapping: encoding = "cp1252" (or "latin-1").',
        ),
    )


def truncated_archive(where: str) -> Refused:
    """A gzipped file that stops before its end."""
    return refuse(
        "truncated_archive",
        problem=Text("Arkivet er skåret over eller ødelagt", "The archive is cut short or damaged"),
        where=where,
        given="–",
        expected=Text("En hel gzip-fil", "A whole gzip file"),
        do_next=Text(
            "Hent eller pak filen igen; intet er læst ind.",
            "Fetch or pack the file again; nothing was loaded.",
        ),
    )


def unreadable(where: str) -> Refused:
    """A file that its own format's reader gives up on."""
    return refuse(
        "unreadable",
        problem=Text("Filen kan ikke læses", "The file cannot be read"),
        where=where,
        given="–",
        expected=Text(
            "En hel fil i det format, som navnet siger", "A whole file in the format its name says"
        ),
        do_next=Text("Lav udtrækket igen.", "Make the export again."),
    )


def ragged_row(where: str, given: int, expected: int, separator: str) -> Refusal:
    """A row with too many or too few cells."""
    return Refusal(
        "ragged_row",
        Text(
            "Rækken har ikke så mange felter som overskriften", "The row has not as many cells as the header"
        ),
        where,
        str(given),
        Text(f"{expected} felter adskilt af “{separator}”", f"{expected} cells separated by “{separator}”"),
        Text(
            "Sæt anførselstegn om tekst, der indeholder skilletegnet, eller ret “separator” i mappingfilen.",
            "Quote text that contains the separator, or correct “separator” in the mapping.",
        ),
    )


def doubled_column(where: str, name: str) -> Refused:
    """Two columns of one name."""
    return refuse(
        "doubled_column",
        problem=Text("To kolonner har samme navn", "Two columns have the same name"),
        where=where,
        given=name or "–",
        expected=Text("Et navn til hver kolonne, hver sit", "A name for each column, no two alike"),
        do_next=Text("Omdøb den ene.", "Rename one of them."),
    )


def missing_column(where: str, column: str, found: Iterable[str]) -> Refusal:
    """A column that the mapping or our own tables name, and the file has not."""
    names = [shown_name(name) for name in found]
    return Refusal(
        "missing_column",
        Text(f"Kolonnen “{column}” mangler", f"The column “{column}” is missing"),
        where,
        ", ".join(names),
        Text(f"En kolonne med navnet “{column}”", f"A column named “{column}”"),
        closest(column, names),
    )


def unknown_column(where: str, column: str, known: Iterable[str]) -> Refusal:
    """A column of a file without a mapping that no table has."""
    names = list(known)
    return Refusal(
        "unknown_column",
        Text(f"Kolonnen “{column}” kendes ikke", f"The column “{column}” is not known"),
        where,
        column,
        Text(f"En af: {', '.join(names)}", f"One of: {', '.join(names)}"),
        closest(column, names),
    )


def sheet_missing(where: str, sheet: str, found: list[str]) -> Refused:
    """A sheet that the workbook has not."""
    return refuse(
        "sheet_missing",
        problem=Text(f"Arket “{sheet}” mangler", f"The sheet “{sheet}” is missing"),
        where=where,
        given=", ".join(found),
        expected=Text(f"Et ark med navnet “{sheet}”", f"A sheet named “{sheet}”"),
        do_next=closest(sheet, found),
    )


def table_missing(where: str, table: str, looked_for: list[str]) -> Refused:
    """A folder or workbook without a table that must be there."""
    return refuse(
        "table_missing",
        problem=Text(f"Tabellen “{table}” mangler", f"The table “{table}” is missing"),
        where=where,
        given="–",
        expected=Text(f"En af: {', '.join(looked_for)}", f"One of: {', '.join(looked_for)}"),
        do_next=Text(
            "Læg filen i mappen, eller skriv dens navn i mappingfilen.",
            "Put the file in the folder, or write its name in the mapping.",
        ),
    )


def two_files(where: str, table: str, found: list[str]) -> Refused:
    """A folder in which a table stands twice."""
    return refuse(
        "two_files",
        problem=Text(
            f"Tabellen “{table}” findes flere gange", f"The table “{table}” is there more than once"
        ),
        where=where,
        given=", ".join(found),
        expected=Text("Én fil til tabellen", "One file for the table"),
        do_next=Text(
            "Fjern de andre, eller skriv filens navn i mappingfilen.",
            "Remove the others, or write the file's name in the mapping.",
        ),
    )


def mapping_needed(where: str) -> Refused:
    """A file that only a mapping can make sense of."""
    return refuse(
        "mapping_needed",
        problem=Text("Filen kan ikke læses uden en mappingfil", "The file cannot be read without a mapping"),
        where=where,
        given="–",
        expected=Text(
            "En mappingfil med [log] til denne slags fil", "A mapping with [log] for this kind of file"
        ),
        do_next=Text(
            "Angiv en mappingfil med --mapping; docs/case-files.md viser en.",
            "Give a mapping with --mapping; docs/case-files.md shows one.",
        ),
    )


def log_without_time(where: str, column: str) -> Refused:
    """A log that never says when anything happened."""
    return refuse(
        "log_without_time",
        problem=Text("Loggen siger ikke, hvornår noget skete", "The log does not say when anything happened"),
        where=where,
        given="–",
        expected=Text(f"Dage eller tidspunkter i “{column}”", f"Days or instants in “{column}”"),
        do_next=Text(
            "Tag tidspunkterne med i udtrækket, eller ret “time” i mappingfilen.",
            "Include the times in the export, or correct “time” in the mapping.",
        ),
    )


def cpr_in_data(where: str, rows: int) -> Refused:
    """CPR numbers; they are counted and never repeated."""
    return refuse(
        "cpr_in_data",
        problem=Text("Her ser der ud til at stå CPR-numre", "There seem to be CPR numbers here"),
        where=where,
        given=f"{rows} × ••••••-••••",
        expected=Text(
            "Pseudonymer eller fagsystemets egne numre", "Pseudonyms or the case system's own numbers"
        ),
        do_next=Text(
            "Pseudonymisér først, fx med en nøglet hash, og slet så denne fil. Intet er læst ind.",
            "Pseudonymise first, with a keyed hash for instance, then delete this file. Nothing was loaded.",
        ),
    )


def cpr_in_text(where: str) -> Refused:
    """A CPR number in what a person wrote; it is never repeated."""
    return refuse(
        "cpr_in_text",
        problem=Text("Her ser der ud til at stå et CPR-nummer", "There seems to be a CPR number here"),
        where=where,
        given="••••••-••••",
        expected=Text("ord uden oplysninger om borgere", "words that tell of no citizen"),
        do_next=Text("Fjern nummeret, og gem igen.", "Remove the number, and store it again."),
    )


def xml_doctype(where: str) -> Refused:
    """A document type, which is how XML attacks begin."""
    return refuse(
        "xml_doctype",
        problem=Text("XML-filen erklærer en dokumenttype", "The XML file declares a document type"),
        where=where,
        given="<!DOCTYPE …>",
        expected=Text(
            "XES uden DOCTYPE og uden egne entiteter", "XES without a DOCTYPE or entities of its own"
        ),
        do_next=Text(
            "Brug kun filen, hvis du kender dens ophav; fjern så erklæringen.",
            "Use the file only if you know its origin; then remove the declaration.",
        ),
    )


def not_a_log(where: str, name: str) -> Refused:
    """XML that is not a log of cases."""
    return refuse(
        "not_a_log",
        problem=Text("XML-filen er ikke en XES-log med sager", "The XML file is not a XES log of cases"),
        where=where,
        given=f"<{name}>",
        expected=Text("<log> med <trace> og deri <event>", "<log> with <trace> and <event> inside it"),
        do_next=Text(
            "Eksportér hændelserne som XES, samlet i sager.", "Export the events as XES, grouped in cases."
        ),
    )


def doubled_attribute(where: str, key: str) -> Refused:
    """An XES attribute said twice of one case or event."""
    return refuse(
        "doubled_attribute",
        problem=Text("Attributten står to gange", "The attribute is there twice"),
        where=where,
        given=key,
        expected=Text(
            "Hver attribut én gang i en sag eller hændelse", "Each attribute once in a case or event"
        ),
        do_next=Text("Fjern eller omdøb den ene.", "Remove or rename one of them."),
    )
