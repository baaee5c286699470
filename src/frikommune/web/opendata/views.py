"""The pages of open data: which tables there are, and one of them with its dictionary and first rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frikommune.cases.mark import Mark
from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.reports.open_data.catalogue import DATASETS, dataset_of
from frikommune.reports.open_data.dataset import TYPE_WORDS, Column, Value
from frikommune.reports.open_data.licence import LICENCE
from frikommune.reports.open_data.release import SHORT, Release
from frikommune.reports.open_data.uses import USES
from frikommune.web.journal.entering import of_programme
from frikommune.web.opendata import kept
from frikommune.web.opendata.models import PublishedCounts
from frikommune.web.pages.speech import day_words, language, say
from frikommune.web.pages.views import refused_page
from frikommune.web.people.rights import may

FORM_NAMES = {"csv": "CSV", "json": "JSON", "parquet": "Parquet"}
ROWS = 8
"""So many rows are shown of a table."""


@require_safe
@of_programme()
def home(request: HttpRequest) -> HttpResponse:
    """Every table, the licence, and all of them at once."""
    of = kept.seen(request.programme, request.book, request.on)
    shown = {
        "licence": LICENCE,
        "forms": FORM_NAMES,
        "releases": [(one, one.version[:SHORT]) for one in kept.releases(of)],
        "uses": USES,
        "has_uses": bool(kept.release(of, USES.id).rows),
        "may_publish": may(request.user, request.programme, "publish_result"),
        "address": request.build_absolute_uri(request.path),
    }
    return render(request, "opendata/home.html", shown)


@require_safe
@of_programme()
def dataset(request: HttpRequest, dataset: str) -> HttpResponse:
    """One table: what it is, its first rows, its dictionary and its files."""
    try:
        found = dataset_of(dataset)
    except Refused as refused:
        return refused_page(request, refused, 404)
    of = kept.seen(request.programme, request.book, request.on)
    release = kept.release(of, found.id)
    release.check(demonstration=settings.DEMO)
    shown: dict[str, Any] = {
        "licence": LICENCE,
        "forms": FORM_NAMES,
        "release": release,
        "version": release.version[:SHORT],
        "mark": release.mark is not Mark.NONE,
        "head": [one.name for one in _seen(found.columns)],
        "rows": list(_rows(release)),
        "columns": [(one, TYPE_WORDS[one.type]) for one in found.columns],
        "address": request.build_absolute_uri(request.path).removesuffix("/"),
        "others": [one for one in DATASETS.values() if one != found],
        "may_publish": found == USES and may(request.user, request.programme, "publish_result"),
        "editions": _editions(request) if found == USES else [],
    }
    return render(request, "opendata/dataset.html", shown)


def _seen(columns: Iterable[Column]) -> list[Column]:
    """The columns of a preview: titles in the page's language, without their codes and the other language."""
    other = "_en" if language() == "da" else "_da"
    return [one for one in columns if not one.codes and not one.name.endswith(other)]


def _rows(release: Release) -> Iterable[list[str]]:
    columns = _seen(release.dataset.columns)
    for row in release.rows[:ROWS]:
        yield [_cell(row[one.name], hidden=row.get(f"{one.name}_hidden") is True) for one in columns]


def _cell(value: Value, *, hidden: bool) -> str:
    if hidden:
        return say("skjult", "hidden")
    match value:
        case None:
            return ""
        case bool():
            return say("ja", "yes") if value else say("nej", "no")
        case date():
            return day_words(value)
        case tuple():
            return ", ".join(value)
        case float() if value.is_integer():
            return str(int(value))
        case float():
            return str(value).replace(".", say(",", "."))
    return str(value)


def _editions(request: HttpRequest) -> list[tuple[Text, PublishedCounts]]:
    """What was decided of each quarter, the latest quarter first: corrections are said openly."""
    found = kept.editions(request.programme, request.on)
    return [(quarter_words(start), row) for start in sorted(found, reverse=True) for row in found[start]]


def quarter_words(start: date) -> Text:
    """`3. kvartal 2019`."""
    number = (start.month + 2) // 3
    return Text(f"{number}. kvartal {start.year}", f"quarter {number} of {start.year}")
