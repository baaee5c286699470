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
Places = npt.NDArray[np.int32]


def tied_to(named: pl.Series, who: Places, spells: pl.DataFrame) -> Places:
    """[n]: the place in `spells` of each spell that is named [n], of the person `who` [n]; or UNTIED, ASTRAY.

    The spells have `who`, never falling, and `spell`. Of spells of one name it is the last; where that is
    another person's, each person's own are gone through.
    """
    whose, place = spells["who"].to_numpy(), places_of(named, spells["spell"].reverse())
    found = place != NOWHERE
    place = np.int32(len(whose) - 1) - place
    tied = np.where(found, place, np.int32(ASTRAY))
    if named.null_count():
        tied[named.is_null().to_numpy()] = UNTIED
    asked = np.flatnonzero(found)
    asked = asked[whose[place[asked]] != who[asked]]
    tied[asked] = ASTRAY
    place = np.searchsorted(whose, who[asked], side="right") - 1
    while len(asked):
        begun = place >= 0
        asked, place = asked[begun], place[begun]
        right = (spells["spell"].gather(place) == named.gather(asked)).fill_null(False).to_numpy()
        right &= whose[place] == who[asked]
        tied[asked[right]] = place[right]
        more = ~right & (whose[place] == who[asked])
        asked, place = asked[more], place[more] - 1
    return tied


def places_of(asked: pl.Series, words: pl.Series) -> Places:
    """[n]: where each text that is asked for [n] first stands among some words; NOWHERE if it does not."""
    found = pc.index_in(asked.to_arrow(), value_set=words.to_arrow(), skip_nulls=True)
    places = pl.Series(found)
    known: Places = (places.fill_null(NOWHERE) if places.null_count() else places).to_numpy()
    return known
