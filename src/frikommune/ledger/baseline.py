"""The law that an exemption displaces: what the same occurrence would ask without it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from frikommune.law.rulebook import Rule
from frikommune.law.source import Unknown
from frikommune.law.terms import DutyTerms, Terms, Window


def law_alone(rule: Rule) -> Rule:
    """The rule with its exemptions lifted off: the version itself."""
    terms = rule.version.terms if rule.version else None
    return replace(rule, terms=terms, layers=(), suspended_by=None, usable=())


def displaced_window(rule: Rule, occurrence: int) -> Window | None:
    """The window of the version under an exemption that changed it; None where nothing was displaced."""
    if not rule.layers or rule.version is None:
        return None
    under, over = (_window_of(terms, occurrence) for terms in (rule.version.terms, rule.terms))
    return under if isinstance(under, Window) and under != over else None


def _window_of(terms: Terms | None, occurrence: int) -> Window | Unknown | None:
    windows = terms.windows if isinstance(terms, DutyTerms) else None
    return windows.get(occurrence) if isinstance(windows, Mapping) else windows
