"""Faults that are the machine's and not the program's: the database is gone or slow, the disk is full."""

from __future__ import annotations

import errno
from collections.abc import Iterator

from django.db import InterfaceError, OperationalError

from frikommune.language import Text

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
        if isinstance(one, OSError) and one.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            return _FULL
        if isinstance(one, OperationalError | InterfaceError):
            said = str(one).lower()
            if "full" in said or "no space left" in said or "disk i/o error" in said:
                return _FULL
            return _SLOW if any(word in said for word in _SLOW_SAYS) else _LOST
    return None


def _causes(fault: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while fault is not None and id(fault) not in seen:
        seen.add(id(fault))
        yield fault
        fault = fault.__cause__ or fault.__context__
