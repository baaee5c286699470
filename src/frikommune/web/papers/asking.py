"""The fields in which a paper is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from frikommune.language import Text
from frikommune.web.papers.chosen import Chosen

_LABELS: Mapping[str, Text] = {
    "municipality": Text("Kommune", "Municipality"),
    "trial": Text("Forsøg", "Trial"),
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


def fields(request: HttpRequest, chosen: Chosen) -> list[Field]:
    """What the kind asks for, in its order."""
    book = request.book
    offered: dict[str, Mapping[str, Text]] = {
        "since": {},
        "municipality": {one: Text.same(one) for one in book.municipalities},
        "trial": {
            one.id: Text(f"{one.id} {one.title.da}", f"{one.id} {one.title.en}")
            for one in book.pack.trials.values()
        },
    }
    kind = chosen.kind
    return [
        Field(one, _LABELS[one], offered[one], getattr(chosen, one), one in kind.needs)
        for one in (*kind.needs, *kind.takes)
    ]
