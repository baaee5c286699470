"""Faults that are the machine's and not the program's: the database is gone or slow, the disk is full."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import InterfaceError, OperationalError

from frikommune.errors import Refused
from frikommune.language import Text

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What the system says when there is no room."""
RETRY_AFTER = 15
"""Seconds after which it is worth trying again."""
_FULL = Text(
    "Serverens disk er fuld. Det, du sendte, er ikke gemt. Sig det til administratoren; siden kan sendes "
    "igen (gå tilbage i browseren), når der er plads.",
    "The server's disk is full. What you sent is not stored. Tell the administrator; the page can be sent "
    "again (go back in the browser) when there is room.",
)
_SLOW = Text(
    "Databasen har for travlt og nåede ikke at svare. Det, du sendte, er ikke gemt. Gå tilbage i browseren, "
    "og send igen om et øjeblik.",
    "The database is too busy and did not answer in time. What you sent is not stored. Go back in the "
    "browser, and send again in a moment.",
)
_LOST = Text(
    "Forbindelsen til databasen er væk lige nu. Det, du sendte, er ikke gemt, medmindre det står på siden, "
    "når du genindlæser den. Prøv igen om et øjeblik.",
    "The connection to the database is gone just now. What you sent is not stored, unless it stands on the "
    "page when you reload it. Try again in a moment.",
)
_FULL_SAYS = ("no space left", "disk quota exceeded")
_SLOW_SAYS = (
    "locked",
    "busy",
    "timeout",
    "canceling statement",
    "too many clients",
    "remaining connection slots",
)


def told(fault: BaseException | None) -> Text | None:
    """The words for such a fault, whatever it was wrapped in; None for any other."""
    for one in _causes(fault):
        if is_full(one):
            return _FULL
        if isinstance(one, OperationalError | InterfaceError):
            said = str(one).lower()
            if "full" in said or "disk i/o error" in said:
                return _FULL
            return _SLOW if any(word in said for word in _SLOW_SAYS) else _LOST
    return None


def is_full(fault: BaseException) -> bool:
    """Whether the disk has no room, in the system's number or, where a library wrote, in its words."""
    if isinstance(fault, OSError) and fault.errno in FULL:
        return True
    return any(one in str(fault).lower() for one in _FULL_SAYS)


@contextmanager
def of_the_machine() -> Iterator[None]:
    """A disk that is full is the machine's fault, also where what is written refuses it as a reader's."""
    try:
        yield
    except Refused as refused:
        for one in _causes(refused):
            if is_full(one):
                raise one from None
        raise


def _causes(fault: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while fault is not None and id(fault) not in seen:
        seen.add(id(fault))
        yield fault
        fault = fault.__cause__ or fault.__context__
