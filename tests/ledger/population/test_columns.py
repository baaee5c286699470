"""Columns of words as numbers, and the words by number."""

from typing import Any

import polars as pl
import pytest

from frikommune.cases.word_numbers import numbered
from frikommune.ledger.population.columns import _SPARE, words

TYPES: tuple[Any, ...] = (pl.String, pl.Categorical, pl.Enum(["c", "a", "b", ""]))


@pytest.mark.parametrize("kind", TYPES, ids=str)
@pytest.mark.parametrize(
    "given",
    [["a", "b", "a", "c"], ["b", None, "a"], [None, None, "c", None, "c", None], [None, "", "a"], [None], []],
    ids=str,
)
def test_each_cell_has_the_number_of_its_word(kind: Any, given: list[str | None]) -> None:
    numbers, known = words(pl.Series(given, dtype=pl.String).cast(kind))
    assert [known[number] for number in numbers] == [word or "" for word in given]


def test_words_that_no_cell_has_are_no_matter():
    column = pl.Series(["x", "y", "z", None], dtype=pl.Categorical).tail(2)
    numbers, known = words(column)
    assert [known[number] for number in numbers] == ["z", ""]


def test_words_beyond_the_usual_numbers_are_told_apart():
    many = [f"slags-{number}" for number in range(_SPARE + 3)]
    events = numbered(pl.DataFrame({"kind": many}))
    found, known = words(events["kind"].tail(3))
    assert [known[number] for number in found.tolist()] == many[-3:]
