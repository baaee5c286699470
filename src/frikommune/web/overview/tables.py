"""The numbers of a leader's page, each with the address of its cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from django.db.models import Count
from django.http import HttpRequest

from frikommune.casework.numbers.counted import in_time, possible_uses
from frikommune.casework.uses.counts import UseCount, count_remarks, count_uses, together
from frikommune.casework.uses.sample import Judged
from frikommune.evaluation.counts.proportions import Share
from frikommune.language import Text
from frikommune.law.exemption import Exemption
from frikommune.web.cases.models import Case
from frikommune.web.overview.chosen import NONE, Chosen, touched
from frikommune.web.today.listing import open_cases
from frikommune.web.uses.counting import told_remarks, told_samples, told_uses
from frikommune.web.uses.kept import undecided
from frikommune.web.uses.models import REMARKS, Remark

NUMBERS = ("numerator", "denominator", "overdue", "unfinished", "let_off", "unknown", "asked", "alone")
BY = {
    "norm": Text("Skridt", "Step"),
    "team": Text("Team", "Team"),
    "month": Text("Måned", "Month"),
}
LONGEST = 10
"""As many of the longest overdue as are named."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table of timeliness; `query` finds its cases."""

    name: Text
    numbers: dict[str, Any]
    query: str

    @property
    def share(self) -> float | None:
        """What was met in time, of what was met or failed; None where nothing was."""
        below: int = self.numbers["denominator"]
        return self.numbers["numerator"] / below if below else None


@dataclass(frozen=True, slots=True)
class UseLine:
    """What is told of one exemption; `accepted` is of the reasons drawn for a sample. Queries find cases."""

    exemption: Exemption
    counted: UseCount
    accepted: Share
    waiting_judgement: int
    possible_query: str
    let_off_query: str
    registered_query: str


def total(rows: pl.DataFrame) -> dict[str, Any] | None:
    """All the rows together; None where there are none."""
    lines = in_time(rows.with_columns(all=pl.lit("all")), ["all"])
    return lines.row(0, named=True) if lines.height else None


def tables(request: HttpRequest, rows: pl.DataFrame, what: Chosen) -> list[tuple[str, Text, list[Line]]]:
    """Timeliness by step (those with most overdue first), team and month."""
    return [(by, words, list(_lines(request, rows, what, by))) for by, words in BY.items()]


def _lines(request: HttpRequest, rows: pl.DataFrame, what: Chosen, by: str) -> Iterator[Line]:
    norms = request.book.pack.rulebook.norms
    counted = in_time(rows, [by])
    if by == "norm":
        counted = counted.sort("overdue", "denominator", descending=True, maintain_order=True)
    for one in counted.iter_rows(named=True):
        value = one[by]
        if by == "month":
            yield Line(Text.same(f"{value:%m.%Y}"), one, what.in_month(value).query)
            continue
        name = norms[value].title if by == "norm" else Text.same(value or NONE)
        yield Line(name, one, what.narrowed(**{by: value or NONE}).query)


def uses(request: HttpRequest, rows: pl.DataFrame, what: Chosen) -> list[UseLine]:
    """Each exemption that is used case by case: how often possible, used, why not; what samples said."""
    rulebook, there = request.book.pack.rulebook, (request.programme, request.municipality)
    span = (what.start, what.last_day)
    possible = {one: UseCount(possible=many, let_off=did) for one, (many, did) in possible_uses(rows).items()}
    used = count_uses(told_uses(*there, rulebook, *span, what.whose))
    noted = count_remarks(told_remarks(*there, *span, what.whose))
    samples = told_samples(*there, *span, what.whose)
    norms = touched(request.book, what.trial)
    lines = []
    for name, one in together(possible, used, noted).items():
        exemption = rulebook.exemptions.get(name)
        if exemption is None or (norms is not None and not norms & {each.norm for each in exemption.changes}):
            continue
        judged = samples.get(name, Judged(Share(0, 0), 0, 0))
        behind = [what.narrowed(**{field: name}).query for field in ("usable", "used", "exemption")]
        lines.append(UseLine(exemption, one, judged.accepted, judged.left, *behind))
    return lines


def needs(request: HttpRequest, rows: pl.DataFrame, what: Chosen) -> dict[str, Any]:
    """Cases that need someone, of those chosen: overdue longest, waiting for a leader, nobody's.

    Of whatever period: a case that has been overdue for two years needs someone today.
    """
    first = rows["due"].min()
    whole = what.overdue(first if isinstance(first, date) else what.start, request.today)
    late = whole.rows(rows.filter("asked"), None)
    longest = late.sort("days_late", descending=True).unique("case", keep="first", maintain_order=True)
    named = longest.head(LONGEST).to_dicts()
    there = Case.objects.in_bulk([one["case"] for one in named])
    waiting = undecided(request.programme, request.municipality, request.book.pack.rulebook)
    norms = request.book.pack.rulebook.norms
    return {
        "overdue": longest.height,
        "query": whole.query,
        "longest": [
            (there[one["case"]], norms[one["norm"]].title, one) for one in named if one["case"] in there
        ],
        "waiting": waiting.filter(**{f"case__{name}": one for name, one in what.whose.items()}).count(),
        "nobodys": open_cases(request).filter(worker="").filter(**what.whose).count(),
    }


def remarks(request: HttpRequest, what: Chosen) -> Sequence[tuple[Remark, Text]]:
    """Side effects and reasons for not using that were noted, each with its kind, the latest first."""
    here = {"programme": request.programme, "municipality": request.municipality, **what.whose}
    found = Remark.objects.filter(**{f"case__{name}": one for name, one in here.items()})
    found = found.filter(on__gte=what.start, on__lt=what.end).select_related("case")
    return [(one, REMARKS[one.kind]) for one in found.order_by("-pk")[:20]]


def choices(request: HttpRequest, rows: pl.DataFrame) -> dict[str, Any]:
    """What the page can be narrowed to: only what is there."""
    here = Case.objects.filter(programme=request.programme, municipality=request.municipality)
    teams = here.exclude(team="").values_list("team", flat=True).annotate(n=Count("pk")).order_by("team")
    rulebook = request.book.pack.rulebook
    groups = sorted(rows["group"].unique().to_list(), key=lambda one: rulebook.words.group(one).da)
    granted = {grant.exemption for grant in rulebook.grants if grant.municipality == request.municipality}
    trials = [one for one in request.book.pack.trials.values() if granted & set(one.exemptions)]
    return {
        "team": list(teams),
        "group": [(one, rulebook.words.group(one)) for one in groups],
        "trial": [(one.id, one.title) for one in trials],
    }
