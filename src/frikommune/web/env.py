"""Reading the FRIKOMMUNE_ variables; what cannot be read is refused in words before anything starts."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from ipaddress import IPv4Network, IPv6Network, ip_network
from math import inf
from urllib.parse import urlsplit

from frikommune.errors import Refused, refuse
from frikommune.language import Text


def whole(name: str, otherwise: int, first: int, last: int) -> int:
    """A whole number from `first` through `last`. Raises Refused."""
    given = os.environ.get(name, "").strip()
    if not given:
        return otherwise
    if given.isascii() and given.isdecimal() and len(given) < 10 and first <= int(given) <= last:
        return int(given)
    words = Text(f"et helt tal fra {first} til {last}", f"a whole number from {first} to {last}")
    raise _unreadable(name, given, words)


def above_zero(name: str, otherwise: float) -> float:
    """A number above zero. Raises Refused."""
    given = os.environ.get(name, "").strip()
    if not given:
        return otherwise
    try:
        found = float(given)
    except ValueError:
        found = 0.0
    if 0 < found < inf:
        return found
    raise _unreadable(name, given, Text("et tal over 0, fx 20", "a number above 0, such as 20"))


def day(name: str) -> date | None:
    """A day, if one is given. Raises Refused."""
    given = os.environ.get(name, "").strip()
    if not given:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise _unreadable(name, given, Text("en dag, fx 2019-11-08", "a day, such as 2019-11-08")) from None


def address(name: str, schemes: Sequence[str], example: str) -> str:
    """An address of one of some schemes, or nothing. Raises Refused, and repeats no password."""
    given = os.environ.get(name, "").strip()
    if not given:
        return ""
    try:
        parts = urlsplit(given)
        fits = parts.scheme in schemes and (parts.port is None or parts.port > 0)
    except ValueError:
        fits = False
    if fits:
        return given
    shown = given.partition("://")[0] if "://" in given else "–"
    raise _unreadable(name, shown, Text(f"en adresse som {example}", f"an address such as {example}"))


def networks(name: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """Addresses and networks with commas between: `127.0.0.1, 10.1.0.0/16`. Raises Refused."""
    given = os.environ.get(name, "").strip()
    try:
        return tuple(ip_network(one.strip()) for one in given.split(",") if one.strip())
    except ValueError:
        words = Text(
            "adresser eller net, fx 127.0.0.1, 10.1.0.0/16",
            "addresses or networks, such as 127.0.0.1, 10.1.0.0/16",
        )
        raise _unreadable(name, given, words) from None


def choice(name: str, otherwise: str, among: Sequence[str]) -> str:
    """One of a few words. Raises Refused."""
    given = os.environ.get(name, "").strip() or otherwise
    if given in among:
        return given
    raise _unreadable(name, given, Text(" eller ".join(among), " or ".join(among)))


def _unreadable(name: str, given: str, expected: Text) -> Refused:
    return refuse(
        "variable_unreadable",
        problem=Text(f"{name} kan ikke bruges", f"{name} cannot be used"),
        where=name,
        given=given[:40],
        expected=expected,
        do_next=Text(f"Ret {name}, eller slet den.", f"Correct {name}, or unset it."),
    )
