"""No citizen's number in an address, nor on a page that says what went wrong."""

from __future__ import annotations

from urllib.parse import unquote_plus

from django.http import HttpRequest, HttpResponse

from frikommune.cases.cpr import holds_cpr
from frikommune.cases.refusals import cpr_in_text
from frikommune.web.pages.middleware import Answer
from frikommune.web.pages.speech import say
from frikommune.web.pages.views import refused_page
from frikommune.web.privacy.hiding import hidden


class ErrorPageMiddleware:
    """Outermost, before what squeezes pages together: error answers of pages and of the API alike."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        return hidden(self.answer(request))


class AddressMiddleware:
    """An address with a number in it is refused: addresses end in histories and in logs of others."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        if holds_cpr(unquote_plus(request.get_full_path())):
            return refused_page(request, cpr_in_text(say("adressen", "the address")))
        return self.answer(request)
