"""Who is treated when: from a column, a start, or names and a first period."""

from __future__ import annotations

import polars as pl

from frikommune.errors import Refused
from frikommune.evaluation.observations import refusals_of_rows, refusals_of_values
from frikommune.evaluation.observations.columns import binary, plain
from frikommune.evaluation.observations.observations import Roles
from frikommune.evaluation.observations.periods import Periods, Value, label
from frikommune.language import Text, folded

_NEVER = ("never", "aldrig", "inf", "infinity", "∞", "ingen", "none")


def side_of(table: pl.DataFrame, roles: Roles, source: str) -> tuple[pl.Series | None, list[Text]]:
    """Whether each row is of the treated (ever, or now), null where that is empty; None if nothing says."""
    if roles.treatment:
        return binary(table[roles.treatment], "treatment", source, roles.treated)
    if roles.treated:
        column = plain(table[_names(table, roles, source)])
        words = column.cast(pl.String).str.strip_chars()
        return words.is_in(list(roles.treated)).cast(pl.Int8).set(column.is_null(), None), []
    if roles.start:
        return _begun(table[roles.start]), []
    return None, []


def _names(table: pl.DataFrame, roles: Roles, source: str) -> str:
    """Of unit and cluster the one that has the treated names. Raises Refused with those that neither has."""
    columns = [column for column in (roles.unit, roles.cluster) if column]
    known = {column: {label(v) for v in plain(table[column]).drop_nulls().unique()} for column in columns}
    for column in columns:
        if set(roles.treated) <= known[column]:
            return column
    last = columns[-1]
    unknown = [name for name in roles.treated if name not in known[last]]
    raise Refused(
        *(refusals_of_values.unknown_treated(source, name, last, sorted(known[last])) for name in unknown)
    )


def _begun(column: pl.Series) -> pl.Series:
    values = plain(column)
    if values.dtype == pl.String:
        return (values.is_not_null() & ~values.str.to_lowercase().is_in([*_NEVER, "0"])).cast(pl.Int8)
    if values.dtype.is_numeric():
        return (values.is_finite() & (values != 0)).fill_null(False).cast(pl.Int8)
    return values.is_not_null().cast(pl.Int8)


def starts_given(column: pl.Series, periods: Periods, roles: Roles, source: str) -> pl.Series:
    """The code of each row's start, null for never; a start between two periods is the next of them."""
    values = plain(column)
    found = values.drop_nulls().unique().to_list()
    codes = {value: _start(value, periods, roles, source) for value in found}
    return (
        values.replace_strict(list(codes), list(codes.values()), default=None, return_dtype=pl.Int32).rename(
            "start"
        )
        if codes
        else pl.Series("start", [None] * values.len(), dtype=pl.Int32)
    )


def _start(value: Value, periods: Periods, roles: Roles, source: str) -> int | None:
    word = label(value)
    if folded(word) in _NEVER:
        return None
    if _is_zero_or_less(word) and (len(periods.keys[0]) > 1 or periods.keys[0][0] >= 0):
        return None
    try:
        return periods.first_from(value)
    except Refused:
        raise refusals_of_values.period_unreadable(source, roles.start, None, word) from None


def _is_zero_or_less(word: str) -> bool:
    try:
        return float(word) <= 0
    except ValueError:
        return False


def since_code(roles: Roles, periods: Periods, source: str) -> int:
    """The code of the first treated period. Raises Refused where it is unreadable or after the last."""
    try:
        code = periods.first_from(roles.since)
    except Refused:
        raise refusals_of_values.period_unreadable(source, "since", None, roles.since) from None
    if code is None:
        raise refusals_of_values.since_outside(source, roles.since, periods.labels)
    return code


def with_start(frame: pl.DataFrame, since: int | None) -> tuple[pl.DataFrame, list[Text]]:
    """`treatment` of the row's period and `start`, from either of them or a first period for the treated.

    `frame` has the codes of `period` and whichever of `unit` and `cluster` there are.
    """
    entity = next((name for name in ("unit", "cluster") if name in frame.columns), "")
    if "start" in frame.columns:
        return frame.with_columns(treatment=_running()), []
    if since is not None:
        ever = pl.col("treatment").max().over(entity) if entity else pl.col("treatment")
        started = pl.when(ever == 1).then(pl.lit(since, pl.Int32)).alias("start")
        return frame.with_columns(started).with_columns(treatment=_running()), []
    if not entity:
        return frame, []
    if entity == "cluster" and _mixed(frame):
        return frame, [
            Text(
                "I samme kommune (klynge) og periode er nogle med i forsøget og andre ikke; en fælles "
                "start er derfor ikke udledt.",
                "In one municipality (cluster) and period some are in the trial and others are not; so no "
                "common start was derived.",
            )
        ]
    frame = frame.join(_first_treated(frame, entity), on=entity, how="left", maintain_order="left")
    return frame, _switched_off(frame, entity)


def _first_treated(frame: pl.DataFrame, entity: str) -> pl.DataFrame:
    """The start of each that is ever treated: the first period in which it is seen so.

    Where one start fits all that are seen before and after theirs, it is that one: who is not seen just then
    did not start later.
    """
    seen = frame.group_by(entity).agg(
        start=pl.col("period").filter(pl.col("treatment") == 1).min(),
        last=pl.col("period").filter(pl.col("treatment") == 0).max(),
    )
    starts = seen.filter(pl.col("start").is_not_null())
    once = starts.filter(pl.col("last") < pl.col("start"))
    if once.is_empty() or once["start"].min() <= once["last"].max():  # type: ignore[operator]
        return starts.select(entity, "start")
    common = pl.when(pl.col("last") < pl.col("start")).then(pl.lit(once["start"].min(), pl.Int32))
    return starts.select(entity, start=common.otherwise(pl.col("start")))


def _running() -> pl.Expr:
    return (
        (pl.col("start").is_not_null() & (pl.col("period") >= pl.col("start"))).fill_null(False).cast(pl.Int8)
    )


def _mixed(frame: pl.DataFrame) -> bool:
    share = frame.group_by("cluster", "period").agg(pl.col("treatment").mean())["treatment"]
    return bool(((share > 0) & (share < 1)).any())


def _switched_off(frame: pl.DataFrame, entity: str) -> list[Text]:
    ended = frame.filter((pl.col("period") >= pl.col("start")) & (pl.col("treatment") == 0))
    if ended.is_empty():
        return []
    count = ended[entity].n_unique()
    return [
        Text(
            f"Hos {count} hører forsøget op igen. Starten er den første periode med forsøget; metoder, der "
            "kun kender starten, regner også perioderne efter som forsøg.",
            f"For {count} the trial ends again. The start is the first period in it; methods that only know "
            "the start count the periods after as trial too.",
        )
    ]


def check_one_start(
    frame: pl.DataFrame, labels: tuple[str, ...], roles: Roles, periods: Periods, source: str
) -> None:
    """That a unit has one start. Raises Refused with the first that has two."""
    entity = "unit" if "unit" in frame.columns else ""
    if not entity:
        return
    counts = frame.group_by(entity).agg(pl.col("start").n_unique().alias("n")).filter(pl.col("n") > 1)
    if counts.height:
        code = int(counts[entity].min())  # type: ignore[arg-type]
        starts = frame.filter(pl.col(entity) == code)["start"].unique().sort().to_list()
        found = ["–" if start is None else periods.labels[start] for start in starts]
        raise refusals_of_rows.start_varies(source, roles.start, labels[code], found)
