"""The numbered notes of a paper: where its facts come from, each source said once.

Facts with the same source share a note. Within a paragraph a number stands after the last of the facts that
it covers: a note covers what stands before it, back to the note before. Forms ask `of`, and set no number of
their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from frikommune.language import Language, Text
from frikommune.reports.forms.typography import typeset, typeset_runs
from frikommune.reports.paper import Grid, Paper, Ref, Run, Words


@dataclass(frozen=True, slots=True)
class Note:
    """One note: its number, from 1, its text, and the facts that it tells the source of."""

    number: int
    text: Text
    refs: tuple[Ref, ...]

    @property
    def link(self) -> str:
        """The page that shows the fact; empty where its facts have several."""
        links = {one.link for one in self.refs}
        return links.pop() if len(links) == 1 else ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A run with the number of the note that follows it; 0: none."""

    run: Run
    note: int = 0


@dataclass(frozen=True)
class Notes:
    """The notes of a paper in one language, in the order of reading."""

    paper: Paper
    language: Language

    @cached_property
    def all(self) -> tuple[Note, ...]:
        """Every note, from 1."""
        return numbered(self.paper.refs)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {ref.id: note.number for note in self.all for ref in note.refs}

    def number(self, ref: Ref) -> int:
        """The number of the note that tells where a fact comes from."""
        return self._numbers[ref.id]

    def of(self, words: Words) -> tuple[Marked, ...]:
        """The runs of a paragraph, an item or a heading, set and with their notes."""
        return self._placed([self._set(words)])[0]

    def of_grid(self, grid: Grid) -> tuple[tuple[Marked, ...], tuple[tuple[tuple[Marked, ...], ...], ...]]:
        """The caption and the rows of a table. Where all cells have one source, the caption carries it."""
        caption = self._set(grid.caption)
        rows = [[self._set(cell) for cell in row] for row in grid.rows]
        cited = [run for row in rows for cell in row for run in cell if run.ref is not None]
        found = {self.number(run.ref) for run in cited if run.ref is not None}
        if len(found) != 1 or len(cited) < 2:
            return self.of(grid.caption), tuple(self._placed(row) for row in rows)
        bare = tuple(tuple(tuple(Marked(run) for run in cell) for cell in row) for row in rows)
        end = Run("", cited[0].ref)
        return self._placed([(*caption, end)])[0], bare

    def text(self, note: Note) -> str:
        """The note as it stands on paper."""
        return typeset(note.text.said_in(self.language), self.language)

    def _set(self, words: Words) -> tuple[Run, ...]:
        return typeset_runs(words.said_in(self.language), self.language)

    def _placed(self, unit: Sequence[Sequence[Run]]) -> tuple[tuple[Marked, ...], ...]:
        """Numbers where the source changes, and at the end of the unit (a paragraph, a table's row)."""
        numbers = [self.number(run.ref) if run.ref is not None else 0 for part in unit for run in part]
        last = 0
        for at in range(len(numbers) - 1, -1, -1):
            if numbers[at] and numbers[at] == last:
                numbers[at] = 0
            last = numbers[at] or last
        left = iter(numbers)
        return tuple(tuple(Marked(run, next(left)) for run in part) for part in unit)


def numbered(refs: Iterable[Ref]) -> tuple[Note, ...]:
    """Notes of some facts, from 1: those with the same words share one."""
    found: dict[Text, list[Ref]] = {}
    for ref in refs:
        found.setdefault(note_text(ref), []).append(ref)
    return tuple(Note(at, text, tuple(of)) for at, (text, of) in enumerate(found.items(), 1))


def note_text(ref: Ref) -> Text:
    """Where a fact comes from, why it is held to be so, and what other sources state of the same."""
    parts = [_ended(ref.source)]
    if ref.certainty == "assumed":
        parts.append(Text("Antaget.", "Assumed."))
    if any(ref.because):
        parts.append(_ended(ref.because))
    parts += [rival_text(one) for one in ref.beside]
    return Text(" ".join(one.da for one in parts if one.da), " ".join(one.en for one in parts if one.en))


def rival_text(ref: Ref) -> Text:
    """What another source states of the same."""
    return _ended(
        Text(
            f"Anderledes i {ref.source.da}: {ref.says.da}",
            f"Stated differently in {ref.source.en}: {ref.says.en}",
        )
    )


def refs_in(words: Iterable[Words]) -> tuple[Ref, ...]:
    """The facts that some words state, each once, in the order of reading."""
    found = (run.ref for one in words for run in one.da if run.ref is not None)
    return tuple({one.id: one for one in found}.values())


def without_notes(words: Words) -> Words:
    """The words alone, as a title of a document or a bookmark needs them."""
    return Words(*(tuple(replace(run, ref=None) for run in runs) for runs in (words.da, words.en)))


def _ended(text: Text) -> Text:
    """A sentence with its full stop."""
    return Text(*(f"{said}." if said and not said.endswith((".", "!", "?", ".”")) else said for said in text))
