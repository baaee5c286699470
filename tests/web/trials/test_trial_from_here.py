"""A trial that was proposed here has the same pages, from the first idea on."""

from datetime import date

import pytest

from frikommune.language import Text
from frikommune.programme.entry import Deed, Names, Subject
from frikommune.web.journal.append import append
from frikommune.web.journal.book import book_of
from frikommune.web.journal.writing import Pen
from frikommune.web.people.models import Seat
from tests.web.conftest import words
from tests.web.portfolio.reading import cells

TRIAL = Subject("trial", "4.1")
FILE = """
id = "4.1"
title = { da = "Færre møder", en = "Fewer meetings" }
norm_without = { da = "Mødet holdes altid.", en = "The meeting is always held." }
with_trial = { da = "Mødet kan undlades.", en = "The meeting may be left out." }

[[exemption]]
id = "4.1"
title = { da = "Uden møde", en = "Without a meeting" }
groups = ["ledighedsydelse"]
certainty = "assumed"
source = { reference = "Ansøgningen" }
[[exemption.change]]
norm = "ledighedsydelse-revurdering"
suspend = true
"""


@pytest.fixture
def applied_for(nordjylland):
    """Proposed on 1 March 2021, and an application for Rebild written the day after."""
    seat = Seat.objects.get(person__username="demo-koordinator")
    propose = Pen(book_of(nordjylland), seat, date(2021, 3, 1))
    idea = propose.act("propose", TRIAL, Text.same("For mange møder"))
    append(nordjylland, [idea], papers=[propose.paper], files={"trials/4.1.toml": FILE}, made_by=seat.person)
    apply = Pen(book_of(nordjylland), seat, date(2021, 3, 2))
    act = apply.act(
        "apply", TRIAL, Names(("Rebild",)), deed=Deed("koordinatoren", document="dokument 1: a.pdf")
    )
    append(nordjylland, [act], made_by=seat.person)


def test_its_page_says_what_it_would_change_and_that_it_is_under_way(applied_for, visitor):
    page = words(visitor.get("/nordjylland/trial/4.1?on=2021-03-02").content)
    assert "Med forsøget Mødet kan undlades." in page
    assert "ansøgning på vej Rebild" in page
    assert "Gælder ingen steder efter det, der var kendt." in page
    assert "dokument 1: a.pdf" in page


def test_it_is_a_row_of_the_portfolio_from_the_day_it_was_proposed(applied_for, visitor):
    days = ("2021-02-28", "2021-03-01", "2021-03-02")
    shown = [cells(visitor.get(f"/nordjylland/portfolio/?on={day}").content.decode()) for day in days]
    assert [one.get(("4.1", "Rebild")) for one in shown] == [None, "outside", "preparing"]
    assert shown[2]["4.1", "Aalborg"] == "outside"


def test_before_it_was_recorded_it_is_not_there(applied_for, visitor):
    assert visitor.get("/nordjylland/trial/4.1?known_on=2021-02-28").status_code == 404


def test_whoever_may_work_finds_the_way_to_its_steps(applied_for, visitor, as_leader):
    link = "/nordjylland/life/4.1"
    assert link not in visitor.get("/nordjylland/trial/4.1").content.decode()
    assert link in as_leader.get("/nordjylland/trial/4.1").content.decode()
