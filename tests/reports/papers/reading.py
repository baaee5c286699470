"""Papers as a reader meets them: their words in one string, and what every paper must keep to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from frikommune.language import Language
from frikommune.reports.forms.typography import typeset_runs
from frikommune.reports.paper import Grid, Paper, Points, Run, Section, Words

_NAMED = re.compile(r"\b\d\.\d+[a-c]?\b|LÆ\d+|\d\. halvår \d{4}")
"""Digits that are names: a trial's number, a certificate, the half year that a status is of."""


def units(paper: Paper) -> Iterator[Words]:
    """Titles, points, cells and paragraphs, in the order of reading."""
    return paper.words


def read(paper: Paper, language: Language = "da") -> str:
    """The whole paper, typeset as on paper but for hard blanks, a line for each unit."""
    head = (paper.title.said_in(language), paper.subtitle.said_in(language))
    lines = (
        "".join(one.text for one in typeset_runs(unit.said_in(language), language)) for unit in units(paper)
    )
    return "\n".join((*head, *lines)).replace("\u00a0", " ")


def on_slide(paper: Paper, anchor: str) -> str:
    """The words of one slide."""
    (found,) = (one for one in paper.sections if one.anchor == anchor)
    return read(Paper(paper.kind, paper.title, paper.as_of, (found,), "slides"))


def typed_numbers(paper: Paper, language: Language = "da", allowed: tuple[str, ...] = ()) -> list[str]:
    """Runs with a digit that no reference stands behind, but for names and what is allowed."""
    runs = (run for unit in units(paper) for run in unit.said_in(language) if run.ref is None)
    return [run.text for run in runs if re.search(r"\d", _without_names(run, allowed))]


def repeated(paper: Paper, language: Language = "da") -> list[str]:
    """Sentences that stand twice; what only a title or a cell of a table repeats is none."""
    found = Counter(said for one in _sentences(paper) if (said := one.plain.said_in(language)))
    return [said for said, times in found.items() if times > 1 and len(said.split()) > 3]


def crowded(paper: Paper, most: int = 6) -> list[str]:
    """Slides with more than six points."""
    return [one.anchor for one in paper.sections if _points(one) > most]


def _points(section: Section) -> int:
    return sum(len(block.items) for block in section.blocks if isinstance(block, Points))


def _sentences(paper: Paper) -> Iterator[Words]:
    for section in paper.sections:
        for block in section.blocks:
            if isinstance(block, Points):
                yield from block.items
            elif isinstance(block, Grid):
                yield from (cell for row in block.rows for cell in row[:1])


def _without_names(run: Run, allowed: tuple[str, ...]) -> str:
    said = run.text
    for one in allowed:
        said = said.replace(one, "")
    return _NAMED.sub("", said)
