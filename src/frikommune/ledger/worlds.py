"""The worlds that a ledger is drawn in: with all trials, with none, and without each one in turn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from frikommune.law.rulebook import Rulebook, World

ACTUAL, NONE = "all", "none"
MOST = 63
"""As many worlds as one whole number has bits to spare."""


@dataclass(frozen=True, slots=True)
class Worlds:
    """Some worlds of one rulebook. The first is the actual one; world number k has the bit 1 << k."""

    names: tuple[str, ...]
    worlds: tuple[World, ...]

    def __post_init__(self) -> None:
        if not 0 < len(self.names) == len(self.worlds) <= MOST:
            raise ValueError(f"between 1 and {MOST} worlds, each with a name")

    @property
    def rulebook(self) -> Rulebook:
        """The rulebook that all the worlds read."""
        return self.worlds[0].rulebook

    def bit(self, name: str) -> int:
        """The bit of a world in the ledger's column `worlds`. Raises KeyError where it is not drawn."""
        if name not in self.names:
            raise KeyError(name)
        return 1 << self.names.index(name)


def without(trial: str) -> str:
    """The name of the world in which one trial is left out."""
    return f"without {trial}"


def every_world(rulebook: Rulebook, trials: Mapping[str, Iterable[str]]) -> Worlds:
    """All trials, none, and all but each one of `trials` (each with the ids of its exemptions)."""
    left_out = {without(trial): frozenset(ids) for trial, ids in trials.items()}
    return Worlds(
        (ACTUAL, NONE, *left_out),
        (rulebook.all_trials, rulebook.no_trials, *(rulebook.without(ids) for ids in left_out.values())),
    )


def actual_world(rulebook: Rulebook) -> Worlds:
    """The actual world alone."""
    return Worlds((ACTUAL,), (rulebook.all_trials,))
