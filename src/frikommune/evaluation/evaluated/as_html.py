"""An evaluation as a piece of HTML for a notebook: words, accessible tables, and pictures as SVG."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from frikommune.evaluation.evaluated.evaluation import Evaluation
from frikommune.evaluation.evaluated.laid_out import Block, blocks
from frikommune.evaluation.pictures.drawn import svg
from frikommune.evaluation.shown.laid_out import Cell, Drawing, Table
from frikommune.evaluation.shown.words import words_of
from frikommune.language import Language

_TAGS = {"heading": "h4", "paragraph": "p", "item": "li"}


def html(evaluation: Evaluation, language: Language, width: int = 640) -> str:
    """Everything, the pictures after the reason."""
    parts: list[str] = []
    in_list = pictured = False
    for block in blocks(evaluation):
        is_item = isinstance(block, Block) and block.kind == "item"
        if is_item != in_list:
            parts.append("<ul>" if is_item else "</ul>")
            in_list = is_item
        if isinstance(block, Table):
            if not pictured:
                parts.append(_pictures(evaluation.effect.drawings, language, width))
                pictured = True
            parts.append(_table(block, language))
        else:
            tag = _TAGS[block.kind]
            parts.append(f"<{tag}>{escape(block.words.said_in(language))}</{tag}>")
    inside = "".join(parts) + ("</ul>" if in_list else "")
    return f'<section lang="{language}">{inside}</section>'


def _pictures(drawings: Iterable[Drawing], language: Language, width: int) -> str:
    return "".join(f"<figure>{svg(drawing, language, width)}</figure>" for drawing in drawings)


def _table(table: Table, language: Language) -> str:
    head = "".join(f'<th scope="col">{escape(one.title.said_in(language))}</th>' for one in table.columns)
    rows = "".join(f"<tr>{_cells(table, row, language)}</tr>" for row in table.rows)
    title, note = (escape(words.said_in(language)) for words in (table.title, table.note))
    caption = f"<caption>{title}</caption>" if title else ""
    below = f"<p>{note}</p>" if note else ""
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{below}"


def _cells(table: Table, row: tuple[Cell, ...], language: Language) -> str:
    said = [
        escape(words_of(cell, column).said_in(language))
        for cell, column in zip(row, table.columns, strict=True)
    ]
    return "".join(
        f'<th scope="row">{words}</th>' if place == 0 else f"<td>{words}</td>"
        for place, words in enumerate(said)
    )
