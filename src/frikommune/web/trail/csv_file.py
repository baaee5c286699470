"""What was asked of the trail as a file that a spreadsheet opens; all of it, or a refusal."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.utils import timezone

from frikommune.cases.formulas import tame
from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.web.pages.speech import said, say
from frikommune.web.trail.lines import Line

MOST, AT_ONCE = 100_000, 1_000
"""So many rows of the days are looked at. A file that ends early would look whole."""
_HEAD = (
    *(Text("tid", "time"), Text("hvem", "who"), Text("som", "as"), Text("hvad", "what"), Text("om", "about")),
    *(Text("spor", "trace"), Text("felter", "fields"), Text("side eller kommando", "page or command")),
)


def rows_of(rows: QuerySet[Any], chosen: Q) -> Iterator[Sequence[Any]]:
    """The rows, some at a time. Raises Refused where there are too many to look through."""
    if rows.order_by().values("pk")[: MOST + 1].count() > MOST:
        raise _too_many()
    found = rows.filter(chosen).order_by("-at", "-pk").iterator(AT_ONCE)
    yield from iter(lambda: list(islice(found, AT_ONCE)), [])


def as_csv(parts: Iterator[Sequence[Any]], lines: Callable[[Sequence[Any]], list[Line]]) -> tuple[str, int]:
    """The text of the file and how many rows it has. Raises Refused as `rows_of` does."""
    out, count = StringIO(), 0
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([said(one) for one in _HEAD])
    for part in parts:
        for one in lines(part):
            writer.writerow([tame(cell) for cell in _cells(one)])
            count += 1
    return "\ufeff" + out.getvalue(), count


def _cells(one: Line) -> tuple[str, ...]:
    at = timezone.localtime(one.at).isoformat(sep=" ", timespec="seconds")
    return at, one.who, one.seat, one.what, one.about, str(one.trace or ""), one.fields, one.page


def answer(text: str, name: str) -> HttpResponse:
    """The file."""
    disposition = f'attachment; filename="{name}.csv"'
    return HttpResponse(
        text, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition}
    )


def _too_many() -> Refused:
    return refuse(
        "too_many_rows",
        problem=Text("Der er for meget til en fil", "There is too much for a file"),
        where=say("Fra, Til og med", "From, Through"),
        given=say(f"mere end {MOST:,} linjer".replace(",", "."), f"more than {MOST:,} lines"),
        expected=Text("højst 100.000 linjer i dagene", "at most 100,000 lines in the days"),
        do_next=Text("Vælg færre dage, eller en person.", "Choose fewer days, or a person."),
    )
