"""What the network sees of its municipalities' cases: whole quarters, small counts hidden, no way down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frikommune.casework.numbers.counted import in_time, possible_uses
from frikommune.evaluation.counts.small_counts import Hidden, hidden, share, share_together, total
from frikommune.language import Text
from frikommune.law.exemption import Exemption
from frikommune.web.cases.models import Case
from frikommune.web.journal.entering import of_programme
from frikommune.web.overview.apart import counted
from frikommune.web.overview.chosen import quarters
from frikommune.web.overview.counting import Counted, Place


@dataclass(frozen=True, slots=True)
class Timely:
    """One municipality, or all together: how much was asked and finished, and how much of it in time."""

    name: str
    asked: Hidden | None
    finished: Hidden | None
    share: int | None


@dataclass(frozen=True, slots=True)
class Used:
    """One exemption: for each municipality in the page's order, and all together, possible and used."""

    exemption: Exemption
    cells: tuple[tuple[Hidden, Hidden], ...]
    together: tuple[Hidden | None, Hidden | None]


@require_safe
@of_programme("see_counts")
def network(request: HttpRequest) -> HttpResponse:
    """Aggregates of one whole quarter; only those quarters are offered, so that no two can be subtracted."""
    offered = quarters(request.today)
    names = [f"{start.year}-{(start.month + 2) // 3}" for start, _ in offered]
    asked = request.GET.get("quarter", "")
    name = asked if asked in names else names[0]
    start, end = offered[names.index(name)]
    rows, counting, synthetic = _gathered(request, start, end)
    counts = {name: _counts(one) for name, one in rows.items()}
    shown = {
        "quarters": [(one, _quarter(one)) for one in names],
        "quarter": name,
        "start": start,
        "last": end - timedelta(days=1),
        "timely": [_timely(name, *one) for name, one in counts.items()],
        "all": _all(list(counts.values())) if len(counts) > 1 else None,
        "used": _used(request, rows),
        "names": list(rows),
        "counting": counting,
        "silent": [one for one in request.book.municipalities if one not in rows and one not in counting],
        "synthetic": synthetic,
    }
    return render(request, "overview/network.html", shown)


def _quarter(name: str) -> Text:
    year, number = name.split("-")
    return Text(f"{number}. kvartal {year}", f"quarter {number} of {year}")


def _gathered(
    request: HttpRequest, start: date, end: date
) -> tuple[dict[str, pl.DataFrame], list[str], bool]:
    """The quarter's rows of each municipality that has cases; those still being counted; whether made up."""
    there = set(
        Case.objects.filter(programme=request.programme).values_list("municipality", flat=True).distinct()
    )
    found: dict[str, Counted | None] = {
        one: counted(Place(request.programme, one, request.book, request.today))
        for one in request.book.municipalities
        if one in there
    }
    in_quarter = (pl.col("due") >= start) & (pl.col("due") < end)
    rows = {name: one.rows.filter(in_quarter) for name, one in found.items() if one is not None}
    counting = [name for name, one in found.items() if one is None]
    return rows, counting, any(one.synthetic for one in found.values() if one is not None)


def _counts(rows: pl.DataFrame) -> tuple[int, int, int]:
    """What was asked, what of it was met in time, and what was finished."""
    lines = in_time(rows.with_columns(all=pl.lit("all")), ["all"])
    one = lines.row(0, named=True) if lines.height else {"asked": 0, "numerator": 0, "denominator": 0}
    return one["asked"], one["numerator"], one["denominator"]


def _timely(name: str, asked: int, part: int, whole: int) -> Timely:
    return Timely(name, hidden(asked), hidden(whole), share(part, whole))


def _all(counts: list[tuple[int, int, int]]) -> Timely:
    """All together, of what is shown of each."""
    asked, finished = (total(hidden(one[place]) for one in counts) for place in (0, 2))
    return Timely("", asked, finished, share_together((part, whole) for _, part, whole in counts))


def _used(request: HttpRequest, rows: dict[str, pl.DataFrame]) -> list[Used]:
    rulebook = request.book.pack.rulebook
    by_place = {name: possible_uses(one) for name, one in rows.items()}
    ids = sorted({one for some in by_place.values() for one in some} & rulebook.exemptions.keys())
    return [
        _line(rulebook.exemptions[one], [some.get(one, (0, 0)) for some in by_place.values()]) for one in ids
    ]


def _line(exemption: Exemption, counts: list[tuple[int, int]]) -> Used:
    cells = tuple((hidden(could), hidden(did)) for could, did in counts)
    could, did = (total(one[place] for one in cells) for place in (0, 1))
    return Used(exemption, cells, (could, did))
