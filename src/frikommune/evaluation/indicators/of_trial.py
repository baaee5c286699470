"""What of a pack the evaluation of one trial rests on, and where and when the trial holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from frikommune.errors import refuse
from frikommune.evaluation.drafts.scope import scope_of
from frikommune.evaluation.savings.demand import norms_of
from frikommune.evaluation.savings.prices import Unit
from frikommune.language import Text
from frikommune.law.effort import Effort
from frikommune.law.rulebook import Rulebook
from frikommune.ledger.worlds import ACTUAL, Worlds, without

_PLACE = ["municipality", "group", "first", "last"]


@dataclass(frozen=True, slots=True)
class TrialParts:
    """A trial: its exemptions (by id), its efforts, and the units of work that are counted in events."""

    id: str
    title: Text
    exemptions: tuple[str, ...]
    efforts: tuple[Effort, ...] = ()
    units: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a trial holds.

    `granted` has a row for each `municipality`, `group` and period `first`–`last` (both days within);
    `granted_of` the same for each `norm` that the trial changes there.
    `norms` are those that the trial changes, `usable` the exemptions that are used case by case, `units`
    those of the trial's units that one of its norms needs. `worlds` are the actual one and the one without
    the trial: the ledger that indicators are counted from must be drawn in them.
    """

    trial: TrialParts
    worlds: Worlds
    granted: pl.DataFrame
    granted_of: pl.DataFrame
    norms: tuple[str, ...]
    usable: tuple[str, ...]
    units: tuple[Unit, ...]

    @property
    def rulebook(self) -> Rulebook:
        """The law with its trials."""
        return self.worlds.rulebook

    @property
    def groups(self) -> tuple[str, ...]:
        """The target groups of the trial, in order of the alphabet."""
        return tuple(sorted(self.granted["group"].unique()))

    @property
    def municipalities(self) -> tuple[str, ...]:
        """The municipalities where it holds at some time, in order of the alphabet."""
        return tuple(sorted(self.granted["municipality"].unique()))

    @property
    def bit_without(self) -> int:
        """The bit of the world without the trial in the ledger's column `worlds`."""
        return self.worlds.bit(without(self.trial.id))


def reach_of(rulebook: Rulebook, trial: TrialParts) -> Reach:
    """Where the trial holds. Raises Refused where it holds nowhere: then there is nothing to count."""
    granted = scope_of(rulebook, trial.exemptions).granted
    if granted.is_empty():
        raise refuse(
            "trial_holds_nowhere",
            problem=Text(f"Forsøg {trial.id} gælder ingen steder", f"Trial {trial.id} holds nowhere"),
            where="--trial",
            given=trial.id,
            expected=Text(
                "et forsøg, der er sat i gang i mindst én kommune",
                "a trial that was started in at least one municipality",
            ),
            do_next=Text(
                f"Se “frikommune trial {trial.id}”, eller vælg et andet forsøg.",
                f"See “frikommune trial {trial.id}”, or choose another trial.",
            ),
        )
    known = [rulebook.exemptions[one] for one in trial.exemptions]
    norms = tuple(dict.fromkeys(change.norm for one in known for change in one.changes))
    worlds = Worlds(
        (ACTUAL, without(trial.id)), (rulebook.all_trials, rulebook.without(frozenset(trial.exemptions)))
    )
    return Reach(
        trial,
        worlds,
        granted.select(_PLACE).unique(maintain_order=True),
        granted.select("norm", *_PLACE).unique(maintain_order=True),
        norms,
        tuple(one.id for one in known if one.use is not None),
        tuple(_needed(rulebook, norms, trial.units)),
    )


def _needed(rulebook: Rulebook, norms: Iterable[str], units: Iterable[Unit]) -> Iterable[Unit]:
    wanted = frozenset(norms)
    return (unit for unit in units if wanted & norms_of(rulebook, (unit,)))
