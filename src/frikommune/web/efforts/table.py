"""The counts of an effort as the lines of a table: the unfinished stand beside those that ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from frikommune.casework.efforts.counts import Counts, StepCount, Sum
from frikommune.evaluation.efforts.state import STANDINGS
from frikommune.language import NO_WORDS, Text
from frikommune.law.words import Words
from frikommune.ledger.notes import capital
from frikommune.web.efforts.numbers import in_words

_STARTED = Text("Begyndt", "Started")
_UNFINISHED = Text("Ikke afsluttet endnu", "Not over yet")
_OVER = Text("Afsluttet", "Over")


@dataclass(frozen=True, slots=True)
class Cell:
    """A number; of an ending also its share of those that began, now and at most once all have ended."""

    number: int
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table; `level` 1 belongs to the line before it of level 0."""

    label: Text
    cells: tuple[Cell, ...]
    level: int = 0
    sums: tuple[Text, ...] = ()


def lines_of(counts: Counts, by_trial: Counts | None, words: Words) -> list[Line]:
    """The table of an effort, with a second column where it can be told what only the trial made possible."""
    columns = [counts] if by_trial is None else [counts, by_trial]
    return [*_steps(columns, words), *_standings(columns)]


def _steps(columns: list[Counts], words: Words) -> Iterator[Line]:
    yield _line(_STARTED, columns, lambda one: one.started)
    for place, step in enumerate(columns[0].steps):
        said = (*_untold(step), *(_sum_text(one, words) for one in step.sums if one.told))
        cells = tuple(Cell(one.steps[place].taken) for one in columns)
        if said or len(columns[0].steps) > 1:
            yield Line(step.step.title, cells, 1, said)
    for place, follow_up in enumerate(columns[0].follow_ups):
        cells = tuple(Cell(one.follow_ups[place].runs) for one in columns)
        times = Text(f"{follow_up.times} gange i alt", f"{follow_up.times} times in all")
        sums = (times, *(_sum_text(one, words) for one in follow_up.sums if one.told))
        yield Line(follow_up.follow_up.title, cells, 1, sums if follow_up.times else ())


def _standings(columns: list[Counts]) -> Iterator[Line]:
    yield _line(_UNFINISHED, columns, lambda one: one.unfinished)
    if len(columns[0].steps) > 1:
        yield _line(_capital(STANDINGS["running"]), columns, lambda one: one.running, 1)
        yield _line(_capital(STANDINGS["waiting"]), columns, lambda one: one.waiting, 1)
    yield _line(_OVER, columns, lambda one: one.over)
    for place, (title, _) in enumerate(columns[0].endings):
        yield Line(_capital(title), tuple(_ended(one, place) for one in columns), 1)


def _untold(step: StepCount) -> tuple[Text, ...]:
    """That some are past the step, though nothing tells of it: an export may not know it."""
    if not step.untold:
        return ()
    return (
        Text(
            f"ikke oplyst for {step.untold}, der er nået videre",
            f"not told for {step.untold} who came further",
        ),
    )


def _capital(title: Text) -> Text:
    return Text(capital(title.da), capital(title.en))


def _line(label: Text, columns: list[Counts], number: Callable[[Counts], int], level: int = 0) -> Line:
    return Line(label, tuple(Cell(number(one)) for one in columns), level)


def _ended(counts: Counts, place: int) -> Cell:
    many = counts.endings[place][1]
    if not counts.started:
        return Cell(many)
    return Cell(many, 100 * many / counts.started, 100 * (many + counts.unfinished) / counts.started)


def _sum_text(one: Sum, words: Words) -> Text:
    title, total = words.attribute(one.detail.attribute), in_words(one.total)
    unit = one.detail.unit if one.detail.unit.da != title.da else NO_WORDS
    return Text(
        f"{title.da}: {' '.join(filter(None, (total.da, unit.da)))} i alt, oplyst i {one.told} af {one.of}",
        f"{title.en}: {' '.join(filter(None, (total.en, unit.en)))} in all, told in {one.told} of {one.of}",
    )
