"""How days and lists are written in Danish and in English."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frikommune.language import LANGUAGES, Language, Text, day_in_words, day_text, folded, listed

words = st.lists(st.text(st.characters(categories=["L"]), min_size=1), min_size=1)
languages = st.sampled_from(LANGUAGES)


def test_the_product_speaks_danish_first_and_english() -> None:
    assert LANGUAGES == get_args(Language) == ("da", "en")


def test_a_text_is_said_in_the_language_asked_for() -> None:
    text = Text("fællessamtale", "joint talk")
    assert text.said_in("da") == "fællessamtale"
    assert text.said_in("en") == "joint talk"


@given(st.text(), languages)
def test_a_name_reads_the_same_in_both_languages(name: str, language: Language) -> None:
    assert Text.same(name).said_in(language) == name


@pytest.mark.parametrize(
    ("day", "danish", "english"),
    [
        (date(2018, 3, 26), "26.03.2018", "26 March 2018"),
        (date(2020, 2, 29), "29.02.2020", "29 February 2020"),
        (date(2016, 1, 1), "01.01.2016", "1 January 2016"),
        (date(2019, 12, 31), "31.12.2019", "31 December 2019"),
    ],
)
def test_a_day_is_written_as_each_language_writes_it(day: date, danish: str, english: str) -> None:
    assert day_text(day) == Text(danish, english)
    assert (day_in_words(day, "da"), day_in_words(day, "en")) == (danish, english)


@given(st.dates(), st.dates(), languages)
def test_two_days_are_never_written_alike(one: date, other: date, language: Language) -> None:
    assert (day_in_words(one, language) == day_in_words(other, language)) == (one == other)


@pytest.mark.parametrize(
    ("items", "danish", "english"),
    [
        ([], "", ""),
        (["Aalborg"], "Aalborg", "Aalborg"),
        (["Aalborg", "Morsø"], "Aalborg og Morsø", "Aalborg and Morsø"),
        (["Aalborg", "Læsø", "Morsø"], "Aalborg, Læsø og Morsø", "Aalborg, Læsø and Morsø"),
    ],
)
def test_a_list_ends_with_and(items: list[str], danish: str, english: str) -> None:
    assert (listed(items, "da"), listed(items, "en")) == (danish, english)


def test_a_list_can_end_with_another_word() -> None:
    either = Text("eller", "or")
    assert listed(("down", "up", "error"), "da", either) == "down, up eller error"
    assert listed(("down", "up", "error"), "en", last=either) == "down, up or error"


@given(words, languages)
def test_a_list_holds_every_item_in_order_whatever_it_was_kept_in(
    items: list[str], language: Language
) -> None:
    joint = Text(" og ", " and ").said_in(language)
    assert listed(iter(items), language).replace(joint, ", ").split(", ") == items


def test_search_reads_danish_letters_as_they_are_written_without_them() -> None:
    assert folded("FÆLLESSAMTALE på Læsø") == "faellessamtale paa laesoe"
