"""What a block of cases says whatever the law asks: read into numbers once, kept as long as the block."""

from __future__ import annotations

from functools import cached_property
from weakref import WeakKeyDictionary

import numpy as np

from frikommune.cases.block import TIED_TO, CaseBlock
from frikommune.cases.tied import ASTRAY, tied_to
from frikommune.ledger.population import columns
from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.moments import moments
from frikommune.ledger.population.numbering import Numbers

Words = tuple[Numbers, list[str]]


class BlockFacts:
    """A block's columns as numbers; each is read when it is first asked for.

    Words come as numbers (int32) and the words by number. Those of events are many, and read each time.
    """

    def __init__(self, block: CaseBlock) -> None:
        self._spells, self._events, self._uses = block.spells, block.events, block.uses
        self._persons = len(block.persons)

    @cached_property
    def begins(self) -> tuple[Numbers, Numbers, Numbers]:
        """[person]: where each person's spells, events and uses begin; one more than there are persons."""
        tables = (self._spells, self._events, self._uses)
        spells, events, uses = (columns.begins(one["who"], self._persons) for one in tables)
        return spells, events, uses

    @cached_property
    def group(self) -> Words:
        """The group of each spell."""
        return columns.words(self._spells["group"])

    @cached_property
    def municipality(self) -> Words:
        """The municipality of each spell."""
        return columns.words(self._spells["municipality"])

    @cached_property
    def start(self) -> Numbers:
        """The first day of each spell."""
        return columns.days(self._spells["from"])

    @cached_property
    def end(self) -> Numbers:
        """The first day after each spell, or NO."""
        return columns.days(self._spells["to"])

    @cached_property
    def laid(self) -> Numbers:
        """[E_*, event] (int32): what the kernels read of each event whatever the law asks."""
        laid = np.empty((f.EVENT_FIELDS, self._events.height), dtype=np.int32)
        laid[f.E_DAY] = columns.days(self._events["day"])
        laid[f.E_SEQUENCE] = columns.in_order(self._events["sequence"])
        laid[f.E_TIED_TO] = self._tied_to()
        return laid

    @property
    def kind(self) -> Words:
        """The kind of each event."""
        return columns.words(self._events["kind"])

    @property
    def type(self) -> Words:
        """The type of each event."""
        return columns.words(self._events["type"])

    @property
    def form(self) -> Words:
        """The form of each event."""
        return columns.words(self._events["form"])

    @cached_property
    def attributes(self) -> tuple[Numbers, Words]:
        """Which events have attributes, and the JSON texts of these."""
        rows, texts = columns.filled(self._events["attributes"])
        return rows, columns.words(texts)

    @cached_property
    def until(self) -> tuple[Numbers, Numbers]:
        """Which events have a day in the column of that name, and these days."""
        rows, days = columns.filled(self._events["until"])
        return rows, columns.days(days)

    @cached_property
    def spell_attributes(self) -> Words:
        """The JSON text of each spell's attributes."""
        return columns.words(self._spells["attributes"])

    @cached_property
    def use_exemption(self) -> Words:
        """The exemption of each decision."""
        return columns.words(self._uses["exemption"])

    @cached_property
    def use_norm(self) -> Words:
        """The norm of each decision."""
        return columns.words(self._uses["norm"])

    @cached_property
    def use_columns(self) -> tuple[Numbers, Numbers, Numbers]:
        """The occurrence that each decision names (0: none), and the days it was taken and recorded."""
        decided, recorded = (columns.days(self._uses[name]) for name in ("decided_on", "recorded_on"))
        return columns.whole(self._uses["occurrence"]), decided, recorded

    @cached_property
    def moments(self) -> tuple[Numbers, Numbers, Numbers]:
        """Which events have an instant; these in microseconds (int64), and their offsets in seconds."""
        rows, texts = columns.filled(self._events["moment"])
        return rows, *moments(texts)

    def _tied_to(self) -> Numbers:
        """The place of the spell that each event names, as of `E_TIED_TO`."""
        events = self._events
        if TIED_TO in events.columns:
            tied = events[TIED_TO].to_numpy()
        else:
            named = events["spell"].set(events["spell"] == "", None)
            tied = tied_to(named, events["who"].to_numpy(), self._spells)
        if not len(tied) or tied.min() >= 0:
            return tied
        return np.where(tied < 0, np.where(tied == ASTRAY, f.NONE, f.NO), tied)


_KNOWN: WeakKeyDictionary[CaseBlock, BlockFacts] = WeakKeyDictionary()


def facts_of(block: CaseBlock) -> BlockFacts:
    """The facts of a block, the same for as long as it is kept."""
    found = _KNOWN.get(block)
    if found is None:
        found = _KNOWN[block] = BlockFacts(block)
    return found
