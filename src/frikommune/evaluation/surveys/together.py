"""A statement through the waves, and all waves put together, which says so when its words were changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frikommune.evaluation.surveys.results import Line, line_of
from frikommune.evaluation.surveys.scoring import tally
from frikommune.evaluation.surveys.variables import Variable, variables_of
from frikommune.evaluation.surveys.waves import ALL, Wave
from frikommune.language import NO_WORDS, Text


@dataclass(frozen=True, slots=True)
class Through:
    """One variable in each wave that asked it, and in all of them together.

    `note` says which versions of its words are put together, or why they cannot be. No words: one version.
    """

    variable: Variable
    lines: tuple[Line, ...]
    note: Text


def through(waves: Sequence[Wave], key: str) -> Through | None:
    """The variable of a key through the waves, the first wave first; None where none asked it."""
    asked = [(wave, one) for wave in waves for one in variables_of(wave.questionnaire) if one.key == key]
    if not asked:
        return None
    last = asked[-1][1]
    lines = [line_of(wave, one, ALL, wave_words(wave)) for wave, one in asked]
    same = all(_is_alike(one, last) for _, one in asked)
    if same and len(asked) > 1:
        lines.append(_pooled(asked, lines, last))
    return Through(last, tuple(lines), _note(asked, same))


def _pooled(asked: Sequence[tuple[Wave, Variable]], lines: Sequence[Line], last: Variable) -> Line:
    """All waves in one line: only where each is shown, so that it tells nothing that they do not."""
    values = [value for wave, one in asked for value in wave.values(one)]
    hidden = any(one.tally is None for one in lines)
    return Line(TOGETHER, last, None if hidden else tally(last, values))


def _is_alike(one: Variable, other: Variable) -> bool:
    """Whether answers to the two have the same codes."""
    return (one.question.kind, one.scale, one.codes, one.is_reversed) == (
        *(other.question.kind, other.scale),
        *(other.codes, other.is_reversed),
    )


def _note(asked: Sequence[tuple[Wave, Variable]], same: bool) -> Text:
    if not same:
        return Text(
            "Svarmulighederne er ændret imellem runderne, så de kan ikke lægges sammen.",
            "The answers to choose among were changed between the waves, so they cannot be put together.",
        )
    if len({one.version for _, one in asked}) < 2:
        return NO_WORDS
    da = "; ".join(f"{wave.number}. runde: “{one.words.da}”" for wave, one in asked)
    en = "; ".join(f"wave {wave.number}: “{one.words.en}”" for wave, one in asked)
    return Text(
        f"Ordlyden er ændret imellem runderne, og udgaverne er lagt sammen her. {da}.",
        f"The wording was changed between the waves, and its versions are put together here. {en}.",
    )


def wave_words(wave: Wave) -> Text:
    """`1. runde`."""
    return Text(f"{wave.number}. runde", f"Wave {wave.number}")


TOGETHER = Text("Alle runder sammen", "All waves together")
