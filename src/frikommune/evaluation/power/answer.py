"""What is answered about a trial's power, as types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from frikommune.evaluation.power.asked import Asked
from frikommune.evaluation.power.taking import Need
from frikommune.evaluation.shown.laid_out import Drawing, Table
from frikommune.language import NO_WORDS, Text

Testable = Literal["can_test", "describe_only", "pool"]
TESTABLE: tuple[Testable, ...] = get_args(Testable)
TESTABLE_WORDS: dict[Testable, Text] = {
    "can_test": Text("kan afprøves", "can test"),
    "describe_only": Text("kun beskrive", "descriptive only"),
    "pool": Text("saml flere kommuner", "pool across municipalities"),
}


@dataclass(frozen=True, slots=True)
class Simulated:
    """What the evaluation's own inference would find in made-up data of the setting.

    Shares of `draws`: `found` a difference as large as the smallest worthwhile one, `not_worse` where there
    is none, `wrongly` a difference that is not there. `detectable` is the smallest difference found as often
    as wanted. `inference` says how it was judged.
    """

    draws: int
    seed: int
    wrongly: float
    found: float | None
    not_worse: float | None
    detectable: float | None
    inference: Text


@dataclass(frozen=True, slots=True)
class Found:
    """What a setting can show, in numbers; None where it isn't asked, or where nothing can be shown.

    `detectable` is a size, above 0. `at_smallest` and `at_margin` are probabilities. `tested` says whether
    any test can be made: the municipalities let one reach its level, and enough cases are expected.
    """

    detectable: float | None
    at_smallest: float | None
    at_margin: float | None
    tested: bool = True


@dataclass(frozen=True, slots=True)
class Power:
    """The whole answer. `verdict` None: how large is worthwhile, or how many take part, isn't said."""

    verdict: Testable | None
    sentence: Text
    asked: Asked
    formula: Found
    simulated: Simulated | None = None
    needs: tuple[Need, ...] = ()
    why: tuple[Text, ...] = ()
    assumptions: tuple[Text, ...] = ()
    tables: tuple[Table, ...] = ()
    drawings: tuple[Drawing, ...] = ()

    @property
    def words(self) -> Text:
        """The verdict's name; no words where there is none."""
        return TESTABLE_WORDS[self.verdict] if self.verdict else NO_WORDS

    @property
    def takes(self) -> tuple[Text, ...]:
        """What it would take, one thing at a time."""
        return tuple(one.says for one in self.needs)

    @property
    def table(self) -> Table | None:
        """What can be seen with more or fewer citizens."""
        return self.tables[0] if self.tables else None

    @property
    def drawing(self) -> Drawing | None:
        """Power against the size of the difference."""
        return self.drawings[0] if self.drawings else None
