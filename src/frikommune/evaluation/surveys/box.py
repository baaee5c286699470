"""The ballot box: answers kept so that nothing tells who gave them, or in which order they came.

A box is text. Each answer is one line, and the lines are kept sorted, so the box is a function of the set of
answers alone: no number, no day, no order. Free texts lie in a box of their own, each with its question only,
so that words that give somebody away do not give away the rest of what they answered.
"""

from __future__ import annotations

import json
from bisect import insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from frikommune.evaluation.surveys.answering import Value


@dataclass(frozen=True, slots=True)
class Answer:
    """One person's answers. `municipality` and `role` as the person said, empty where not said."""

    municipality: str
    role: str
    values: dict[str, Value]


def with_answer(box: str, answer: Answer) -> str:
    """The box with one answer more."""
    kept = {"m": answer.municipality, "r": answer.role, "v": answer.values}
    return _with_lines(box, [_line(kept)])


def with_texts(box: str, texts: dict[str, str]) -> str:
    """The box of free texts with one person's more; nothing says that they belong together."""
    return _with_lines(box, [_line([key, words]) for key, words in texts.items()])


def answers_in(box: str) -> tuple[Answer, ...]:
    """Every answer, in the box's own order."""
    return tuple(
        Answer(one["m"], one["r"], one["v"]) for one in (json.loads(line) for line in box.splitlines())
    )


def texts_in(box: str) -> Iterator[tuple[str, str]]:
    """Every free text with the key of its question, in the box's own order."""
    for line in box.splitlines():
        key, words = json.loads(line)
        yield key, words


def _line(value: object) -> str:
    """One line: JSON escapes what would break it."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def _with_lines(box: str, new: Iterable[str]) -> str:
    lines = box.splitlines()
    for line in new:
        insort(lines, line)
    return "\n".join(lines)
