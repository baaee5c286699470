"""What is done while a request is answered is done by that request."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from frikommune.web.pages.middleware import Answer
from frikommune.web.trail.who import doing


class TrailMiddleware:
    """Before everything that may write, the API too."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        with doing(request):
            return self.answer(request)
