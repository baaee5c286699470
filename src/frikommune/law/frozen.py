"""The law of one day, as if it had always held and always would: without trials."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from frikommune.law.norm import Norm, Version
from frikommune.law.rulebook import Rulebook


def frozen(rulebook: Rulebook, day: date) -> Rulebook:
    """The rulebook with each norm's version of that day alone, from the first day there is; no exemptions.

    A norm of which the pack holds no version that old stays so: it cannot be determined.
    """
    norms = {name: replace(norm, versions=tuple(_kept(norm, day))) for name, norm in rulebook.norms.items()}
    return replace(rulebook, norms=norms, exemptions={}, grants=())


def _kept(norm: Norm, day: date) -> list[Version]:
    if not norm.versions:
        return []
    begun = [version for version in norm.versions if version.start <= day]
    if begun:
        return [replace(begun[-1], start=date.min)]
    return [replace(norm.versions[0], start=date.max)]
