"""Who does what is being done: the request that is answered, or the process that runs."""

from __future__ import annotations

import getpass
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

from django.http import HttpRequest

HANDED_ON = "FRIKOMMUNE_TRAIL"
"""The variable of the environment by which a process apart is told for whom it works."""


@dataclass(frozen=True, slots=True)
class Doer:
    """What a trace says of who did it. `purpose` is the page or the command."""

    who: str
    seat: str = ""
    programme: str = ""
    municipality: str = ""
    request: str = ""
    purpose: str = ""


_now: ContextVar[HttpRequest | Doer | None] = ContextVar("trail_doer", default=None)


def doer() -> Doer:
    """Who is at it now, in this thread."""
    now = _now.get()
    if now is None:
        return _process()
    return now if isinstance(now, Doer) else _of_request(now)


@contextmanager
def doing(one: HttpRequest | Doer) -> Iterator[None]:
    """While this lasts, what is done is done by that request or that doer."""
    token = _now.set(one)
    try:
        yield
    finally:
        _now.reset(token)


def handed_on() -> Mapping[str, str]:
    """For the environment of a process apart that goes on with what is being done now."""
    return {HANDED_ON: json.dumps(asdict(doer()))}


def _of_request(request: HttpRequest) -> Doer:
    found = request.resolver_match
    person, token, seat = _person(request), getattr(request, "token", None), getattr(request, "seat", None)
    programme = getattr(request, "programme", None)
    return Doer(
        who=f"token:{token.pk}" if token else f"person:{person.pk}" if person else "public",
        seat=(seat.text.da if seat else _seats(person))[:160],
        programme=programme.slug if programme else "",
        municipality=getattr(request, "municipality", ""),
        request=request_id(request),
        purpose=(found.view_name if found else request.path_info)[:200],
    )


def mark() -> str:
    """The mark of what is being done now, for a log line; nothing is read for its sake."""
    now = _now.get()
    if now is None:
        return ""
    return now.request if isinstance(now, Doer) else request_id(now)


def request_id(request: HttpRequest) -> str:
    """The mark that all traces and log lines of one request share."""
    if not hasattr(request, "request_id"):
        request.request_id = uuid4().hex[:16]
    return str(request.request_id)


def _person(request: HttpRequest):  # type: ignore[no-untyped-def]
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


def _seats(person) -> str:  # type: ignore[no-untyped-def]
    """The seats that the request has read already; none is read for the trail's sake."""
    return "; ".join(one.text.da for one in getattr(person, "_seats_read", ()))


@lru_cache(maxsize=1)
def _process() -> Doer:
    """A command or a process apart: its name, and the machine's user who runs it."""
    given = os.environ.get(HANDED_ON)
    name = _name()
    if given:
        first = Doer(**json.loads(given))
        return replace(first, who=f"process for {first.who}"[:120], purpose=f"{first.purpose} > {name}"[:200])
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = str(os.getuid())
    return Doer(who=f"process:{user}"[:120], request=uuid4().hex[:16], purpose=name[:200])


def _name() -> str:
    """`frikommune retention`: the program and the command; what else was typed may name somebody."""
    spec = getattr(sys.modules.get("__main__"), "__spec__", None)
    program = spec.name.removesuffix(".__main__") if spec else Path(sys.argv[0] or "python").name
    command = next((word for word in sys.argv[1:] if not word.startswith("-")), "")
    return f"{program} {command}".strip() if command.replace("-", "").isalpha() else program
