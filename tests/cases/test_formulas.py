"""What a spreadsheet would run is written as words, and read as it was when a file is sent again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frikommune.cases.csv_file import read_csv
from frikommune.cases.formulas import as_was, tame, tame_data
from frikommune.cases.layout import Habits
from frikommune.cases.reading import REASON
from frikommune.cases.source import Content


@pytest.mark.parametrize("text", ["=1+1", "+45 1", "-HYPERLINK(1)", "@SUM(1)", "\t=1", "\r=1", "\n=1"])
def test_what_begins_as_a_formula_is_words(text):
    assert tame(text) == tame_data(text) == f"'{text}"


@pytest.mark.parametrize("value", ["Aalborg", "", "a=b", 7, None, -1.5])
def test_all_else_is_left_alone(value):
    assert tame(value) == value


@pytest.mark.parametrize("text", ["-5", "+3,5", "-0.1"])
def test_a_number_of_data_stays_a_number(text):
    assert tame_data(text) == text


@given(st.text(alphabet="=+-@ab1,\t").filter(lambda one: not one.startswith("'")))
def test_data_is_read_as_it_was(text):
    assert as_was(tame_data(text)) == text


def test_refused_rows_that_are_sent_again_are_as_they_were():
    content = f"name,{REASON}\n'=1+1,because\n'a,because\n".encode()
    assert read_csv(Content("a.csv", content), Habits()).columns["name"] == ("=1+1", "'a")
