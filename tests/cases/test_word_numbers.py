"""A word of a column of events has one number, whichever file or block it stands in."""

from __future__ import annotations

import polars as pl
import pytest

from frikommune.cases import word_numbers
from frikommune.cases.word_numbers import (
    EMPTY,
    alike,
    has_numbers,
    in_words,
    numbered,
    numbers_of,
    words_to,
)

EVENTS = pl.DataFrame(
    {
        "who": [0, 0, 1],
        "kind": ["samtale", "tilbud", "samtale"],
        "type": [None, "", "faelles"],
        "form": [None] * 3,
    }
)


@pytest.mark.parametrize("dtype", [pl.String, pl.Categorical])
def test_words_come_back_from_their_numbers(dtype: type[pl.DataType]):
    events = EVENTS.cast({"kind": dtype, "type": dtype})
    found = in_words(numbered(events))
    assert found["kind"].to_list() == EVENTS["kind"].to_list()
    assert found["type"].to_list() == ["", "", "faelles"]
    assert found["form"].to_list() == [""] * 3


def test_no_events_have_numbers_too():
    found = numbered(EVENTS.clear())
    assert all(has_numbers(found[name]) for name in ("kind", "type", "form"))
    assert in_words(found).is_empty()


def test_what_has_numbers_already_is_left_as_it_is():
    once = numbered(EVENTS)
    assert numbered(once) is once


def test_a_row_without_a_number_has_no_word():
    assert in_words(numbered(EVENTS).clear(2))["kind"].to_list() == [None, None]


def test_a_word_has_the_same_number_again():
    one, two = numbers_of("form", ["brev", "sms"]), numbers_of("form", ["sms", "brev", None, ""])
    assert two.tolist() == [one[1], one[0], EMPTY, EMPTY]


def test_words_stand_in_the_places_of_their_numbers():
    (number,) = numbers_of("type", ["en-type-til"]).tolist()
    words = words_to("type", number)
    assert (words[EMPTY], words[number], len(words)) == ("", "en-type-til", number + 1)


def test_too_many_words_keep_to_themselves(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(word_numbers, "MOST", len(words_to("kind", 10**6)) + 1)
    found = numbered(pl.DataFrame({"kind": ["never-met-1", "never-met-2"], "form": [None, None]}))
    assert found["kind"].to_list() == ["never-met-1", "never-met-2"]
    assert has_numbers(found["form"])
    assert numbers_of("kind", ["never-met-1"]) is not None


def test_tables_of_numbers_and_of_words_are_made_alike():
    words = EVENTS.cast({"kind": pl.Categorical})
    one, two = alike([numbered(EVENTS), words])
    assert one["kind"].to_list() == two["kind"].to_list() == EVENTS["kind"].to_list()
    assert one["kind"].dtype == two["kind"].dtype


def test_tables_of_numbers_stay_so():
    once = numbered(EVENTS)
    assert alike([once, once])[0] is once
