"""Every look at a citizen is written down: who, when, whom, what for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from django.http import HttpRequest

from frikommune.language import Text
from frikommune.web.cases.models import Case, Lookup

PURPOSES: dict[str, Text] = {
    "own": Text("egen sag", "own case"),
    "talk": Text("samtale eller opfølgning med borgeren", "a talk or follow-up with the citizen"),
    "stand_in": Text("afløsning for en kollega", "standing in for a colleague"),
    "check": Text("ledelseskontrol eller stikprøve", "a leader's check or a sample"),
    "access": Text("borgerens egen anmodning om indsigt", "the citizen's own request for access"),
    "fault": Text("rettelse af en fejl i data", "mending a fault in the data"),
}


Kind = Literal["list", "count", "extract", "trail"]
KINDS: dict[Kind, Text] = {
    "list": Text("dagens liste", "a list of the day"),
    "count": Text("sagerne bag et tal i overblikket", "the cases behind a number of the overview"),
    "extract": Text(
        "udtræk under pseudonymer til evaluering", "an extract under pseudonyms for an evaluation"
    ),
    "trail": Text("gennemgang af, hvem der har set hvad", "a review of who looked at what"),
}
"""Looks at many cases at once."""
_MANY = re.compile(rf"({'|'.join(KINDS)}):(\d+):(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Many:
    """A look at many cases at once: whose list of the day, behind which number, for which extract, or which
    looks and changes themselves; `cases` then is how many lines.
    """

    kind: Kind
    cases: int
    of: str


def many_purpose(kind: Kind, cases: int, of: str) -> str:
    """How a look at many cases is written down: `of` is whose list, the question that was counted, the
    trial, or what of the trail was asked for.
    """
    return f"{kind}:{cases}:{of}"


def many_of(purpose: str) -> Many | None:
    """What was written down by `many_purpose`; None where it was a look for one case."""
    found = _MANY.fullmatch(purpose)
    if found is None:
        return None
    kind = next(one for one in KINDS if one == found[1])
    return Many(kind, int(found[2]), found[3])


def purpose_text(purpose: str) -> Text:
    """What a look was for, in words; own words as they were written."""
    many = many_of(purpose)
    if many is None:
        return PURPOSES.get(purpose, Text.same(purpose))
    words = KINDS[many.kind]
    if many.kind == "list":
        return Text(f"{words.da} for {many.of}", f"{words.en} of {many.of}")
    if many.kind == "extract":
        return Text(f"{words.da} af forsøg {many.of}", f"{words.en} of trial {many.of}")
    return words


def look_up(request: HttpRequest, case: Case | None, purpose: str) -> None:
    """Write down a look. `purpose` is one of PURPOSES, of `many_purpose`, or own words."""
    Lookup.objects.create(
        programme=request.programme,
        municipality=request.municipality,
        person=request.user,
        case=case.pk if case else None,
        purpose=purpose[:200],
    )
