"""Every key that the readers of packs ask for, noted while they read, for docs/pack-keys.md."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from frikommune.evaluation.designs.design import (
    Amendment,
    Cost,
    DataPlan,
    Design,
    Expected,
    Guardrail,
    Lock,
    Outcome,
    Reform,
)
from frikommune.packfiles.table import Table

READERS = Path("src/frikommune/packfiles")
ASKING = ("get", "need", "choice", "names", "need_names", "text", "table", "tables", "need_tables")
LONGEST = 60
"""Characters of an example."""
MOST_WORDS = 16
FILES = ("pack.toml", "words.toml", "prices.toml", "caseload.toml", "norms", "trials", "journal", "cases")
TYPES = {str: "text", int: "whole number", float: "number", bool: "true or false", date: "day", list: "list"}
NAMED_BY_HAND = {
    "words.toml": ("type", "value", "event", "attribute"),
    "trials": ("reasons",),
    "draft": ("reasons",),
    "caseload.toml": ("leaves",),
    "prices.toml": ("values",),
}
"""Tables whose own keys are names that the author chooses."""
COMMON = ("id", "title", "certainty", "source", "assumed", "because", "reference", "heading")
"""Keys that mean the same wherever they stand."""
DESIGN = (Design, Outcome, Guardrail, DataPlan, Cost, Reform, Expected, Lock, Amendment)


@dataclass
class Key:
    """What is known of a key from how it is asked for: its types, the words to choose from, an example."""

    types: set[str] = field(default_factory=set)
    choices: tuple[str, ...] = ()
    example: str = ""

    @property
    def told(self) -> str:
        """Its type in words."""
        if self.choices:
            few = len(self.choices) <= MOST_WORDS
            return ", ".join(f"`{one}`" for one in self.choices) if few else "a word of a list"
        plainer = {
            "list of texts": "list",
            "text in both languages": "table",
            "table or list of them": "table",
        }
        kinds = self.types - {"any"}
        return " or ".join(sorted(kinds - {plain for one, plain in plainer.items() if one in kinds})) or "any"


Keys = dict[tuple[str, str, str], Key]
"""By file, table (empty at the top of the file) and key."""


class Noting:
    """Notes what is asked of tables while it is patched in."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.keys: Keys = {}
        self.file = ""
        self._types_of = {
            "text": "text in both languages",
            "table": "table",
            "tables": "table or list of them",
        }
        for name in ASKING:
            patch.setattr(Table, name, self._noting(name, getattr(Table, name)))

    def _noting(self, name: str, asked: Any) -> Any:
        def noting(table: Table, key: str, *rest: Any, **named: Any) -> Any:
            self._note(name, table, key, rest)
            return asked(table, key, *rest, **named)

        return noting

    def _note(self, name: str, table: Table, key: str, rest: tuple[Any, ...]) -> None:
        place = self._place(table.where)
        if place is None or key in ("da", "en"):
            return
        if key in COMMON and place[0] != "journal":
            place = ("everywhere", "source" if key in ("reference", "heading") else "")
        one = self.keys.setdefault((*place, key), Key())
        if name in ("names", "need_names"):
            one.types.add("list of texts")
        elif name in ("get", "need"):
            one.types.add(TYPES.get(rest[0], "any"))
        elif name == "choice":
            one.choices += tuple(word for word in rest[0] if word not in one.choices)
        else:
            one.types.add(self._types_of[name.removeprefix("need_")])
        one.example = one.example or _example(key, table.data.get(key))

    def _place(self, where: str) -> tuple[str, str] | None:
        """The file and the table, or nothing for a table whose keys are names that the author chooses."""
        shown, *inside = where.split(", ")
        file = self.file or next((one for one in FILES if one in re.split("/", shown)), "")
        parts = [re.sub(r"\[\[(\w+)\]\].*", r"\1", one) for one in inside]
        if not file or (parts and parts[-1] in NAMED_BY_HAND.get(file, ())):
            return None
        if file == "words.toml" and len(parts) > 1:
            parts = ["type" if len(parts) > 2 and parts[2] == "type" else parts[0]]
        if {"add", "replace"} & set(parts):  # an exemption's own words are those of a norm's version
            return ("norms", "version" if parts[-1] in ("add", "replace") else parts[-1])
        if file == "draft" and parts and parts[0] == "exemption":
            file = "trials"
        return (file, parts[-1] if parts else "")

    @property
    def found(self) -> Keys:
        """What was noted; what may stand at the top of a norm or in a version is told of once."""
        asks = {key for file, table, key in self.keys if (file, table) == ("norms", "version")}
        return {one: key for one, key in self.keys.items() if one[:2] != ("norms", "") or one[2] not in asks}


def _example(key: str, value: object) -> str:
    """A value as it stands in a file, if it is short and ends no table's cell."""
    if isinstance(value, (dict, type(None))) or (
        isinstance(value, list) and any(isinstance(one, dict) for one in value)
    ):
        return ""
    said = str(value) if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
    return f"{key} = {said}" if len(said) <= LONGEST and "|" not in said else ""


def of_designs(example: str) -> Keys:
    """The keys of a design's file, which are the fields of its classes."""
    given = tomllib.loads(example)
    found: Keys = {}
    for kind in DESIGN:
        table = {DataPlan: "data", Outcome: "primary"}.get(kind, kind.__name__.lower())
        table = "" if kind is Design else table
        rows: Any = given if kind is Design else given.get(table, {})
        values = rows[0] if isinstance(rows, list) else rows
        for one in fields(kind):
            told = str(one.type).replace(" | None", "").replace("|", "or")
            name = {"guardrails": "guardrail", "costs": "cost", "reforms": "reform"}.get(one.name, one.name)
            found["design", table, name] = Key({_plain(told)}, (), _example(name, values.get(name)))
    return found


def _plain(told: str) -> str:
    words = {"str": "text", "int": "whole number", "float": "number", "date": "day", "bool": "true or false"}
    inner = re.fullmatch(r"tuple\[(\w+), \.\.\.\]", told)
    if inner:
        return f"list of {'texts' if inner[1] == 'str' else 'tables'}"
    return words.get(told, "table" if told in {one.__name__ for one in DESIGN} else "one of a few words")


def written_in_the_readers(root: Path) -> Iterator[tuple[str, str]]:
    """File and key of every key that a reader asks for by name in its source."""
    for path in sorted((root / READERS).glob("*.py")):
        if path.name in {"table.py", "folder.py"}:
            continue
        for one in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.func.attr in ASKING:
                first = one.args[0] if one.args else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield path.name, first.value
