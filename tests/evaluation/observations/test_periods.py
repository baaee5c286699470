"""Periods are put in order however they are written."""

from datetime import date, datetime
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frikommune.errors import Refused
from frikommune.evaluation.observations.periods import Periods, Value

ORDERED: dict[str, list[Value]] = {
    "years": [2017, 2018, 2020],
    "years as text": ["998", "2017", "2018"],
    "halves of years as numbers": [2017.0, 2017.5, 2018.0],
    "quarters": ["2017-Q4", "2018-Q1", "2018-Q2"],
    "Danish quarters": ["2017K4", "2018K1", "2018K2"],
    "quarters first": ["Q42010", "Q12011", "Q22011"],
    "quarters in words": ["4. kvartal 2017", "1. kvartal 2018", "2. kvartal 2018"],
    "months": ["2018M05", "2018M10", "2019M01"],
    "months with a dash": ["2018-05", "2018-10", "2019-01"],
    "months first": ["05-2018", "10-2018", "01-2019"],
    "months in words": ["maj 2018", "oktober 2018", "januar 2019"],
    "English months": ["2018 May", "2018 Oct", "2019 Jan"],
    "weeks": ["2018W9", "2018W10", "2019W1"],
    "Danish weeks": ["2018U09", "2018U10", "2019U01"],
    "halves": ["2018H1", "2018H2", "2019H1"],
    "days": ["2018-01-31", "2018-02-01", "2018-10-05"],
    "Danish days": ["31.01.2018", "01.02.2018", "05.10.2018"],
    "dates": [date(2018, 1, 31), date(2018, 2, 1), date(2018, 10, 5)],
    "moments": [datetime(2018, 1, 31), datetime(2018, 2, 1), datetime(2018, 2, 1, 8)],
    "rounds": ["runde 2", "runde 9", "runde 10"],
    "rounds first": ["2. måling", "9. måling", "10. måling"],
    "waves": ["t0", "t1", "t12"],
    "before and after": ["før", "efter"],
    "pre and post": ["pre", "post"],
}


@pytest.mark.parametrize("form", ORDERED)
def test_periods_are_ordered_whatever_the_order_of_rows(form):
    for values in permutations(ORDERED[form]):
        found = Periods(values, "", "period")
        assert [found.codes[value] for value in ORDERED[form]] == list(range(len(values)))
        assert not found.notes


def test_other_words_are_alphabetical_and_that_is_told():
    found = Periods(["vinter", "forår", "efterår"], "", "årstid")
    assert found.labels == ("efterår", "forår", "vinter")
    assert "alfabetisk" in found.notes[0].da
    assert "alphabetical" in found.notes[0].en


def test_one_period_written_two_ways_is_one():
    found = Periods(["2018-Q1", "2018K1", "2018-Q2"], "", "kvartal")
    assert found.labels == ("2018-Q1", "2018-Q2")
    assert found.codes["2018K1"] == 0


@pytest.mark.parametrize("odd", ["2018-Q7", "ukendt", "2018"])
def test_a_period_unlike_the_others_is_refused(odd):
    with pytest.raises(Refused):
        Periods(["2018-Q1", "2018-Q2", "2018-Q3", odd], "fil.csv", "kvartal")


def test_a_start_in_other_words_is_found():
    found = Periods(["2018-Q1", "2018-Q2", "2018-Q3"], "", "kvartal")
    assert found.first_from("Q22018") == 1
    assert found.first_from("2017K1") == 0
    assert found.first_from("2019-Q1") is None


@given(st.sets(st.tuples(st.integers(1990, 2040), st.integers(1, 12)), min_size=2, max_size=8))
def test_months_are_in_the_order_of_time(months):
    ordered = sorted(months)
    for form in ("{:04d}M{:02d}", "{:04d}-{:02d}", "{:04d}M{:d}"):
        words = [form.format(*month) for month in ordered]
        assert [Periods(words[::-1], "", "p").codes[word] for word in words] == list(range(len(words)))
