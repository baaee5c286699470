"""Whose events lie outside their spells."""

from __future__ import annotations

import numpy as np
import polars as pl

from frikommune.cases.block import TIED_TO
from frikommune.cases.day_numbers import day_numbers
from frikommune.cases.tied import ASTRAY, UNTIED, Places
from frikommune.cases.typed.runs import Mask, Numbers

WHO = "who"
_NEVER = 2**31 - 1


def keys_of(rows: pl.DataFrame, day: str, empty: int = -(2**31)) -> Numbers:
    """Person and day as one number that sorts as they do; an empty day is the first of all, or as told."""
    keys: Numbers = (rows[WHO].to_numpy().astype(np.int64) << 32) + day_numbers(rows[day], empty) + 2**31
    return keys


def outside(spells: pl.DataFrame, events: pl.DataFrame, keys: Numbers) -> Places:
    """Who has an event outside the spell that it names, or outside all spells where it names none.

    `keys` [event] are those of `keys_of`. The spells are in order of person and day.
    """
    tied, day = events[TIED_TO].to_numpy(), day_numbers(events["day"], _NEVER)
    start, end = day_numbers(spells["from"], _NEVER), day_numbers(spells["to"], _NEVER)
    inside = (start.take(tied, mode="clip") <= day) & (day < end.take(tied, mode="clip")) & (tied != ASTRAY)
    untied = np.flatnonzero(tied == UNTIED)
    if len(untied):
        inside[untied] = _in_any(spells, keys[untied])
    who: Places = events[WHO].to_numpy()[~inside]
    return who


def _in_any(spells: pl.DataFrame, keys: Numbers) -> Mask:
    """Whether each person and day lies in some spell."""
    last = np.searchsorted(keys_of(spells, "from"), keys, side="right") - 1
    inside: Mask = (last >= 0) & (np.maximum.accumulate(keys_of(spells, "to", _NEVER))[last] > keys)
    return inside
