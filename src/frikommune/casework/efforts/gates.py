"""Whether a step of an effort may be taken: trial, group, what came before, length, and the law's limit.

The limit is asked of the ledger itself, as if the step were taken: so a page and the ledger cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from frikommune.cases.added import is_same
from frikommune.cases.history import Event, History, Spell, Value
from frikommune.casework.efforts import refusals
from frikommune.casework.uses.as_if import AS_IF, open_spells, with_event
from frikommune.casework.uses.using import rows_on
from frikommune.dates import Step, as_day
from frikommune.errors import Refusal
from frikommune.evaluation.efforts.held import is_held
from frikommune.evaluation.efforts.runs import UNTIL, Run, Taken, runs_of
from frikommune.evaluation.efforts.state import state_of
from frikommune.language import Text
from frikommune.law.considered import considered
from frikommune.law.effort import ByUse, Effort, EffortStep
from frikommune.law.rulebook import Rulebook
from frikommune.law.terms import Match
from frikommune.law.words import any_of
from frikommune.ledger.notes import NOTES
from frikommune.ledger.row import Row

_SEQUENCE = 10**9
"""After every event of its day."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A step that somebody would take: where, when, and what is recorded with it."""

    effort: Effort
    step: EffortStep
    municipality: str
    day: date
    attributes: Mapping[str, Value] = field(default_factory=dict)

    @property
    def event(self) -> Event | None:
        """The event that would record it; None where it is a use of an exemption."""
        by = self.step.by
        if not isinstance(by, Match):
            return None
        type_ = min(by.types, default="")
        return Event(AS_IF, self.day, _SEQUENCE, by.kind, type_, attributes=self.attributes)


@dataclass(frozen=True, slots=True)
class Gate:
    """What stands against a step, all of it; and what cannot be determined of it, which stands in no way."""

    refusals: tuple[Refusal, ...] = ()
    doubts: tuple[Text, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the step may be taken."""
        return not self.refusals


def gate_of(wish: Wish, history: History, rulebook: Rulebook, today: date) -> Gate:
    """Whether the step may be taken, as known at the end of `today`."""
    if wish.day > today:
        return Gate((refusals.ahead_of_time(wish.day, today),))
    spells = [one for one in open_spells(history, wish.day) if one.municipality == wish.municipality]
    if not spells:
        return Gate((refusals.not_here(wish.day, wish.municipality),))
    found = (
        *_held(wish, spells, rulebook),
        *_group(wish, spells, rulebook),
        *_order(wish, history, today),
        *against_length(wish),
    )
    found = found or tuple(_use(wish, rulebook))
    return Gate(found) if found else _limit(wish, history, rulebook, today)


def run_in_progress(history: History, effort: Effort, today: date) -> Run | None:
    """The latest run, unless it is over."""
    run = next(reversed(runs_of(history, effort, today)), None)
    return run if run is not None and state_of(run).standing != "over" else None


def _use(wish: Wish, rulebook: Rulebook) -> Iterator[Refusal]:
    if isinstance(wish.step.by, ByUse):
        exemption = rulebook.exemptions[wish.step.by.exemption]
        yield refusals.by_a_use(wish.step, _named(exemption.id, exemption.title))


def _named(id_: str, title: Text) -> Text:
    return Text(f"{id_} “{title.da}”", f"{id_} “{title.en}”")


def _held(wish: Wish, spells: list[Spell], rulebook: Rulebook) -> Iterator[Refusal]:
    effort, day = wish.effort, wish.day
    if is_held(effort, rulebook, wish.municipality, day):
        return
    part = rulebook.exemptions[effort.parts[0]]
    group = min(part.groups, default=spells[0].group)
    norm = part.changes[0].norm
    weighed = considered(rulebook.all_trials, norm, wish.municipality, group, day)
    why = next(one.why for one in weighed if one.exemption.id == part.id)
    name = _named(part.id, part.title)
    expected = Text(f"at {name.da} gælder ({why.da})", f"that {name.en} holds ({why.en})")
    yield refusals.not_held(effort, wish.municipality, day, expected)


def _group(wish: Wish, spells: list[Spell], rulebook: Rulebook) -> Iterator[Refusal]:
    groups = wish.effort.groups_of(wish.step)
    if not groups or any(one.group in groups for one in spells):
        return
    words = rulebook.words
    covered = any_of(words.group_inside(one) for one in rulebook.groups if one in groups)
    yield refusals.not_for_group(wish.step, words.group_inside(spells[0].group), covered)


def _order(wish: Wish, history: History, today: date) -> Iterator[Refusal]:
    """What came before: the step it needs, and nothing that it would repeat or go back behind."""
    effort, step = wish.effort, wish.step
    run = run_in_progress(history, effort, today)
    twice = _twice(wish, history)
    taken = run.at(step.id) if run is not None else None
    if twice is not None or taken is not None:
        yield refusals.already_taken(step, twice.day if twice else taken.day if taken else wish.day)
    elif run is None:
        if before := effort.step(step.after):
            yield refusals.step_missing(step, before)
    elif step not in run.next_steps:
        yield refusals.past_it(step, run)
    elif wish.day < run.last.day:
        yield refusals.before_the_last(run, wish.day)
    else:
        yield from _before(wish, run)


def _twice(wish: Wish, history: History) -> Event | None:
    """An event of that day that says the same already."""
    event = wish.event
    same = (one for one in history.events if event is not None and is_same(one, event))
    return next(same, None)


def _before(wish: Wish, run: Run) -> Iterator[Refusal]:
    before = wish.effort.step(wish.step.after)
    taken: Taken | None = run.at(wish.step.after)
    if before is None:
        return
    if taken is None:
        yield refusals.step_missing(wish.step, before)
    elif taken.end is not None and wish.day < taken.end:
        yield refusals.not_over_yet(taken, wish.day, taken.end)


def against_length(wish: Wish) -> Iterator[Refusal]:
    """That the step would end before it begins, or last longer than it may."""
    until, longest = as_day(wish.attributes.get(UNTIL)), wish.step.longest
    if until is None:
        return
    if until <= wish.day:
        yield refusals.backwards(until, wish.day)
    elif isinstance(longest, Step) and until > longest.after(wish.day):
        yield refusals.too_long(wish.step, until, longest.after(wish.day) - timedelta(days=1))


def _limit(wish: Wish, history: History, rulebook: Rulebook, today: date) -> Gate:
    """The ledger's own word on the limit, as if the step were taken."""
    event = wish.event
    if not wish.step.norm or event is None:
        return Gate()
    rows = rows_on(with_event(history, event), rulebook, wish.step.norm, today)
    mine = [row for row in rows if row.base == wish.day and row.municipality == wish.municipality]
    broken = tuple(_broken(row, rulebook) for row in mine if row.outcome == "breached")
    doubts = tuple(why_of(row, rulebook) for row in mine if row.standing == "unknown")
    return Gate(broken, doubts)


def _broken(row: Row, rulebook: Rulebook) -> Refusal:
    usable = [_named(one.id, one.title) for one in row.rule.usable]
    return refusals.limit_broken(
        row.rule.norm, row.base, why_of(row, rulebook), any_of(usable) if usable else None
    )


def why_of(row: Row, rulebook: Rulebook) -> Text:
    """Why a row is what it is: the sentences of the ledger's notes."""
    said = [NOTES[note.code](note, rulebook.words).text for note in row.notes]
    return Text(" ".join(one.da for one in said), " ".join(one.en for one in said))
