"""What a world asks for, as demands on units: in which days an event of which types would meet it.

Semantics 21: savings count events, not duties. `docs/savings.md` says in words what is a demand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import polars as pl

from frikommune.cases.block import CaseBlock
from frikommune.dates import Step
from frikommune.evaluation.comparing import Pairing, has
from frikommune.evaluation.prices import Unit
from frikommune.law.rulebook import Rulebook, World
from frikommune.law.source import Unknown
from frikommune.law.terms import DutyTerms, Match, PreconditionTerms, Rhythm, Terms
from frikommune.ledger.worlds import Worlds

PERSON = ["trial", "unit", "subject"]
COURSE = ["subject", "course", "norm"]
_RULE = ["group", "municipality", "norm", "version", "layer"]
"""Rows of one version under one layer read one rule."""
_CAME_DUE = ["met", "late", "overdue", "missed", "too_early", "breached"]
_OPEN = ["pending", "lapsed"]
_EVER, _NEVER = date(1, 1, 1), date(9999, 12, 31)
_ANY = "*"
_MONTH_DAYS = 30
"""Days in a month, where only the number of events in a long delay depends on it."""


def demands(
    ledger: pl.DataFrame, worlds: Worlds, pairing: Pairing, units: Sequence[Unit], cases: CaseBlock
) -> pl.DataFrame:
    """The demands on each unit of the persons whose demand differs between two worlds.

    One row for each unit, world and row of the ledger: `trial`, `unit`, `subject`, `course`, `norm`, `ours`
    (the world with the trial), `first` and `last` day in which an event would meet it, `tokens` (its kinds
    and types), `own` (an event meets one occurrence only), `met_by`, `settled` (false: pending in this world
    only) and `doubtful` (one of the worlds cannot say what the norm asks of the course).
    """
    rows = _rows(ledger, pairing)
    if rows.is_empty():
        return _none()
    asked = _asked(rows, worlds, pairing, units)
    if asked.is_empty():
        return _none()
    found = rows.join(asked, on=[*_RULE, "ours"], how="inner", nulls_equal=True)
    found = found.join(_persons_apart(found), on=["unit", "subject"], how="semi")
    return _repeated(_with_days(found, cases)).select(
        pl.lit(pairing.name).alias("trial"), "unit", *COURSE, "ours", "first", "last", "tokens", "own",
        "met_by", "settled", "doubtful",
    )  # fmt: skip


def norms_of(rulebook: Rulebook, units: Sequence[Unit]) -> frozenset[str]:
    """The norms that, in some version, cannot be met without one of the units."""
    return frozenset(
        norm.id
        for norm in rulebook.norms.values()
        if any(True for version in norm.versions for _ in _needs(version.terms, units))
    )


def _none() -> pl.DataFrame:
    words = dict.fromkeys(["trial", "unit", *COURSE], pl.String())
    return pl.DataFrame(
        schema={
            **words, "ours": pl.Boolean(), "first": pl.Date(), "last": pl.Date(),
            "tokens": pl.List(pl.String()), "own": pl.Boolean(), "met_by": pl.String(),
            "settled": pl.Boolean(), "doubtful": pl.Boolean(),
        }
    )  # fmt: skip


def _rows(ledger: pl.DataFrame, pairing: Pairing) -> pl.DataFrame:
    """What each world asks of the subjects in whom the two differ; a row of both worlds stands twice.

    What lapsed counts only where a window of the same days stands in the other world too.
    """
    apart = ledger.filter(has(pairing.ours) != has(pairing.theirs)).select("subject").unique()
    words = [*COURSE, "group", "municipality", "layer", "shape", "standing", "outcome", "met_by"]
    near = ledger.join(apart, on="subject", how="semi").with_columns(pl.col(words).cast(pl.String))
    both = pl.concat(
        near.filter(has(bit)).with_columns(ours=pl.lit(bit == pairing.ours))
        for bit in (pairing.ours, pairing.theirs)
    )
    outcome, done = pl.col("outcome"), pl.col("met_by").is_not_null()
    asked = (pl.col("standing") == "required") & outcome.is_in([*_CAME_DUE, *_OPEN])
    counts = (asked | (done & (pl.col("standing") != "unknown"))).fill_null(False)
    alike = counts & (pl.col("ours").filter(counts).n_unique().over(*COURSE, "opens", "due") == 2)
    return (
        both.join(_doubtful(both), on=COURSE, how="left")
        .with_columns(
            doubtful=pl.col("doubtful").fill_null(False),
            settled=alike | (outcome != "pending").fill_null(True),
        )
        .filter((counts & (alike | done | (outcome != "lapsed"))) | pl.col("doubtful"))
    )


def _doubtful(both: pl.DataFrame) -> pl.DataFrame:
    """The courses and norms in which only one of the worlds, or each in its own way, is unknown."""
    key = [*COURSE, "occurrence", "base"]
    return (
        both.filter(pl.col("standing") == "unknown")
        .group_by(key)
        .agg(worlds=pl.col("ours").n_unique())
        .filter(pl.col("worlds") == 1)
        .select(COURSE)
        .unique()
        .with_columns(doubtful=pl.lit(True))
    )


def _persons_apart(found: pl.DataFrame) -> pl.DataFrame:
    """The persons and units in which the two worlds ask for different things."""
    shown = [*COURSE, "unit", "opens", "due", "outcome", "standing", "met_by"]
    apart = pl.col("ours").n_unique().over(shown) == 1
    return found.filter(apart | pl.col("doubtful")).select("unit", "subject").unique()


def _asked(rows: pl.DataFrame, worlds: Worlds, pairing: Pairing, units: Sequence[Unit]) -> pl.DataFrame:
    """For each rule that some row reads, the units it needs and how events meet it."""
    found: list[dict[str, Any]] = []
    for key in rows.group_by([*_RULE, "ours"]).agg(pl.col("read_on").min()).iter_rows(named=True):
        bit = pairing.ours if key["ours"] else pairing.theirs
        terms = _terms(worlds.worlds[bit.bit_length() - 1], key)
        found += [{**key, **one} for one in _needs(terms, units)]
    schema = {
        **{name: rows.schema[name] for name in _RULE}, "ours": pl.Boolean(), "unit": pl.String(),
        "tokens": pl.List(pl.String), "own": pl.Boolean(), "carry_over": pl.Boolean(), "max_age": pl.Int64(),
        "every": pl.Int64(),
    }  # fmt: skip
    every = {token for one in found for token in one["tokens"]}
    spread = [{**one, "tokens": sorted(_spread(one["tokens"], every))} for one in found]
    return pl.DataFrame([{name: one[name] for name in schema} for one in spread], schema=schema)


def _spread(tokens: Iterable[str], every: Iterable[str]) -> set[str]:
    """Any type of a kind means each of those that something asks for, and any other."""
    kinds = {token.removesuffix(_ANY) for token in tokens if token.endswith(f"/{_ANY}")}
    return {*tokens, *(token for token in every if f"{token.partition('/')[0]}/" in kinds)}


def _terms(world: World, key: dict[str, Any]) -> Terms | None:
    return world.rule(key["norm"], key["municipality"], key["group"], key["read_on"]).terms


def _needs(terms: Terms | None, units: Sequence[Unit]) -> Iterator[dict[str, Any]]:
    """The units without which a rule cannot be met: those that hold every event that would meet it."""
    matches = met_by(terms)
    if not matches:
        return
    for unit in units:
        if all(unit.holds(match) for match in matches):
            yield {"unit": unit.id, "tokens": sorted(_tokens(matches)), **_how(terms)}


def met_by(terms: Terms | None) -> tuple[Match, ...]:
    """The events that meet a duty, or the records that a precondition asks for; none where no source says."""
    if isinstance(terms, DutyTerms):
        return terms.done_by
    if isinstance(terms, PreconditionTerms) and not isinstance(terms.requires, Unknown):
        return terms.requires
    return ()


def _tokens(matches: Iterable[Match]) -> set[str]:
    return {f"{match.kind}/{type_}" for match in matches for type_ in match.types or {_ANY}}


def _how(terms: Terms | None) -> dict[str, Any]:
    if isinstance(terms, PreconditionTerms):
        age = _days(terms.max_age) if terms.max_age else None
        return {"own": False, "carry_over": terms.carry_over, "max_age": age, "every": None}
    rhythm = terms.rhythm if isinstance(terms, DutyTerms) else None
    first_differs = isinstance(rhythm, Rhythm) and rhythm.first_due is not None
    every = _days(rhythm.phases[0].every) if isinstance(rhythm, Rhythm) and first_differs else None
    return {"own": True, "carry_over": None, "max_age": None, "every": every}


def _days(step: Step) -> int:
    return (12 * step.years + step.months) * _MONTH_DAYS + 7 * step.weeks + step.days


def _with_days(found: pl.DataFrame, cases: CaseBlock) -> pl.DataFrame:
    """In which days an event would meet each demand: of a record, all days up to the trigger that count."""
    starts = cases.spells.select(
        cases.persons.gather(cases.spells["who"]).cast(pl.String).alias("subject"),
        pl.col("spell").cast(pl.String).alias("course"),
        pl.col("from").alias("start"),
    )
    record = ~pl.col("own")
    oldest = pl.when(pl.col("carry_over")).then(pl.lit(_EVER)).otherwise(pl.col("start"))
    aged = pl.col("due").dt.offset_by(pl.format("-{}d", pl.col("max_age").fill_null(0)))
    first = pl.when(pl.col("max_age").is_null()).then(oldest).otherwise(pl.max_horizontal(oldest, aged))
    return found.join(starts, on=["subject", "course"], how="left").with_columns(
        first=pl.when(record).then(first).otherwise(pl.col("opens")),
        last=pl.when(record)
        .then(pl.col("due"))
        .otherwise(pl.max_horizontal(pl.col("due").fill_null(_NEVER), pl.col("met_on"))),
    )


def _repeated(found: pl.DataFrame) -> pl.DataFrame:
    """A rhythm from the last time asks anew as often as its length fits into the delay."""
    length = pl.coalesce("every", (pl.col("due") - pl.col("base")).dt.total_days())
    times = pl.when((pl.col("shape") == "last_done") & (length > 0)).then(pl.col("days_late") // length)
    again = (
        found.with_columns(length=length, times=times.fill_null(0))
        .filter(pl.col("times") > 0)
        .with_columns(nth=pl.int_ranges(1, pl.col("times") + 1))
        .explode("nth")
        .with_columns(
            first=_plus("due", (pl.col("nth") - 1) * pl.col("length") + 1),
            last=_plus("due", pl.col("nth") * pl.col("length")),
            met_by=pl.lit(None, pl.String),
        )
    )
    return pl.concat([found, again.select(found.columns)])


def _plus(day: str, days: pl.Expr) -> pl.Expr:
    return pl.col(day) + pl.duration(days=days)
