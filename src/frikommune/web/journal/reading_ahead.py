"""A server's process reads law and journals when it begins, so that its first visitors need not wait."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread

from django.db import Error, connection

from frikommune.errors import Refused
from frikommune.web.journal.book import KEPT_BOOKS, book_of
from frikommune.web.journal.models import Programme


def begin_reading() -> Thread:
    """Begin, beside whatever is asked meanwhile; whoever asks for the same book waits for it."""
    reading = Thread(target=_read, name="reading ahead", daemon=True)
    reading.start()
    return reading


def _read() -> None:
    """The programmes' books. What cannot be read is told to whoever asks for it, not here."""
    try:
        with suppress(Error, OSError):
            for programme in Programme.objects.order_by("pk")[:KEPT_BOOKS]:
                with suppress(Refused):
                    book_of(programme)
    finally:
        connection.close()
