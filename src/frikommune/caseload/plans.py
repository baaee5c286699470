"""Lays the plans of a profile over courses: when each event falls, in what form, and what it needs first."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from frikommune.caseload.columns import NO_DAY, Columns, Decision, What
from frikommune.caseload.courses import Courses, leaving_words
from frikommune.caseload.drawing import Flags, Ints, by_chance, number, weekday, weekday_before, within
from frikommune.caseload.profile import Exempt, Need, Plan, Profile, Telephone

LEADERS = 12
"""How many leaders check uses; their numbers are made up."""


class Planner:
    """Adds the events and uses that the plans give to the courses of one block."""

    def __init__(self, profile: Profile, draw: Generator, courses: Courses, columns: Columns) -> None:
        self.profile, self.draw, self.courses, self.columns = profile, draw, courses, columns
        self.groups = [group.id for group in profile.groups]
        self.places = [place.name for place in profile.places]
        self.end = number(profile.end)
        self.leaving = leaving_words(profile)

    def lay_all(self) -> None:
        """Lay every plan, in the profile's order."""
        for plan in self.profile.plans:
            self.lay(plan)

    def lay(self, plan: Plan) -> None:
        """Lay one plan."""
        which, day = self.days(plan)
        if plan.kind:
            until = day + within(self.draw, plan.lasts, len(day)) if plan.lasts else NO_DAY
            what, leaves_on = self.forms(plan, which, day)
            self.add(which, day, what, until=until, leaves_on=leaves_on)
        for need in plan.needs:
            self.meet(need, which, day)

    def days(self, plan: Plan) -> tuple[Ints, Ints]:
        """Which courses the plan's events belong to, and their days."""
        courses = self.courses
        which = np.flatnonzero(self.reached(plan))
        which = which[by_chance(self.draw, plan.share, len(which))]
        lived = np.minimum(courses.end[which], self.end) - courses.start[which]
        first = within(self.draw, plan.first, len(which))
        room = np.minimum(lived - 1, plan.last) - first
        each = np.where(room < 0, 0, 1 + (room // plan.every if plan.every else 0)).astype(np.int64)
        number_in = np.arange(each.sum()) - np.repeat(np.cumsum(each) - each, each)
        which, first = np.repeat(which, each), np.repeat(first, each)
        apart = np.rint(number_in * plan.every).astype(np.int64)
        shaken = within(self.draw, (-plan.jitter, plan.jitter), len(which)) * (number_in > 0)
        late = by_chance(self.draw, plan.late, len(which)) * within(self.draw, plan.late_days, len(which))
        start = courses.start[which]
        day = weekday(np.maximum(start + first + apart + shaken + late, start))
        kept = by_chance(self.draw, plan.held, len(which)) & (day < np.minimum(courses.end[which], self.end))
        kept &= (day >= number(plan.days[0])) & (day < number(plan.days[1]))
        kept[kept] = ~self.is_reserved(plan.id, which[kept], day[kept])
        return which[kept], day[kept]

    def reached(self, plan: Plan) -> Flags:
        """The courses that a plan is for."""
        courses = self.courses
        wanted = np.array([group in plan.groups for group in self.groups])
        found: Flags = (courses.planned == 1) & wanted[courses.group]
        found &= (courses.start >= number(plan.courses[0])) & (courses.start < number(plan.courses[1]))
        found &= self.is_in(plan.places, courses.place)
        return found

    def is_in(self, places: frozenset[str] | None, place: Ints) -> Flags:
        """Whether each place is one of some; None for all."""
        if places is None:
            return np.ones(len(place), np.bool_)
        return np.array([name in places for name in self.places])[place]

    def is_reserved(self, plan: str, which: Ints, day: Ints) -> Flags:
        """Whether an event of a plan is left to the reconstruction."""
        found = np.zeros(len(day), np.bool_)
        for one in self.profile.reserved:
            if plan in one.plans:
                there = self.courses.place_on(which, day) == self.places.index(one.place)
                found |= there & (day >= number(one.start)) & (day < number(one.end))
        return found

    def forms(self, plan: Plan, which: Ints, day: Ints) -> tuple[Ints, Ints]:
        """What each event is, and the day of a departure that its attributes name (NO_DAY for none)."""
        usual = self.columns.whats.number(What(plan.kind, plan.type, plan.form, plan.attributes))
        what, leaves_on = np.full(len(day), usual), np.full(len(day), NO_DAY)
        if plan.telephone is not None:
            self.by_telephone(plan, plan.telephone, which, day, what)
            self.of_leaving(plan, plan.telephone, which, day, what, leaves_on)
        return what, leaves_on

    def by_telephone(self, plan: Plan, told: Telephone, which: Ints, day: Ints, what: Ints) -> None:
        """Turn a share of the talks into telephone talks with a reason."""
        there = self.is_in(told.places, self.courses.place_on(which, day)) & (day >= number(told.start))
        hit = np.flatnonzero(by_chance(self.draw, told.share, len(day)) & there)
        numbers = np.array([self.telephone(plan, f'{{"aarsag": "{why}"}}') for why in told.reasons])
        what[hit] = numbers[self.draw.integers(0, len(numbers), len(hit))]

    def of_leaving(
        self, plan: Plan, told: Telephone, which: Ints, day: Ints, what: Ints, leaves_on: Ints
    ) -> None:
        """Turn a share of the talks with those who soon leave into telephone talks that say so."""
        courses = self.courses
        soon = courses.end[which] - day <= told.leaving_days
        hit = np.flatnonzero(by_chance(self.draw, told.leaving_share, len(day)) & soon)
        hit = hit[courses.leaves[which[hit]] > 0]
        words = '{{"afgang_den": "%", "afgang_til": "{}"}}'
        numbers = np.array([self.telephone(plan, words.format(why)) for why in self.leaving])
        what[hit] = numbers[courses.leaves[which[hit]]]
        leaves_on[hit] = courses.end[which[hit]]

    def telephone(self, plan: Plan, attributes: str) -> int:
        """The number of a plan's talk by telephone with some attributes."""
        return self.columns.whats.number(What(plan.kind, plan.type, "telefonisk", attributes))

    def meet(self, need: Need, which: Ints, day: Ints) -> None:
        """Add what comes before the events of a plan, or the uses that let it off."""
        there = self.is_in(need.places, self.courses.place_on(which, day))
        if need.start is not None:
            there &= day >= number(need.start)
        if need.exempt is not None:
            let_off = self.let_off(need.exempt, which, day) & there
            self.use(need.exempt, which[let_off], day[let_off])
            there &= ~let_off
        there &= by_chance(self.draw, need.share, len(day))
        if not need.kind:
            return
        which, day = which[there], day[there]
        on = weekday_before(day - within(self.draw, need.days_before, len(day)))
        on = np.maximum(on, self.courses.start[which])
        in_time = on < np.minimum(self.courses.end[which], self.end)
        which, on = which[in_time], on[in_time]
        self.add(which, on, self.columns.whats.number(What(need.kind, need.type)), rank=0)

    def let_off(self, exempt: Exempt, which: Ints, day: Ints) -> Flags:
        """The cases in which an exemption is used."""
        there = self.is_in(exempt.places, self.courses.place_on(which, day))
        return there & (day >= number(exempt.start)) & by_chance(self.draw, exempt.share, len(day))

    def use(self, exempt: Exempt, which: Ints, day: Ints) -> None:
        """Add the uses of an exemption, decided some days before and checked where a leader must."""
        decided = weekday_before(day - within(self.draw, exempt.decided_before, len(day)))
        decided = np.maximum(decided, np.maximum(self.courses.start[which], number(exempt.start)))
        replaced = by_chance(self.draw, exempt.replaced_share, len(day)).astype(np.int64)
        numbers = np.array(
            [
                [
                    self.columns.decisions.number(Decision(exempt.exemption, exempt.norm, why, instead))
                    for instead in ("", exempt.replaced_by)
                ]
                for why in exempt.reasons
            ]
        )
        what = numbers[self.draw.integers(0, len(numbers), len(day)), replaced]
        leader = within(self.draw, (1, LEADERS), len(day)) if exempt.leader else 0
        approved = np.minimum(
            weekday(decided + within(self.draw, (0, 3), len(day))), np.maximum(day, decided)
        )
        person = self.courses.person[which]
        self.columns.add_uses(
            person, decided, what, leader, approved if exempt.leader else decided * 0 + NO_DAY
        )

    def add(
        self,
        which: Ints,
        day: Ints,
        what: Ints | int,
        *,
        rank: int = 1,
        until: Ints | int = NO_DAY,
        leaves_on: Ints | int = NO_DAY,
    ) -> None:
        """Add events of some courses."""
        courses = self.courses
        spell = courses.spell_on(which, day)
        self.columns.add_events(
            courses.person[which], spell, day, what, rank=rank, until=until, leaves_on=leaves_on
        )
