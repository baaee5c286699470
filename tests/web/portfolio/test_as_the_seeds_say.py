"""On the day of each seed, and as known on that day, the portfolio shows what the seed says, cell by cell.

The lists are written from the seeds: `words` are the seed's own, found under `heading`. Where a seed names a
trial but no municipalities, who is in it is what the seed 003 says (and, of Hjørring in 3.1, the seed 001).
`later` is a day to come, and `later_state` what the seed said would then be so: effect day apart from
recorded day.
"""

from datetime import date, timedelta

import pytest

from frikommune.programme.cell import NOWHERE
from frikommune.web.journal.book import book_of
from frikommune.web.portfolio.kept import portfolio_of
from tests.web.portfolio.reading import cells, rows, seed_list

DAYS = {"2018-01-31": "003", "2019-09-30": "001", "2019-11-08": "002", "2020-11-13": "000"}
OF_STATE = ("partly",)
"""Marks that a list writes; that a first day is assumed, or contested, no seed says of itself."""


def _page(client, on: str, known_on: str) -> str:
    return client.get(f"/nordjylland/portfolio/?on={on}&known_on={known_on}").content.decode()


def _plain(shown: str) -> str:
    state, *marks = shown.split()
    return " ".join([state, *(one for one in marks if one in OF_STATE)])


def _listed(day: str) -> dict[tuple[str, str], dict[str, str]]:
    return {(row["trial"], row["municipality"]): row for row in seed_list(day) if row["municipality"]}


@pytest.mark.parametrize("day", DAYS)
def test_each_cell_shows_what_the_seed_of_the_day_says(visitor, day):
    shown = cells(_page(visitor, day, day))
    expected = {key: row["state"] for key, row in _listed(day).items()}
    assert {key: shown[key].split()[0] for key in expected} == expected


@pytest.mark.parametrize("day", ["2019-09-30", "2019-11-08", "2020-11-13"])
def test_what_the_seed_says_will_be_so_is_shown_on_the_day_it_takes_effect(visitor, day):
    for later in sorted({row["later"] for row in seed_list(day)} - {""}):
        shown = cells(_page(visitor, later, day))
        expected = {key: row["later_state"] for key, row in _listed(day).items() if row["later"] == later}
        assert {key: _plain(shown[key]) for key in expected} == expected


@pytest.mark.parametrize(("day", "earlier"), [("2019-11-08", "2019-11-07"), ("2018-01-31", "2018-01-30")])
def test_the_day_before_it_was_recorded_nobody_could_know(visitor, day, earlier):
    """On the same day, but known a day less: what only that seed tells is not there."""
    before, after = (cells(_page(visitor, "2020-01-01", known)) for known in (earlier, day))
    assert before.get(("2.3", "Rebild")) != after["2.3", "Rebild"]
    assert before.get(("1.5", "Læsø")) != after["1.5", "Læsø"]


@pytest.mark.parametrize("day", DAYS)
def test_what_takes_effect_later_is_not_shown_a_day_early(visitor, day):
    for later in sorted({row["later"] for row in seed_list(day)} - {""}):
        eve = (date.fromisoformat(later) - timedelta(1)).isoformat()
        shown = cells(_page(visitor, eve, day))
        assert not [
            key for key, row in _listed(day).items() if row["later"] and shown[key][:3] in ("met", "ove")
        ]


def test_the_first_seed_names_every_cell_that_says_anything(visitor):
    shown = cells(_page(visitor, "2018-01-31", "2018-01-31"))
    assert {key for key, state in shown.items() if state.split()[0] not in NOWHERE} == set(
        _listed("2018-01-31")
    )


@pytest.mark.parametrize("day", ["2019-09-30", "2019-11-08", "2020-11-13"])
def test_a_cell_that_the_seed_does_not_name_rests_on_an_earlier_one(nordjylland, day):
    """It may still show what an earlier seed said; from this one it has no start and no participants."""
    on = date.fromisoformat(day)
    known_before = set(_listed("2018-01-31"))
    for row in portfolio_of(book_of(nordjylland), on, on).rows:
        for cell in row.cells:
            key = (cell.trial, cell.municipality)
            if cell.state in NOWHERE or key in _listed(day):
                continue
            of_now = [one for one in cell.rests_on if one.paper.seed == DAYS[day]]
            assert key in known_before or key == ("3.1", "Hjørring")
            assert not [one.id for one in of_now if one.says in ("participants", "started")]


@pytest.mark.parametrize("day", DAYS)
def test_each_cell_cites_the_seed_under_the_heading_of_the_list(nordjylland, day):
    """On the day itself, or on the later day, the entries it rests on are of that seed and heading."""
    book, known = book_of(nordjylland), date.fromisoformat(day)
    for key, row in _listed(day).items():
        days = [known, *([date.fromisoformat(row["later"])] if row["later"] else [])]
        told = [one for on in days for one in _cell(book, on, known, key).rests_on]
        headings = {one.heading for one in told if one.paper.seed == row["seed"]}
        assert row["heading"] in headings, (key, headings)


def _cell(book, on, known, key):
    row = next(one for one in portfolio_of(book, on, known).rows if one.trial == key[0])
    return next(one for one in row.cells if one.municipality == key[1])


def test_the_five_refused_applications_are_rows_that_name_no_municipality(visitor):
    html = _page(visitor, "2018-01-31", "2018-01-31")
    refused = [row["trial"] for row in seed_list("2018-01-31") if not row["municipality"]]
    assert len(refused) == 5
    assert {trial: rows(html)[trial] for trial in refused} == dict.fromkeys(refused, "refused")
    assert not {trial for trial, _ in cells(html)} & set(refused)
    assert html.count("Ingen kilde siger, hvilke kommuner der søgte.") == 5


def test_a_start_that_no_seed_gives_is_marked_as_assumed_and_one_that_is_given_is_not(visitor):
    shown = cells(_page(visitor, "2019-09-30", "2019-09-30"))
    assert shown["3.2", "Thisted"] == "running assumed"
    assert shown["3.2", "Aalborg"] == "running"
    assert shown["3.1", "Hjørring"] == "joined assumed contested"
