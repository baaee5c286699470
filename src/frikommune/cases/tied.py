"""The spell that each event names, by its place among the spells."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl

UNTIED, ASTRAY = -1, -2
"""In place of a spell: the event names none, or one that is not its person's."""
Places = npt.NDArray[np.int32]


def tied_to(named: pl.Series, who: Places, spells: pl.DataFrame) -> Places:
    """[n]: the place in `spells` of each spell that is named [n], of the person `who` [n]; or UNTIED, ASTRAY.

    The spells have `who`, never falling, and `spell`. Each person's last one is looked at first, then the one
    before: most events name one of these.
    """
    names = named.is_not_null().to_numpy()
    tied = np.where(names, np.int32(ASTRAY), np.int32(UNTIED))
    whose, asked = spells["who"].to_numpy(), np.flatnonzero(names)
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
