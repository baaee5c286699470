"""The texts that people wrote into papers: which count on a day, and writing a new version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.reports.own_texts import Written, beneath
from frikommune.reports.paper import Paper
from frikommune.web.journal.models import Programme
from frikommune.web.pages.posted import Posted
from frikommune.web.papers.models import OwnText
from frikommune.web.papers.stored import statements_json, statements_of_json
from frikommune.web.people.models import Seat

if TYPE_CHECKING:
    from frikommune.web.papers.chosen import Chosen

TEXT = Text("Tekst", "Text")
_LONGEST = 12_000


def versions(programme: Programme, chosen: Chosen, place: str) -> QuerySet[OwnText]:
    """All versions of the text at a place, the newest first."""
    return _of(programme, chosen).filter(place=place).order_by("-version")


def texts_on(programme: Programme, chosen: Chosen) -> list[Written]:
    """The latest version of each text that was written by the paper's day."""
    found: dict[str, OwnText] = {}
    for row in _of(programme, chosen).filter(on__lte=chosen.day).order_by("version"):
        found[row.place] = row
    return [written(one) for one in found.values()]


def written(row: OwnText) -> Written:
    """A row as the paper takes it: paragraphs are parted by empty lines."""
    paragraphs = tuple(" ".join(one.split()) for one in row.text.split("\n\n") if one.strip())
    by = Text(row.by_da, row.by_en)
    return Written(row.place, paragraphs, by, row.on, row.version, statements_of_json(row.beneath))


def write_text(request: HttpRequest, chosen: Chosen, place: str, paper: Paper, seat: Seat) -> OwnText:
    """Store the next version of what the form holds. Raises Refused where somebody else was faster."""
    posted = Posted(request)
    text = posted.text("text", TEXT, needed=False, longest=_LONGEST)
    posted.check()
    latest = versions(request.programme, chosen, place).first()
    number = latest.version if latest else 0
    if request.POST.get("version", "") != str(number):
        raise _meanwhile(place, latest)
    try:
        with transaction.atomic():
            return OwnText.objects.create(
                programme=request.programme,
                kind=chosen.kind.id,
                municipality=chosen.municipality,
                trial=chosen.about,
                place=place,
                version=number + 1,
                text=text,
                beneath=statements_json(beneath(paper, place)),
                on=request.today,
                by_da=seat.text.da,
                by_en=seat.text.en,
                made_by=request.user,
            )
    except IntegrityError:
        raise _meanwhile(place, versions(request.programme, chosen, place).first()) from None


def _of(programme: Programme, chosen: Chosen) -> QuerySet[OwnText]:
    return OwnText.objects.filter(
        programme=programme,
        kind=chosen.kind.id,
        municipality=chosen.municipality,
        trial=chosen.about,
    )


def _meanwhile(place: str, latest: OwnText | None) -> Refused:
    given = f"version {latest.version}, {latest.by_da}" if latest else "–"
    return refuse(
        "text_written_meanwhile",
        problem=Text(
            "En anden har gemt teksten i mellemtiden", "Somebody else saved the text in the meantime"
        ),
        where=place,
        given=given,
        expected=Text("den version, du begyndte på", "the version that you began with"),
        do_next=Text(
            "Læs den nye tekst under feltet, skriv din ind i den, og gem igen.",
            "Read the new text below the field, write yours into it, and save again.",
        ),
    )
