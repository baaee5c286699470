"""A table as data: its columns, each with type, unit and meaning, and how its rows come from the facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from frikommune.language import NO_WORDS, Text
from frikommune.reports.facts import Facts

_Code = TypeVar("_Code", bound=str)
Type = Literal["string", "integer", "number", "boolean", "date", "list"]
Value = str | int | float | bool | date | tuple[str, ...] | None
Row = Mapping[str, Value]
TYPE_WORDS: Mapping[Type, Text] = {
    "string": Text("tekst", "text"),
    "integer": Text("helt tal", "whole number"),
    "number": Text("tal", "number"),
    "boolean": Text("ja eller nej", "yes or no"),
    "date": Text("dag", "day"),
    "list": Text("liste", "list"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """`codes` are what the values are called, where they are codes; `unit` what a number counts."""

    name: str
    type: Type
    meaning: Text
    unit: Text = NO_WORDS
    codes: Mapping[str, Text] | None = None


@dataclass(frozen=True, slots=True)
class Dataset:
    """`key` are the columns that together name a row; none where rows have no name."""

    id: str
    title: Text
    about: Text
    columns: tuple[Column, ...]
    rows: Callable[[Facts], Iterable[Row]]
    key: tuple[str, ...] = ()


def worded(name: str, meaning: Text) -> tuple[Column, Column]:
    """`name_da` and `name_en`."""
    return (
        Column(f"{name}_da", "string", Text(f"{meaning.da}, på dansk", f"{meaning.en}, in Danish")),
        Column(f"{name}_en", "string", Text(f"{meaning.da}, på engelsk", f"{meaning.en}, in English")),
    )


def in_both(name: str, text: Text | None) -> dict[str, Value]:
    """The values of `worded`; none where nothing is said."""
    found = text if text and any(text) else None
    return {f"{name}_da": found.da if found else None, f"{name}_en": found.en if found else None}


def coded(name: str, meaning: Text, codes: Mapping[str, Text]) -> tuple[Column, ...]:
    """A code, and what it is called in both languages."""
    return (
        Column(name, "string", Text(f"{meaning.da}, som kode", f"{meaning.en}, as a code"), codes=codes),
        *worded(f"{name}_title", meaning),
    )


def code_of(name: str, code: str | None, codes: Mapping[str, Text]) -> dict[str, Value]:
    """The values of `coded`; none where nothing is said."""
    return {name: code or None, **in_both(f"{name}_title", codes.get(code or ""))}


def span(name: str, meaning: Text) -> tuple[Column, ...]:
    """A time as exactly as the source says it: first and last day it can be, and as it is written."""
    return (
        Column(
            f"{name}_first",
            "date",
            Text(f"{meaning.da}: første mulige dag", f"{meaning.en}: first possible day"),
        ),
        Column(
            f"{name}_last",
            "date",
            Text(f"{meaning.da}: sidste mulige dag", f"{meaning.en}: last possible day"),
        ),
        Column(
            f"{name}_as_written",
            "string",
            Text(
                f"{meaning.da}: så nøjagtigt, som kilden siger det",
                f"{meaning.en}: as exactly as the source says it",
            ),
        ),
    )


def codes(words: Mapping[_Code, Text]) -> Mapping[str, Text]:
    """The words of codes that are known one by one, as words of any code."""
    return dict(words.items())


def columns(*some: Column | Sequence[Column]) -> tuple[Column, ...]:
    """Columns and groups of them, in order."""
    found: list[Column] = []
    for one in some:
        found += [one] if isinstance(one, Column) else one
    return tuple(found)
