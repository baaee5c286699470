"""Every page of a programme begins here: its row and its book, put on the request."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse

from frikommune.web.journal.book import book_of
from frikommune.web.journal.models import Programme
from frikommune.web.people.rights import need

View = Callable[..., HttpResponse]


def of_programme(right: str = "") -> Callable[[View], View]:
    """The view gets `request.programme` and `request.book`. Raises 404 for one that does not exist.

    `right`: who may see the page at all; whoever has not signed in is asked to.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, programme: str, *args: Any, **kwargs: Any) -> HttpResponse:
            enter(request, programme)
            if right:
                if not request.user.is_authenticated:
                    return redirect_to_login(request.get_full_path())
                need(request, right)
            return view(request, *args, **kwargs)

        return answered

    return wrap


def enter(request: HttpRequest, slug: str) -> None:
    """Put the programme and its book on the request."""
    try:
        request.programme = Programme.objects.get(slug=slug)
    except Programme.DoesNotExist:
        raise Http404 from None
    request.book = book_of(request.programme)
