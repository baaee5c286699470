"""What each role may do. A seat for one municipality counts there only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from frikommune.language import Text
from frikommune.web.journal.models import Programme
from frikommune.web.pages.speech import said
from frikommune.web.people.models import ROLES, Seat

_SEE = frozenset({"see_own", "see_work"})
_ONE_MUNICIPALITYS_ACTS = frozenset(
    {"hear", "approve", "publish_bylaw", "start", "not_start", "postpone", "join", "leave", "practice"}
)
_NETWORKS_ACTS = frozenset(
    {"send", "decide", "recommend", "extend", "end", "make_permanent", "meet_by_law", "adopt", "plan"}
)
_TELL = frozenset({"tell_experience", "raise_barrier"})
_CASES = frozenset({"see_cases", "use_exemption", "record_event"})
_EVALUATE = frozenset({"design", "evaluate", "survey"})
_SET_UP_CASES = frozenset({"take_deliveries", "manage_tokens"})

RIGHTS: Mapping[str, frozenset[str]] = {
    "caseworker": _SEE | _TELL | _CASES | {"propose"},
    "leader": _SEE
    | _TELL
    | _ONE_MUNICIPALITYS_ACTS
    | _CASES
    | _SET_UP_CASES
    | {"propose", "apply", "answer", "confirm", "meet", "publish_paper"}
    | {"check_uses", "see_overview", "see_counts", "see_lookups", "give_access", "own_template"},
    "coordinator": _SEE
    | _TELL
    | _ONE_MUNICIPALITYS_ACTS
    | _NETWORKS_ACTS
    | _EVALUATE
    | {
        "assign_evaluators",
        "publish_paper",
        "publish_network_paper",
        "publish_result",
        "propose",
        "apply",
        "answer",
        "confirm",
        "meet",
        "collect",
        "found",
        "export",
        "advocate",
        "see_counts",
    },
    "evaluator": _SEE | _EVALUATE | {"tell_experience", "recommend", "export", "see_counts"},
    "administrator": _SEE
    | _SET_UP_CASES
    | {"found", "export", "manage_people", "see_changes", "assign_evaluators", "own_template"},
}
"""By role: what a person in it may do."""


def seats_of(person: Any, programme: Programme | None) -> list[Seat]:
    """A person's seats that count in a programme; none for whoever has not signed in."""
    if not getattr(person, "is_authenticated", False):
        return []
    seats: Iterable[Seat] = _all_seats(person)
    return [one for one in seats if programme is None or one.programme_id in (None, programme.pk)]


def _all_seats(person: Any) -> list[Seat]:
    """Read once for each request."""
    if not hasattr(person, "_seats_read"):
        person._seats_read = sorted(person.seats.all(), key=lambda one: one.pk)
    found: list[Seat] = person._seats_read
    return found


def may(person: Any, programme: Programme | None, right: str, municipality: str = "") -> bool:
    """Whether a person may do something, for a municipality where one is named."""
    return seat_for(person, programme, right, municipality) is not None


def seat_for(person: Any, programme: Programme | None, right: str, municipality: str = "") -> Seat | None:
    """The seat from which a person may do it; None: may not."""
    for seat in seats_of(person, programme):
        if right in RIGHTS[seat.role] and (not municipality or seat.municipality in ("", municipality)):
            return seat
    return None


def need(request: HttpRequest, right: str, municipality: str = "") -> Seat:
    """The seat from which whoever asks may do it. Raises PermissionDenied, in words, where none does."""
    programme = getattr(request, "programme", None)
    seat = seat_for(request.user, programme, right, municipality)
    if seat is not None:
        return seat
    roles = ", ".join(said(ROLES[role]) for role in RIGHTS if right in RIGHTS[role])
    there = f" ({municipality})" if municipality else ""
    raise PermissionDenied(
        said(
            Text(
                f"Det kan kun gøres af: {roles}{there}. Log ind som en af dem, eller bed en af dem om det.",
                f"Only these may do it: {roles}{there}. Sign in as one of them, or ask one of them.",
            )
        )
    )


def own_municipalities(person: Any, programme: Programme) -> list[str]:
    """The municipalities a person sits for, in order of seat."""
    return list(dict.fromkeys(one.municipality for one in seats_of(person, programme) if one.municipality))
