"""Page by page along an index: nothing twice, nothing left out, and a search that gives up in time."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import Q
from django.utils import timezone

from frikommune.web.cases.models import Lookup
from frikommune.web.trail import paging
from frikommune.web.trail.among import changes, looks, settings_changed
from frikommune.web.trail.asked import Asked
from frikommune.web.trail.paging import Mark, mark_of, page_of

BEGUN = datetime(2019, 11, 8, 8, 0, 0, 17, UTC)


@pytest.fixture
def rows(nordjylland, monkeypatch):
    """Twenty looks, four in each moment; every seventh is of one's own case. Pages are of three."""
    monkeypatch.setattr(paging, "ON_A_PAGE", 3)
    for number in range(20):
        at = BEGUN + timedelta(seconds=number // 4)
        monkeypatch.setattr(timezone, "now", lambda at=at: at)
        purpose = "talk" if number % 7 else "own"
        Lookup.objects.create(programme=nordjylland, municipality="Aalborg", purpose=purpose)
    monkeypatch.undo()
    monkeypatch.setattr(paging, "ON_A_PAGE", 3)
    return Lookup.objects.filter(programme=nordjylland, municipality="Aalborg")


def walked(rows, chosen=Q()):  # noqa: B008 - it is never changed
    found, before, pages = [], None, 0
    while True:
        page = page_of(rows, chosen, mark_of(str(before)) if before else None)
        found += [one.pk for one in page.rows]
        pages += 1
        if page.onward is None:
            return found, pages
        before = page.onward


def test_all_pages_have_every_row_once_with_the_latest_first(rows):
    found, pages = walked(rows)
    assert found == list(rows.order_by("-at", "-pk").values_list("pk", flat=True))
    assert pages == 7


@pytest.mark.parametrize("most", [1, 2, 4, 5, 19, 20, 50])
def test_a_search_among_few_rows_at_a_time_finds_them_all_in_the_end(rows, monkeypatch, most):
    monkeypatch.setattr(paging, "LOOKED_AT", most)
    found, _ = walked(rows, Q(purpose="own"))
    assert found == list(rows.filter(purpose="own").order_by("-pk").values_list("pk", flat=True))


def test_a_search_that_gave_up_says_how_far_back_it_has_looked(rows, monkeypatch):
    monkeypatch.setattr(paging, "LOOKED_AT", 4)
    page = page_of(rows, Q(purpose="nothing"), None)
    assert (list(page.rows), page.back_to) == ([], BEGUN + timedelta(seconds=3))


@pytest.mark.parametrize("given", ["", "-", "1", "x-1", "1-x", "1-1-1", "-1-1", "9" * 30 + "-1", "²-1"])
def test_what_is_no_place_begins_at_the_latest(given):
    assert mark_of(given) is None


def test_a_place_is_said_to_the_microsecond():
    assert mark_of(str(Mark(BEGUN, 17))) == Mark(BEGUN, 17)


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="bench.trail_pages looks at PostgreSQL's, with rows"
)
@pytest.mark.parametrize(
    ("of", "asked", "index"),
    [
        (looks, Asked(), "lookups_in_a_place"),
        (looks, Asked(first=BEGUN.date()), "lookups_in_a_place"),
        (looks, Asked(person=1), "lookups_by_a_person"),
        (looks, Asked(case=1), "lookups_at_a_case"),
        (changes, Asked(), "traces_of_casework"),
        (changes, Asked(case=1), "traces_at_a_case"),
        (settings_changed, Asked(), "traces_of_settings"),
        (settings_changed, Asked(first=BEGUN.date()), "traces_of_settings"),
    ],
    ids=lambda one: getattr(one, "__name__", None) or str(one),
)
def test_every_list_is_read_along_an_index_and_sorts_at_most_what_is_of_one_moment(
    nordjylland, of, asked, index
):
    there = (nordjylland, "Aalborg") if of is not settings_changed else ()
    rows, _ = of(*there, asked)
    later = paging._before(rows, Mark(BEGUN, 1))
    for some in (rows, later):
        plan = some.order_by("-at", "-pk")[:51].explain()
        assert f"INDEX {index}" in plan
        assert "TEMP B-TREE FOR ORDER BY" not in plan
