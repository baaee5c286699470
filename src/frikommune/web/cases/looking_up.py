"""Every look at a citizen is written down: who, when, whom, what for."""

from __future__ import annotations

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


def look_up(request: HttpRequest, case: Case | None, purpose: str) -> None:
    """Write down a look. `purpose` is one of PURPOSES, or own words."""
    Lookup.objects.create(
        programme=request.programme,
        municipality=request.municipality,
        person=request.user,
        case=case.pk if case else None,
        purpose=purpose[:200],
    )
