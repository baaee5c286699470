"""The calendar in three views, and the approval chains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frikommune.language import NO_WORDS, Text
from frikommune.programme.dated import KIND_WORDS, Dated
from frikommune.programme.entry import Subject
from frikommune.programme.figure import Figure
from frikommune.programme.plans import PLAN_WORDS, Plan, chains_of, days_late, network_over, plans_of
from frikommune.programme.state import State
from frikommune.programme.words import subject_text
from frikommune.web.calendar.chosen import VIEWS, Chosen, chosen_of
from frikommune.web.calendar.grid import WEEKDAYS, agenda_of, month_of, next_month, year_of, years_of
from frikommune.web.calendar.items import all_items
from frikommune.web.journal.entering import of_programme
from frikommune.web.people.rights import may


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A body, how often it meets in words and in number, and how many meetings of the year are planned."""

    body: Subject
    name: Text
    meets: Text
    number: Text
    planned: int


@of_programme()
def calendar(request: HttpRequest) -> HttpResponse:
    """Agenda, month or year, filtered."""
    everything = all_items(request)
    chosen = chosen_of(request, request.book.municipalities)
    items = [one for one in everything if chosen.keeps(one)]
    shown = {
        "chosen": chosen,
        "views": VIEWS,
        "kinds": {
            kind: KIND_WORDS[kind] for kind in KIND_WORDS if any(one.kind == kind for one in everything)
        },
        "places": request.book.municipalities,
        "years": years_of(everything),
        "weekdays": WEEKDAYS,
        "late": sum(one.standing == "overdue" for one in everything),
        "may_plan": may(request.user, request.programme, "plan"),
        "rhythm": rhythm_of(request.book.now(request.on, request.known_on), everything, request.on.year),
        **_laid_out(request, chosen, items),
    }
    template = "calendar/shown.html" if request.htmx else "calendar/calendar.html"
    return render(request, template, shown)


def _laid_out(request: HttpRequest, chosen: Chosen, items: Sequence[Dated]) -> dict[str, object]:
    if chosen.view == "month":
        month = month_of(chosen.first, items, request.on)
        return {
            "month": month,
            "before": _key(next_month(month.first, -1)),
            "after": _key(next_month(month.first)),
        }
    if chosen.view == "year":
        year = chosen.first.year
        return {
            "groups": [one for one in year_of(year, items) if one.items],
            "year": year,
            "before": year - 1,
            "after": year + 1,
        }
    return {"groups": [one for one in agenda_of(items, request.on) if one.items]}


def _key(first: object) -> str:
    return f"{first:%Y-%m}"


def rhythm_of(now: State, items: Sequence[Dated], year: int) -> tuple[Rhythm, ...]:
    """The bodies of which it is told how often they meet."""
    found = []
    for body in now.subjects("body"):
        a_year, meets = now.question(body, "a_year").one, now.question(body, "meets").one
        if a_year is None or not isinstance(a_year.value, Figure):
            continue
        words = meets.value if meets and isinstance(meets.value, Text) else a_year.value.text
        planned = sum(_is_of(one, body, year) for one in items)
        names = {body: _name(now, body)}
        number = replace(a_year.value, measure=NO_WORDS, unit="times").text
        found.append(Rhythm(body, subject_text(body, names), words, number, planned))
    return tuple(found)


def _name(now: State, body: Subject) -> Text:
    named = now.question(body, "named").facts
    value = named[-1].entry.value if named else None
    return value if isinstance(value, Text) else Text.same(body.name)


def _is_of(item: Dated, body: Subject, year: int) -> bool:
    return item.kind == "meeting" and body in (item.body, item.about) and item.start.year == year


@of_programme()
def chain(request: HttpRequest) -> HttpResponse:
    """Each approval chain from first to last, with every municipality ticked."""
    now = request.book.now(request.on, request.known_on)
    over = network_over(now.known)
    chains = [[chain_line(request, plan, over) for plan in chain] for chain in chains_of(plans_of(now))]
    return render(request, "calendar/chain.html", {"chains": chains})


@dataclass(frozen=True, slots=True)
class ChainLine:
    """A step of a chain: the plan, where it stands in words, and how many days late."""

    plan: Plan
    standing: str
    words: Text
    late: int


def chain_line(request: HttpRequest, plan: Plan, over: object) -> ChainLine:
    """A plan with its standing on the day."""
    standing = plan.standing(request.on, over)  # type: ignore[arg-type]
    late = days_late(plan.due, request.on) if standing == "overdue" else 0
    return ChainLine(plan, standing, PLAN_WORDS[standing], late)
