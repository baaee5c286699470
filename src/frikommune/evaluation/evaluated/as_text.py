"""An evaluation as plain text."""

from __future__ import annotations

import re
import textwrap
from dataclasses import replace

from frikommune.evaluation.evaluated.evaluation import Evaluation
from frikommune.evaluation.evaluated.laid_out import blocks
from frikommune.evaluation.shown.laid_out import Table
from frikommune.evaluation.shown.words import table_lines
from frikommune.language import Language, Text

INDENT = "  "
MOST_ROWS = 24
"""Longer tables are cut, so that what follows is found; JSON has them whole."""
_MORE = Text("… og {} rækker til, som JSON har.", "… and {} more rows, which JSON has.")
_HARD = "\N{NO-BREAK SPACE}"
_TOGETHER = re.compile(r"\*+ \S+|p [<=] [\d.,]+|[\d,]+ %|\[[^\]]{3,30}\]")
"""What is not broken over two lines."""


def lines(evaluation: Evaluation, language: Language, width: int = 100) -> list[tuple[str, bool]]:
    """Every line, and whether it is a heading; an empty line before each heading but the first."""
    said: list[tuple[str, bool]] = []
    for block in blocks(evaluation):
        if isinstance(block, Table):
            said += _table(block, language, width)
            continue
        words = block.words.said_in(language)
        if block.kind == "heading":
            said += [("", False)] * bool(said)
            said.append((words, True))
        else:
            first = INDENT if block.kind == "paragraph" else f"{INDENT}– "
            said += [(line, False) for line in _wrapped(words, width, first)]
    return said


def text(evaluation: Evaluation, language: Language, width: int = 100) -> str:
    """All lines as one text."""
    return "\n".join(line for line, _ in lines(evaluation, language, width))


def _table(table: Table, language: Language, width: int) -> list[tuple[str, bool]]:
    said: list[tuple[str, bool]] = [("", False), (table.title.said_in(language), True)]
    shown = table if len(table.rows) <= MOST_ROWS else replace(table, rows=table.rows[: MOST_ROWS - 4])
    said += [(INDENT + line, False) for line in table_lines(shown, language, width - len(INDENT))]
    if shown is not table:
        more = len(table.rows) - len(shown.rows)
        said.append((INDENT + _MORE.said_in(language).format(more), False))
    if any(table.note):
        said += [(line, False) for line in _wrapped(table.note.said_in(language), width, INDENT)]
    return said


def _wrapped(words: str, width: int, first: str) -> list[str]:
    held = _TOGETHER.sub(lambda found: found[0].replace(" ", _HARD), words)
    lines = textwrap.wrap(
        held,
        width,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_on_hyphens=False,
        break_long_words=False,
    )
    return [line.replace(_HARD, " ") for line in lines]
