"""Opening a use: it is a look at its case, and is written down as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from frikommune.web.cases.access import of_cases, seat_there
from frikommune.web.cases.models import Case
from frikommune.web.cases.opening import asking_page, is_open, open_for
from frikommune.web.uses.kept import uses_in
from frikommune.web.uses.models import Use

View = Callable[..., HttpResponse]


def of_use(right: str = "see_cases") -> Callable[[View], View]:
    """The view `(request, use, …)` is of one use, from `<int:pk>`. Raises 404 for another municipality's."""

    def wrap(view: View) -> View:
        @of_cases(right)
        @wraps(view)
        def answered(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
            use = find_use(request, pk)
            if not may_open(request, use.case):
                return redirect(asking_page(request, use.case))
            return view(request, use, *args, **kwargs)

        return answered

    return wrap


def find_use(request: HttpRequest, pk: int) -> Use:
    """A use of the municipality that the page is of. Raises 404 for one of another."""
    found = uses_in(request.programme, request.municipality).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def may_open(request: HttpRequest, case: Case) -> bool:
    """Whether the case may be shown now; a leader looks for the sake of the check."""
    if is_open(request, case):
        return True
    if seat_there(request.user, request.programme, "check_uses", request.municipality) is None:
        return False
    open_for(request, case, "check")
    return True


def open_all(request: HttpRequest, cases: Iterable[Case]) -> None:
    """Write down that a leader looks at each of them in a list."""
    for case in cases:
        may_open(request, case)
