"""Whole results for tests of the evaluation report: a locked design, rows with groups, money and time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import polars as pl

from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.designs.design import Lock, Registered
from frikommune.evaluation.effects.groups import one_group
from frikommune.evaluation.evaluated.asked import question_of
from frikommune.evaluation.evaluated.by_design import Planned
from frikommune.evaluation.evaluated.evaluation import Evaluation, evaluate
from frikommune.evaluation.evaluated.guarded import watched_rows
from frikommune.evaluation.evaluated.result import Figures, Result
from frikommune.evaluation.evaluated.sources import Source
from frikommune.evaluation.evaluated.subgroups import subgroup_tables
from frikommune.evaluation.indicators.measured import Measured
from frikommune.evaluation.observations.observations import Roles
from frikommune.evaluation.savings.money_shown import _EVENTS, _MONEY, _MONEY_NOTE
from frikommune.evaluation.shown.laid_out import Table
from frikommune.evaluation.verdicts.judging import judge
from frikommune.language import Text
from frikommune.reports.results import Found
from tests.evaluation.designs.made import spoilt

IN_WORK = Text("I arbejde efter jobrotation", "In work after job rotation")
LOCKED = Registered(spoilt(), Lock(date(2018, 6, 1), spoilt().digest, "koordinator"))
AFTER = Registered(
    spoilt(), Lock(date(2019, 10, 1), spoilt().digest, "koordinator", data_seen=date(2019, 9, 30))
)
MIDWAY_ON, FINAL_ON = date(2019, 11, 8), date(2020, 10, 1)


def found(result: Result, number: int, **said: object) -> Found:
    """A result that came out."""
    given: dict[str, object] = {
        "id": f"evaluation:{number}",
        "trial": "3.3",
        "stage": "final",
        "source": "published",
        "observed": date(2020, 8, 31),
        "on": FINAL_ON,
        "by": Text.same("evaluator"),
        "result": result,
        "data_digest": f"{number}" * 64,
        "version": "0.9",
        "link": f"evaluations/{number}/",
    } | said
    return Found(**given)  # type: ignore[arg-type]


def of_counts(counted: Counted, registered: Registered | None = AFTER) -> Result:
    """One published count held against a known level."""
    question = question_of({"estimator": "one_group", "outcome": "share", "benchmark": 0.417})
    effect = one_group.estimate_counted(counted, question)
    one = Evaluation(effect, judge(effect, question, name=IN_WORK), question, Roles(), "Aalborg")
    measured = Measured("figure:x", IN_WORK, counted, municipality="Aalborg")
    return Result((Planned(registered).beside(one) if registered else one,), (measured,))


def rows(many: int = 400, few: int = 0) -> pl.DataFrame:
    """Citizens in the trial and outside; `few`: how many of those outside are in work (0: as they come)."""
    draw = np.random.default_rng(7)
    treated = np.arange(many) % 2
    work = (draw.random(many) < 0.45 + 0.2 * treated).astype(float)
    if few:
        outside = np.flatnonzero(treated == 0)
        work[outside] = 0
        work[outside[:few]] = 1
    return pl.DataFrame(
        {
            "work": [None if n % 97 == 0 else float(one) for n, one in enumerate(work)],
            "treated": treated,
            "køn": np.where(draw.random(many) < 0.5, "kvinde", "mand"),
            "Opsigelser": (draw.random(many) < 0.02).astype(float),
            "weeks": draw.normal(30, 8, many),
        }
    )


def of_rows(frame: pl.DataFrame, registered: Registered = LOCKED) -> Result:
    """Two groups' shares, a secondary mean, a subgroup and a guardrail."""
    design = replace(
        registered.design,
        guardrails=tuple(
            replace(one, outcome=replace(one.outcome, indicator="Opsigelser", direction="lower"))
            for one in registered.design.guardrails
        ),
    )

    def one(of: pl.DataFrame, outcome: str, name: Text) -> Evaluation:
        seen = Source("udtræk", of).observations({"outcome": outcome, "treatment": "treated"})
        return evaluate(seen, question_of({"margin": 0.05} if outcome == "work" else {}), name=name)

    main = one(frame, "work", IN_WORK)
    groups, told = subgroup_tables(frame, ("køn",), {}, lambda some: one(some, "work", IN_WORK))
    main = replace(Planned(registered).beside(main), groups=groups, notes=told)
    weeks = one(frame, "weeks", Text("Uger på ydelse", "Weeks on benefit"))
    counted = Counted(120, 200, 12)
    measured = Measured("exit:work", Text("Gået i arbejde", "Gone to work"), counted, municipality="Aalborg")
    return Result((main, weeks), (measured,), watched_rows(design, frame, frame["treated"]))


def figures(events: int = 40) -> Figures:
    """What an extract counted to; `events` stand behind the money of 2019."""
    counted = (
        Measured("used:3.3a", Text("Brugt", "Used"), Counted(3, 60)),
        Measured("exit:work", Text("I arbejde", "In work"), Counted(31, 60, 12)),
    )
    money = Table(
        Text("Penge, forsøg 3.3", "Money, trial 3.3"),
        _MONEY,
        (
            ("2018", "kommunen", "2018", 50_000.0, None, None, 41_000.0, None, None, ""),
            ("2019", "kommunen", "2018", 68_888.0, None, None, 60_000.0, None, None, ""),
        ),
        _MONEY_NOTE,
    )
    behind = Table(
        Text("Hændelser", "Events"),
        _EVENTS,
        (("2018", "attest", 30, 30, "sparet"), ("2019", "attest", events, events, "sparet")),
    )
    hours = Table(Text("Tid", "Time"), (), ())
    assumed = (Text("Prisen er 1.725 kr.", "The price is DKK 1,725."),)
    return Figures(counted, counted, (money, hours, behind), (), assumed)


MIDWAY = found(of_counts(Counted(24, 54, 20)), 1, stage="midway", on=MIDWAY_ON, registered=AFTER)
FINAL = found(of_rows(rows()), 2, source="snapshot", registered=LOCKED, figures=figures())
