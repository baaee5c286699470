"""A paper as plain lines, for tests: a line for each paragraph, point and row."""

import re

from frikommune.reports.paper import Grid, Paragraph, Points


def lines_of(paper, language="da"):
    """Headings, paragraphs, points and rows, in order; a bar between the cells of a row."""
    found = [paper.title.said_in(language)]
    if paper.frame:
        found.append(_text(paper.frame.recommendation, language))
    for section in (*paper.sections, *paper.appendices):
        found.append(_text(section.title, language))
        for block in section.blocks:
            found += _lines(block, language)
    return found


def text_of(paper, language="da"):
    """All of it."""
    return "\n".join(lines_of(paper, language))


def sentences_of(paper, language="da"):
    """The sentences of its paragraphs and points; short labels and cells are none."""
    found = []
    for section in (*paper.sections, *paper.appendices):
        for block in section.blocks:
            if isinstance(block, Paragraph | Points):
                for line in _lines(block, language):
                    found += re.split(r"(?<=[a-zæøå)”][.!?]) (?=[A-ZÆØÅ“])", line)
    return [one for one in found if len(one.split()) > 3]


def uncited_digits(paper):
    """Runs with a digit that no fact stands behind, but for names."""
    runs = (run for words in paper.words for run in words.da)
    return [run.text for run in runs if run.ref is None and re.search(r"\d", run.text)]


def _lines(block, language):
    match block:
        case Paragraph(words):
            return [_text(words, language)]
        case Points(items):
            return [_text(one, language) for one in items]
        case Grid():
            rows = [" | ".join(_text(cell, language) for cell in row) for row in block.rows]
            return [_text(block.caption, language), *rows]
    return []


def _text(words, language):
    return "".join(run.text for run in words.said_in(language))
