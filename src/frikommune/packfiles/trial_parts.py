"""A pack's trial with all that its evaluation rests on."""

from __future__ import annotations

from frikommune.evaluation.indicators.of_trial import TrialParts
from frikommune.packfiles.pack import Pack


def trial_parts(pack: Pack, trial: str) -> TrialParts:
    """The trial's exemptions, efforts and units. Raises KeyError where the pack has no such trial."""
    known = pack.trials[trial]
    efforts = tuple(one for one in pack.efforts.values() if one.trial == trial)
    return TrialParts(trial, known.title, known.exemptions, efforts, pack.prices.by_events)
