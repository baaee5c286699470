"""When data of a trial had first been seen: a design locked after that day was designed after the data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.http import HttpRequest

from frikommune.language import Text
from frikommune.web.designs.begun import proposed_for


@dataclass(frozen=True, slots=True)
class Seen:
    """The day on which something was seen, and what."""

    on: date
    what: Text


def first_seen(request: HttpRequest, trial: str) -> Seen | None:
    """The first of what was published of the trial, and of what any app knows to have been opened."""
    found = [*_published(request, trial), *_opened(request, trial)]
    return min(found, key=lambda one: one.on, default=None)


def _published(request: HttpRequest, trial: str) -> Iterator[Seen]:
    """The first result that a source states; what was measured before the trial is none."""
    if trial in request.book.pack.trials and (day := proposed_for(request, trial).data_seen):
        yield Seen(day, Text("et resultat er offentliggjort", "a result has been published"))


def _opened(request: HttpRequest, trial: str) -> Iterator[Seen]:
    """Apps say it with a `data_seen(programme, trial)` of their AppConfig: rows of (day, what)."""
    for app in apps.get_app_configs():
        tell = getattr(app, "data_seen", None)
        if tell is not None:
            yield from (Seen(day, what) for day, what in tell(request.programme, trial))
