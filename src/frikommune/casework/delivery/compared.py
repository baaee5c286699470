"""A delivery held against what is stored: by citizen, and row by row by the case system's own keys."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import polars as pl

from frikommune.casework.delivery.citizens import MOST, NUMBER
from frikommune.casework.delivery.preview import MOST_GONE, PARTS, Change, Example, Preview
from frikommune.language import Text

_AT_ONCE = 2000
_DAY = r'"(?:day|moment)":"[0-9]{4}-[0-9]{2}-[0-9]{2}'


class Stored(Protocol):
    """What one system's earlier deliveries left of a municipality's citizens."""

    @property
    def digests(self) -> Mapping[str, str]:
        """The digest of each citizen's text, by person."""
        ...

    def texts(self, persons: Iterable[str]) -> Mapping[str, str]:
        """The texts of some of them."""
        ...


def compare(citizens: pl.DataFrame, gone: Iterable[str], stored: Stored, into: Preview) -> pl.DataFrame:
    """Count into a preview what is new, changed, gone and as it was; gives the citizens that are not as they
    were, with `was`: `new` or `changed`.
    """
    there = stored.digests
    before = pl.Series([there.get(person) for person in citizens["person"]], dtype=pl.String)
    was = (
        pl.when(before.is_null())
        .then(pl.lit("new"))
        .when(before == pl.col("digest"))
        .then(pl.lit("same"))
        .otherwise(pl.lit("changed"))
    )
    citizens = citizens.with_columns(was.alias("was"))
    for name in ("new", "same"):
        some = citizens.filter(pl.col("was") == name)
        into.citizens.add(name, some.height)
        for part in PARTS:
            into.rows[part].add(name, int(some[part].sum()))
    _example_of_new(citizens.filter(pl.col("was") == "new").head(3), into)
    changed = citizens.filter(pl.col("was") == "changed").select("person", "text", "number")
    into.citizens.add("changed", changed.height)
    for some in changed.iter_slices(_AT_ONCE):
        olds = stored.texts(some["person"].to_list())
        for person, text, number in some.iter_rows():
            _rows_of(json.loads(olds[person]), json.loads(text), number, into)
    _count_gone(list(gone), stored, into)
    into.first, into.last = _period(citizens)
    _warn(into)
    return citizens.filter(pl.col("was") != "same")


def _period(citizens: pl.DataFrame) -> tuple[str, str]:
    """The first and the latest day of an event, as ISO text; empty where there is no event."""
    days = citizens["text"].str.extract_all(_DAY).explode().str.slice(-10)
    return str(days.min() or ""), str(days.max() or "")


def _example_of_new(some: pl.DataFrame, into: Preview) -> None:
    for text, number in some.select("text", "number").iter_rows():
        told = json.loads(text)
        for spell in told["spells"][-1:]:
            into.examples.append(Example("new", "spells", spell["id"], number, spell["group"]))


def _count_gone(gone: list[str], stored: Stored, into: Preview) -> None:
    into.citizens.add("gone", len(gone))
    nobody: dict[str, Any] = {part: [] for part in PARTS}
    for start in range(0, len(gone), _AT_ONCE):
        some = gone[start : start + _AT_ONCE]
        olds = stored.texts(some)
        for person in some:
            old = json.loads(olds[person])
            _rows_of(old, nobody, _number_in(old), into)


def _number_in(kept: Mapping[str, Any]) -> str:
    """The case number of the latest spell."""
    spells = kept["spells"]
    return str(spells[-1].get("attributes", {}).get(NUMBER, ""))[:MOST] if spells else ""


def _rows_of(before: Mapping[str, Any], after: Mapping[str, Any], number: str, into: Preview) -> None:
    """Count the rows of one citizen, and keep some that are not as they were."""
    for part in PARTS:
        old = {one["id"]: one for one in before[part]}
        new = {one["id"]: one for one in after[part]}
        for key in old.keys() | new.keys():
            changes = _changes(old.get(key, {}), new.get(key, {}))
            was = "new" if key not in old else "gone" if key not in new else "changed" if changes else "same"
            into.rows[part].add(was)
            if was != "same" and into.has_room(was):
                row = new.get(key) or old[key]
                kind = str(row.get("kind") or row.get("group") or row.get("exemption") or "")
                shown = changes if was == "changed" else ()
                into.examples.append(Example(was, part, key, number, kind, shown))


def _changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Change, ...]:
    """What differs. An event's place among others of its day is no content of its own."""
    old, new = ({**one, **one.get("attributes", {})} for one in (old, new))
    names = [name for name in dict.fromkeys((*old, *new)) if name not in ("sequence", "attributes")]
    return tuple(
        Change(name, _shown(old.get(name)), _shown(new.get(name)))
        for name in names
        if old.get(name) != new.get(name)
    )


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def _warn(into: Preview) -> None:
    gone = sum(one.gone for one in into.rows.values())
    there = gone + sum(one.same + one.changed for one in into.rows.values())
    if gone > there * MOST_GONE:
        into.needs_yes = True
        into.warnings.append(
            Text(
                f"{gone} af {there} rækker, der er gemt, er ikke i filen. Er det hele udtrækket, fra det "
                "rigtige system? De gemmes kun, hvis du svarer ja.",
                f"{gone} of {there} stored rows are not in the file. Is it the whole export, of the right "
                "system? It is stored only if you answer yes.",
            )
        )
    if into.rows_refused:
        rows, persons = into.rows_refused, into.citizens.refused
        into.warnings.append(
            Text(
                f"{rows} rækker er afvist eller holdt tilbage, om {persons} borgere. Det, der er gemt "
                "om dem, står ved magt.",
                f"{rows} rows are refused or held back, about {persons} citizens. What is stored of "
                "them stands.",
            )
        )
