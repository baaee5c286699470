"""Requests handed to the application as a server hands them over, and what came of them."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

from tests.web.attack.fuzz.request import Request

LOOKS = "cases_lookup"
"""Every look at a citizen is written down, also when nobody was found."""


@dataclass(frozen=True)
class Answer:
    """`logged`: what was written in the log meanwhile; `changed`: which tables, as the trail has it."""

    status: int
    headers: dict[str, str]
    content: bytes
    logged: str
    changed: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The media type."""
        return self.headers.get("Content-Type", "").partition(";")[0]


class Caller:
    """Sends requests, each with the token of its caller."""

    def __init__(self, tokens: Mapping[str, str]) -> None:
        self.tokens, self.application = tokens, WSGIHandler()

    def __call__(self, request: Request) -> Answer:
        """Send one."""
        before = _last_trace()
        heads: dict[str, Any] = {}

        def start(status: str, headers: list[tuple[str, str]], fault: Any = None) -> Any:
            heads.update(status=int(status.split(maxsplit=1)[0]), headers=dict(headers))

        with _logging() as logged:
            answer = self.application(self._environment(request), start)
            content = b"".join(answer)
            answer.close()
        return Answer(heads["status"], heads["headers"], content, logged.text, _changed_since(before))

    def _environment(self, request: Request) -> dict[str, Any]:
        path, _, query = request.url.partition("?")
        headers = {"Host": "localhost", "Authorization": f"Bearer {self.tokens[request.caller]}"}
        headers |= request.headers
        environment: dict[str, Any] = {
            "REQUEST_METHOD": request.method,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query,
            "CONTENT_LENGTH": str(len(request.body)),
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.input": BytesIO(request.body),
            "wsgi.errors": BytesIO(),
            "wsgi.url_scheme": "http",
            "wsgi.version": (1, 0),
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
        for name, value in headers.items():
            key = name.upper().replace("-", "_")
            environment[key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"] = value
        return environment


class _Written(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


_LOGS = ("django.request", "frikommune.deliveries")


@contextmanager
def _logging() -> Iterator[_Written]:
    """What is logged by the requests, kept from the screen."""
    written = _Written()
    logs = [logging.getLogger(name) for name in _LOGS]
    before = [(log.handlers, log.propagate) for log in logs]
    for log in logs:
        log.handlers, log.propagate = [written], False
    try:
        yield written
    finally:
        for log, (handlers, propagate) in zip(logs, before, strict=True):
            log.handlers, log.propagate = handlers, propagate


_SEALED = "SELECT coalesce(max(number), 0) FROM trail_trace"
_WAITING = "SELECT coalesce(max(position), 0) FROM trail_pending"


def _last_trace() -> tuple[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(_SEALED)
        sealed = cursor.fetchone()[0]
        if connection.vendor != "postgresql":
            return sealed, 0
        cursor.execute(_WAITING)
        return sealed, cursor.fetchone()[0]


def _changed_since(before: tuple[int, int]) -> tuple[str, ...]:
    """What the trail has noted since: the engine writes it in the transaction of the change."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT deed, what FROM trail_trace WHERE number > %s", [before[0]])
        found = cursor.fetchall()
        if connection.vendor == "postgresql":
            cursor.execute("SELECT deed, what FROM trail_pending WHERE position > %s", [before[1]])
            found += cursor.fetchall()
    return tuple(f"{deed} {what}" for deed, what in found if what != LOOKS)
