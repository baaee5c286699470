"""Rules and the timelines they stand in, as rows of numbers; those that say the same are one."""

from __future__ import annotations

from datetime import date

import numpy as np

from frikommune.law.norm import Norm
from frikommune.law.rulebook import Rule, Rulebook, Timeline, World
from frikommune.law.terms import DutyTerms, Match, Rhythm
from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.numbering import Numbering, Numbers, day_number, table
from frikommune.ledger.population.terms_plan import TermsTables
from frikommune.ledger.worlds import Worlds

_CUTS = {
    "reread": f.CUT_REREAD,
    "repealed": f.CUT_REPEALED,
    "suspended": f.CUT_SUSPENDED,
    "resumed": f.CUT_RESUMED,
}
_OVER_ALL_TIME = (f.L_BY_START, f.L_SHAPE, f.L_DONE, f.L_MAY_SET_OFF, f.L_STEP_0, f.L_STEPS)
_SHAPES = {"last_done": f.LAST_DONE, "origin": f.ORIGIN}
_Periods = tuple[tuple[date, date | None], ...]
_Granted = tuple[tuple[str, _Periods], ...]


class TimelineTables:
    """Timelines by number, with their rules, cuts, usable exemptions and numbers of steps."""

    def __init__(self, terms: TermsTables, exemptions: tuple[str, ...]) -> None:
        self._terms = terms
        self._exemptions = {name: number for number, name in enumerate(exemptions)}
        self._known: dict[tuple[tuple[int, int], ...], int] = {}
        self._readings: Numbering[tuple[object, ...]] = Numbering()
        self._asked: Numbering[tuple[object, ...]] = Numbering()
        self._timelines: list[list[int]] = []
        self._rules: list[list[int]] = []
        self._cuts: list[tuple[int, int]] = []
        self._usable: list[int] = []
        self._numbers: list[int] = []
        self._steps: dict[tuple[int, ...], int] = {}
        self._ever: Numbering[tuple[int, ...]] = Numbering()

    def number(self, timeline: Timeline) -> int:
        """The number of a timeline: the same for two whose rules begin on the same days and say the same."""
        key = tuple((day_number(rule.start), self._reading(rule)) for rule in timeline.rules)
        if key not in self._known:
            self._known[key] = len(self._timelines)
            self._timelines.append(self._row(timeline))
        return self._known[key]

    def timelines(self) -> Numbers:
        """[timeline, L_*]."""
        return table(self._timelines, f.L_FIELDS)

    def rules(self) -> Numbers:
        """[rule, R_*]; those of a timeline stand together, in order of their first day."""
        return table(self._rules, f.R_FIELDS)

    def cuts(self) -> Numbers:
        """[cut, (day, CUT_*)]; those of a timeline stand together, in order of day."""
        return table(self._cuts, 2)

    def usable(self) -> Numbers:
        """The exemptions that may be used case by case, rule by rule."""
        return np.array(self._usable, dtype=np.int64)

    def numbers(self) -> Numbers:
        """The numbers of steps in order, list by list; timelines with the same steps share one."""
        return np.array(self._numbers, dtype=np.int64)

    def _row(self, timeline: Timeline) -> list[int]:
        terms, steps, cuts = self._terms, tuple(sorted(timeline.steps)), timeline.cuts
        row = [f.NONE] * f.L_FIELDS
        row[f.L_RULE_0], row[f.L_RULES] = len(self._rules), len(timeline.rules)
        row[f.L_CUT_0], row[f.L_CUTS] = len(self._cuts), len(cuts)
        if steps not in self._steps:
            self._steps[steps] = len(self._numbers)
            self._numbers += steps
        row[f.L_STEP_0], row[f.L_STEPS] = self._steps[steps], len(steps)
        row[f.L_DONE], row[f.L_TRIGGERS] = (
            terms.kinds(timeline.done_kinds),
            terms.kinds(timeline.trigger_kinds),
        )
        if timeline.release_kinds:
            row[f.L_RELEASES] = terms.kinds(timeline.release_kinds)
        row[f.L_BY_START], row[f.L_SHAPE] = int(timeline.set_off_by_start), _shape(timeline)
        row[f.L_MAY_SET_OFF] = terms.sets.of(_triggers(timeline))
        row[f.L_EVER] = self._ever.of(tuple(row[field] for field in _OVER_ALL_TIME))
        self._rules += [self._rule(rule) for rule in timeline.rules]
        self._cuts += [(day_number(day), _CUTS[reason]) for day, reason in cuts]
        return row

    def _rule(self, rule: Rule) -> list[int]:
        version, exemptions = rule.version, self._exemptions
        row = [f.NONE] * f.R_FIELDS
        row[f.R_START], row[f.R_TERMS] = day_number(rule.start), self._terms.number(rule.terms)
        row[f.R_BEFORE], row[f.R_SUSPENDED] = int(rule.before), int(rule.suspended_by is not None)
        row[f.R_READING], row[f.R_ASKS] = self._reading(rule), self._asked.of(_asked(rule))
        row[f.R_USABLE_0], row[f.R_USABLES] = len(self._usable), len(rule.usable)
        row[f.R_LAW] = self._terms.number(version.terms if version else None)
        row[f.R_VERSION] = f.NO if version is None else day_number(version.start)
        if rule.layers:
            row[f.R_TOP] = exemptions[rule.layers[-1].id]
        if rule.suspended_by is not None:
            row[f.R_SUSPENDER] = exemptions[rule.suspended_by.id]
        self._usable += [exemptions[one.id] for one in rule.usable]
        return row

    def _reading(self, rule: Rule) -> int:
        return self._readings.of((*_asked(rule), tuple(one.id for one in rule.usable)))


def _asked(rule: Rule) -> tuple[object, ...]:
    """What a rule says, but for its first day and what may be used case by case."""
    suspender = rule.suspended_by.id if rule.suspended_by else None
    version = rule.version.start if rule.version else None
    return (rule.norm.id, version, tuple(one.id for one in rule.layers), suspender)


def _shape(timeline: Timeline) -> int:
    """The first rhythm's shape among all terms of the timeline; NONE if there is no rhythm."""
    for terms in timeline.all_terms:
        if isinstance(terms, DutyTerms) and isinstance(terms.rhythm, Rhythm):
            return _SHAPES[terms.rhythm.counted_from]
    return f.NONE


def _triggers(timeline: Timeline) -> frozenset[Match]:
    triggers = (terms.trigger for terms in timeline.all_terms if not isinstance(terms, DutyTerms))
    return frozenset(trigger for trigger in triggers if trigger is not None)


def cells_of(worlds: Worlds, timelines: TimelineTables) -> Numbers:
    """[norm, place * groups + group, world]: the number of the timeline; -1 where the norm skips the group.

    Places are the rulebook's municipalities and, last, any other one, where the law stands alone; groups are
    the rulebook's and, last, any other one, which no norm concerns.
    """
    book = worlds.rulebook
    groups, places = len(book.groups) + 1, len(book.municipalities) + 1
    cells = np.full((len(book.norms), places * groups, len(worlds.worlds)), f.NONE, dtype=np.int64)
    for number, norm in enumerate(book.norms.values()):
        alone = timelines.number(book.no_trials.timeline(norm.id, "", ""))
        known: dict[_Granted, int] = {}
        for nth, place in enumerate((*book.municipalities, "")):
            granted = _granted(book, norm, place)
            for group, name in enumerate(book.groups):
                if not norm.concerns(name):
                    continue
                cell = cells[number, nth * groups + group]
                cell[:] = alone
                for world, one in enumerate(worlds.worlds if granted else ()):
                    cell[world] = _numbered(timelines, known, one, norm, (place, name), granted)
    return cells


def _granted(book: Rulebook, norm: Norm, place: str) -> _Granted:
    """The exemptions on the norm that are granted in a place, each with its periods there."""
    found = (
        (one.id, tuple((grant.start, grant.end) for grant in book.grants_of.get((one.id, place), ())))
        for one in book.exemptions_on[norm.id]
    )
    return tuple((name, periods) for name, periods in found if periods)


def _numbered(
    timelines: TimelineTables,
    known: dict[_Granted, int],
    world: World,
    norm: Norm,
    where: tuple[str, str],
    granted: _Granted,
) -> int:
    """The number of a timeline, compiled only where no other place, group or world has the same grants."""
    place, group = where
    exemptions = world.rulebook.exemptions
    key = tuple(one for one in granted if one[0] in world.counted and exemptions[one[0]].covers_group(group))
    if key not in known:
        known[key] = timelines.number(world.timeline(norm.id, place, group))
    return known[key]
