"""Terms read back from their rows of numbers, to be compared with the terms themselves."""

from collections.abc import Mapping
from typing import Any

from frikommune.dates import Rounding, Step
from frikommune.language import NO_WORDS
from frikommune.law.source import Unknown
from frikommune.law.terms import (
    AtMost,
    Attribute,
    Clock,
    DutyTerms,
    Edge,
    Elapsed,
    Form,
    LimitTerms,
    Longest,
    Match,
    NotPermitted,
    OnlyGroups,
    Permitted,
    Phase,
    PreconditionTerms,
    Ratio,
    Release,
    Rhythm,
    SameDay,
    Terms,
    Window,
)
from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.terms_plan import TermsTables

UNKNOWN = Unknown(NO_WORDS)
ROUNDING: tuple[Rounding | None, ...] = (None, "down", "up", "error")
SAME_DAY: tuple[SameDay, ...] = ("sequence", "strict", "same_day_counts")
CLOCK: tuple[Clock, ...] = ("days", "seconds")


class Reader:
    """Reads terms back from their tables, but for the words that are only shown."""

    def __init__(self, tables: TermsTables) -> None:
        self.of = tables
        self.steps, self.windows, self.phases = tables.step_rows(), tables.windows(), tables.phases()

    def terms(self, number: int) -> Terms:
        row = self.of.rows()[number].tolist()
        read = {f.DUTY: self._duty, f.PRECONDITION: self._precondition, f.LIMIT: self._limit}
        terms: Terms = read[row[f.T_KIND]](row)
        return terms

    def step(self, number: int) -> Any:
        """The step in months and days, which is all that the kernels know of it."""
        if number == f.NONE:
            return None
        months, days, rounding = self.steps[number].tolist()
        return Step(months=months, days=days, rounding=ROUNDING[rounding])

    def matches(self, number: int) -> frozenset[Match]:
        return self.of.sets.things[number]

    def _duty(self, row: list[int]) -> Terms:
        forms: Any = UNKNOWN if row[f.T_FORMS] == f.NOT_KNOWN else ()
        if row[f.T_FORMS] >= 0:
            forms = self.of.forms.things[row[f.T_FORMS]]
        release, pauses = row[f.T_RELEASE], row[f.T_PAUSES]
        return DutyTerms(
            done_by=tuple(sorted(self.matches(row[f.T_DONE]), key=str)),
            windows=self._windows(row[f.T_WINDOW_0], row[f.T_WINDOWS]),
            rhythm=self._rhythm(row),
            forms=forms,
            early=self.step(row[f.T_EARLY]),
            released_by=None if release == f.NONE else self.of.releases.things[release],
            pauses=frozenset() if pauses == f.NONE else frozenset(one.kind for one in self.matches(pauses)),
            rolls=bool(row[f.T_ROLLS]),
            same_day=SAME_DAY[row[f.T_SAME_DAY]],
            clock=CLOCK[row[f.T_CLOCK]],
        )

    def _windows(self, first: int, count: int) -> Any:
        if count < 0:
            return {f.NONE: None, f.NOT_KNOWN: UNKNOWN}[count]
        rows = [(place, self.windows[place].tolist()) for place in range(first, first + count)]
        return {row[f.W_NUMBER]: self._window(place, row) for place, row in rows}

    def _window(self, place: int, row: list[int]) -> Window | Unknown:
        if row[f.W_KIND] == f.UNKNOWN:
            return UNKNOWN
        opens = Edge(self.step(row[f.W_OPENS]), row[f.W_OPENS_LESS])
        if row[f.W_DUE_KIND] == f.DUE_ATTRIBUTE:
            return Window(NO_WORDS, opens, due_attribute=self.of.spell_attributes.things[row[f.W_DUE]])
        if row[f.W_DUE_KIND] == f.DUE_SECONDS:
            return Window(NO_WORDS, opens, due_seconds=self.of.due_seconds[place])
        if row[f.W_DUE_KIND] == f.DUE_WITH_COURSE:
            return Window(NO_WORDS, opens)
        return Window(NO_WORDS, opens, Edge(self.step(row[f.W_DUE]), row[f.W_DUE_LESS]))

    def _rhythm(self, row: list[int]) -> Rhythm | Unknown | None:
        if row[f.T_RHYTHM] < 0:
            return {f.NONE: None, f.NOT_KNOWN: UNKNOWN}[row[f.T_RHYTHM]]
        places = range(row[f.T_PHASE_0], row[f.T_PHASE_0] + row[f.T_PHASES])
        phases = tuple(Phase(*map(self.step, self.phases[place])) for place in places)
        counted: Any = {f.LAST_DONE: "last_done", f.ORIGIN: "origin"}[row[f.T_RHYTHM]]
        return Rhythm(counted, phases, self.step(row[f.T_FIRST_DUE]))

    def _precondition(self, row: list[int]) -> Terms:
        requires, seconds = row[f.T_REQUIRES], row[f.T_MAX_SECONDS]
        known = requires != f.NOT_KNOWN
        return PreconditionTerms(
            trigger=self._trigger(row),
            requires=tuple(sorted(self.matches(requires), key=str)) if known else UNKNOWN,
            max_age=self.step(row[f.T_MAX_AGE]),
            max_age_seconds=None if seconds == f.NONE else seconds,
            carry_over=bool(row[f.T_CARRY]),
            same_day=SAME_DAY[row[f.T_SAME_DAY]],
            clock=CLOCK[row[f.T_CLOCK]],
        )

    def _trigger(self, row: list[int]) -> Match | None:
        if row[f.T_TRIGGER] == f.NONE:
            return None
        (trigger,) = self.matches(row[f.T_TRIGGER])
        return trigger

    def _limit(self, row: list[int]) -> Terms:
        trigger = self._trigger(row)
        assert trigger is not None
        return LimitTerms(trigger, self._test(row[f.T_TEST], *row[f.T_P0 : f.T_P3 + 1]))

    def _test(self, test: int, one: int, two: int, three: int, four: int) -> Any:
        things = self.of
        within = None if three == f.NONE else three
        read = {
            f.NOT_KNOWN: lambda: UNKNOWN,
            f.TEST_GROUPS: lambda: OnlyGroups(things.groups.things[one]),
            f.TEST_NEVER: NotPermitted,
            f.TEST_ALWAYS: Permitted,
            f.TEST_ELAPSED: lambda: (
                Elapsed(self.step(one), 0)
                if two == f.NONE
                else Elapsed(Step(), one, things.groups.things[two], within)
            ),
            f.TEST_AT_MOST: lambda: AtMost(
                things.amounts.things[one], things.totals.things[two], self.step(three)
            ),
            f.TEST_LONGEST: lambda: Longest(self.step(one)),
            f.TEST_RATIO: lambda: Ratio(one, two, three, four),
            f.TEST_ATTRIBUTE: lambda: things.tests.things[one],
        }
        return read[test]()


def plain(thing: Any) -> Any:
    """Terms in the form in which they can be read back: steps in months, no words, matches sorted."""
    match thing:
        case Unknown():
            return UNKNOWN
        case Step():
            months, days = 12 * thing.years + thing.months, 7 * thing.weeks + thing.days
            return Step(months=months, days=days, rounding=thing.rounding)
        case Mapping():
            return {number: plain(thing[number]) for number in sorted(thing)}
        case Release() | Form() | Match() | Attribute():
            return thing
        case Elapsed():
            return (
                Elapsed(Step(), thing.days, thing.groups, thing.within_days)
                if thing.groups
                else Elapsed(plain(thing.at_least), 0)
            )
        case tuple():
            found = [plain(one) for one in thing]
            return tuple(sorted(set(found), key=str) if found and isinstance(found[0], Match) else found)
        case (
            DutyTerms()
            | PreconditionTerms()
            | LimitTerms()
            | Window()
            | Edge()
            | Rhythm()
            | Phase()
            | AtMost()
            | Longest()
        ):
            values = {name: plain(getattr(thing, name)) for name in thing.__dataclass_fields__}
            return type(thing)(**values | ({"words": NO_WORDS} if isinstance(thing, Window) else {}))
        case _:
            return thing
