"""The spell that each event names, by its place among the spells."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl
import pyarrow.compute as pc

UNTIED, ASTRAY = -1, -2
"""In place of a spell: the event names none, or one that is not its person's."""
NOWHERE = -1
"""In place of a word that is not there."""
_FEW = 2
"""So many of a person's spells, from the last one on, are compared at once: most persons have no more."""
Places = npt.NDArray[np.int32]


def tied_to(named: pl.Series, who: Places, spells: pl.DataFrame) -> Places:
    """[n]: the place in `spells` of each spell that is named [n], of the person `who` [n]; or UNTIED, ASTRAY.

    The spells have `who`, never falling, and `spell`. Of a person's spells of one name it is the last.
    """
    tied = np.full(len(named), UNTIED, dtype=np.int32)
    asked: Places = np.arange(len(named), dtype=np.int32)
    if named.null_count():
        asked = asked[named.is_not_null().to_numpy()]
    tied[asked] = ASTRAY
    place = _last_of(who[asked], spells["who"].to_numpy())
    for _ in range(_FEW):
        asked, place = _look(named, who, spells, asked, place, tied)
    if len(asked):
        asked, place = _look_up(named, who, spells, asked, place, tied)
    while len(asked):
        asked, place = _look(named, who, spells, asked, place, tied)
    return tied


def _last_of(who: Places, whose: Places) -> Places:
    """[n]: the place of each person's last spell; where there is none, of some other's, or below zero."""
    ends = np.cumsum(np.bincount(whose, minlength=int(who.max(initial=0)) + 1)) - 1
    last: Places = ends[who].astype(np.int32)
    return last


def _look(
    named: pl.Series, who: Places, spells: pl.DataFrame, asked: Places, place: Places, tied: Places
) -> tuple[Places, Places]:
    """Tie those that are asked to the spell at their place, if it is that; the rest, and a place before."""
    own = place >= 0
    own[own] = spells["who"].to_numpy()[place[own]] == who[asked[own]]
    asked, place = asked[own], place[own]
    right = (spells["spell"][place] == named[asked]).fill_null(False).to_numpy()
    tied[asked[right]] = place[right]
    return asked[~right], place[~right] - 1


def _look_up(
    named: pl.Series, who: Places, spells: pl.DataFrame, asked: Places, place: Places, tied: Places
) -> tuple[Places, Places]:
    """Tie those that are asked to the last spell of that name, if theirs; the rest that may have one."""
    last = places_of(named.gather(asked), spells["spell"].reverse())
    there = last != NOWHERE
    asked, place, last = asked[there], place[there], np.int32(spells.height - 1) - last[there]
    own = spells["who"].to_numpy()[last] == who[asked]
    tied[asked[own]] = last[own]
    return asked[~own], place[~own]


def places_of(asked: pl.Series, words: pl.Series) -> Places:
    """[n]: where each text that is asked for [n] first stands among some words; NOWHERE if it does not."""
    found = pc.index_in(asked.to_arrow(), value_set=words.to_arrow(), skip_nulls=True)
    places = pl.Series(found)
    known: Places = (places.fill_null(NOWHERE) if places.null_count() else places).to_numpy()
    return known
