"""Who may see and do what with a municipality's cases. A seat counts in its own municipality only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.web.cases.models import Case
from frikommune.web.journal.entering import enter
from frikommune.web.journal.models import Programme
from frikommune.web.pages.speech import said, say
from frikommune.web.people.models import ROLES, Seat
from frikommune.web.people.rights import RIGHTS, seats_of

View = Callable[..., HttpResponse]


def of_cases(right: str = "see_cases") -> Callable[[View], View]:
    """The view is of one municipality's cases; the request gets `programme`, `book`, `municipality`, `seat`.

    Raises 404 for a municipality that is not in the programme; whoever has not signed in is asked to; whoever
    has no seat with that right in that very municipality is told so.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def answered(
            request: HttpRequest, programme: str, municipality: str, *args: Any, **kwargs: Any
        ) -> HttpResponse:
            enter(request, programme)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if municipality not in request.book.municipalities:
                raise Http404
            request.municipality = municipality
            request.seat = need_there(request.user, request.programme, right, municipality)
            response = view(request, *args, **kwargs)
            response.headers.setdefault("Cache-Control", "no-store")
            return response

        return answered

    return wrap


def seat_there(person: Any, programme: Programme, right: str, municipality: str) -> Seat | None:
    """The seat of that very municipality from which a person may do it; a seat for all is none."""
    for seat in seats_of(person, programme):
        if right in RIGHTS[seat.role] and seat.municipality == municipality:
            return seat
    return None


def need_there(person: Any, programme: Programme, right: str, municipality: str) -> Seat:
    """The seat from which a person may do it. Raises PermissionDenied, in words."""
    seat = seat_there(person, programme, right, municipality)
    if seat is not None:
        return seat
    roles = ", ".join(said(ROLES[role]) for role in RIGHTS if right in RIGHTS[role])
    raise PermissionDenied(
        said(
            Text(
                f"Sagerne i {municipality} ses kun der. Det kan kun gøres af: {roles} i {municipality}.",
                f"Cases of {municipality} are seen there only. Who may do it: {roles} in {municipality}.",
            )
        )
    )


def places_of(person: Any, programme: Programme, right: str = "see_cases") -> list[str]:
    """The municipalities in which a person may do it, in order of seat."""
    seats = (one for one in seats_of(person, programme) if right in RIGHTS[one.role])
    return list(dict.fromkeys(one.municipality for one in seats if one.municipality))


def case_there(request: HttpRequest, pk: int) -> Case:
    """A case of the municipality that the page is of. Raises 404 for one of another."""
    try:
        return Case.objects.select_related("text").get(
            pk=pk, programme=request.programme, municipality=request.municipality
        )
    except Case.DoesNotExist:
        raise Http404 from None


def is_closed(case: Case, today: date) -> bool:
    """Whether the case has closed here by that day, or no case system tells of it: then it is only read."""
    return any(day is not None and day <= today for day in (case.closed_on, case.gone_on))


def closed_here(case: Case, deed: Text) -> Refused:
    """That nothing may be added to a case that has closed or moved; `deed` is what the other place may do."""
    return refuse(
        "case_closed",
        problem=Text("Sagen er lukket her", "The case is closed here"),
        where=str(case),
        given=say("lukket", "closed"),
        expected=Text("en åben sag", "an open case"),
        do_next=Text(
            f"Bed den kommune, der har sagen nu, om at {deed.da} det.",
            f"Ask the municipality that has the case now to {deed.en} it.",
        ),
    )
