"""What is said of a file and its columns that cannot be evaluated: where, what, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from frikommune.errors import Refusal, Refused, closest, refuse
from frikommune.evaluation.observations.words import ROLE_WORDS
from frikommune.language import Text

_SHOWN = 5


def place(source: str, column: str, row: int | None = None) -> str:
    """`rows.csv:12, sats`: the line counts the header. Without a file, `sats[10]`, counted from 0."""
    if not source:
        return column if row is None else f"{column}[{row}]"
    line = "" if row is None else f":{row + 2}"
    return f"{source}{line}, {column}"


def shown(values: Iterable[object]) -> str:
    """The first few values, with dots where there are more."""
    some = [str(value) for value in values]
    return ", ".join(some[:_SHOWN]) + (", …" if len(some) > _SHOWN else "")


def encrypted(where: str) -> Refused:
    """A workbook behind a password."""
    return refuse(
        "encrypted",
        problem=Text(
            "Projektmappen er beskyttet med adgangskode eller gemt i et gammelt format",
            "The workbook is protected with a password or saved in an old format",
        ),
        where=where,
        given="–",
        expected=Text("En .xlsx uden adgangskode", "An .xlsx without a password"),
        do_next=Text(
            "Åbn den i Excel, fjern adgangskoden, og gem den som .xlsx eller CSV.",
            "Open it in Excel, remove the password, and save it as .xlsx or CSV.",
        ),
    )


def ragged(where: str, line: int | None) -> Refused:
    """A CSV line with more cells than the header."""
    return refuse(
        "ragged_row",
        problem=Text(
            "En række har flere felter end overskriften, eller et anførselstegn lukkes ikke",
            "A row has more cells than the header, or a quotation mark is not closed",
        ),
        where=where if line is None else f"{where}:{line}",
        given="–",
        expected=Text(
            "Lige mange felter i alle rækker, adskilt af komma, semikolon eller tabulator",
            "The same number of cells in all rows, separated by comma, semicolon or tab",
        ),
        do_next=Text(
            "Sæt anførselstegn om tekst, der indeholder skilletegnet, eller gem filen igen.",
            "Quote text that contains the separator, or save the file again.",
        ),
    )


def no_such_column(where: str, role: str, given: str, columns: Sequence[str]) -> Refusal:
    """A role that names a column which the file has not."""
    name = ROLE_WORDS[role]
    return Refusal(
        "no_such_column",
        Text(
            f"Filen har ikke kolonnen “{given}” ({name.da})", f"The file has no column “{given}” ({name.en})"
        ),
        where or "–",
        given,
        Text(f"En af: {', '.join(columns)}", f"One of: {', '.join(columns)}"),
        closest(given, columns),
    )


def empty_column(where: str, role: str, column: str) -> Refusal:
    """A column without a single value."""
    name = ROLE_WORDS[role]
    return Refusal(
        "empty_column",
        Text(f"Kolonnen “{column}” ({name.da}) er tom", f"The column “{column}” ({name.en}) is empty"),
        place(where, column),
        "–",
        Text("En kolonne med værdier", "A column with values"),
        Text(
            "Se efter, om det er den rigtige kolonne, og om udtrækket fik den med.",
            "See whether it is the right column, and whether the export included it.",
        ),
    )


def two_roles(where: str, column: str, roles: Sequence[str]) -> Refused:
    """One column that was given two roles."""
    return refuse(
        "two_roles",
        problem=Text(f"Kolonnen “{column}” har to roller", f"The column “{column}” has two roles"),
        where=place(where, column),
        given=", ".join(roles),
        expected=Text("En kolonne til hver rolle", "A column for each role"),
        do_next=Text("Angiv en anden kolonne til den ene.", "Give another column for one of them."),
    )


def roles_clash(where: str, given: str, problem: Text, do_next: Text) -> Refused:
    """Roles that contradict or lack each other."""
    return refuse(
        "roles_clash",
        problem=problem,
        where=where or "–",
        given=given,
        expected=Text("Roller, der passer sammen", "Roles that go together"),
        do_next=do_next,
    )
