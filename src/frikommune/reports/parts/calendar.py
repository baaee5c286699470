"""What is planned, from the calendar of the journal: what is coming, and what has passed without a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from frikommune.language import Text
from frikommune.programme.journal import in_order
from frikommune.programme.plans import Plan, Told, network_over, plans_of
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Grid, Words
from frikommune.reports.parts.days import long_when
from frikommune.reports.writing import joined, words

COLUMNS = (Text("Hvad", "What"), Text("Hvornår", "When"))
_SPAN = re.compile(r"(.*) (\d{4}) – (.*) \2")
_OR = Text(" eller ", " or ")


def coming(facts: Facts) -> tuple[Plan, ...]:
    """What lies ahead or is going on, in order of its last day."""
    return tuple(sorted(_standing(facts, "coming", "now"), key=_last))


def passed(facts: Facts, since: date) -> tuple[Plan, ...]:
    """What should have been done from `since` up to the day, and of which no source tells that it was."""
    found = _standing(facts, "overdue", "not_told")
    return tuple(one for one in found if one.due is not None and one.due >= since)


def told_last(plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """Those that the latest source tells of."""
    by_plan = {
        one.about: max((entry for time in one.times for entry in time.entries), key=in_order) for one in plans
    }
    last = max(by_plan.values(), key=in_order, default=None)
    return tuple(one for one in plans if last is not None and by_plan[one.about].paper.id == last.paper.id)


def plan_table(facts: Facts, plans: Sequence[Plan], caption: Words) -> Grid:
    """A row for each plan: what, and when; several times where sources disagree."""
    rows = tuple((name_of(facts, one), when_of(facts, one.times)) for one in plans)
    return Grid(caption, COLUMNS, rows)


def name_of(facts: Facts, plan: Plan) -> Words:
    """What is planned, with who says so."""
    named = facts.found(plan.about, "named")
    return words(named) if named else words(facts.name(plan.about))


def when_of(facts: Facts, times: Iterable[Told]) -> Words:
    """The times that are held to be so, or all of them where none is chosen."""
    times = tuple(times)
    chosen = [one for one in times if one.adopted] or times
    said = (words(facts.cite(one.entries[-1], _once(long_when(one.when)))) for one in chosen)
    return joined(said, _OR)


def _standing(facts: Facts, *wanted: str) -> Iterator[Plan]:
    over = network_over(facts.now.known)
    return (one for one in plans_of(facts.now) if one.times and one.standing(facts.on, over) in wanted)


def _last(plan: Plan) -> tuple[date, date, str]:
    return plan.due or date.max, plan.start or date.max, plan.about.name


def _once(span: Text) -> Text:
    """`marts – maj 2020`: the year once, where both ends have the same."""
    return Text(*(_SPAN.sub(r"\1 – \3 \2", said) for said in span))
