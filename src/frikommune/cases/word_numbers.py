"""Words of events as whole numbers: events are many, and their different words few.

A word of a column has one number for as long as the program runs, whichever file it stands in; no other
program knows the numbers. So they are no words to send or to write down. A column whose words are more than
MOST keeps them, as what has a number is never forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from threading import Lock

import numpy as np
import numpy.typing as npt
import polars as pl

WordNumbers = npt.NDArray[np.int32]
EMPTY = 0
"""The number of no word."""
MOST = 10_000
"""So many words of a column have numbers."""


class _Numbering:
    """The words of one column in the order in which they were met."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._numbers = {"": EMPTY}
        self.words = [""]

    def of(self, words: Iterable[str | None]) -> WordNumbers | None:
        """The number of each word, which has one from now on; None where they would be too many."""
        asked = [word or "" for word in words]
        with self._lock:
            new = [word for word in dict.fromkeys(asked) if word not in self._numbers]
            if len(self.words) + len(new) > MOST:
                return None
            for word in new:
                self._numbers[word] = len(self.words)
                self.words.append(word)
            return np.array([self._numbers[word] for word in asked], dtype=np.int32)


NUMBERED = ("kind", "type", "form")
"""The columns of events whose words may have numbers."""
_OF: Mapping[str, _Numbering] = {name: _Numbering() for name in NUMBERED}


def has_numbers(column: pl.Series) -> bool:
    """Whether a column of a block has numbers in place of words."""
    return isinstance(column.dtype, pl.Int32)


def numbers_of(column: str, words: Iterable[str | None]) -> WordNumbers | None:
    """The number of each of some words of a column, EMPTY for "" and None; None where words are too many."""
    return _OF[column].of(words)


def words_to(column: str, last: int) -> list[str]:
    """The words by number, from that of no word to the last that is asked for."""
    return _OF[column].words[: last + 1]


def numbered(events: pl.DataFrame) -> pl.DataFrame:
    """Events with numbers in place of words, where these are not too many."""
    lacking = [events[name] for name in NUMBERED if name in events.columns]
    lacking = [column for column in lacking if not has_numbers(column)]
    return events.with_columns(map(_numbered, lacking)) if lacking else events


def in_words(events: pl.DataFrame) -> pl.DataFrame:
    """Events with their words again, as text: "" for no word, and null where there is no number either."""
    having = [events[name] for name in NUMBERED if name in events.columns]
    return events.with_columns(_in_words(column) for column in having if has_numbers(column))


def alike(tables: Sequence[pl.DataFrame]) -> list[pl.DataFrame]:
    """Tables of the same columns, each with text for words in all where it is not kept alike in all."""
    some = [name for name in NUMBERED if name in tables[0].columns]
    differing = [name for name in some if len({str(table[name].dtype) for table in tables}) > 1]
    if not differing:
        return list(tables)
    told = [in_words(table.select(differing)).cast(pl.String) for table in tables]
    return [table.with_columns(words) for table, words in zip(tables, told, strict=True)]


def _numbered(column: pl.Series) -> pl.Series:
    codes = column.cast(pl.String).cast(pl.Categorical)
    words = codes.drop_nulls().unique()
    numbers = numbers_of(column.name, words.cast(pl.String).to_list())
    if numbers is None:
        return column
    places, told = (one.to_physical().cast(pl.Int64).fill_null(-1).to_numpy() for one in (words, codes))
    meant = np.zeros(int(places.max(initial=-1)) + 2, dtype=np.int32)  # the last is that of no word
    meant[places] = numbers
    return pl.Series(column.name, meant[told])


def _in_words(column: pl.Series) -> pl.Series:
    last = column.max()
    words = words_to(column.name, last if isinstance(last, int) else EMPTY)
    return pl.Series(words, dtype=pl.String).gather(column).alias(column.name)
