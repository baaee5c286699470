"""words.toml: what the codes of a pack are called in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from frikommune.language import NO_WORDS, Text
from frikommune.law.words import AttributeWords, EventWords, TypeWords
from frikommune.packfiles import folder as folders
from frikommune.packfiles.files import read_toml
from frikommune.packfiles.table import Table, gather

FILE = "words.toml"


@dataclass
class Titles:
    """The titles read so far. A pack may add types and values to what the packs that it builds on know."""

    events: dict[str, EventWords] = field(default_factory=dict)
    attributes: dict[str, AttributeWords] = field(default_factory=dict)


def read_words(folder: Path, titles: Titles) -> None:
    """Add the titles of a pack's folder, if it has any. Raises Refused, naming the file and the key."""
    if not (folder / FILE).exists():
        return
    shown = folders.shown(folder, folder / FILE)
    table = Table(read_toml(folder / FILE, shown), shown)
    events, attributes = _tables(table, "event"), _tables(table, "attribute")
    table.done()
    gather(*(lambda kind=kind, row=row: _event(kind, row, titles) for kind, row in events.items()))
    gather(*(lambda name=name, row=row: _attribute(name, row, titles) for name, row in attributes.items()))


def _tables(table: Table, key: str) -> Mapping[str, Table]:
    """The tables inside one that may be left out, by their names."""
    inside = table.table(key) if key in table else None
    table.get(key, dict)
    return {name: inside.table(name) for name in inside.data} if inside else {}


def _event(kind: str, row: Table, titles: Titles) -> None:
    known = titles.events.get(kind)
    if known is None:
        title = row.text("title")
        known = EventWords(title, _one(row) or title)
    types = dict(known.types)
    for name, inside in _tables(row, "type").items():
        folders.refuse_if_known(types, name, inside.where)
        types[name] = TypeWords(inside.text("title"), _one(inside) or NO_WORDS)
        inside.done()
    row.done()
    titles.events[kind] = replace(known, types=types)


def _one(row: Table) -> Text | None:
    return row.text("one") if "one" in row else row.get("one", Text)


def _attribute(name: str, row: Table, titles: Titles) -> None:
    known = titles.attributes.get(name)
    if known is None:
        known = AttributeWords(row.text("title"), row.text("clause", required=False))
    values = dict(known.values)
    inside = row.table("value") if "value" in row else None
    row.get("value", dict)
    for value in inside.data if inside else ():
        folders.refuse_if_known(values, value, inside.where if inside else "")
        values[value] = inside.text(value) if inside else NO_WORDS
    row.done()
    titles.attributes[name] = replace(known, values=values)
