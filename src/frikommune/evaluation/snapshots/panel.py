"""From a snapshot to observations: the roles of its columns, row by row or a panel of places and quarters."""

from __future__ import annotations

import polars as pl

from frikommune.evaluation.observations.observations import Roles
from frikommune.evaluation.snapshots import refusals
from frikommune.evaluation.snapshots.snapshot import Snapshot

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


def check_outcome(snapshot: Snapshot, outcome: str) -> None:
    """Raises Refused for an outcome that the snapshot does not have."""
    if outcome not in snapshot.outcomes:
        raise refusals.no_column(snapshot.trial, outcome, snapshot.outcomes)
