"""Danish letters as a reader means them: å is aa, æ is ae, ø is oe; capitals and accents do not matter."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SPELT = {"å": "aa", "æ": "ae", "ø": "oe", "ä": "ae", "ö": "oe", "ü": "y", "ß": "ss"}
_RING = "\u030a"
"""The ring of an å that is written as two signs."""


@lru_cache(maxsize=16_384)
def folded(text: str) -> str:
    """The text in small letters of a to z and digits, its words parted by single spaces.

    Full stops and hyphens between signs stay, so that `1.3` and `3.10` are words of their own.
    """
    return " ".join("".join(_letter(text, at) for at in range(len(text))).split())


@lru_cache(maxsize=4096)
def folded_with_places(text: str) -> tuple[str, tuple[int, ...]]:
    """As `folded`, with a space at both ends, and for each sign the place in `text` that it came from."""
    signs, places = [" "], [0]
    for at in range(len(text)):
        for sign in _letter(text, at):
            if sign != " " or signs[-1] != " ":
                signs.append(sign)
                places.append(at)
    return "".join(signs) + " ", (*places, len(text))


def _letter(text: str, at: int) -> str:
    sign = text[at].casefold()
    if sign in ".-" and 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum():
        return sign
    if sign == _RING and at and text[at - 1] in "aA":
        return "a"
    spelt = _SPELT.get(sign) or _plain(sign)
    return spelt if spelt.isalnum() else " " if not unicodedata.combining(sign) else ""


def _plain(sign: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(one))
