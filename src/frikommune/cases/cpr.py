"""CPR numbers are never stored: what looks like one is recognised here, and never repeated."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import isfinite

_WHOLE = re.compile(r"([0-9]{2})([0-9]{2})[0-9]{2}[- ]?[0-9]{4}")
LIKE_CPR = (
    "^([06][1-9]|[1278][0-9]|[39][01])"  # a day, perhaps 60 more
    "(0[1-9]|1[0-2])[0-9]{2}[- ]?[0-9]{4}$"
)
"""What `is_like_cpr` says of text, as one regular expression for whole columns."""
_WITH_HYPHEN = re.compile(r"(?<![0-9])([0-9]{2})([0-9]{2})[0-9]{2}-[0-9]{4}(?![0-9])")
_PLAIN = re.compile(r"(?<!\w)(?<![0-9][.,])([0-9]{2})([0-9]{2})[0-9]{6}(?!\w)(?![.,][0-9])")

_ANYWHERE = re.compile(r"(?<![0-9])([0-9]{2})([0-9]{2})[0-9]{2}(?:[-– +.]|%2[Dd]|%20)?[0-9]{4}(?![0-9])")
"""Wherever and however it stands, in an address too: for what is hidden rather than refused."""
_SIX, _AS_ZEROS = b"000000", bytes.maketrans(b"123456789", b"000000000")
HIDDEN = "••••••-••••"


def is_like_cpr(cell: object) -> bool:
    """Whether an id has ten digits that begin with a day and a month, with or without a hyphen.

    A number that lost its leading zero in a spreadsheet counts, and so does a replacement number (day + 60).
    """
    if isinstance(cell, float) and not isfinite(cell):
        return False
    text = str(int(cell)).zfill(10) if isinstance(cell, int | float) else str(cell).strip()
    found = _WHOLE.fullmatch(text)
    return found is not None and _is_day(found)


def holds_cpr(text: str) -> bool:
    """Whether running text holds such a number, with its hyphen or as a whole word of ten digits."""
    if _SIX not in text.encode("utf-8", "replace").translate(_AS_ZEROS):
        return False  # most texts, told ten times as fast as by an expression
    return any(_is_day(found) for one in (_WITH_HYPHEN, _PLAIN) for found in one.finditer(text))


def without_cpr(text: str) -> str:
    """A text with everything hidden that may be such a number; rather too much than one too few."""
    return _ANYWHERE.sub(lambda found: HIDDEN if _is_day(found) else found[0], text)


def count_like_cpr(cells: Iterable[object], *, ids: bool) -> int:
    """How many cells look like CPR numbers (ids), or hold one (other text)."""
    if ids:
        return sum(1 for cell in cells if cell is not None and is_like_cpr(cell))
    texts = (str(cell) for cell in cells if isinstance(cell, str | int))
    return sum(1 for text in texts if len(text) > 9 and holds_cpr(text))


def shown_name(name: str) -> str:
    """A column's name as it may be repeated: a file without a header has a citizen's row there."""
    return "…" if is_like_cpr(name) or holds_cpr(name) else name


def _is_day(found: re.Match[str]) -> bool:
    day, month = int(found[1]), int(found[2])
    return (1 <= day <= 31 or 61 <= day <= 91) and 1 <= month <= 12
