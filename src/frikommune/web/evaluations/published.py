"""Evaluating from published figures: which one is the outcome, and what it is held against."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import HttpRequest

from frikommune.errors import refuse
from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.designs.design import Design, Registered
from frikommune.evaluation.effects.groups import one_group
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.evaluated.asked import question_of
from frikommune.evaluation.evaluated.by_design import Planned
from frikommune.evaluation.evaluated.digests import digest_of_counts
from frikommune.evaluation.evaluated.evaluation import Evaluation
from frikommune.evaluation.indicators.benchmarks import Earlier, earlier_shares
from frikommune.evaluation.indicators.measured import Measured
from frikommune.evaluation.indicators.published import published
from frikommune.evaluation.observations.observations import Roles
from frikommune.evaluation.verdicts.judging import judge
from frikommune.language import Text
from frikommune.programme.entry import Entry


@dataclass(frozen=True, slots=True)
class Offered:
    """What is published of a trial: figures that count somebody, and earlier shares to hold them against."""

    figures: tuple[Measured, ...]
    earlier: tuple[Earlier, ...]
    others: tuple[Measured, ...]


def offered(request: HttpRequest, trial: str) -> Offered:
    """What was published by today; a share without its denominator can be a benchmark, not an outcome."""
    entries, parts = known(request), request.book.parts.get(trial, ())
    found = published(entries, trial, parts)
    earlier = earlier_shares(entries, trial, parts)
    series = {one.series for one in earlier}
    rest = [one for one in found if one.series not in series]
    figures = tuple(one for one in rest if one.counted is not None)
    return Offered(figures, earlier, tuple(one for one in rest if one.counted is None))


def known(request: HttpRequest) -> tuple[Entry, ...]:
    """The journal's entries as known today."""
    return tuple(request.book.pack.journal.known(request.today))


def benchmark_in(
    offer: Offered, design: Design | None, chosen: str
) -> tuple[float, tuple[float, float] | None]:
    """The known figure and how sure it is: a series of earlier shares, or the design's own.

    Raises Refused where none was chosen, or nothing is known of it.
    """
    series = next((one for one in offer.earlier if one.series == chosen), None)
    if series is not None:
        return series.benchmark.best, series.benchmark.interval
    if design is not None and design.benchmark is not None and chosen == "design":
        return design.benchmark, None
    raise refuse(
        "no_benchmark_chosen",
        problem=Text("Der er intet at holde tallet op mod", "There is nothing to hold the figure against"),
        where="benchmark",
        given=chosen or "–",
        expected=Text("et af de kendte tal på listen", "one of the known figures in the list"),
        do_next=Text("Vælg et, eller skriv et i designet.", "Choose one, or write one in the design."),
    )


def evaluated(
    counted: Counted, name: Text, source: str, registered: Registered | None, question: Question
) -> Evaluation:
    """The evaluation of one published count against a known figure, with the plan beside it."""
    effect = replace(one_group.estimate_counted(counted, question), digest=digest_of_counts(counted))
    judged = judge(effect, question, name=name)
    found = Evaluation(effect, judged, question, Roles(), source)
    return Planned(registered).beside(found) if registered else found


def question_for(
    registered: Registered | None, benchmark: float, interval: tuple[float, float] | None
) -> Question:
    """What the design asks, held against the known figure that was chosen."""
    said = Planned(registered).question() if registered else {}
    said |= {"estimator": "one_group", "outcome": "share"}
    return question_of({**said, "benchmark": benchmark, "benchmark_interval": interval})
