"""What an estimator asks of observations before it computes; each check passes silently or raises Refused.

What is wrong for every estimator is refused by `reading.py`; here stands what only some need.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from frikommune.errors import Refused, refuse
from frikommune.evaluation.observations.observations import Observations
from frikommune.evaluation.observations.words import lacks_role, too_few
from frikommune.language import Text


def need(observations: Observations, *columns: str) -> None:
    """That the rows have each of these COLUMNS."""
    for column in columns:
        if not observations.has(column):
            raise lacks_role(observations.source, column, ", ".join(observations.frame.columns))


def need_covariates(observations: Observations) -> None:
    """That the rows have covariates."""
    if not observations.covariates.width:
        raise lacks_role(observations.source, "covariates", ", ".join(observations.frame.columns))


def need_two_sides(observations: Observations, least: int = 2) -> None:
    """That at least `least` rows are treated, and as many not. Reading has refused a side that is empty."""
    need(observations, "treatment")
    treated = int(observations.frame["treatment"].sum())
    untreated = observations.frame.height - treated
    if min(treated, untreated) < least:
        raise too_few(
            observations.source,
            f"{treated} / {untreated}",
            Text(
                f"Mindst {least} rækker med forsøget og {least} uden",
                f"At least {least} rows in the trial and {least} outside",
            ),
            Text(
                "Saml flere rækker, eller beskriv gruppen uden at sammenligne.",
                "Gather more rows, or describe the group without comparing.",
            ),
        )


def need_periods(observations: Observations, least: int = 2) -> None:
    """That there are at least `least` periods."""
    need(observations, "period")
    if (found := len(observations.periods)) < least:
        raise refuse(
            "too_few_periods",
            problem=Text(
                "Der er for få perioder til at se en ændring", "There are too few periods to see a change"
            ),
            where=observations.source,
            given=", ".join(observations.periods),
            expected=Text(f"Mindst {least} perioder", f"At least {least} periods"),
            do_next=Text(
                "Tag perioder fra før forsøget med, eller sammenlign to grupper uden perioder."
                if found == 1
                else "Tag flere perioder fra før forsøget med.",
                "Add periods from before the trial, or compare two groups without periods."
                if found == 1
                else "Add more periods from before the trial.",
            ),
        )


def need_change(observations: Observations) -> None:
    """That somebody starts within the periods: is seen untreated first and treated later.

    Raises Refused also where it is not known when the treated start.
    """
    need(observations, "period")
    if not observations.has("start"):
        raise _no_start(observations, "–")
    frame = observations.frame
    began = frame.filter(pl.col("start").is_not_null())
    both = began.filter(pl.col("period") < pl.col("start")).height, began["treatment"].sum()
    if not all(both):
        labels = observations.periods
        shown = sorted({int(code) for code in began["start"].unique()})
        raise _no_start(observations, ", ".join(labels[code] for code in shown[:5]) or "–")


def need_untreated(observations: Observations) -> None:
    """That some are never treated; one who is treated later is no comparison for all periods."""
    need(observations, "start")
    if not observations.frame["start"].has_nulls():
        raise refuse(
            "no_untreated",
            problem=Text(
                "Alle kommer med i forsøget; der er ingen at sammenligne med",
                "Everybody joins the trial; there is nobody to compare with",
            ),
            where=observations.source,
            given=observations.frame.height,
            expected=Text("Nogle, der aldrig er med", "Some who never take part"),
            do_next=Text(
                "Tag kommuner uden forsøget med; eller sammenlign med dem, der starter senere "
                "(controls = not_yet), hvis starterne er forskudt.",
                "Add municipalities without the trial; or compare with those who start later "
                "(controls = not_yet) if the starts are staggered.",
            ),
        )


def decided_by_cluster(observations: Observations) -> bool:
    """Whether all rows of a cluster (in a period) are on one side: the trial was decided by cluster."""
    if not (observations.has("cluster") and observations.has("treatment")):
        return False
    keys = ["cluster", "period"] if observations.has("period") else ["cluster"]
    spread = observations.frame.group_by(keys).agg(pl.col("treatment").n_unique().alias("sides"))
    rows_more_than_one = spread.height < observations.frame.height
    return rows_more_than_one and int(np.max(spread["sides"].to_numpy())) == 1


def group_of(observations: Observations) -> str:
    """The column that says whose rows belong together: `cluster`, else `unit`, else none (empty)."""
    return next((column for column in ("cluster", "unit") if observations.has(column)), "")


def _no_start(observations: Observations, given: str) -> Refused:
    return refuse(
        "no_change",
        problem=Text(
            "Ingen går fra at være uden forsøget til at være med i det i de perioder, som rækkerne dækker",
            "Nobody goes from being outside the trial to being in it in the periods that the rows cover",
        ),
        where=observations.source,
        given=given,
        expected=Text(
            "Nogle, der er set både før og efter, at de kom med",
            "Some seen both before and after they joined",
        ),
        do_next=Text(
            "Angiv første periode i forsøget som “since”, eller tag perioder fra før med.",
            "Give the first period in the trial as “since”, or add periods from before it.",
        ),
    )
