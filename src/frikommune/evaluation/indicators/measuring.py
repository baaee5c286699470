"""A trial's tally as measured indicators: for all, or municipality by municipality, quarter by quarter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import polars as pl

from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.indicators.durations import median_of
from frikommune.evaluation.indicators.from_cases import durations_added
from frikommune.evaluation.indicators.indicator import ORIGIN_WORDS, Indicator
from frikommune.evaluation.indicators.measured import Measured
from frikommune.evaluation.indicators.states import KEYS, added
from frikommune.evaluation.indicators.tally import IndicatorTally
from frikommune.language import NO_WORDS, Text

BY = KEYS
"""What indicators can be shown by."""


def measured(
    tally: IndicatorTally,
    indicators: Mapping[str, Indicator],
    by: Sequence[str] = (),
    municipality: str = "",
) -> tuple[Measured, ...]:
    """Every indicator, in the catalogue's order, for each value of `by` (some of BY); of one `municipality`
    alone where it is named.

    An indicator of which nothing was found stands once, with 0 of 0, where nothing is parted.
    """
    if municipality:
        tally = _only(tally, municipality)
    counts = added([tally.counts], *by)
    found = [
        one
        for indicator in indicators.values()
        for one in (
            _lengths(tally, indicator, by)
            if indicator.kind == "duration"
            else _shares(counts.filter(pl.col("indicator") == indicator.id), indicator, by)
        )
    ]
    return tuple(
        replace(one, mark=tally.mark, municipality=one.municipality or municipality) for one in found
    )


def _only(tally: IndicatorTally, municipality: str) -> IndicatorTally:
    mine = pl.col("municipality") == municipality
    return replace(tally, counts=tally.counts.filter(mine), durations=tally.durations.filter(mine))


def _shares(counts: pl.DataFrame, indicator: Indicator, by: Sequence[str]) -> Iterator[Measured]:
    for row in counts.iter_rows(named=True):
        open_ = row["unfinished"] + row["untold"]
        started = row["succeeded"] + row["failed"] + open_
        counted = Counted(row["succeeded"], started, open_, row["unknown"])
        one = replace(_measured(indicator, row, by), counted=counted, notes=tuple(_notes(row)))
        number = row["number"]
        yield one if number is None else replace(one, number=float(number), unit=indicator.number_of)
    if counts.is_empty() and not by:
        yield replace(_measured(indicator, {}, ()), counted=Counted(0, 0))


def _lengths(tally: IndicatorTally, indicator: Indicator, by: Sequence[str]) -> Iterator[Measured]:
    durations = durations_added([tally.durations], *by)
    parts = durations.partition_by(*by, maintain_order=True) if by else [durations]
    for part in parts:
        if part.is_empty():
            continue
        ended, running = int(part["ended"].sum()), int(part["running"].sum())
        median = median_of(part)
        yield replace(
            _measured(indicator, part.row(0, named=True), by),
            number=median.days,
            low=median.low,
            high=median.high,
            unit=indicator.unit,
            notes=median.notes(ended, running),
        )


def _measured(indicator: Indicator, row: Mapping[str, Any], by: Sequence[str]) -> Measured:
    at = {name: row[name] or "" for name in by}
    return Measured(
        indicator.id,
        indicator.title,
        municipality=at.get("municipality", ""),
        group=at.get("group", ""),
        period=Text.same(at["quarter"]) if at.get("quarter") else NO_WORDS,
        direction=indicator.direction,
        numerator=indicator.numerator,
        denominator=indicator.denominator,
        origin=indicator.origin,
        source=ORIGIN_WORDS[indicator.origin],
    )


def _notes(row: Mapping[str, Any]) -> Iterator[Text]:
    if untold := row["untold"]:
        yield Text(
            f"{untold} er slut, uden at det er oplyst hvordan; de står blandt de ikke færdige, fordi de kan"
            " være lykkedes.",
            f"{untold} are over, and nobody told how; they stand among the unfinished, as they may have"
            " succeeded.",
        )
    if unknown := row["unknown"]:
        yield Text(
            f"{unknown} kan ikke afgøres, fordi ingen kilde siger, hvad der kræves; de er ikke talt med.",
            f"{unknown} cannot be determined, as no source says what is asked; they are not counted.",
        )
