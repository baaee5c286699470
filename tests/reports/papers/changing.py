"""A journal with one entry told otherwise, as if its source had said so."""

from __future__ import annotations

from dataclasses import replace

from frikommune.packfiles.pack import Pack
from frikommune.programme.entry import Entry, Value
from frikommune.programme.journal import Journal


def told_otherwise(pack: Pack, id: str, value: Value) -> Pack:
    """The pack, in whose journal the entry of an id says something else."""
    return with_entries(pack, id, replace(pack.journal.by_id[id], value=value))


def without(pack: Pack, *ids: str) -> Pack:
    """The pack, whose journal lacks some entries."""
    return replace(pack, journal=Journal(tuple(one for one in pack.journal if one.id not in ids)))


def with_entries(pack: Pack, id: str, entry: Entry) -> Pack:
    """The pack with another entry in the place of one."""
    entries = tuple(entry if one.id == id else one for one in pack.journal)
    return replace(pack, journal=Journal(entries))
