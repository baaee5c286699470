"""Which forms suit a paper: slides are no Word file, and a workbook is made of tables."""

from __future__ import annotations

from collections.abc import Mapping

from frikommune.reports.paper import Grid, Paper, Picture, Shape

BY_SHAPE: Mapping[Shape, tuple[str, ...]] = {
    "document": ("docx", "pdf", "html", "xlsx"),
    "slides": ("pptx", "pdf", "html", "xlsx"),
}
"""By a paper's shape the endings of its forms; the first two are those in which it is handed round."""


def suiting(paper: Paper) -> tuple[str, ...]:
    """The endings of the forms that a paper can be laid out in."""
    return tuple(one for one in BY_SHAPE[paper.shape] if one != "xlsx" or _has_tables(paper))


def _has_tables(paper: Paper) -> bool:
    every = (*paper.sections, *paper.appendices)
    return any(isinstance(block, Grid | Picture) for section in every for block in section.blocks)
