"""From rows of numbers to the ledger's columns (`ledger.table.LEDGER`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa

from frikommune.cases.block import CaseBlock, with_ids
from frikommune.cases.word_numbers import in_words
from frikommune.ledger.population import columns
from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.plan import Plan
from frikommune.ledger.row import OUTCOMES, STANDINGS
from frikommune.ledger.table import LEDGER

_LAW = "law"
_SHAPES = ("steps", "last_done", "origin", "trigger")

Numbers = np.ndarray[Any, Any]


def decode(plan: Plan, block: CaseBlock, rows: Numbers, worlds: Numbers) -> pa.Table:
    """The ledger of a block, as `ledger.table.LEDGER`, from its rows of numbers and their bits of worlds."""
    met, use, outcome = rows[:, f.O_MET], rows[:, f.O_USE], rows[:, f.O_OUTCOME]
    columns = {
        **_where(block, rows),
        "norm": _words(rows[:, f.O_NORM], plan.norms),
        "occurrence": pa.array(rows[:, f.O_OCCURRENCE]),
        "step": pa.array(rows[:, f.O_STEP]),
        "shape": _words(rows[:, f.O_SHAPE], _SHAPES),
        "layer": _words(rows[:, f.O_LAYER] + 1, (_LAW, *plan.exemptions)),
        "version": _days(rows[:, f.O_VERSION]),
        "read_on": _days(rows[:, f.O_READ_ON]),
        "base": _days(rows[:, f.O_BASE]),
        "opens": _days(rows[:, f.O_OPENS]),
        "due": _days(rows[:, f.O_DUE]),
        "standing": _words(rows[:, f.O_STANDING], STANDINGS),
        "outcome": _words(np.where(outcome == f.EMPTY, f.NONE, outcome), OUTCOMES[:-1]),
        **_deeds(block, met),
        "days_late": pa.array(rows[:, f.O_LATE]),
        "use": _texts(block.uses["use"], use),
        "worlds": pa.array(worlds.view(np.uint64)),
    }
    return pa.table([columns[name] for name in LEDGER.names], schema=LEDGER)


def _where(block: CaseBlock, rows: Numbers) -> dict[str, pa.Array]:
    """Whose row it is, and where and in which group it arose."""
    spell, spells = rows[:, f.O_SPELL], block.spells
    return {
        "subject": _words(spells["who"].to_numpy()[spell], block.persons),
        "course": _words(rows[:, f.O_SPELL_0], spells["spell"]),
        "spell": _words(spell, spells["spell"]),
        "group": _texts(spells["group"], spell),
        "municipality": _texts(spells["municipality"], spell),
    }


def _deeds(block: CaseBlock, met: Numbers) -> dict[str, pa.Array]:
    """What met the row: the event, its day, its kind and type, and its form."""
    some = {"who", "event", "day", "kind", "type", "form", "line"}.intersection(block.events.columns)
    done = with_ids(block.persons, in_words(block.events.select(pl.col(*some).gather(columns.places(met)))))
    kind, type_ = done["kind"].cast(pl.String), done["type"].cast(pl.String)
    typed = type_.is_not_null() & (type_ != "")
    deed = pl.select(pl.when(typed).then(kind + "/" + type_).otherwise(kind)).to_series()
    form = done["form"].cast(pl.String).replace({"": None})
    return {
        "met_by": _as_words(done["event"]),
        "met_on": done["day"].to_arrow(),
        "deed": _as_words(deed),
        "form": _as_words(form),
    }


def _words(codes: Numbers, words: Sequence[str] | pl.Series) -> pa.Array:
    """Words by number; null where the number is below zero."""
    known = words.cast(pl.String).to_arrow() if isinstance(words, pl.Series) else pa.array(words, pa.string())
    codes = np.ascontiguousarray(codes, dtype=np.int32)
    absent = codes < 0
    numbers = pa.array(codes, mask=absent) if absent.any() else pa.array(codes)
    return pa.DictionaryArray.from_arrays(numbers, known.cast(pa.string()))


def _texts(column: pl.Series, places: Numbers) -> pa.Array:
    """A column of words gathered by place; null where there is none."""
    if not len(column):
        return pa.nulls(len(places), pa.string()).dictionary_encode()
    return _as_words(column.gather(columns.places(places)))


def _as_words(column: pl.Series) -> pa.Array:
    encoded = column.cast(pl.String).to_arrow().cast(pa.string()).dictionary_encode()
    return encoded


def _days(numbers: Numbers) -> pa.Array:
    numbers = np.ascontiguousarray(numbers)
    return pa.array(numbers, mask=numbers == f.NO).cast(pa.date32())
