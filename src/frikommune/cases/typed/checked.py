"""A chunk as a block, less the persons whose rows need a closer look.

What is looked for is all that `cases.checks` looks for, and whatever the reader of rows may read otherwise.
It is only asked who is concerned: what is wrong is said by the reader of rows (`again`), in its words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
import polars as pl

from frikommune.cases.block import TIED_TO, CaseBlock, schema_of
from frikommune.cases.day_numbers import day_numbers
from frikommune.cases.draft import Known, as_known
from frikommune.cases.mark import REBUILT_AS_TEXT, Mark
from frikommune.cases.tied import Places
from frikommune.cases.typed.lying import WHO, outside
from frikommune.cases.typed.numbered import Numbered, numbered
from frikommune.cases.typed.runs import Mask, Rows
from frikommune.cases.typed.types import words_of

_NEVER = 2**31 - 1


def checked(
    chunk: Mapping[str, Rows], known: Known, suspected: Collection[str] = ()
) -> tuple[CaseBlock, set[str]]:
    """The block of everybody whose rows are plainly sound, and the ids of those who must be looked at.

    Persons who are suspected already are left out of the block, too.
    """
    tables = numbered(chunk)
    spells, odd_words = _known_words(tables.spells, known)
    odd = np.zeros(len(tables.persons), dtype=np.bool_)
    if suspected:
        odd |= tables.persons.is_in(list(suspected)).to_numpy()
    odd[odd_words] = True
    for rows in (spells, tables.events, tables.uses):
        odd[rows[WHO].to_numpy()[rows["odd"].to_numpy()]] = True
    odd[_overlapping(spells)] = True
    odd[outside(spells, tables.events, tables.event_keys)] = True
    odd[_unknown_uses(tables.uses, known)] = True
    suspects = set(tables.strays) | set(tables.persons.filter(pl.Series(odd)).to_list())
    return _block(tables, spells, odd), suspects


def _known_words(spells: pl.DataFrame, known: Known) -> tuple[pl.DataFrame, Places]:
    """Groups and municipalities as the law spells them, and who has a spell with one that is not known."""
    unknown = np.zeros(spells.height, dtype=np.bool_)
    for name, names in (("group", known.groups), ("municipality", known.municipalities)):
        words = words_of(spells[name]).cast(pl.String).to_list()
        meant = {word: as_known(word, names) for word in words}
        if changed := {word: other for word, other in meant.items() if other != word}:
            column = spells[name].cast(pl.String).replace(changed).cast(pl.Categorical)
            spells = spells.with_columns(column)
        if strange := [word for word in meant.values() if word not in names]:
            unknown |= spells[name].cast(pl.String).is_in(strange).fill_null(False).to_numpy()
    return spells, spells[WHO].to_numpy()[unknown]


def _overlapping(spells: pl.DataFrame) -> Places:
    """Who has a spell that ends before it starts, or two of one group at a time.

    The spells are in order of person and day.
    """
    who: Places = spells[WHO].to_numpy()
    starts, ends = day_numbers(spells["from"], -_NEVER), day_numbers(spells["to"], _NEVER)
    group = spells["group"].to_physical().fill_null(_NEVER).to_numpy()
    some = np.flatnonzero(np.bincount(who)[who] > 1)  # most have one spell
    order = some[np.lexsort((group[some], who[some]))]
    one, next_ = order[:-1], order[1:]
    same = (who[one] == who[next_]) & (group[one] == group[next_])
    overlapping = next_[same & (starts[next_] < ends[one])]
    return np.concatenate([who[ends <= starts], who[overlapping]])


def _unknown_uses(uses: pl.DataFrame, known: Known) -> Places:
    """Who has a use of an exemption or of a norm that the law does not know."""
    unknown = pl.lit(False)
    for name, names in (("exemption", known.exemptions), ("norm", known.norms)):
        if names:
            unknown = unknown | ~pl.col(name).cast(pl.String).is_in(list(names))
    return uses.filter(unknown.fill_null(True))[WHO].to_numpy()


def _block(tables: Numbered, spells: pl.DataFrame, odd: Mask) -> CaseBlock:
    """The block without the persons who are odd, the others numbered anew."""
    frames = {"spells": spells, "events": tables.events, "uses": tables.uses}
    persons = tables.persons
    if odd.any():
        places = pl.Series(np.cumsum(~odd) - 1, dtype=pl.Int32)
        persons = persons.filter(pl.Series(~odd))
        frames["events"] = _tied_anew(frames["events"], ~odd[spells[WHO].to_numpy()])
        for name, rows in frames.items():
            sound = rows.filter(pl.Series(~odd[rows[WHO].to_numpy()]))
            frames[name] = sound.with_columns(places.gather(sound[WHO]).alias(WHO))
    return CaseBlock(
        persons.rename("persons"),
        **{name: pl.DataFrame(_columns(name, rows)) for name, rows in frames.items()},
        mark=_mark(frames["spells"]),
    )


def _tied_anew(events: pl.DataFrame, kept: Mask) -> pl.DataFrame:
    """The events by the places that their spells have once only those [spell] that are kept are there."""
    places = (np.cumsum(kept) - 1).astype(np.int32)
    tied = events[TIED_TO].to_numpy()
    return events.with_columns(pl.Series(TIED_TO, np.where(tied < 0, tied, places.take(tied, mode="clip"))))


def _columns(table: str, rows: pl.DataFrame) -> list[pl.Series]:
    """The columns of a block's table, and what stands there for some of them."""
    return [rows[name] for name in (*schema_of(table), "line", TIED_TO) if name in rows.columns]


def _mark(spells: pl.DataFrame) -> Mark:
    told = spells["attributes"].drop_nulls().unique().to_list()
    rebuilt = any(REBUILT_AS_TEXT in text for text in told)
    return Mark.of(synthetic=bool(spells["synthetic"].any()), rebuilt=rebuilt)
