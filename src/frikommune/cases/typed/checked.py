"""A chunk as a block, less the persons whose rows need a closer look.

What is looked for is all that `cases.checks` looks for, and whatever the reader of rows may read otherwise.
It is only asked who is concerned: what is wrong is said by the reader of rows (`again`), in its words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
import numpy.typing as npt
import polars as pl

from frikommune.cases.block import CaseBlock, schema_of
from frikommune.cases.draft import Known, as_known
from frikommune.cases.mark import REBUILT_AS_TEXT, Mark
from frikommune.cases.typed.numbered import WHO, Numbered, Numbers, keys_of, numbered

Mask = npt.NDArray[np.bool_]
_NEVER = 2**31 - 1


def checked(
    chunk: Mapping[str, pl.DataFrame], known: Known, suspected: Collection[str] = ()
) -> tuple[CaseBlock, set[str]]:
    """The block of everybody whose rows are plainly sound, and the ids of those who must be looked at.

    Persons who are suspected already are left out of the block, too.
    """
    tables = numbered(chunk)
    spells, odd_words = _known_words(tables.spells, known)
    odd = np.zeros(len(tables.persons), dtype=np.bool_)
    if suspected:
        odd |= tables.persons.is_in(list(suspected)).to_numpy()
    odd[odd_words[WHO].to_numpy()] = True
    for rows in (spells, tables.events, tables.uses):
        odd[rows.filter("odd")[WHO].to_numpy()] = True
    odd[_overlapping(spells)] = True
    odd[_outside(spells, tables.events, tables.event_keys)] = True
    odd[_unknown_uses(tables.uses, known)] = True
    suspects = set(tables.strays) | set(tables.persons.filter(pl.Series(odd)).to_list())
    return _block(tables, spells, odd), suspects


def _known_words(spells: pl.DataFrame, known: Known) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Groups and municipalities as the law spells them, and the spells with one that is not known."""
    unknown = pl.lit(False)
    for name, names in (("group", known.groups), ("municipality", known.municipalities)):
        words = spells[name].unique().drop_nulls().cast(pl.String).to_list()
        meant = {word: as_known(word, names) for word in words}
        if changed := {word: other for word, other in meant.items() if other != word}:
            column = spells[name].cast(pl.String).replace(changed).cast(pl.Categorical)
            spells = spells.with_columns(column)
        if strange := [word for word in meant.values() if word not in names]:
            unknown = unknown | pl.col(name).cast(pl.String).is_in(strange)
    return spells, spells.filter(unknown)


def _overlapping(spells: pl.DataFrame) -> npt.NDArray[np.int32]:
    """Who has a spell that ends before it starts, or two of one group at a time."""
    ends = pl.col("to").to_physical().fill_null(_NEVER)
    rows = spells.select(WHO, pl.col("from").to_physical(), ends, pl.col("group").to_physical())
    backwards = rows.filter(pl.col("to") <= pl.col("from"))[WHO]
    rows = rows.sort(WHO, "group", "from")
    same = (pl.col(WHO) == pl.col(WHO).shift()) & (pl.col("group") == pl.col("group").shift())
    return pl.concat([backwards, rows.filter(same & (pl.col("from") < pl.col("to").shift()))[WHO]]).to_numpy()


def _outside(spells: pl.DataFrame, events: pl.DataFrame, day: Numbers) -> npt.NDArray[np.int32]:
    """Who has an event outside the spell that it names, or outside all spells where it names none."""
    last = np.searchsorted(keys_of(spells, "from"), day, side="right") - 1
    if not len(spells) or not len(events):
        return np.empty(0, dtype=np.int32)
    ends = keys_of(spells, "to", _NEVER)
    inside = (last >= 0) & (np.maximum.accumulate(ends)[last] > day)
    named = events["spell"].is_not_null()
    if named.any():
        at_last = pl.Series(last).clip(0).cast(pl.UInt32)
        its_own = (spells["spell"].gather(at_last) == events["spell"]).fill_null(False).to_numpy()
        inside = np.where(named.to_numpy(), its_own & (last >= 0) & (ends[last] > day), inside)
        unsure = events.with_columns(pl.Series("inside", inside)).filter(~pl.col("inside") & pl.Series(named))
        return np.concatenate(
            [events[WHO].to_numpy()[~inside & ~named.to_numpy()], _outside_named(spells, unsure)]
        )
    return events[WHO].to_numpy()[~inside]


def _outside_named(spells: pl.DataFrame, events: pl.DataFrame) -> npt.NDArray[np.int32]:
    """Who has an event that does not lie in the spell it names, which may be another than the last begun."""
    held = events.select(WHO, "spell", "day").join(
        spells.select(WHO, "spell", "from", "to"), on=[WHO, "spell"], how="left", maintain_order="left"
    )
    lies = (pl.col("from") <= pl.col("day")) & ((pl.col("day") < pl.col("to")) | pl.col("to").is_null())
    return held.filter(~lies.fill_null(False))[WHO].to_numpy()


def _unknown_uses(uses: pl.DataFrame, known: Known) -> npt.NDArray[np.int32]:
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
        for name, rows in frames.items():
            sound = rows.filter(pl.Series(~odd[rows[WHO].to_numpy()]))
            frames[name] = sound.with_columns(places.gather(sound[WHO]).alias(WHO))
    return CaseBlock(
        persons.rename("persons"),
        **{
            name: rows.select(*schema_of(name), *{"line"}.intersection(rows.columns))
            for name, rows in frames.items()
        },
        mark=_mark(frames["spells"]),
    )


def _mark(spells: pl.DataFrame) -> Mark:
    rebuilt = spells["attributes"].str.contains(REBUILT_AS_TEXT, literal=True)
    return Mark.of(synthetic=bool(spells["synthetic"].any()), rebuilt=bool(rebuilt.any()))
