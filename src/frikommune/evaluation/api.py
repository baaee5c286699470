"""The Python API for notebooks: read, evaluate, judge, and pictures. Its answers are frozen.

    >>> from frikommune.evaluation import api
    >>> rows = api.read("job.csv", outcome="in_work", treatment="trial")
    >>> answer = api.evaluate(rows, direction="higher", margin=0.05)
    >>> print(answer)

Everything that cannot be answered raises `frikommune.errors.Refused` with where, what and what to do.
docs/evaluation.md has a worked example.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from frikommune.evaluation.effects.effect import Effect
from frikommune.evaluation.effects.groups.several import Correction, correct
from frikommune.evaluation.evaluated import as_html, as_json, as_text, evaluation
from frikommune.evaluation.evaluated.asked import named, question_of, roles_of
from frikommune.evaluation.evaluated.sources import source_of
from frikommune.evaluation.observations.given import Frame
from frikommune.evaluation.observations.observations import Observations
from frikommune.evaluation.observations.reading import observe
from frikommune.evaluation.pictures.drawn import png, svg
from frikommune.evaluation.power.answer import Power
from frikommune.evaluation.power.asked import Asked
from frikommune.evaluation.power.verdict import assess
from frikommune.evaluation.verdicts.judging import judge as judge_effect
from frikommune.evaluation.verdicts.verdict import Judged
from frikommune.language import NO_WORDS, Language, Text

__all__ = ["Answer", "evaluate", "judge", "judge_together", "power", "read"]


@dataclass(frozen=True, slots=True)
class Answer:
    """An evaluation in one language: prints as text, shows as tables and pictures in a notebook.

    `evaluation` has it all as data: `.effect.main.value`, `.effect.main.interval`, `.judged.verdict`.
    """

    evaluation: evaluation.Evaluation
    language: Language = "da"

    @property
    def effect(self) -> Effect:
        """The estimate with its interval, tables and drawings."""
        return self.evaluation.effect

    @property
    def judged(self) -> Judged:
        """The verdict with its sentence and reason."""
        return self.evaluation.judged

    def text(self, width: int = 100) -> str:
        """Everything as text."""
        return as_text.text(self.evaluation, self.language, width)

    def json(self) -> dict[str, Any]:
        """Everything as JSON, with the keys of docs/json.md."""
        return as_json.as_json(self.evaluation, self.language)

    def pictures(self, width: int = 640) -> tuple[str, ...]:
        """The pictures as SVG."""
        return tuple(svg(one, self.language, width) for one in self.effect.drawings)

    def png(self, number: int = 0, width: int = 640) -> bytes:
        """One of the pictures as PNG."""
        return png(self.effect.drawings[number], self.language, width)

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return as_html.html(self.evaluation, self.language)


def read(source: str | Path | Frame, **roles: Any) -> Observations:
    """Observations of a file (CSV, XLSX, Parquet, JSON lines), a snapshot's folder, or a frame.

    A frame is one of polars, pandas or pyarrow. A snapshot's columns know their roles but for the outcome.

    `roles` name its columns, as fields of `observations.Roles`: `outcome="y", treatment="trial"`, for a panel
    `unit`, `period` and `cluster`, and `treated=["Aalborg"], since="2018K1"` in place of a column. Raises
    Refused.
    """
    if isinstance(source, str | Path):
        return source_of(Path(source)).observations(roles)
    return observe(source, roles_of(roles))


def evaluate(
    observations: Observations,
    *,
    name: str | Text = "",
    unit: str | Text = "",
    language: Language = "da",
    **question: Any,
) -> Answer:
    """Estimate and judge. `question` has the fields of `effects.question.Question`, all optional.

    Without `estimator` one is chosen by the written rule, and the reason told. `name` is the outcome in
    words, `unit` what a mean or a time is counted in. Raises Refused.
    """
    found = evaluation.evaluate(
        observations,
        question_of(question),
        name=_text(name),
        unit=_text(unit),
        caveats=evaluation.unsaid(observations, question),
    )
    return Answer(found, language)


def judge(answer: Answer | Effect, *, corrected_p: float | None = None, **question: Any) -> Judged:
    """The verdict of an effect that has been found, by other limits: `judge(answer, margin=0.05)`.

    `corrected_p`: its p-value corrected for several outcomes (`effects.groups.several`). Raises Refused.
    """
    if isinstance(answer, Effect):
        return judge_effect(answer, question_of(question), corrected_p=corrected_p)
    asked = question_of({**asdict(answer.evaluation.question), **question})
    name, unit = answer.judged.name, answer.evaluation.unit
    return judge_effect(answer.effect, asked, name=name, unit=unit, corrected_p=corrected_p)


def judge_together(answers: Sequence[Answer], correction: Correction = "holm") -> tuple[Judged, ...]:
    """The verdicts of several outcomes of one trial, their p-values corrected for being several.

    `correction` is `holm`, `benjamini_hochberg` or `none`; each keeps the limits of its own question.
    """
    corrected = correct([one.effect.main.p_value for one in answers], correction)
    p_values = [one.corrected if correction != "none" else None for one in corrected]
    return tuple(judge(one, corrected_p=p) for one, p in zip(answers, p_values, strict=True))


def power(**asked: Any) -> Power:
    """Whether a setting can be tested: `power(kind="one_group", treated=54, baseline=0.417, smallest=0.05)`.

    The fields are those of `power.asked.Asked`. Raises Refused with all that is missing.
    """
    return assess(named(Asked, asked))


def _text(words: str | Text) -> Text:
    if isinstance(words, Text):
        return words
    return Text.same(words) if words else NO_WORDS
