"""How pages show what is published: its title, its address, and its verdict where it has one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.http import HttpRequest
from django.urls import reverse

from frikommune.evaluation.shown.laid_out import Drawing
from frikommune.evaluation.verdicts.verdict import VERDICT_WORDS
from frikommune.language import Text
from frikommune.programme.entry import Subject
from frikommune.web.evaluations.models import STAGES, Evaluated
from frikommune.web.evaluations.whole import seen, whole
from frikommune.web.journal.book import Book
from frikommune.web.papers.models import Sent
from frikommune.web.portfolio.kept import called
from frikommune.web.publishing.models import Published
from frikommune.web.publishing.standing import public_results

KEPT_ADDRESSES = 256


@dataclass(frozen=True, slots=True)
class ShownResult:
    """A published result in a list: its verdict and sentence, and the picture that goes first."""

    published: Published
    row: Evaluated
    trial_title: Text
    verdict: Text
    code: str
    name: Text
    sentence: Text
    stage: Text
    picture: Drawing | None


def shown_result(book: Book, published: Published, on: date) -> ShownResult:
    """A result as a list shows it."""
    row = published.evaluated
    assert row is not None
    found = whole(row)
    judged, read = found.result.primary.judged, seen(found, by_everybody=True)
    return ShownResult(
        published,
        row,
        trial_title(book, row.trial, on),
        VERDICT_WORDS[judged.verdict],
        judged.verdict,
        judged.name,
        read.sentence,
        STAGES[row.stage],
        next(iter(read.pictures), None),
    )


def verdicts_of(request: HttpRequest) -> dict[str, ShownResult]:
    """The latest published result of each trial that has one, by the day the page is seen on."""
    rows = public_results(request.programme).filter(on__lte=request.on)
    return {one.trial: shown_result(request.book, one, request.on) for one in reversed(rows)}


def trial_title(book: Book, trial: str, on: date) -> Text:
    """`3.3 Fleksible rammer …`: by what it is called on the day."""
    name = called(book, on, None).get(Subject("trial", trial))
    return Text(*(f"{trial} {one}" for one in name)) if name else Text.same(trial)


def title_of(book: Book, kept: Sent | Evaluated, on: date) -> Text:
    """What a kept paper or result is called."""
    if isinstance(kept, Sent):
        return Text(kept.title_da, kept.title_en)
    name, title = whole(kept).result.primary.judged.name, trial_title(book, kept.trial, on)
    return Text(f"{title.da}: {name.da}", f"{title.en}: {name.en}")


def address_of(kept: Sent | Evaluated) -> str:
    """Where it is read, by those who work here and by everybody else: never another."""
    return _address(kept.programme.slug, isinstance(kept, Sent), kept.pk)


@lru_cache(maxsize=KEPT_ADDRESSES)
def _address(slug: str, is_paper: bool, number: int) -> str:
    return reverse("papers:sent" if is_paper else "evaluations:result", args=[slug, number])
