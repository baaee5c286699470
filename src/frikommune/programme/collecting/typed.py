"""Numbers as people type them: `1.234,5`, `1 234`, `45 %`."""

from __future__ import annotations

import re
from decimal import Decimal

from frikommune.language import Text
from frikommune.programme.collecting import refusals

_DANISH = re.compile(r"([0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]{1,15})(?:,([0-9]{1,6}))?")


def number_typed(typed: str, where: str, field: Text) -> Decimal:
    """A number as Danes write it, a unit of `%` or `kr.` behind it left out.

    A full stop parts thousands and nothing else: `12.5` may be 12,5 or 125, so it is refused. Raises Refused.
    """
    plain = " ".join(typed.replace("\u00a0", " ").replace("\u202f", " ").split())
    plain = re.sub(r" ?(%|kr\.?)$", "", plain)
    found = _DANISH.fullmatch(plain)
    if found is None:
        raise refusals.not_a_number(where, typed, field)
    whole, part = re.sub(r"[. ]", "", found[1]), found[2]
    return Decimal(f"{whole}.{part}" if part else whole)


def whole_typed(typed: str, where: str, field: Text) -> int:
    """A count. Raises Refused."""
    number = number_typed(typed, where, field)
    if number != number.to_integral_value():
        raise refusals.not_whole(where, typed, field)
    return int(number)
