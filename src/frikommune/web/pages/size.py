"""How much may be sent to a page: known from its length, before a byte of it is read or put on a disk."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from frikommune.errors import refuse
from frikommune.language import Text
from frikommune.packfiles.whole import LARGEST
from frikommune.web.pages.middleware import Answer
from frikommune.web.pages.posted import number_in
from frikommune.web.pages.speech import say
from frikommune.web.pages.views import not_understood, refused_page

MOST_OF_ANYBODY = 1024 * 1024
"""Bytes that somebody who has not signed in may send: a questionnaire, or the answer of a sign-in."""
MEASURES_ITSELF = "deliveries"
"""An app that looks at the length itself, after it is known who sends (`deliveries/uploading.py`)."""
WHOLE_PROGRAMME = "networks:load"


class SizeMiddleware:
    """Stands where it is known who asks, before the check of a form's own secret, which reads the body."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        length = str(request.META.get("CONTENT_LENGTH") or "0")[:16]
        size = number_in(length)
        if size is None:
            return not_understood(request)
        if size > MOST_OF_ANYBODY and size > (most := _most(request)):
            return _too_large(request, size, most)
        return self.answer(request)


def _most(request: HttpRequest) -> int:
    try:
        view = resolve(request.path_info).view_name
    except Resolver404:
        view = ""
    if view.partition(":")[0] == MEASURES_ITSELF:
        return int(settings.API_LARGEST_EXPORT)
    if not request.user.is_authenticated:
        return MOST_OF_ANYBODY
    return LARGEST if view == WHOLE_PROGRAMME else int(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


def _too_large(request: HttpRequest, size: int, most: int) -> HttpResponse:
    least = most // (1024 * 1024)
    refused = refuse(
        "too_much_sent",
        problem=Text("Der blev sendt for meget på én gang", "Too much was sent at once"),
        where=say("formularen", "the form"),
        given=f"{size / (1024 * 1024):.1f} MB",
        expected=Text(f"højst {least} MB", f"at most {least} MB"),
        do_next=Text(
            "Vælg en mindre fil, eller gem den mindre, og send igen.",
            "Choose a smaller file, or save it smaller, and send again.",
        ),
    )
    return refused_page(request, refused, status=413)
