"""Earlier published shares that belong together, as a benchmark for a trial."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from frikommune.evaluation.indicators.measured import Measured
from frikommune.evaluation.indicators.published import figures_of, published
from frikommune.evaluation.power.benchmark import Benchmark, pooled_benchmark
from frikommune.language import Text
from frikommune.programme.entry import Entry
from frikommune.programme.figure import Figure


@dataclass(frozen=True, slots=True)
class Earlier:
    """A series of published shares (`jobrotation-before`), and what they make together."""

    series: str
    title: Text
    members: tuple[Measured, ...]
    benchmark: Benchmark


def earlier_shares(known: Iterable[Entry], trial: str, parts: Iterable[str]) -> tuple[Earlier, ...]:
    """The trial's series of published shares, in order of recording. Arguments as `published.published`."""
    entries, own = tuple(known), tuple(parts)
    measured = published(entries, trial, own)
    figures = [one.value for one in figures_of(entries, trial, own) if isinstance(one.value, Figure)]
    series = dict.fromkeys(one.series for one in measured if one.series)
    return tuple(_earlier(name, measured, figures) for name in series)


def _earlier(series: str, measured: tuple[Measured, ...], figures: list[Figure]) -> Earlier:
    pairs = [(one, figure) for one, figure in zip(measured, figures, strict=True) if one.series == series]
    members = tuple(one for one, _ in pairs)
    first, last = members[0], members[-1]
    title = Text(
        f"{first.title.da.rsplit(',', 1)[0]} ({first.period.da} – {last.period.da})",
        f"{first.title.en.rsplit(',', 1)[0]} ({first.period.en} – {last.period.en})",
    )
    return Earlier(series, title, members, pooled_benchmark([figure for _, figure in pairs]))
