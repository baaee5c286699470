"""What each trial saved: events that did not happen (semantics 21; in words in docs/savings.md)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from frikommune.cases.block import CaseBlock
from frikommune.cases.mark import Mark
from frikommune.evaluation.population.comparing import TOTAL, has, joint_remainder, pairings
from frikommune.evaluation.population.courses import courses_of
from frikommune.evaluation.savings.demand import PERSON, demands
from frikommune.evaluation.savings.events_needed import least_events
from frikommune.evaluation.savings.prices import Unit
from frikommune.ledger.worlds import ACTUAL, Worlds

PER_CASE = {
    "trial": pl.String, "unit": pl.String, "subject": pl.String,
    "spared": pl.Int64, "extra": pl.Int64, "open": pl.Int64, "unknown": pl.Int64,
}  # fmt: skip
COUNTS = ["spared", "extra", "open", "unknown"]
EVENTS = {"trial": pl.String, "unit": pl.String} | dict.fromkeys(
    [*COUNTS, *(f"{name}_cases" for name in COUNTS)], pl.Int64
)
USES = {"trial": pl.String, "replaced_by": pl.String, "uses": pl.Int64}


@dataclass(frozen=True)
class Tally:
    """What was counted in some chunks of cases; small, and additive with `combined`.

    `events` has the columns of `EVENTS`, a row for each trial and unit; `uses` those of `USES`: how many uses
    were registered, and how many of them named what replaced the step (`replaced_by`, null where all uses
    are counted).
    """

    events: pl.DataFrame
    uses: pl.DataFrame
    cases: int
    mark: Mark


def tally(
    ledger: pl.DataFrame,
    cases: CaseBlock,
    worlds: Worlds,
    trials: Mapping[str, Iterable[str]],
    observed: date,
    found: pl.DataFrame,
) -> Tally:
    """Count one chunk that holds whole subjects, from what `per_case` found; a case is one with a spell.

    `trials` gives the exemptions of each trial.
    """
    events = counted_events(found)
    uses = counted_uses(uses_of(ledger, cases, worlds, trials, observed))
    return Tally(events, uses, cases.spells["who"].n_unique(), cases.mark)


def counted_events(found: pl.DataFrame) -> pl.DataFrame:
    """What was found of each person, added up: columns as `EVENTS`."""
    return (
        found.group_by("trial", "unit", maintain_order=True)
        .agg(
            *(pl.col(name).sum() for name in COUNTS),
            *((pl.col(name) > 0).sum().cast(pl.Int64).alias(f"{name}_cases") for name in COUNTS),
        )
        .select(*EVENTS)
    )


def counted_uses(uses: pl.DataFrame) -> pl.DataFrame:
    """Uses as `uses_of` gives them, added up: columns as `USES`."""
    return (
        uses.group_by("trial", "replaced_by", maintain_order=True)
        .agg(uses=pl.len().cast(pl.Int64))
        .select(*USES)
    )


def combined(tallies: Iterable[Tally], worlds: Worlds) -> Tally:
    """The tallies of all chunks added up, with the joint remainder of the events."""
    parts = list(tallies)
    events = (
        pl.concat([pl.DataFrame(schema=EVENTS), *(part.events for part in parts)])
        .group_by("trial", "unit", maintain_order=True)
        .sum()
    )
    uses = (
        pl.concat([pl.DataFrame(schema=USES), *(part.uses for part in parts)])
        .group_by("trial", "replaced_by", maintain_order=True)
        .sum()
    )
    return Tally(
        joint_remainder(events, worlds, ["unit"], ["spared", "extra"]),
        uses,
        sum(part.cases for part in parts),
        max((part.mark for part in parts), default=Mark.NONE),
    )


def per_case(
    ledger: pl.DataFrame,
    cases: CaseBlock,
    worlds: Worlds,
    units: Sequence[Unit],
    observed: date,
    municipalities: Collection[str] = (),
) -> pl.DataFrame:
    """The events that each trial spared each person, or cost: columns as `PER_CASE`, only where not all 0.

    `open` are events that what is pending may still spare or cost; `unknown` is 1 where one of the worlds
    cannot say what is asked in some course. Of named municipalities only what they had to do is counted.
    """
    courses = courses_of(cases, observed)
    found = demands(ledger, worlds, list(pairings(worlds)), units, courses, municipalities)
    return none_saved() if found is None else events_spared(found)


def none_saved() -> pl.DataFrame:
    """No rows, with the columns of `PER_CASE`."""
    return pl.DataFrame(schema=PER_CASE)


def events_spared(found: pl.DataFrame) -> pl.DataFrame:
    """Each person's demand without the trial less that with it, at least and at most (pending either way)."""
    certain = found.filter(~pl.col("doubtful"))
    needed = {
        name: least_events(certain.filter(chosen), PERSON).rename({"events": name})
        for name, chosen in {
            "ours": pl.col("ours") & pl.col("settled"),
            "ours_most": pl.col("ours"),
            "theirs": ~pl.col("ours") & pl.col("settled"),
            "theirs_most": ~pl.col("ours"),
        }.items()
    }
    counted = found.group_by(PERSON, maintain_order=True).agg(unknown=pl.col("doubtful").any().cast(pl.Int64))
    for one in (*needed.values(), _done_anyway(certain)):
        counted = counted.join(one, on=PERSON, how="left")
    counted = counted.fill_null(0).with_columns(
        least=_spared(pl.col("theirs") - pl.col("ours_most")),
        most=_spared(pl.col("theirs_most") - pl.col("ours")),
    )
    return (
        counted.with_columns(
            spared=pl.col("least").clip(lower_bound=0),
            extra=(-pl.col("most")).clip(lower_bound=0),
            open=(pl.col("most") - pl.col("least")).clip(lower_bound=0),
        )
        .filter(pl.any_horizontal(pl.col(name) != 0 for name in COUNTS))
        .with_columns(pl.col(PERSON).cast(pl.String))
        .select(*PER_CASE)
    )


def _spared(events: pl.Expr) -> pl.Expr:
    """Less what was done anyway, which takes away no more than there is."""
    return events - pl.min_horizontal("anyway", events.clip(lower_bound=0))


def _done_anyway(found: pl.DataFrame) -> pl.DataFrame:
    """Events that really happened, and that only the world without the trial has a use for."""
    met = found.filter(pl.col("met_by").is_not_null())
    theirs = met.filter(~pl.col("ours")).select(*PERSON, "met_by").unique()
    only_theirs = theirs.join(met.filter(pl.col("ours")), on=[*PERSON, "met_by"], how="anti")
    return only_theirs.group_by(PERSON).agg(anyway=pl.len().cast(pl.Int64))


def uses_of(
    ledger: pl.DataFrame,
    cases: CaseBlock,
    worlds: Worlds,
    trials: Mapping[str, Iterable[str]],
    observed: date,
) -> pl.DataFrame:
    """The uses that each trial cost to register, and once more those that counted and named a replacement.

    One row each: `trial`, `replaced_by` (null in the first kind), and the `year` it was decided in.
    """
    trial_of = pl.DataFrame(
        [(exemption, trial) for trial, ids in trials.items() for exemption in ids],
        schema={"exemption": pl.String, "trial": pl.String},
        orient="row",
    )
    known = cases.uses.filter(pl.col("recorded_on") <= observed).select(
        cases.persons.gather(cases.uses.filter(pl.col("recorded_on") <= observed)["who"])
        .cast(pl.String)
        .alias("subject"),
        pl.col("use", "exemption", "replaced_by").cast(pl.String),
        pl.col("decided_on").dt.year().alias("year"),
    )
    known = known.join(trial_of, on="exemption")
    counting = (
        ledger.filter(has(worlds.bit(ACTUAL)) & pl.col("use").is_not_null())
        .select(pl.col("subject", "use").cast(pl.String))
        .unique()
    )
    replaced = known.join(counting, on=["subject", "use"], how="semi").filter(
        pl.col("replaced_by").fill_null("") != ""
    )
    drawn = [pairing.name for pairing in pairings(worlds)]
    parts = [known.with_columns(replaced_by=pl.lit(None, pl.String)), replaced]
    each = pl.concat(one.select("trial", "replaced_by", "year") for one in parts)
    every = each.with_columns(trial=pl.lit(TOTAL))
    return pl.concat([each, every]).filter(pl.col("trial").is_in(drawn))
