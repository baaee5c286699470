"""From observations and a question to an evaluation: effect, verdict, and a digest that others can check."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, field

from frikommune import __version__
from frikommune.evaluation.effects.effect import Effect
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.observations.observations import Observations, Roles
from frikommune.evaluation.shown.laid_out import Table
from frikommune.evaluation.verdicts.verdict import Judged
from frikommune.language import NO_WORDS, Text


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was found, of what, and how it was asked.

    `planned` holds tables of what was planned and what was done, where there was a design, `groups` those of
    its subgroups. `notes` are what reading told of the rows. `version` is the program's.
    """

    effect: Effect
    judged: Judged
    question: Question
    roles: Roles
    source: str = ""
    notes: tuple[Text, ...] = ()
    planned: tuple[Table, ...] = ()
    groups: tuple[Table, ...] = ()
    unit: Text = NO_WORDS
    version: str = field(default=__version__)

    @property
    def digest(self) -> str:
        """SHA-256 of the rows' digest, their roles and the question: who has the same can make the same."""
        asked = {"rows": self.effect.digest, "roles": asdict(self.roles), "question": asdict(self.question)}
        return hashlib.sha256(json.dumps(asked, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


_LONGER_IS_BETTER = Text(
    "Det er ikke sagt, hvad der er bedst; her er længere tid regnet for bedre. Er kortere bedre, så sig"
    " direction: lower.",
    "It is not said which way is better; here a longer time counts as better. If shorter is better, say"
    " direction: lower.",
)


def unsaid(observations: Observations, given: Collection[str]) -> tuple[Text, ...]:
    """A caveat where nobody said whether longer or shorter is better; `given` names what was said."""
    return (_LONGER_IS_BETTER,) if observations.has("duration") and "direction" not in given else ()


def evaluate(
    observations: Observations,
    question: Question,
    *,
    name: Text = NO_WORDS,
    unit: Text = NO_WORDS,
    caveats: tuple[Text, ...] = (),
    planned: tuple[Table, ...] = (),
) -> Evaluation:
    """Estimate and judge. `name` is the outcome in a reader's words, else its column. Raises Refused."""
    from frikommune.evaluation.effects.estimating import estimate  # noqa: PLC0415  brings scipy
    from frikommune.evaluation.verdicts.judging import judge  # noqa: PLC0415

    effect = estimate(observations, question)
    column = observations.roles.outcome or observations.roles.event
    said = name if any(name) else Text.same(column)
    judged = judge(effect, question, name=said, unit=unit, caveats=caveats)
    return Evaluation(
        effect,
        judged,
        question,
        observations.roles,
        observations.source,
        observations.notes,
        planned,
        unit=unit,
    )
