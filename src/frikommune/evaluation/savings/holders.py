"""Whose work a norm is: the payers of the units without which it cannot be met, as the pack declares them."""

from __future__ import annotations

from collections.abc import Sequence

from frikommune.evaluation.savings.demand import met_by
from frikommune.evaluation.savings.prices import PAYERS, Payer, Unit
from frikommune.law.norm import Norm
from frikommune.law.terms import Match


def done_by(norm: Norm) -> tuple[Match, ...]:
    """The events by which a norm may be met, in any of its versions."""
    found = (match for version in norm.versions for match in met_by(version.terms))
    return tuple(dict.fromkeys(found))


def holders(norm: Norm, units: Sequence[Unit]) -> tuple[Payer, ...]:
    """Those whose work it is to meet a norm; empty where the pack declares no unit that it needs."""
    needed = {
        unit.payer
        for version in norm.versions
        for unit in units
        if (matches := met_by(version.terms)) and all(unit.holds(match) for match in matches)
    }
    return tuple(payer for payer in PAYERS if payer in needed)
