"""Numbers as they are written."""

from fractions import Fraction

import pytest

from frikommune.cli.numbers import cases_in_words, number_in_words, plain, share_in_words


@pytest.mark.parametrize(
    ("number", "decimals", "danish", "english"),
    [
        (1_234_567, 0, "1.234.567", "1,234,567"),
        (Fraction(12345, 10), 1, "1.234,5", "1,234.5"),
        (Fraction(1, 2), 0, "1", "1"),
        (Fraction(-3, 2), 0, "-2", "-2"),
        (Fraction(-1, 4), 1, "-0,3", "-0.3"),
        (0, 1, "0,0", "0.0"),
    ],
)
def test_each_language_writes_numbers_its_own_way(number, decimals, danish, english):
    assert number_in_words(number, "da", decimals) == danish
    assert number_in_words(number, "en", decimals) == english


def test_a_share_of_nothing_is_a_dash():
    assert share_in_words(0, 0, "en") == "–"
    assert share_in_words(24, 34, "da") == "70,6 %"


@pytest.mark.parametrize(("number", "told"), [(None, None), (Fraction(4, 2), 2), (Fraction(2, 3), 0.67)])
def test_json_has_whole_numbers_where_they_are(number, told):
    assert plain(number) == told


def test_one_case_is_not_many():
    assert [cases_in_words(number, "en") for number in (1, 1200)] == ["1 case", "1,200 cases"]
    assert [cases_in_words(number, "da") for number in (1, 0)] == ["1 sag", "0 sager"]
