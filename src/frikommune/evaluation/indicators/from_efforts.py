"""What came of a trial's efforts: steps taken, how runs ended, and who is still in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

from frikommune.cases.block import CaseBlock, histories_of
from frikommune.cases.word_numbers import in_words
from frikommune.evaluation.efforts.held import is_of_trial
from frikommune.evaluation.efforts.runs import Run, runs_of, spell_on
from frikommune.evaluation.efforts.state import State as Standing
from frikommune.evaluation.efforts.state import state_of
from frikommune.evaluation.indicators.of_trial import Reach
from frikommune.evaluation.indicators.states import RECORDS, State, records
from frikommune.evaluation.population.comparing import has
from frikommune.law.effort import ByUse, Effort, EffortStep, Ending
from frikommune.law.terms import Match


@dataclass(frozen=True, slots=True)
class RunRead:
    """A run through an effort. `group` is that of the spell on its first day.

    `held`: the trial held there on the day of one of its steps. `by_trial`: the law without the trial would
    not have allowed it; None: it cannot be told.
    """

    run: Run
    standing: Standing
    group: str
    held: bool
    by_trial: bool | None

    @property
    def subject(self) -> str:
        """Whose run it is."""
        return self.run.history.subject

    @property
    def quarter(self) -> str:
        """The quarter of its first day: `2018-Q4`."""
        return f"{self.run.start.year}-Q{(self.run.start.month + 2) // 3}"


def good_endings(effort: Effort) -> tuple[Ending, ...]:
    """The endings by which the citizen left benefits for something."""
    return tuple(one for one in effort.endings if one.left_to)


def told_endings(effort: Effort) -> tuple[Ending, ...]:
    """The endings that are counted one by one: all but staying on benefits and being stopped."""
    return tuple(one for one in effort.endings if not one.on_benefit and not one.stops)


def runs_in(
    cases: CaseBlock, ledger: pl.DataFrame, reach: Reach, observed: date, *, everywhere: bool = False
) -> list[RunRead]:
    """The runs through the trial's efforts where it held, citizen by citizen, as known at the end of
    `observed`; with `everywhere` the others too.

    `ledger` must hold the worlds of `reach`: a run is made possible by the trial alone where a limit of one
    of its steps is broken in the world without it, or where it took the step that only the trial gives.
    """
    found: list[RunRead] = []
    broken = _broken(ledger, reach)
    for effort in reach.trial.efforts:
        for history in histories_of(cases, _persons(cases, effort)):
            for run in runs_of(history, effort, observed):
                held = is_of_trial(run, reach.rulebook, run.municipality)
                if held or everywhere:
                    found.append(_read(run, held, broken))
    return found


def _read(run: Run, held: bool, broken: frozenset[tuple[str, str, date]]) -> RunRead:
    spell = spell_on(run.history, run.start)
    return RunRead(run, state_of(run), spell.group if spell else "", held, _by_trial(run, broken))


def run_records(found: Iterable[RunRead], effort: Effort) -> Iterator[pl.DataFrame]:
    """The runs through an effort: each step after the first (`step:mikrolaan:laan`), each ending, and all by
    which the citizen left for something (`end:jobrotation:out`); of all runs, and of those that only the
    trial made possible (`trial-end:…`).
    """
    runs = [one for one in found if one.run.effort.id == effort.id]
    for prefix, some in {"": runs, "trial-": [one for one in runs if one.by_trial]}.items():
        for step in effort.steps[1:]:
            yield _records(f"{prefix}step:{effort.id}:{step.id}", some, [_step(one, step) for one in some])
        for ending in told_endings(effort):
            yield _records(
                f"{prefix}end:{effort.id}:{ending.id}", some, [ended_in(one, (ending,)) for one in some]
            )
        if len(good := good_endings(effort)) > 1:
            yield _records(f"{prefix}end:{effort.id}:out", some, [ended_in(one, good) for one in some])


def ended_in(one: RunRead, endings: tuple[Ending, ...]) -> State:
    """Whether the run is over by one of the endings."""
    if one.standing.standing != "over":
        return "unfinished"
    if one.standing.ending is not None:
        return "succeeded" if one.standing.ending in endings else "failed"
    departure = one.run.departure
    left_for_something_else = one.run.ended is None and departure is not None and departure.to != ""
    return "failed" if left_for_something_else else "untold"


def _step(one: RunRead, step: EffortStep) -> State:
    if one.run.at(step.id) is not None:
        return "succeeded"
    ahead = step in one.run.next_steps and one.standing.standing != "over"
    return "unfinished" if ahead else "failed"


def _records(indicator: str, runs: list[RunRead], states: list[State]) -> pl.DataFrame:
    rows = [
        (indicator, one.subject, one.run.municipality, one.group, one.quarter, state, None)
        for one, state in zip(runs, states, strict=True)
    ]
    return records(pl.DataFrame(rows, schema=RECORDS, orient="row"), indicator)


def _by_trial(run: Run, broken: frozenset[tuple[str, str, date]]) -> bool | None:
    if run.effort.trial_from:
        return run.at(run.effort.trial_from) is not None
    limits = [(run.history.subject, one.step.norm, one.day) for one in run.taken if one.step.norm]
    if not any(step.norm for step in run.effort.steps):
        return None
    return any(one in broken for one in limits)


def _broken(ledger: pl.DataFrame, reach: Reach) -> frozenset[tuple[str, str, date]]:
    """The limits that would be broken without the trial: subject, norm and day."""
    norms = {step.norm for effort in reach.trial.efforts for step in effort.steps if step.norm}
    rows = ledger.filter(
        has(reach.bit_without) & pl.col("norm").is_in(sorted(norms)) & (pl.col("outcome") == "breached")
    )
    return frozenset(rows.select(pl.col("subject", "norm").cast(pl.String), "base").iter_rows())


def _persons(cases: CaseBlock, effort: Effort) -> list[int]:
    """The places of those with an event or a use that a step of the effort is recorded by."""
    kinds = [step.by.kind for step in effort.steps if isinstance(step.by, Match)]
    uses = [step.by.exemption for step in effort.steps if isinstance(step.by, ByUse)]
    told = in_words(cases.events.select("who", "kind"))
    events = told.filter(pl.col("kind").cast(pl.String).is_in(kinds))["who"]
    used = cases.uses.filter(pl.col("exemption").cast(pl.String).is_in(uses))["who"]
    return sorted({*events.unique(), *used.unique()})
