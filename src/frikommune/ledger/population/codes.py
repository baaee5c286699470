"""Kinds and types of events as codes: as many as the law tells apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from frikommune.law.terms import Match
from frikommune.ledger.population.numbering import Numbers


@dataclass(frozen=True, slots=True)
class Codes:
    """The code table. For each kind that the law names comes one code for the types it does not name there,
    then one for each that it names; the last code is that of every kind the law does not name.

    `kinds` are in order of their numbers, the number beyond them being that of any other kind; `pairs` are
    (number of the kind, type), by code, the type being None where it is not named.
    """

    kinds: tuple[str, ...]
    pairs: tuple[tuple[int, str | None], ...]

    @property
    def other(self) -> int:
        """The code of every kind that the law does not name."""
        return len(self.pairs) - 1

    def kind_of(self) -> Numbers:
        """[code]: the number of the kind."""
        return np.array([kind for kind, _ in self.pairs], dtype=np.int64)

    def fits(self, meant: Iterable[Match]) -> Numbers:
        """[code]: 1 where an event of that code is meant by one of the matches, otherwise 0."""
        found = np.zeros(len(self.pairs), dtype=np.uint8)
        for match in meant:
            for code, (kind, type_) in enumerate(self.pairs[:-1]):
                if self.kinds[kind] == match.kind and (not match.types or type_ in match.types):
                    found[code] = 1
        return found

    def table(self, kinds: Sequence[str], types: Sequence[str]) -> Numbers:
        """[kind, type]: the codes of those words."""
        found = np.full((len(kinds), len(types)), self.other, dtype=np.int32)
        numbers = {kind: number for number, kind in enumerate(self.kinds)}
        known = {pair: code for code, pair in enumerate(self.pairs)}
        for row, kind in enumerate(kinds):
            if kind in numbers:
                number = numbers[kind]
                found[row] = [known.get((number, type_), known[number, None]) for type_ in types]
        return found


def codes_of(sets: Iterable[frozenset[Match]]) -> Codes:
    """The code table for everything that some sets of matches name."""
    named: dict[str, set[str]] = {}
    for match in (match for one in sets for match in one):
        named.setdefault(match.kind, set()).update(match.types)
    kinds = tuple(sorted(named))
    pairs: list[tuple[int, str | None]] = []
    for number, kind in enumerate(kinds):
        pairs += [(number, None), *((number, type_) for type_ in sorted(named[kind]))]
    return Codes(kinds, (*pairs, (len(kinds), None)))
