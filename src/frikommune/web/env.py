"""Reading the FRIKOMMUNE_ variables; what cannot be read is refused in words before anything starts."""

from __future__ import annotations

import os
from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network, ip_network

from frikommune.errors import refuse
from frikommune.language import Text


def whole(name: str, otherwise: int, first: int, last: int) -> int:
    """A whole number from `first` through `last`. Raises Refused."""
    given = os.environ.get(name, "").strip()
    if not given:
        return otherwise
    if given.isascii() and given.isdecimal() and len(given) < 10 and first <= int(given) <= last:
        return int(given)
    raise refuse(
        "variable_unreadable",
        problem=Text(f"{name} kan ikke bruges", f"{name} cannot be used"),
        where=name,
        given=given[:40],
        expected=Text(f"et helt tal fra {first} til {last}", f"a whole number from {first} to {last}"),
        do_next=Text(f"Ret {name}, eller slet den.", f"Correct {name}, or unset it."),
    )


def networks(name: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """Addresses and networks with commas between: `127.0.0.1, 10.1.0.0/16`. Raises Refused."""
    given = os.environ.get(name, "").strip()
    try:
        return tuple(ip_network(one.strip()) for one in given.split(",") if one.strip())
    except ValueError:
        raise refuse(
            "variable_unreadable",
            problem=Text(f"{name} kan ikke bruges", f"{name} cannot be used"),
            where=name,
            given=given[:40],
            expected=Text(
                "adresser eller net, fx 127.0.0.1, 10.1.0.0/16",
                "addresses or networks, such as 127.0.0.1, 10.1.0.0/16",
            ),
            do_next=Text(f"Ret {name}, eller slet den.", f"Correct {name}, or unset it."),
        ) from None


def choice(name: str, otherwise: str, among: Sequence[str]) -> str:
    """One of a few words. Raises Refused."""
    given = os.environ.get(name, "").strip() or otherwise
    if given in among:
        return given
    raise refuse(
        "variable_unreadable",
        problem=Text(f"{name} kan ikke bruges", f"{name} cannot be used"),
        where=name,
        given=given[:40],
        expected=Text(" eller ".join(among), " or ".join(among)),
        do_next=Text(f"Ret {name}, eller slet den.", f"Correct {name}, or unset it."),
    )
