"""Which of two sets of events, conditions or forms holds the other."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from frikommune.law.measured import longer
from frikommune.law.terms import Clause, Form, Match


def beyond(some: Iterable[Match], others: Iterable[Match]) -> list[Match]:
    """What the first matches accept and the second do not."""
    known: dict[str, frozenset[str] | None] = {}
    for match in others:
        before = known.get(match.kind, frozenset())
        known[match.kind] = before | match.types if match.types and before is not None else None
    return [left for match in some if (left := _left(match, known)) is not None]


def _left(match: Match, known: dict[str, frozenset[str] | None]) -> Match | None:
    types = known.get(match.kind, frozenset())
    if types is None or (match.types and match.types <= types):
        return None
    return Match(match.kind, match.types - types)


def every_form_in(some: Collection[Form], others: Collection[Form]) -> bool:
    """Whether whatever the first forms allow, the second allow too. No forms at all: any form will do."""
    if not others or not some:
        return not others
    return all(any(_implies(one, other) for other in others) for one in some)


def _implies(one: Form, other: Form) -> bool:
    return one.form == other.form and holds_whenever(other.only_if, one.only_if)


def holds_whenever(clauses: Iterable[Clause], given: Iterable[Clause]) -> bool:
    """Whether the clauses all hold wherever the given ones do."""
    known = tuple(given)
    return all(any(_narrower(one, clause) for one in known) for clause in clauses)


def hold_together(clauses: Iterable[Clause], others: Iterable[Clause]) -> bool:
    """Whether two conditions speak of the same thing, and both can be true of it."""
    pairs = [(one, two) for one in clauses for two in others if one.attribute == two.attribute]
    named = [(one.one_of, two.one_of) for one, two in pairs if one.within is None and two.within is None]
    return bool(pairs) and all(first & second for first, second in named)


def _narrower(one: Clause, other: Clause) -> bool:
    if one.attribute != other.attribute or (one.within is None) != (other.within is None):
        return False
    if one.within is None:
        return one.one_of <= other.one_of
    return longer(one.within, other.within, 0) in ("same", "milder")
