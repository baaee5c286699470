"""How an evaluation of rows is asked for: by which design, against what, how large is too much or enough."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from frikommune.errors import refuse
from frikommune.evaluation.designs.design import Design, Registered
from frikommune.evaluation.designs.words import DIRECTION_WORDS, ESTIMATOR_WORDS
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.evaluated.asked import question_of
from frikommune.evaluation.evaluated.by_design import Planned
from frikommune.language import Text
from frikommune.web.designs.kept import designs_of
from frikommune.web.designs.models import DesignDraft
from frikommune.web.designs.reading import number_of
from frikommune.web.evaluations.models import STAGES
from frikommune.web.evaluations.published import Offered, benchmark_in, offered
from frikommune.web.pages.posted import Posted
from frikommune.web.pages.speech import said

OTHERS, TYPED, BY_DESIGN = "others", "typed", "design"
LABELS = {
    "design": Text("Design", "Design"),
    "stage": Text("Hvornår i forsøget", "When in the trial"),
    "against": Text("Holdt op mod", "Held against"),
    "estimator": Text("Metode", "Method"),
    "direction": Text("Hvad der er bedst", "Which way is better"),
    "margin": Text("Hvor meget værre der kan tåles", "How much worse is tolerable"),
    "smallest": Text("Mindste forskel, der er umagen værd", "Smallest worthwhile difference"),
    "benchmark": Text("Kendt tal", "Known figure"),
}
_SAME = 5e-4
_SIZES = ("margin", "smallest")


@dataclass(frozen=True, slots=True)
class Choices:
    """What a form about a trial offers."""

    designs: Mapping[str, tuple[DesignDraft, Registered]]
    offer: Offered
    with_others: bool = True

    @property
    def against(self) -> list[str]:
        """What may be held against."""
        known = [*(one.series for one in self.offer.earlier), BY_DESIGN, TYPED]
        return [OTHERS, *known] if self.with_others else known

    def shown(self) -> dict[str, Any]:
        """For the template `evaluations/asked_fields.html`."""
        locked = [name for name, (_, kept) in self.designs.items() if kept.lock]
        proposed = (locked or list(self.designs) or [""])[0]
        design = self.designs[proposed][1].design if proposed else None
        compares = design is not None and design.comparison not in ("none", "benchmark")
        first = self._known_first(design)
        return {
            "designs": self.designs.values(),
            "offer": self.offer,
            "with_others": self.with_others,
            "stages": STAGES,
            "estimators": ESTIMATOR_WORDS,
            "directions": DIRECTION_WORDS,
            "proposed": {
                "design": proposed,
                "against": OTHERS if self.with_others and (compares or design is None) else first,
                "indicator": design.primary.indicator if design and design.primary else "",
            },
        }

    def _known_first(self, design: Design | None) -> str:
        """The known figure of the design; where an earlier series gave it, that series with its doubt."""
        if design is None or design.benchmark is None:
            return self.against[0]
        same = (one for one in self.offer.earlier if abs(one.benchmark.best - design.benchmark) < _SAME)
        return next((one.series for one in same), BY_DESIGN)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for. `question` follows the design in all that was not written otherwise."""

    draft: DesignDraft | None
    registered: Registered | None
    stage: str
    question: Question


def choices_of(request: HttpRequest, trial: str, *, with_others: bool = True) -> Choices:
    """What may be chosen for a trial."""
    designs = {str(one.pk): (one, kept) for one, kept in designs_of(request.programme, trial)}
    return Choices(designs, offered(request, trial), with_others)


def read_asked(posted: Posted, choices: Choices, share: bool) -> Asked:
    """Read the fields. `share`: sizes are written in percent or points. Raises Refused."""
    chosen = posted.choice("design", LABELS["design"], choices.designs, needed=False)
    stage = posted.choice("stage", LABELS["stage"], STAGES)
    against = posted.choice("against", LABELS["against"], choices.against)
    estimator = posted.choice("estimator", LABELS["estimator"], ESTIMATOR_WORDS, needed=False)
    direction = posted.choice("direction", LABELS["direction"], DIRECTION_WORDS, needed=False)
    sizes = {name: _number(posted, name, share) for name in (*_SIZES, "benchmark")}
    posted.check()
    draft, registered = choices.designs.get(chosen, (None, None))
    asked = Planned(registered).question() if registered else {}
    asked |= {name: sizes[name] for name in _SIZES if sizes[name] is not None}
    asked |= {"direction": direction} if direction else {}
    asked |= _compared(choices, registered, against, estimator, sizes["benchmark"])
    if against == OTHERS:
        asked.pop("benchmark", None)
        asked = {name: one for name, one in asked.items() if (name, one) != ("estimator", "one_group")}
    return Asked(draft, registered, stage, question_of(asked))


def _compared(
    choices: Choices, registered: Registered | None, against: str, estimator: str, typed: float | None
) -> dict[str, Any]:
    """Method and known figure, as they follow from what is held against."""
    if against == OTHERS:
        return {"estimator": estimator} if estimator else {}
    if against == TYPED and typed is not None:
        return {"estimator": "one_group", "benchmark": typed}
    design = registered.design if registered else None
    benchmark, interval = benchmark_in(choices.offer, design, against)
    return {"estimator": "one_group", "benchmark": benchmark, "benchmark_interval": interval}


def _number(posted: Posted, name: str, share: bool) -> float | None:
    words = posted.given.get(name, "").strip()
    if not words:
        return None
    number = number_of(words)
    if number is None:
        posted.refuse(
            name,
            refuse(
                "not_a_number",
                problem=Text(
                    f"“{LABELS[name].da}” kan ikke bruges, som det står",
                    f"“{LABELS[name].en}” cannot be used as it stands",
                ),
                where=said(LABELS[name]),
                given=words[:40],
                expected=Text("et tal, fx 41,7", "a number, such as 41.7"),
                do_next=Text("Ret feltet, og send igen.", "Correct it, and send again."),
            ),
        )
        return None
    return number / 100 if share else number
