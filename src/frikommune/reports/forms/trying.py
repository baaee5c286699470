"""A municipality's own template tried with a small paper, before anything is laid into it in earnest.

Whatever a library stumbles over then lies in the template: into our own, the small paper goes.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.reports.forms import docx, pptx
from frikommune.reports.forms.office_file import SLIDES, WORD, broken
from frikommune.reports.paper import Frame, Grid, Paper, Section
from frikommune.reports.writing import paragraph, points, words


def try_template(template: Path | bytes, form: str) -> None:
    """Lay a small paper into a template; the form is one of `office_file.TEMPLATED`.

    Raises Refused where that cannot be done.
    """
    lay_out, kind = (docx.lay_out, WORD) if form == "docx" else (pptx.lay_out, SLIDES)
    try:
        lay_out(_small_paper(form), "da", template=template)
    except (Refused, MemoryError):
        raise
    except Exception as error:  # the libraries raise anything at all
        raise broken(template, kind) from error


def _small_paper(form: str) -> Paper:
    """A paper with one of everything that a template must have room for."""
    some = Text("Et afsnit til prøve", "A section to try")
    table = Grid(words(some), (some, some), ((words(some), words(some)),))
    said = paragraph("Tekst til prøve.", "Text to try.")
    section = Section(words(some), (said, points([words(some), words(some)]), table), 1, "a", "a")
    return Paper(
        kind="committee_status" if form == "docx" else "kkr_status",
        title=some,
        as_of=date(2020, 1, 1),
        sections=(section,),
        shape="document" if form == "docx" else "slides",
        frame=Frame(some, words(some)) if form == "docx" else None,
        appendices=(Section(words(some), (table,), 1, "b", "b"),),
    )
