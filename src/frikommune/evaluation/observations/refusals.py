"""What is said when a file's columns cannot be evaluated: where, what, and what to do about it."""

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


def one_side(where: str, column: str, treated: bool, missing: str = "") -> Refused:
    """Everybody treated, nobody treated, or nothing left of one side once empty cells are left out."""
    side = (
        Text("med i forsøget", "in the trial") if treated else Text("uden for forsøget", "outside the trial")
    )
    other = (
        Text("uden for forsøget", "outside the trial") if treated else Text("med i forsøget", "in the trial")
    )
    if missing:
        return refuse(
            "side_missing",
            problem=Text(
                f"“{missing}” mangler for alle {other.da}; der er ingen at sammenligne med",
                f"“{missing}” is missing for all {other.en}; there is nobody to compare with",
            ),
            where=place(where, missing),
            given="0",
            expected=Text(f"Værdier også for dem {other.da}", f"Values also for those {other.en}"),
            do_next=Text("Hent værdierne for begge sider.", "Fetch the values for both sides."),
        )
    return refuse(
        "all_treated" if treated else "none_treated",
        problem=Text(
            f"Alle rækker er {side.da}; der er ingen forskel at se",
            f"All rows are {side.en}; no difference to see",
        ),
        where=place(where, column),
        given="1" if treated else "0",
        expected=Text(f"Også rækker {other.da}", f"Rows {other.en} too"),
        do_next=Text(
            "Tag en sammenligningsgruppe med, eller hold den ene gruppe op mod et kendt tal (benchmark)."
            if treated
            else "Se efter, om kolonnen er den rigtige, og om de, der er med, er i filen.",
            "Add a comparison group, or hold the one group against a known figure (benchmark)."
            if treated
            else "See whether the column is the right one, and whether the treated are in the file.",
        ),
    )


def duplicated(where: str, unit: str, period: str, count: int) -> Refused:
    """Two rows of one unit in one period."""
    return refuse(
        "duplicated_unit_period",
        problem=Text(
            f"Samme enhed står flere gange i samme periode ({count} gange i alt)",
            f"The same unit stands several times in one period ({count} in all)",
        ),
        where=where,
        given=f"{unit} × {period}",
        expected=Text("Én række for hver enhed i hver periode", "One row for each unit and period"),
        do_next=Text(
            "Er rækkerne personer, så angiv kommunen som “cluster”, ikke “unit”; ellers slet dubletterne.",
            "If rows are persons, give the municipality as “cluster”, not “unit”; else delete the doubles.",
        ),
    )


def constant(where: str, role: str, column: str, value: object) -> Refused:
    """A column that is the same in all rows."""
    name = ROLE_WORDS[role]
    advice = {
        "outcome": Text(
            "Se efter, om det er den rigtige kolonne; uden variation er der intet at sammenligne.",
            "See whether it is the right column; without variation there is nothing to compare.",
        ),
    }
    return refuse(
        f"constant_{role}",
        problem=Text(
            f"Kolonnen “{column}” ({name.da}) er den samme i alle rækker",
            f"The column “{column}” ({name.en}) is the same in all rows",
        ),
        where=place(where, column),
        given=str(value),
        expected=Text("Mindst to forskellige værdier", "At least two different values"),
        do_next=advice.get(
            role,
            Text(
                f"Udelad “{role}”, hvis alle rækker hører sammen; ellers tag de andre med.",
                f"Leave out “{role}” if all rows belong together; otherwise add the others.",
            ),
        ),
    )


def start_varies(where: str, column: str, unit: str, found: Sequence[object]) -> Refused:
    """A unit with two first periods."""
    return refuse(
        "start_varies",
        problem=Text(
            f"“{unit}” har flere forskellige startperioder", f"“{unit}” has several different starts"
        ),
        where=place(where, column),
        given=shown(found),
        expected=Text("Én startperiode for hver enhed", "One first period for each unit"),
        do_next=Text("Ret kolonnen, så hver enhed har én.", "Correct the column so that each unit has one."),
    )


def too_many_words(where: str, column: str, count: int) -> Refused:
    """A covariate of words with so many of them that it is a name or a number."""
    return refuse(
        "too_many_words",
        problem=Text(
            f"Baggrundsoplysningen “{column}” har {count} forskellige ord",
            f"The covariate “{column}” has {count} different words",
        ),
        where=place(where, column),
        given=str(count),
        expected=Text("Et tal, eller ord i få grupper", "A number, or words in few groups"),
        do_next=Text(
            "Saml ordene i færre grupper; et navn eller nummer hører til som “unit” eller “cluster”.",
            "Gather the words in fewer groups; a name or number belongs as “unit” or “cluster”.",
        ),
    )


def _cells(count: int) -> Text:
    return (
        Text("1 celle", "1 cell that is")
        if count == 1
        else Text(f"{count} celler", f"{count} cells that are")
    )
