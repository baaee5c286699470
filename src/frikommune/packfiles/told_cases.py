"""The worked cases of a pack as a reader meets them: whose they are, and what is expected of one norm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from frikommune.errors import Refused
from frikommune.language import NO_WORDS, Text, day_text
from frikommune.law.source import Source
from frikommune.ledger.explain import OUTCOME_WORDS, STANDING_WORDS
from frikommune.packfiles.files import toml_of
from frikommune.packfiles.table import Table


@dataclass(frozen=True, slots=True)
class Expected:
    """What a case's writer expects of one occurrence of a norm, as seen on a day; `alone`: without trials."""

    norm: str
    on: date
    alone: bool
    words: Text


@dataclass(frozen=True, slots=True)
class ToldCase:
    """A worked case: its title, where it is from, and what is expected. Its citizen is made up."""

    title: Text
    source: Source
    expected: tuple[Expected, ...]

    def of(self, norm: str) -> tuple[Expected, ...]:
        """What is expected of one norm."""
        return tuple(one for one in self.expected if one.norm == norm)


def told_cases(files: Mapping[str, str]) -> tuple[ToldCase, ...]:
    """The cases among a pack's files, given as texts by path.

    One that cannot be read is left out: `frikommune pack check` says what is wrong with it.
    """
    found = []
    for path in sorted(files):
        if path.startswith("cases/") and path.endswith(".toml"):
            try:
                found.append(_told(Table(toml_of(files[path], path), path)))
            except Refused:
                continue
    return tuple(found)


def _told(table: Table) -> ToldCase:
    source = table.table("source")
    where = Source(source.need("reference", str), source.get("heading", str) or "")
    expected = tuple(one for question in table.need_tables("question") for one in _expected(question))
    return ToldCase(table.text("title"), where, expected)


def _expected(question: Table) -> Iterator[Expected]:
    on, alone = question.need("on", date), bool(question.get("without_trials", bool))
    for row in question.tables("expect"):
        yield Expected(row.need("norm", str), on, alone, _words(row))


def _words(row: Table) -> Text:
    number, layer = row.need("occurrence", int), row.get("layer", str)
    by = _layer_words(layer) if layer else NO_WORDS
    parts = [_window_words(row), *_judged(row), by]
    da, en = (", ".join(filter(None, said)) for said in zip(*parts, strict=True))
    return Text(f"nr. {number}: {da}", f"no. {number}: {en}")


def _window_words(row: Table) -> Text:
    opens, due = row.get("opens", date), row.get("due", date)
    if due is None:
        return NO_WORDS
    last = day_text(due)
    if opens is None:
        return Text(f"senest {last.da}", f"by {last.en}")
    first = day_text(opens)
    return Text(f"{first.da}–{last.da}", f"{first.en} to {last.en}")


def _judged(row: Table) -> Iterator[Text]:
    for standing, words in STANDING_WORDS.items():
        if row.data.get("standing") == standing:
            yield words
    for outcome, words in OUTCOME_WORDS.items():
        if outcome and row.data.get("outcome") == outcome:
            yield words


def _layer_words(layer: str) -> Text:
    if layer == "law":
        return Text("efter loven", "by the law")
    return Text(f"efter forsøg {layer}", f"under trial {layer}")
