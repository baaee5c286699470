"""What a design says of an evaluation, and what was planned beside what was done."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from frikommune.evaluation.designs.design import Registered
from frikommune.evaluation.designs.planned import Done, data_words, planned_and_done, planned_table
from frikommune.evaluation.evaluated.evaluation import Evaluation


@dataclass(frozen=True, slots=True)
class Planned:
    """A registered design as the defaults of an evaluation."""

    registered: Registered

    @property
    def outcome(self) -> str:
        """The primary outcome in words."""
        primary = self.registered.design.primary
        return primary.name if primary else ""

    def roles(self, columns: Collection[str], said: Mapping[str, Any]) -> dict[str, Any]:
        """The columns that the design names, where the file has them."""
        design = self.registered.design
        found: dict[str, Any] = {}
        if design.primary and design.primary.indicator in columns:
            found["outcome"] = design.primary.indicator
        if design.cluster in columns:
            found["cluster"] = design.cluster
        told = {"treatment", "start", "treated"} & set(said)
        if not told and design.municipalities and design.comparison == "other_municipalities":
            found["treated"] = design.municipalities
        return found

    def question(self, survival: str = "") -> dict[str, Any]:
        """Method, direction, margins and known figure, as far as the design says them.

        A time that had better be short is a hazard that had better be high, where `survival` is `hazard`.
        """
        design, primary = self.registered.design, self.registered.design.primary
        said: dict[str, Any] = {"estimator": design.estimator, "benchmark": design.benchmark}
        if primary:
            kind = primary.measure if primary.measure in ("share", "mean", "count") else None
            said |= {"direction": primary.direction, "margin": primary.margin, "smallest": primary.smallest}
            said |= {"outcome": kind}
            if primary.measure == "time" and survival == "hazard":
                said["direction"] = "higher" if primary.direction == "lower" else "lower"
        return {name: value for name, value in said.items() if value is not None}

    def beside(self, found: Evaluation) -> Evaluation:
        """The evaluation with what was planned and changed beside it, and when the data was seen."""
        rows = planned_and_done(self.registered, Done.of(found.effect, found.question))
        seen = data_words(self.registered)
        judged = replace(
            found.judged, caveats=(seen, *found.judged.caveats) if any(seen) else found.judged.caveats
        )
        return replace(found, judged=judged, planned=(planned_table(rows),))
