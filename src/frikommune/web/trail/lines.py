"""A line of the trail as page and file show it: when, who, what, and whom it was about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse

from frikommune.language import Text
from frikommune.web.cases.finding import cases_here
from frikommune.web.cases.looking_up import many_of, purpose_text
from frikommune.web.cases.models import Case, Lookup
from frikommune.web.pages.speech import said, say
from frikommune.web.trail.chain import keys_in
from frikommune.web.trail.models import Trace
from frikommune.web.trail.naming import about_texts, who_texts
from frikommune.web.trail.words import CASEWORK, DEEDS, SETTINGS
from frikommune.web.uses.models import UseStep


@dataclass(frozen=True, slots=True)
class Line:
    """`seat`: as whom; `about`: the case or how many; `case`: its key, where it is there still; `url`: what
    was seen; `trace`, `fields`, `page`: of a change, for the file.
    """

    at: datetime
    who: str
    what: str
    about: str
    seat: str = ""
    case: int = 0
    url: str = ""
    trace: int = 0
    fields: str = ""
    page: str = ""


def of_looks(request: HttpRequest, rows: Sequence[Lookup]) -> list[Line]:
    """Looks, with the cases that are there still by their number."""
    there = _cases(request, (one.case for one in rows))
    return [_of_look(request, one, there) for one in rows]


def _cases(request: HttpRequest, keys: Iterable[int | None]) -> Mapping[int, Case]:
    return cases_here(request).in_bulk({one for one in keys if one})


def _of_look(request: HttpRequest, one: Lookup, there: Mapping[int, Case]) -> Line:
    many, case = many_of(one.purpose), there.get(one.case or 0)
    if one.case or many is None:
        about = _called(one.case, case) if one.case else say("ingen fundet", "nobody found")
    elif many.kind == "trail":
        about = _counted(many.cases, Text("linje", "line"), Text("linjer", "lines"))
    else:
        about = _counted(many.cases, Text("sag", "case"), Text("sager", "cases"))
    pages = {"count": "overview:cases", "trail": "trail:trail"}
    page = pages.get(many.kind, "") if many else ""
    url = reverse(page, args=[request.programme.slug, request.municipality]) if page else ""
    return Line(
        at=one.at,
        who=one.person.name if one.person else one.by_system,
        what=said(purpose_text(one.purpose)),
        about=about,
        case=case.pk if case else 0,
        url=f"{url}?{many.of}" if url and many else "",
    )


def _called(key: int, case: Case | None) -> str:
    return case.number or str(case.pk) if case else say("findes ikke mere", "is no more")


def _counted(count: int, one: Text, many: Text) -> str:
    return f"{count} {said(one if count == 1 else many)}"


def of_casework(request: HttpRequest, rows: Sequence[Trace]) -> list[Line]:
    """Changes of cases, and of what was recorded and decided in them."""
    names, steps = who_texts(rows), _cases_of_steps(rows)
    keys = {one.number: one.citizen or steps.get(one.number) for one in rows}
    there = _cases(request, keys.values())
    return [_of_case(one, keys[one.number], there, said(names[one.who])) for one in rows]


def _cases_of_steps(rows: Sequence[Trace]) -> Mapping[int, int]:
    """By the trace's number: a step tells its use, and that the case."""
    steps = {one.number: list(keys_in(one.keys)) for one in rows if one.what == "uses_usestep"}
    found = UseStep.objects.filter(pk__in={keys[0] for keys in steps.values() if len(keys) == 1})
    cases = dict(found.values_list("pk", "use__case"))
    return {number: cases[keys[0]] for number, keys in steps.items() if keys[0] in cases}


def _of_case(one: Trace, key: int | None, there: Mapping[int, Case], who: str) -> Line:
    case = there.get(key or 0)
    count = sum(1 for _ in keys_in(one.keys))
    rows = _counted(count, Text("række", "row"), Text("rækker", "rows"))
    return Line(
        at=one.at,
        who=who,
        what=_changed(one, CASEWORK),
        about=_called(key, case) if key else rows,
        seat=one.seat,
        case=case.pk if case else 0,
        trace=one.number,
        fields=one.fields,
        page=one.purpose,
    )


def of_settings(rows: Sequence[Trace]) -> list[Line]:
    """Changes of persons, roles and settings."""
    names, about = who_texts(rows), about_texts(rows)
    return [
        Line(
            at=one.at,
            who=said(names[one.who]),
            what=_changed(one, SETTINGS),
            about=about[one.number],
            seat=one.seat,
            trace=one.number,
            fields=one.fields,
            page=one.purpose,
        )
        for one in rows
    ]


def _changed(one: Trace, tables: Mapping[str, Text]) -> str:
    """`rolle oprettet`; what has a word of its own stands alone: `sporet set`."""
    deed = DEEDS.get(one.deed, Text.same(one.deed))
    if one.deed not in ("+", "~", "-"):
        return said(deed)
    table = tables.get(one.what, Text.same(one.what))
    return f"{said(table)}: {said(deed)}"
