"""What is said when a delivery as a whole cannot be taken."""

from __future__ import annotations

from collections.abc import Iterable

from frikommune.cases.mapping import COVERS
from frikommune.errors import Refusal, Refused, closest, refuse
from frikommune.language import Text


def says_not_what_it_covers(where: str) -> Refused:
    """A mapping that is no import's: it must say what an absent row means."""
    return refuse(
        "covers_not_said",
        problem=Text(
            "Mappingen siger ikke, hvad det betyder, at en række mangler",
            "The mapping does not say what it means that a row is absent",
        ),
        where=f"{where}, delivery",
        given="–",
        expected=Text("[delivery] med “covers”", "[delivery] with “covers”"),
        do_next=COVERS,
    )


def which_table(where: str, tables: Iterable[str], found: Iterable[str]) -> Refused:
    """A file that is none of the mapping's, by its name or its columns."""
    names = ", ".join(found)
    return refuse(
        "which_table",
        problem=Text(
            "Filen passer ikke til mappingen: den er måske fra et andet system",
            "The file does not fit the mapping: it may be another system's",
        ),
        where=where,
        given=names or "–",
        expected=Text(
            f"kolonnerne eller navnet på en af: {', '.join(tables)}",
            f"the columns or the name of one of: {', '.join(tables)}",
        ),
        do_next=Text(
            "Se efter, at det er den rigtige fil og det rigtige system; ret ellers mappingen.",
            "See that it is the right file and the right system; otherwise correct the mapping.",
        ),
    )


def one_log(where: str, files: int) -> Refused:
    """Several files where the mapping describes one log."""
    return refuse(
        "one_log",
        problem=Text("Mappingen beskriver én log", "The mapping describes one log"),
        where=where,
        given=Text(f"{files} filer", f"{files} files").da,
        expected=Text("én fil", "one file"),
        do_next=Text("Send loggen alene.", "Send the log alone."),
    )


def of_another_municipality(where: str, given: str, mine: str, rows: int) -> Refused:
    """A file most of whose spells are another municipality's."""
    return refuse(
        "of_another_municipality",
        problem=Text("Filen er en anden kommunes", "The file is another municipality's"),
        where=where,
        given=f"{given} ({rows})",
        expected=Text(f"forløb i {mine}", f"spells in {mine}"),
        do_next=Text(
            "Send den til den kommune, den hører til, og slet den her. Intet er gemt.",
            "Send it to the municipality it belongs to, and delete it here. Nothing was stored.",
        ),
    )


def elsewhere(where: str, given: str, mine: str) -> Refusal:
    """A row of another municipality."""
    return Refusal(
        "row_of_another_municipality",
        Text(f"Rækken er en anden kommunes: {given}", f"The row is another municipality's: {given}"),
        where,
        given,
        Text(f"rækker i {mine}", f"rows in {mine}"),
        Text(
            "Tag kun kommunens egne forløb og hændelser med i udtrækket.",
            "Include the municipality's own spells and events only.",
        ),
    )


def no_such_municipality(given: str, known: Iterable[str]) -> Refused:
    """A municipality that the programme does not know."""
    return refuse(
        "unknown_municipality",
        problem=Text(f"Kommunen “{given}” kendes ikke", f"The municipality “{given}” is not known"),
        where="--municipality",
        given=given,
        expected=Text("en kommune i programmet", "a municipality of the programme"),
        do_next=closest(given, known),
    )
