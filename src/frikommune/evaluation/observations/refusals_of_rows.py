"""What is said of rows that cannot answer together: one side only, twice, all alike."""

from __future__ import annotations

from collections.abc import Sequence

from frikommune.errors import Refused, refuse
from frikommune.evaluation.observations.refusals import place, shown
from frikommune.evaluation.observations.words import ROLE_WORDS
from frikommune.language import Text


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
