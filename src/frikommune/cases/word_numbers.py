"""Words of events as whole numbers: events are many, and their different words few.

A word of a column has one number for as long as the program runs, whichever file it stands in; no other
program knows the numbers. So they are no words to send or to write down.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from threading import Lock

import numpy as np
import numpy.typing as npt
import polars as pl

WordNumbers = npt.NDArray[np.int32]
EMPTY = 0
"""The number of no word."""


class _Numbering:
    """The words of one column in the order in which they were met."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._numbers = {"": EMPTY}
        self.words = [""]

    def of(self, words: Iterable[str | None]) -> WordNumbers:
        """The number of each word, which is known from now on."""
        with self._lock:
            return np.array([self._number(word or "") for word in words], dtype=np.int32)

    def _number(self, word: str) -> int:
        if word not in self._numbers:
            self.words.append(word)
            self._numbers[word] = len(self.words) - 1
        return self._numbers[word]


_OF: Mapping[str, _Numbering] = {name: _Numbering() for name in ("kind", "type", "form")}
NUMBERED = tuple(_OF)
"""The columns of events whose words have numbers."""


def has_numbers(column: pl.Series) -> bool:
    """Whether a column of a block has numbers in place of words."""
    return isinstance(column.dtype, pl.Int32)


def numbers_of(column: str, words: Iterable[str | None]) -> WordNumbers:
    """The number of each of some words of a column; EMPTY for "" and None."""
    return _OF[column].of(words)


def words_to(column: str, last: int) -> list[str]:
    """The words by number, from that of no word to the last that is asked for."""
    return _OF[column].words[: last + 1]


def numbered(events: pl.DataFrame) -> pl.DataFrame:
    """Events with numbers in place of words."""
    lacking = [events[name] for name in NUMBERED if name in events.columns]
    lacking = [column for column in lacking if not has_numbers(column)]
    return events.with_columns(map(_numbered, lacking)) if lacking else events


def in_words(events: pl.DataFrame) -> pl.DataFrame:
    """Events with their words again, as text: "" for no word, and null where there is no number either."""
    having = [events[name] for name in NUMBERED if name in events.columns]
    return events.with_columns(_in_words(column) for column in having if has_numbers(column))


def _numbered(column: pl.Series) -> pl.Series:
    codes = column.cast(pl.String).cast(pl.Categorical)
    words = codes.drop_nulls().unique()
    places, told = (one.to_physical().cast(pl.Int64).fill_null(-1).to_numpy() for one in (words, codes))
    meant = np.zeros(int(places.max(initial=-1)) + 2, dtype=np.int32)  # the last is that of no word
    meant[places] = numbers_of(column.name, words.cast(pl.String).to_list())
    return pl.Series(column.name, meant[told])


def _in_words(column: pl.Series) -> pl.Series:
    last = column.max()
    words = words_to(column.name, last if isinstance(last, int) else EMPTY)
    return pl.Series(words, dtype=pl.String).gather(column).alias(column.name)
