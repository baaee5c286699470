"""From what a sign-in says of a person to the seats they have here. A pure function of claims and file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from frikommune.web.signin.providers import CODE, Provider, SeatLine

Places = Callable[[str], Mapping[str, str]]
"""By a programme's short name: its municipalities' names by their number. Raises KeyError for no such one."""
LONGEST = 4000
"""So many values at most are looked at."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A seat that a claim gives, and the value that did."""

    role: str
    programme: str
    municipality: str
    value: str


def values_of(claims: Mapping[str, Any], claim: str) -> tuple[str, ...]:
    """A claim's values: a list, or one text standing alone; none where it is missing or of another kind.

    A claim that is not there by its whole name is looked for inside others: `realm_access.roles`.
    """
    found: Any = claims.get(claim)
    if found is None and "." in claim:
        found = claims
        for part in claim.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    if isinstance(found, str | int | bool):
        found = [found]
    if not isinstance(found, list | tuple):
        return ()
    return tuple(str(one) for one in found[:LONGEST] if isinstance(one, str | int | bool))


def wanted(provider: Provider, claims: Mapping[str, Any], places: Places) -> tuple[Wanted, ...]:
    """The seats that a person's claims give, each once, in the order of the file."""
    values = values_of(claims, provider.groups)
    found = (one for line in provider.seats for one in _of_line(line, values, places))
    return tuple(
        {(one.role, one.programme, one.municipality): one for one in reversed(list(found))}.values()
    )[::-1]


def _of_line(line: SeatLine, values: Iterable[str], places: Places) -> Iterable[Wanted]:
    try:
        known = places(line.programme) if line.programme else {}
    except KeyError:
        return
    if CODE not in line.value:
        if line.value in values and (not line.municipality or line.municipality in known.values()):
            yield Wanted(line.role, line.programme, line.municipality, line.value)
        return
    before, _, after = line.value.partition(CODE)
    pattern = re.compile(f"{re.escape(before)}([0-9A-Za-z]+){re.escape(after)}")
    for value in values:
        hit = pattern.fullmatch(value)
        if hit and hit[1] in known:
            yield Wanted(line.role, line.programme, known[hit[1]], value)


def unmet(provider: Provider, claims: Mapping[str, Any]) -> tuple[str, ...]:
    """The claims that do not say what the file demands of them (such as that two factors were used)."""
    return tuple(
        claim for claim, allowed in provider.demands if not set(values_of(claims, claim)) & set(allowed)
    )
