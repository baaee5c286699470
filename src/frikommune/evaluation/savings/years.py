"""What each trial saved, year by year, so that the years add up to the whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

import polars as pl

from frikommune.cases.block import CaseBlock
from frikommune.cases.mark import Mark
from frikommune.evaluation.population.comparing import pairings
from frikommune.evaluation.population.courses import courses_of
from frikommune.evaluation.savings.demand import demands
from frikommune.evaluation.savings.prices import Unit
from frikommune.evaluation.savings.savings import (
    COUNTS,
    PER_CASE,
    Tally,
    combined,
    counted_events,
    counted_uses,
    events_spared,
    none_saved,
    uses_of,
)
from frikommune.ledger.worlds import Worlds


def per_case_years(
    ledger: pl.DataFrame,
    cases: CaseBlock,
    worlds: Worlds,
    units: Sequence[Unit],
    observed: date,
    municipalities: Collection[str] = (),
) -> pl.DataFrame:
    """As `per_case`, with the `year` in which each event would have been due at the latest.

    A year's events are those spared by its end less those spared by the end of the year before, so that the
    years add up to the whole; one that was moved and may still come in the next year is spared in the first
    and taken back, as extra, in the second. What is open or unknown stands in the last year.
    """
    found = demands(
        ledger, worlds, list(pairings(worlds)), units, courses_of(cases, observed), municipalities
    )
    if found is None:
        return none_saved().with_columns(year=pl.lit(None, pl.Int32))
    due = pl.when(pl.col("due").is_between("first", "last")).then("due").otherwise("last")
    dated = found.with_columns(year=pl.min_horizontal(due, pl.lit(observed)).dt.year())
    years = dated["year"].drop_nulls().unique().sort().to_list()
    so_far = [
        events_spared(dated.filter(pl.col("year") <= year)).with_columns(year=pl.lit(year, pl.Int32))
        for year in years[:-1]
    ]
    whole = events_spared(found).with_columns(year=pl.lit(years[-1] if years else observed.year, pl.Int32))
    return _by_year([*so_far, whole], years)


def _by_year(so_far: Sequence[pl.DataFrame], years: Sequence[int]) -> pl.DataFrame:
    """What was counted by the end of each year, as what each year adds."""
    person = ["trial", "unit", "subject"]
    counted = pl.concat(so_far)
    every = (
        counted.select(person)
        .unique(maintain_order=True)
        .join(pl.DataFrame({"year": years}, schema={"year": pl.Int32}), how="cross")
    )
    net = (pl.col("spared") - pl.col("extra")).fill_null(0)
    last = pl.col("year") == (years[-1] if years else 0)
    return (
        every.join(counted, on=[*person, "year"], how="left", maintain_order="left")
        .with_columns(added=net - net.shift(1, fill_value=0).over(person, order_by="year"))
        .with_columns(
            spared=pl.col("added").clip(lower_bound=0),
            extra=(-pl.col("added")).clip(lower_bound=0),
            open=pl.when(last).then("open").otherwise(0).fill_null(0),
            unknown=pl.when(last).then("unknown").otherwise(0).fill_null(0),
        )
        .filter(pl.any_horizontal(pl.col(name) != 0 for name in COUNTS))
        .select(*PER_CASE, "year")
    )


def tally_years(
    ledger: pl.DataFrame,
    cases: CaseBlock,
    worlds: Worlds,
    trials: Mapping[str, Iterable[str]],
    observed: date,
    found: pl.DataFrame,
) -> Mapping[int, Tally]:
    """Count one chunk of whole citizens by year, from what `per_case_years` found; uses in the year of their
    decision. `trials` gives the exemptions of each trial. Add the chunks up with `combined_years`.
    """
    uses = uses_of(ledger, cases, worlds, trials, observed)
    years = sorted({*found["year"].drop_nulls(), *uses["year"].drop_nulls()})
    return {year: _of_year(found, uses, year, cases) for year in years}


def _of_year(found: pl.DataFrame, uses: pl.DataFrame, year: int, cases: CaseBlock) -> Tally:
    this = pl.col("year") == year
    return Tally(
        counted_events(found.filter(this).drop("year")),
        counted_uses(uses.filter(this)),
        cases.spells["who"].n_unique(),
        cases.mark,
    )


def combined_years(parts: Iterable[Mapping[int, Tally]], worlds: Worlds) -> Mapping[int, Tally]:
    """The tallies of all chunks added up, year by year, each with its joint remainder."""
    every = list(parts)
    years = sorted({year for part in every for year in part})
    return {year: combined((part[year] for part in every if year in part), worlds) for year in years}


def strongest_mark(years: Mapping[int, Tally]) -> Mark:
    """The strongest mark of any year."""
    return max((one.mark for one in years.values()), default=Mark.NONE)
