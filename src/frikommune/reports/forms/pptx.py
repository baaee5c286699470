"""A paper as slides for PowerPoint: real placeholders, and on notes pages where the facts come from.

A slide that is too full is parted, “(fortsat)”; nothing is set smaller than 14 points to make it fit.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from io import BytesIO
from pathlib import Path

from frikommune.cases.mark import Mark
from frikommune.language import Language
from frikommune.reports.forms.html_words import Link, no_link
from frikommune.reports.forms.labels import DEMONSTRATION, SOURCES, check_mark
from frikommune.reports.forms.notes import note_text
from frikommune.reports.forms.office_file import same_bytes
from frikommune.reports.forms.pptx_draw import Drawer
from frikommune.reports.forms.pptx_places import fill_places
from frikommune.reports.forms.pptx_plan import Planner
from frikommune.reports.forms.pptx_template import deck
from frikommune.reports.forms.typography import typeset
from frikommune.reports.paper import Paper, Run

_LONGEST = 255
"""Letters that a file's title may have."""


def lay_out(
    paper: Paper,
    language: Language,
    *,
    template: Path | bytes | None = None,
    link: Link = no_link,
    demonstration: bool = False,
) -> bytes:
    """The paper as a presentation, in the own master or a municipality's `template`.

    `link` turns the link of a fact into a whole address; with it, notes pages say where a fact is shown.
    Raises Refused where a template cannot be used, where a picture has no description, and where a paper that
    rests on made-up rows is not asked for as a demonstration.
    """
    check_mark(paper, demonstration=demonstration)
    into = deck(template)
    fill_places(into.slides, paper, language)
    planner = Planner(paper, language, into)
    mark = typeset(DEMONSTRATION.said_in(language), language) if paper.mark is not Mark.NONE else ""
    drawer = Drawer(into, language, planner.foot(), mark)
    for data in planner.slides():
        slide = drawer.draw(data)
        if notes := sources_text(data.runs, language, link):
            slide.notes_slide.notes_text_frame.text = notes
    about = into.slides.core_properties
    about.title = typeset(paper.title.said_in(language), language)[:_LONGEST]
    about.language = {"da": "da-DK", "en": "en-GB"}[language]
    about.author = about.last_modified_by = about.subject = about.keywords = about.comments = ""
    about.created = about.modified = datetime.combine(paper.as_of, time(12))
    found = BytesIO()
    into.slides.save(found)
    return same_bytes(found.getvalue())


def sources_text(runs: Iterable[Run], language: Language, link: Link = no_link) -> str:
    """Where the facts of a slide come from: each source once, with the facts that it states."""
    found: dict[str, dict[str, str]] = {}
    for run in runs:
        if run.ref is not None and run.text:
            said = typeset(note_text(run.ref).said_in(language), language)
            found.setdefault(said, {})[run.text.strip()] = link(run.ref.link) if run.ref.link else ""
    if not found:
        return ""
    lines = [SOURCES.said_in(language)]
    for source, facts in found.items():
        lines.append(f"{'; '.join(facts)}: {source}")
        lines += dict.fromkeys(filter(None, facts.values()))
    return "\n".join(lines)
