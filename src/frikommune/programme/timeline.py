"""The programme's years at a glance: rounds, trials and laws, by what was known on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from frikommune.language import Text
from frikommune.programme.entry import Entry, Subject
from frikommune.programme.row_facts import RowFacts, counting, row_facts
from frikommune.programme.state import State
from frikommune.programme.trial import Number, by_number
from frikommune.programme.when import When
from frikommune.programme.words import subject_text

MomentKind = Literal["deadline", "start", "law", "period_end"]
MOMENT_WORDS: Mapping[MomentKind, Text] = {
    "deadline": Text("frist", "deadline"),
    "start": Text("start", "start"),
    "law": Text("ny lov", "new law"),
    "period_end": Text("perioden slutter", "the period ends"),
}
_SAYS: Mapping[str, MomentKind] = {
    "deadline": "deadline",
    "start": "start",
    "in_force": "law",
    "period_end": "period_end",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """A day that the whole programme meets. `label` says of what: a round, a law."""

    kind: MomentKind
    day: date
    label: Text


@dataclass(frozen=True, slots=True)
class Bar:
    """A trial: `sent`, `begun`, and `ended`, the first day after; None where it never came or is not known.

    `is_assumed`: no first day of it is stated anywhere. `is_refused`: the application was refused.
    """

    trial: str
    name: Text | None
    sent: date | None
    begun: date | None
    ended: date | None
    is_assumed: bool
    is_refused: bool

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds."""
        return self.ended - timedelta(1) if self.ended else None


@dataclass(frozen=True, slots=True)
class Timeline:
    """From the first day of a year to the last of another."""

    first: date
    last: date
    moments: tuple[Moment, ...]
    bars: tuple[Bar, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The years it spans."""
        return tuple(range(self.first.year, self.last.year + 1))

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each month, and the first day after."""
        return (*(date(y, m, 1) for y in self.years for m in range(1, 13)), self.last + timedelta(1))


def timeline(
    everything: State, parts: Mapping[str, tuple[str, ...]], names: Mapping[Subject, Text], today: date
) -> Timeline:
    """`everything` is the state on the last of all days; `today` is where a programme without days begins."""
    moments = tuple(sorted(_moments(everything, names), key=lambda one: (one.day, one.kind)))
    subjects = {one.about.name for one in everything.known if one.about.kind in ("trial", "application")}
    facts = [row_facts(everything, name, parts.get(name, ())) for name in subjects]
    bars = [_bar(one, names) for one in facts]
    days = [one.day for one in moments] + [one.sent for one in bars if one.sent] or [today]
    last_year = max(days).year if len(days) > 1 else today.year + 4
    first, last = date(min(days).year, 1, 1), date(last_year, 12, 31)
    return Timeline(first, last, moments, tuple(sorted(bars, key=_order)))


def _moments(now: State, names: Mapping[Subject, Text]) -> Iterator[Moment]:
    for (about, says), question in now.questions.items():
        if about.kind not in ("round", "law", "network") or says not in _SAYS:
            continue
        told = [one.entry for one in counting(question)] or list(question.coming)
        for day in dict.fromkeys(one.value.last for one in _agreed(told) if isinstance(one.value, When)):
            yield Moment(_SAYS[says], day, subject_text(about, names))


def _agreed(told: Sequence[Entry]) -> Sequence[Entry]:
    """The last told where they differ: one day is drawn, and the journal shows its rivals."""
    return told[-1:]


def _bar(facts: RowFacts, names: Mapping[Subject, Text]) -> Bar:
    held = [one for some in facts.held.values() for one in some]
    ends = [one.end for one in held]
    sent = [one for one in facts.about_outcome if one.says == "sent_in"]
    sent += [one for one in facts.acts if one.says == "send"]
    return Bar(
        trial=facts.trial,
        name=names.get(Subject("trial", facts.trial)),
        sent=next((one.effect.last for one in sent if one.effect), None),
        begun=min((one.start for one in held), default=None),
        ended=None if None in ends else max((one for one in ends if one), default=None),
        is_assumed=bool(held) and all(one.entry.certainty == "assumed" for one in held),
        is_refused=facts.stage == "refused",
    )


def _order(bar: Bar) -> tuple[date, bool, Number]:
    return bar.sent or bar.begun or date.max, bar.is_refused, by_number(bar.trial)
