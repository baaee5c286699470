"""The law of one day, as if it had always held and always would: without trials."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from frikommune.law.norm import Norm, Version
from frikommune.law.rulebook import Rulebook


def frozen(rulebook: Rulebook, day: date, norms: Collection[str] | None = None) -> Rulebook:
    """The rulebook with each norm's version of that day alone, from the first day there is; no exemptions.

    A norm of which the pack holds no version that old stays so: it cannot be determined. `norms`: only these.
    """
    chosen = [norm for name, norm in rulebook.norms.items() if norms is None or name in norms]
    held = {norm.id: replace(norm, versions=tuple(_kept(norm, day))) for norm in chosen}
    return replace(rulebook, norms=held, exemptions={}, grants=())


def differing(rulebook: Rulebook, earlier: date, later: date) -> frozenset[str]:
    """The norms that have another version on the later day; the rest ask the same on both."""
    norms = rulebook.norms.values()
    return frozenset(norm.id for norm in norms if _on(norm, earlier) is not _on(norm, later))


def _kept(norm: Norm, day: date) -> list[Version]:
    if not norm.versions:
        return []
    version = _on(norm, day)
    return [replace(version, start=date.min) if version else replace(norm.versions[0], start=date.max)]


def _on(norm: Norm, day: date) -> Version | None:
    begun = [version for version in norm.versions if version.start <= day]
    return begun[-1] if begun else None
