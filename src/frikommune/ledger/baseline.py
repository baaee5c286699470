"""The law that an exemption displaces: what the same occurrence would ask without it."""

from __future__ import annotations

from dataclasses import replace

from frikommune.law.rulebook import Rule
from frikommune.law.source import Unknown
from frikommune.law.terms import DutyTerms, Window
from frikommune.ledger.row import Row


def law_alone(rule: Rule) -> Rule:
    """The rule with its exemptions lifted off: the version itself."""
    terms = rule.version.terms if rule.version else None
    return replace(rule, terms=terms, layers=(), suspended_by=None, usable=())


def displaced_window(row: Row) -> Window | None:
    """The window of the version under an exemption that changed it; None where nothing was displaced."""
    if not row.rule.layers:
        return None
    terms = law_alone(row.rule).terms
    if not isinstance(terms, DutyTerms) or not isinstance(row.rule.terms, DutyTerms):
        return None
    if terms.windows is None or isinstance(terms.windows, Unknown):
        return None
    under = terms.windows.get(row.step)
    over = row.rule.terms.windows
    on_top = over.get(row.step) if over is not None and not isinstance(over, Unknown) else over
    return under if isinstance(under, Window) and under != on_top else None
