"""What a draft exemption would have changed on past cases: whom it would have reached, and how sure that is.

Two worlds are compared: the actual one, and the same with the draft. Only what they ask for is compared;
what would have come of it never happened (semantics 20). An exemption that is used case by case changes
nothing until somebody uses it: of it only the *reach* can be told, the duties where it could have been used.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

import polars as pl

from frikommune.cases.block import CaseBlock
from frikommune.evaluation.drafts.arisen import ARISEN, arisen
from frikommune.evaluation.drafts.scope import Scope, scope_of
from frikommune.evaluation.population.comparing import Pairing, has
from frikommune.evaluation.population.counting import COUNTED, added, counted
from frikommune.evaluation.population.courses import courses_of, spells_of
from frikommune.evaluation.population.differences import paired
from frikommune.evaluation.population.doubts import DOUBTS, as_without, told_apart, with_doubts
from frikommune.language import Text
from frikommune.law.rulebook import Rulebook
from frikommune.ledger.worlds import ACTUAL, Worlds

DRAFT = "draft"
REACH, OPEN = "reach", "open"
"""Beside the changes of `ledger.difference`: a draft could have been used case by case; a duty is asked under
the draft's words, with the same window and the same outcome."""

CHANGE_WORDS: Mapping[str, Text] = {
    "gone": Text("falder bort", "gone"),
    "new": Text("kommer til", "new"),
    "moved": Text("flyttes", "moved"),
    "waived": Text("sættes ud af kraft", "set aside"),
    "asked": Text("kræves, hvor loven ellers fritog", "asked, where it was let off"),
    "made_possible": Text(
        "bliver muligt, hvor det ikke var lovligt", "made possible, where it was not lawful"
    ),
    "counts": Text(
        "opfyldes af noget andet, fx en anden form", "met by something else, such as another form"
    ),
    "unknown": Text("kan ikke afgøres", "cannot be determined"),
    "other": Text("får et andet udfald", "another outcome"),
    OPEN: Text("læses efter udkastet, uden at noget ændres", "read under the draft, and nothing changes"),
    REACH: Text("udkastet kunne have været brugt", "the draft could have been used"),
}
"""`other`: a limit or precondition kept under one law and not under the other, say."""

HELD = {"norm": pl.String, "deed": pl.String, "rows": pl.Int64}
_COURSE = ["subject", "course", "norm"]
KEPT = [*_COURSE, "group", "municipality", "change", "year", "deed", *DOUBTS, "done", "not_done"]


class Simulated(NamedTuple):
    """What a draft changes over some cases; small, and additive where chunks hold whole persons.

    `counts`: as `evaluation.counting`; `arisen`: as `evaluation.arisen`; `held`: by what `deed` the touched
    duties were met.
    """

    counts: pl.DataFrame
    arisen: pl.DataFrame
    held: pl.DataFrame


def draft_worlds(rulebook: Rulebook, ids: Collection[str]) -> Worlds:
    """The actual world, and the one with the draft, whose exemptions `ids` the rulebook holds."""
    return Worlds((ACTUAL, DRAFT), (rulebook.without(frozenset(ids)), rulebook.all_trials))


def simulated(
    ledger: pl.DataFrame, worlds: Worlds, cases: CaseBlock, ids: Collection[str], observed: date
) -> Simulated:
    """What the draft changes in one chunk of whole persons; `ledger` is drawn in `draft_worlds`."""
    scope = scope_of(worlds.rulebook, ids)
    pairing = Pairing(DRAFT, worlds.bit(DRAFT), worlds.bit(ACTUAL))
    courses, spells = courses_of(cases, observed), spells_of(cases, observed)
    pairs = told_apart(paired(ledger, pairing))
    rows = [
        pairs,
        _asked_under_the_draft(ledger, pairing, pairs, ids),
        _within_reach(ledger, pairing, scope, spells),
    ]
    touched = with_doubts(pl.concat(rows, how="diagonal_relaxed"), courses).select(KEPT)
    held = touched.filter(pl.col("deed").is_not_null())
    return Simulated(
        counts=counted(touched, (REACH, OPEN)),
        arisen=arisen(ledger, pairing, scope, courses, spells),
        held=held.group_by("norm", "deed").agg(rows=pl.len().cast(pl.Int64)).select(*HELD),
    )


def together(parts: Iterable[Simulated]) -> Simulated:
    """The answers of several chunks as one."""
    all_parts = list(parts)
    return Simulated(
        added([pl.DataFrame(schema=COUNTED), *(one.counts for one in all_parts)], list(COUNTED)[:4]),
        added([pl.DataFrame(schema=ARISEN), *(one.arisen for one in all_parts)], ["norm"]),
        added([pl.DataFrame(schema=HELD), *(one.held for one in all_parts)], ["norm", "deed"]),
    )


def _asked_under_the_draft(
    ledger: pl.DataFrame, pairing: Pairing, pairs: pl.DataFrame, ids: Collection[str]
) -> pl.DataFrame:
    """Duties that read the draft's words, in the same window and with the same outcome."""
    words = [*_COURSE, "municipality", "group", "layer", "shape", "standing", "outcome", "deed"]
    key = [*_COURSE, "municipality", "occurrence", "opens", "due"]
    return (
        ledger.filter(has(pairing.ours) & ~has(pairing.theirs))
        .with_columns(pl.col(words).cast(pl.String))
        .filter(pl.col("layer").is_in(list(ids)) & (pl.col("standing") == "required"))
        .join(pairs.select(key), on=key, how="anti", nulls_equal=True)
        .select(*words, *(pl.col(name) for name in ("opens", "due")), change=pl.lit(OPEN))
        .with_columns(as_without())
    )


def _within_reach(ledger: pl.DataFrame, pairing: Pairing, scope: Scope, spells: pl.DataFrame) -> pl.DataFrame:
    """Duties of the actual world where the draft could have been used: granted there, while the citizen was
    there, on a day of the window; and not met before.
    """
    words = [*_COURSE, "spell", "municipality", "group", "shape", "standing", "outcome", "deed"]
    usable = scope.granted.filter("case_by_case")
    lived = spells.select("subject", "spell", "from", last_lived=pl.col("to").dt.offset_by("-1d"))
    last = pl.min_horizontal(pl.col("due", "last", "last_lived"))
    first = pl.max_horizontal(pl.col("opens", "first", "from"))
    not_met = pl.col("met_on").is_null() | (pl.col("met_on") >= pl.col("first"))
    return (
        ledger.filter(has(pairing.theirs))
        .with_columns(pl.col(words).cast(pl.String))
        .filter((pl.col("standing") == "required") & pl.col("norm").is_in(usable["norm"].unique().implode()))
        .with_row_index("row")
        .join(usable, on=["norm", "municipality", "group"])
        .join(lived, on=["subject", "spell"])
        .filter((first <= last) & not_met)
        .unique("row")
        .select(*words, "opens", "due", change=pl.lit(REACH))
        .with_columns(as_without())
    )
