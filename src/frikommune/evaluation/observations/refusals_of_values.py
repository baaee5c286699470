"""What is said of single values that cannot be read: words for numbers, periods, who is treated."""

from __future__ import annotations

from collections.abc import Sequence

from frikommune.errors import Refusal, Refused, closest, refuse
from frikommune.evaluation.observations.refusals import place, shown
from frikommune.evaluation.observations.words import ROLE_WORDS
from frikommune.language import Text


def not_numbers(where: str, role: str, column: str, bad: Sequence[tuple[int, object]], count: int) -> Refused:
    """Cells that are no numbers, with the rows of the first."""
    name = ROLE_WORDS[role]
    return refuse(
        "not_a_number",
        problem=Text(
            f"Kolonnen “{column}” ({name.da}) indeholder {_cells(count).da}, der ikke er tal",
            f"The column “{column}” ({name.en}) has {_cells(count).en} not a number",
        ),
        where=place(where, column, bad[0][0]),
        given=shown(f"{place(where, column, row).split(', ')[0]}: {value}" for row, value in bad),
        expected=Text(
            "Tal, fx 12,5 eller 12.5; tomt hvor værdien mangler", "Numbers, 12.5 say; empty if missing"
        ),
        do_next=Text(
            "Ret cellerne, eller lad dem være tomme; skriv ja og nej som 1 og 0.",
            "Correct the cells or leave them empty; write yes and no as 1 and 0.",
        ),
    )


def ambiguous_number(where: str, column: str, row: int, value: object) -> Refused:
    """`1.234`, which is a thousand in Danish and one in English, and nothing in the file says which."""
    return refuse(
        "ambiguous_number",
        problem=Text(
            f"I kolonnen “{column}” kan et skilletegn være både tusindtalsskilletegn og decimaltegn",
            f"In the column “{column}” a sign may part thousands or decimals",
        ),
        where=place(where, column, row),
        given=str(value),
        expected=Text(
            "Tal uden tusindtalsskilletegn, fx 1234 eller 1,234", "Numbers without thousands, 1234 say"
        ),
        do_next=Text(
            "Gem filen igen uden tusindtalsskilletegn.", "Save the file again without thousands signs."
        ),
    )


def infinite(where: str, role: str, column: str, row: int, count: int) -> Refused:
    """Infinite values."""
    name = ROLE_WORDS[role]
    return refuse(
        "infinite",
        problem=Text(
            f"Kolonnen “{column}” ({name.da}) har uendelige værdier: {count}",
            f"The column “{column}” ({name.en}) has infinite values: {count}",
        ),
        where=place(where, column, row),
        given="inf",
        expected=Text("Endelige tal", "Finite numbers"),
        do_next=Text(
            "Se efter en division med nul, hvor kolonnen er beregnet.",
            "Look for a division by zero where the column was computed.",
        ),
    )


def out_of_range(where: str, role: str, column: str, row: int, value: float, least: Text) -> Refused:
    """A negative weight, duration or exposure, or none that is positive."""
    name = ROLE_WORDS[role]
    return refuse(
        "out_of_range",
        problem=Text(
            f"Kolonnen “{column}” ({name.da}) har en værdi, som den ikke kan have",
            f"The column “{column}” ({name.en}) has a value that it cannot have",
        ),
        where=place(where, column, row),
        given=f"{value:g}",
        expected=least,
        do_next=Text(
            "Ret værdien, eller udelad kolonnen, hvis den betyder noget andet.",
            "Correct the value, or leave the column out if it means something else.",
        ),
    )


def not_two_values(where: str, role: str, column: str, found: Sequence[object]) -> Refused:
    """A column of yes and no that has other values, or two of which nobody can tell which is yes."""
    name = ROLE_WORDS[role]
    pick = (
        Text(
            "Angiv de værdier, der betyder med i forsøget, som “treated”; eller skriv kolonnen som 0 og 1.",
            "Give the values that mean in the trial as “treated”, or write the column as 0 and 1.",
        )
        if role == "treatment"
        else Text("Lav kolonnen om til 0 og 1.", "Change the column to 0 and 1.")
    )
    return refuse(
        "not_two_values",
        problem=Text(
            f"Kolonnen “{column}” ({name.da}) kan ikke læses som ja og nej",
            f"The column “{column}” ({name.en}) cannot be read as yes and no",
        ),
        where=place(where, column),
        given=shown(found),
        expected=Text("0 og 1, eller ja og nej", "0 and 1, or yes and no"),
        do_next=pick,
    )


def unknown_treated(where: str, given: str, column: str, known: Sequence[str]) -> Refusal:
    """A treated unit, cluster or value that no row has."""
    return Refusal(
        "unknown_treated",
        Text(f"Ingen række har “{given}” i “{column}”", f"No row has “{given}” in “{column}”"),
        place(where, column),
        given,
        Text(f"En af: {shown(known)}", f"One of: {shown(known)}"),
        closest(given, known[:500]),
    )


def period_unreadable(where: str, column: str, row: int | None, value: object) -> Refused:
    """A period that is unlike the others, so that it cannot be put in order."""
    return refuse(
        "period_unreadable",
        problem=Text(
            f"En periode i “{column}” ligner ikke de andre og kan ikke sættes i rækkefølge",
            f"A period in “{column}” is unlike the others and cannot be put in order",
        ),
        where=place(where, column, row),
        given=str(value),
        expected=Text(
            "Ens skrevne perioder: 2018, 2018-Q4, 2018M05, 2018-05-31 …",
            "Periods written alike: 2018, 2018-Q4, 2018M05, 2018-05-31 …",
        ),
        do_next=Text("Skriv alle perioder på samme måde.", "Write all periods the same way."),
    )


def since_outside(where: str, given: str, labels: Sequence[str]) -> Refused:
    """A first treated period after the last one in the rows."""
    return refuse(
        "since_outside",
        problem=Text(
            f"Forsøget starter i “{given}”, efter den sidste periode i rækkerne",
            f"The trial starts in “{given}”, after the last period of the rows",
        ),
        where=where or "since",
        given=given,
        expected=Text(
            f"En periode mellem {labels[0]} og {labels[-1]}", f"A period from {labels[0]} to {labels[-1]}"
        ),
        do_next=Text("Ret “since”, eller hent nyere rækker.", "Correct “since”, or fetch newer rows."),
    )


def _cells(count: int) -> Text:
    return (
        Text("1 celle", "1 cell that is")
        if count == 1
        else Text(f"{count} celler", f"{count} cells that are")
    )
