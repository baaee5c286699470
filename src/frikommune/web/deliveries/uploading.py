"""Files that a browser sends to these pages stay in memory: they touch no disk, and lie in no session."""

from __future__ import annotations

from functools import wraps
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from frikommune.cases.source import Content
from frikommune.casework.delivery.packed import ENDINGS, zipped
from frikommune.web.cases.access import View, of_cases
from frikommune.web.deliveries import refusals

FEW = 12
"""So many files at most are one delivery."""


class InMemory(FileUploadHandler):
    """Keeps what comes in memory; how much that may be is known before the first byte is read."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self.parts: list[bytes] = []

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """A part of it; no other handler sees it."""
        self.parts.append(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The whole of it."""
        held = BytesIO(b"".join(self.parts))
        self.parts = []
        return InMemoryUploadedFile(
            held, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )


def takes_files(right: str) -> Any:
    """A view of one municipality's cases (`of_cases`) to which files are sent.

    Nothing of the body is read before it is known who asks and how much it is: the check of the form's own
    secret, which reads it, therefore comes last.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def measured(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST":
                _check_size(request)
            return csrf_protect(view)(request, *args, **kwargs)

        let_in = of_cases(right)(measured)

        @csrf_exempt
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            request.upload_handlers = [InMemory(request)]
            return let_in(request, *args, **kwargs)

        return answered

    return wrap


def _check_size(request: HttpRequest) -> None:
    """Raises Refused for more than the bound, and where the length is not said."""
    length = request.META.get("CONTENT_LENGTH") or ""
    if not length.isdecimal() or int(length) > settings.API_LARGEST_EXPORT:
        raise refusals.upload_too_large(length, settings.API_LARGEST_EXPORT)


def sent_content(request: HttpRequest, key: str) -> Content:
    """What was sent: the file, or several as one zip. Raises Refused: none, too many, or of a wrong kind."""
    files = request.FILES.getlist(key)
    if not files or len(files) > FEW:
        raise refusals.how_many_files(len(files), FEW)
    wrong = [str(one.name) for one in files if not str(one.name).lower().endswith(ENDINGS)]
    if wrong:
        raise refusals.wrong_kind(wrong, ENDINGS)
    held = sorted((Content(str(one.name), one.read()) for one in files), key=lambda one: one.name)
    return held[0] if len(held) == 1 else zipped("+".join(_stem(one.name) for one in held), held)


def _stem(name: str) -> str:
    return name.partition(".")[0]
