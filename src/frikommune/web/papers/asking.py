"""The fields in which a paper is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from frikommune.language import Text, day_text
from frikommune.programme.views import rounds
from frikommune.web.papers.chosen import Chosen
from frikommune.web.surveys.known_surveys import closed_surveys
from frikommune.web.surveys.models import Survey

_LABELS: Mapping[str, Text] = {
    "municipality": Text("Kommune", "Municipality"),
    "trial": Text("Forsøg", "Trial"),
    "survey": Text("Spørgeskema", "Survey"),
    "round": Text("Ansøgningsrunde", "Round of applications"),
    "since": Text("Nyt siden (tom: siden den forrige)", "News since (empty: since the one before)"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A list to choose from, or without choices a day; `needed`: the paper cannot be written without."""

    name: str
    label: Text
    choices: Mapping[str, Text]
    value: str
    needed: bool

    @property
    def is_day(self) -> bool:
        """Whether a day is asked for."""
        return self.name == "since"


def fields(request: HttpRequest, chosen: Chosen) -> list[Field]:
    """What the kind asks for, in its order."""
    book, now = request.book, request.book.now(request.on, request.on)
    offered: dict[str, Mapping[str, Text]] = {
        "since": {},
        "municipality": {one: Text.same(one) for one in book.municipalities},
        "trial": {
            one.id: Text(f"{one.id} {one.title.da}", f"{one.id} {one.title.en}")
            for one in book.pack.trials.values()
        },
        "survey": {str(one.pk): _survey(one) for one in closed_surveys(request.programme)},
        "round": {one.round.name: _round(one.round.name) for one in rounds(now)},
    }
    kind = chosen.kind
    return [
        Field(one, _LABELS[one], offered[one], getattr(chosen, one), one in kind.needs)
        for one in (*kind.needs, *kind.takes)
    ]


def _survey(one: Survey) -> Text:
    closed, title = day_text(one.closed_on or one.closes), one.title
    return Text(
        f"{title.da}, {one.wave}. runde (lukket {closed.da})",
        f"{title.en}, wave {one.wave} (closed {closed.en})",
    )


def _round(name: str) -> Text:
    return Text(f"Runde {name}", f"Round {name}")
