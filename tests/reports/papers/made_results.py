"""Results of evaluations for tests of papers: shares held against a known level, published or our own."""

from __future__ import annotations

from datetime import date

from frikommune.cases.mark import Mark
from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.effects.groups import one_group
from frikommune.evaluation.evaluated.asked import question_of
from frikommune.evaluation.evaluated.evaluation import Evaluation
from frikommune.evaluation.evaluated.result import Result
from frikommune.evaluation.observations.observations import Roles
from frikommune.evaluation.verdicts.judging import judge
from frikommune.language import Text
from frikommune.reports.results import External, Found, Source

IN_WORK = Text("i job", "in work")
CAME_OUT = date(2020, 10, 1)


def found_of(
    trial: str,
    counted: Counted,
    *,
    number: int = 1,
    name: Text = IN_WORK,
    source: Source = "published",
    on: date = CAME_OUT,
    mark: Mark = Mark.NONE,
) -> Found:
    """One outcome of a trial, held against a share of 41.7 %."""
    question = question_of({"estimator": "one_group", "outcome": "share", "benchmark": 0.417})
    effect = one_group.estimate_counted(counted, question)
    judged = judge(effect, question, name=name)
    return Found(
        id=f"evaluation:{number}",
        trial=trial,
        stage="final",
        source=source,
        observed=date(2020, 8, 31),
        on=on,
        by=Text.same("evaluator"),
        result=Result((Evaluation(effect, judged, question, Roles(), ""),)),
        data_digest="0" * 64,
        version="0",
        link=f"evaluations/{number}/",
        mark=mark,
    )


OURS = found_of("3.3", Counted(24, 54, 20))
IMPROVED = found_of("1.1", Counted(190, 210, 0), number=2, name=Text("selvforsørgende", "self-supporting"))
FEW = found_of("2.2", Counted(3, 60, 0), number=3, source="snapshot", name=Text("raske", "well"))
THEIRS = External(
    "external:1",
    "2.1",
    "Rambøll",
    "varighed",
    "kortere forløb",
    date(2020, 9, 1),
    CAME_OUT,
    link="evaluations/trial/2.1",
)
