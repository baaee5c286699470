"""From a snapshot to observations: the roles of its columns, row by row or a panel of places and quarters."""

from __future__ import annotations

import polars as pl

from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.observations.observations import Roles
from frikommune.evaluation.snapshots import refusals
from frikommune.evaluation.snapshots.snapshot import COURSE, Snapshot
from frikommune.language import Text

BINARY = ("exit_", "end_", "step_")
"""How the names of outcomes begin that are 0 or 1."""
PLACE, SHARE = "municipality", "treated_share"


def roles_of(snapshot: Snapshot, outcome: str) -> Roles:
    """The roles for `observe(snapshot.frame, …)`: an outcome, or `duration` for time to its event.

    `event:work` (written `event_work`) or a plain `event` is time to that event. Treatment is decided by
    municipality, so it is the cluster. Raises Refused for an outcome that the snapshot does not have.
    """
    check_outcome(snapshot, outcome)
    timed = outcome.startswith("event")
    return Roles(
        outcome="" if timed else outcome,
        treatment="treated",
        cluster=PLACE,
        period="" if timed else "period",
        duration="duration" if timed else "",
        event=outcome if timed else "",
        covariates=snapshot.covariates,
    )


def panel(snapshot: Snapshot, outcome: str) -> pl.DataFrame:
    """The snapshot collapsed to a row a municipality and quarter, in that order.

    Columns: `municipality`, `period`, `outcome` (the mean of those known), `rows` (how many are known: the
    weight), `unknown` (how many are not), `treated_share`, `treated` (1 where more than half were), and the
    mark's two. A cell in which nothing is known is left out. Raises Refused as `roles_of`.
    """
    check_outcome(snapshot, outcome)
    value = pl.col(outcome)
    cells = (
        snapshot.rows.group_by(PLACE, "period")
        .agg(
            outcome=value.mean(),
            rows=value.count().cast(pl.Int64),
            unknown=value.null_count().cast(pl.Int64),
            treated_share=pl.col("treated").mean(),
        )
        .filter(pl.col("rows") > 0)
        .with_columns(treated=(pl.col(SHARE) > 0.5).cast(pl.Int8))
        .sort(PLACE, "period")
    )
    said = snapshot.mark.as_json
    return cells.with_columns(**{name: pl.lit(holds) for name, holds in said.items()})


def panel_roles() -> Roles:
    """The roles for `observe(panel(…), …)`."""
    return Roles(
        outcome="outcome", treatment="treated", unit=PLACE, period="period", cluster=PLACE, weight="rows"
    )


def counts_of(snapshot: Snapshot, outcome: str, *, treated: bool) -> Counted:
    """A 0/1 outcome among the treated rows, or the others, with those who may still come to it.

    `unfinished` are those not over, and those over with nobody having told how. Rows that were not watched
    for long enough are not counted. Raises Refused as `roles_of`, ValueError where the outcome is no 0 and 1.
    """
    check_outcome(snapshot, outcome)
    rows = snapshot.rows.filter((pl.col("treated") == int(treated)) & pl.col(outcome).is_not_null())
    if not rows[outcome].is_in([0, 1]).all():
        raise ValueError(outcome)
    may = pl.col("untold") == 1
    if snapshot.horizon is None or snapshot.per != COURSE:
        may |= pl.col("unfinished") == 1
    left = rows.filter((pl.col(outcome) == 0) & may).height
    return Counted(int(rows[outcome].sum()), rows.height, left)


def notes_of(snapshot: Snapshot, outcome: str) -> tuple[Text, ...]:
    """What a reader of the outcome must know: who may still come to it, and what 0 then means."""
    if not outcome.startswith(BINARY):
        return ()
    sides = [counts_of(snapshot, outcome, treated=treated) for treated in (True, False)]
    open_ = [one.unfinished for one in sides]
    if not any(open_):
        return ()
    return (
        Text(
            f"{open_[0]} af {sides[0].started} med forsøget og {open_[1]} af {sides[1].started} uden er ikke"
            " færdige (eller sluttede uoplyst) og tæller som ikke nået endnu. Har de ikke været lige længe i"
            " gang, er tiden til hændelsen det ærligste mål.",
            f"{open_[0]} of {sides[0].started} with the trial and {open_[1]} of {sides[1].started} without"
            " have not finished (or ended untold), and count as not having come to it yet. Where they have"
            " not been at it equally long, time to the event is the most honest measure.",
        ),
    )


def check_outcome(snapshot: Snapshot, outcome: str) -> None:
    """Raises Refused for an outcome that the snapshot does not have."""
    if outcome not in snapshot.outcomes:
        raise refusals.no_column(snapshot.trial, outcome, snapshot.outcomes)
