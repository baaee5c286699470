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


_MANY = re.compile(r"(list|count|extract):(\d+):(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Many:
    """A look at many cases at once: whose list of the day, behind which number, for which extract."""

    kind: Literal["list", "count", "extract"]
    cases: int
    of: str


def many_purpose(kind: Literal["list", "count", "extract"], cases: int, of: str) -> str:
    """How a look at many cases is written down: `of` is whose list, the question that was counted, or
    the trial.
    """
    return f"{kind}:{cases}:{of}"


def many_of(purpose: str) -> Many | None:
    """What was written down by `many_purpose`; None where it was a look for one case."""
    found = _MANY.fullmatch(purpose)
    if found is None:
        return None
    kinds: tuple[Literal["list", "count", "extract"], ...] = ("list", "count", "extract")
    kind = next(one for one in kinds if one == found[1])
    return Many(kind, int(found[2]), found[3])


def look_up(request: HttpRequest, case: Case | None, purpose: str) -> None:
    """Write down a look. `purpose` is one of PURPOSES, of `many_purpose`, or own words."""
    Lookup.objects.create(
        programme=request.programme,
        municipality=request.municipality,
        person=request.user,
        case=case.pk if case else None,
        purpose=purpose[:200],
    )
