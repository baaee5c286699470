"""Rows and the roles of their columns become observations, checked; `read` makes rows of a file."""

from __future__ import annotations

import polars as pl

from frikommune.errors import Refused
from frikommune.evaluation.observations import gaps, refusals, refusals_of_rows, treatment
from frikommune.evaluation.observations.columns import binary, coded, plain
from frikommune.evaluation.observations.covariates import numeric, without_constant
from frikommune.evaluation.observations.digest import digest_of
from frikommune.evaluation.observations.files import read
from frikommune.evaluation.observations.given import Frame, as_polars, check_roles
from frikommune.evaluation.observations.marking import mark_of
from frikommune.evaluation.observations.numbers import as_number
from frikommune.evaluation.observations.observations import COLUMNS, Missing, Observations, Roles
from frikommune.evaluation.observations.periods import Periods
from frikommune.evaluation.observations.words import too_few
from frikommune.language import Text

__all__ = ["observe", "read"]
_LEAST = 4


def observe(frame: Frame, roles: Roles, source: str = "") -> Observations:
    """Checked observations of a polars, pandas or pyarrow frame; `source` is what to call it in refusals.

    Rows with an empty cell in a column that has a role, or with weight or exposure zero, are left out and
    counted. Raises Refused with where, what and what to do for whatever no estimator could compute from.
    """
    table = as_polars(frame, source)
    check_roles(table, roles, source)
    return _Reading(table, roles, source).observations()


class _Reading:
    """One reading, step by step; `notes` gathers what is told."""

    def __init__(self, table: pl.DataFrame, roles: Roles, source: str) -> None:
        self.table, self.roles, self.source = table, roles, source
        self.names = {role: getattr(roles, role) for role in COLUMNS if getattr(roles, role)}
        self.notes: list[Text] = []

    def observations(self) -> Observations:
        """All steps in order."""
        columns = self._numbers()
        side, told = treatment.side_of(self.table, self.roles, self.source)
        self.notes += told
        for role in ("unit", "cluster", "period"):
            if role in self.names:
                columns[role] = plain(self.table[self.names[role]])
        if side is not None:
            self._check_sides(side)
            columns["treatment"] = side
        covariates = {
            column.name: column
            for name in dict.fromkeys(self.roles.covariates)
            for column in numeric(self.table[name], self.source)
        }
        rows, missing = self._kept(columns, covariates, side)
        return self._built(columns, covariates, rows, missing)

    def _numbers(self) -> dict[str, pl.Series]:
        found: dict[str, pl.Series] = {}
        for role in ("outcome", "weight", "duration", "exposure"):
            if role in self.names:
                found[role] = self._number(role)
        if "event" in self.names:
            found["event"] = self._binary("event")
        for role in ("weight", "exposure", "duration"):
            if role in found:
                gaps.check_positive(found[role], role, self.source, zero_is_fine=role == "duration")
        return found

    def _number(self, role: str) -> pl.Series:
        """A column of numbers; an outcome may be ja and nej."""
        column = self.table[self.names[role]]
        if role == "outcome" and column.dtype in (pl.String, pl.Categorical, pl.Enum):
            words = plain(column).drop_nulls().unique()
            if words.len() == 2 and not words.cast(pl.Float64, strict=False).count():
                try:
                    return self._binary(role).cast(pl.Float64)
                except Refused:
                    pass
        column = column.cast(pl.String) if column.dtype in (pl.Categorical, pl.Enum) else column
        return as_number(column, role, self.source)

    def _binary(self, role: str) -> pl.Series:
        found, told = binary(self.table[self.names[role]], role, self.source)
        self.notes += told
        return found

    def _check_sides(self, side: pl.Series) -> None:
        """That both sides are there at all, before any row is left out."""
        given = side.drop_nulls()
        starts_later = bool(self.roles.start or self.roles.since) and bool((given == 1).any())
        if not starts_later and (given.is_empty() or given.min() == given.max()):
            column = self.names.get("treatment", self.names.get("start", "treated"))
            raise refusals_of_rows.one_side(self.source, column, bool((given == 1).any()))

    def _kept(
        self, columns: dict[str, pl.Series], covariates: dict[str, pl.Series], side: pl.Series | None
    ) -> tuple[pl.Series, tuple[Missing, ...]]:
        """Which rows have everything, as a mask, and what is missing in the others."""
        named = {self.names.get(role, role): column for role, column in columns.items()}
        named |= {name.partition("=")[0]: column for name, column in covariates.items()}
        missing = gaps.missing_of(named, side)
        keep = pl.repeat(True, self.table.height, eager=True)
        for column in named.values():
            if column.null_count():
                keep &= column.is_not_null()
        gaps.check_side_left(named, side, keep, self.source, self.names)
        self.notes += gaps.notes_on(missing, side, int(keep.sum()), keep.len())
        for role in ("weight", "exposure"):
            if role in columns and (zero := int((keep & (columns[role] == 0)).sum())):
                self.notes.append(gaps.zeros_told(self.names[role], zero))
                keep &= columns[role] != 0
        return keep, missing

    def _built(
        self,
        columns: dict[str, pl.Series],
        covariates: dict[str, pl.Series],
        keep: pl.Series,
        missing: tuple[Missing, ...],
    ) -> Observations:
        whole = keep.all()
        rows = pl.Series(range(0)) if whole else keep.arg_true()
        left = {role: column if whole else column.filter(keep) for role, column in columns.items()}
        self._check_rows(int(keep.sum()))
        labels: dict[str, tuple[str, ...]] = {"unit": (), "cluster": (), "period": ()}
        for role in ("unit", "cluster"):
            if role in left:
                left[role], labels[role] = coded(left[role])
                if len(labels[role]) < 2:
                    raise refusals_of_rows.constant(self.source, role, self.names[role], labels[role][0])
        periods = self._periods(left)
        frame = pl.DataFrame([column.rename(role) for role, column in left.items()])
        if periods is not None:
            labels["period"] = periods.labels
            frame = self._with_start(frame, periods, keep, labels["unit"])
            self._check_once(frame, labels, rows)
        frame = frame.select([role for role in COLUMNS if role in frame.columns])
        self._check_frame(frame)
        beside, told = without_constant(pl.DataFrame([c.filter(keep) for c in covariates.values()]))
        self.notes += told + self._moves(frame)
        return Observations(
            frame=frame,
            roles=self.roles,
            covariates=beside,
            units=labels["unit"],
            periods=labels["period"],
            clusters=labels["cluster"],
            missing=missing,
            notes=tuple(self.notes),
            mark=mark_of(self.table),
            digest=digest_of(frame, beside, labels["unit"], labels["period"], labels["cluster"]),
            source=self.source,
        )

    def _check_rows(self, rows: int) -> None:
        if rows < _LEAST:
            raise too_few(
                self.source or "–",
                str(rows),
                Text(f"Mindst {_LEAST} hele rækker", f"At least {_LEAST} whole rows"),
                Text(
                    "Se efter, om filen er hel; ellers beskriv de få i ord.",
                    "See whether the file is whole; otherwise describe the few in words.",
                ),
            )

    def _periods(self, left: dict[str, pl.Series]) -> Periods | None:
        if "period" not in left:
            return None
        column = left["period"]
        periods = Periods(column.unique().to_list(), self.source, self.names["period"])
        self.notes += periods.notes
        codes = list(periods.codes.values())
        left["period"] = column.replace_strict(list(periods.codes), codes, return_dtype=pl.Int32)
        return periods

    def _with_start(
        self, frame: pl.DataFrame, periods: Periods, keep: pl.Series, units: tuple[str, ...]
    ) -> pl.DataFrame:
        if "treatment" not in frame.columns:
            return frame
        since = None
        if self.roles.start:
            given = self.table[self.roles.start].filter(keep)
            frame = frame.with_columns(treatment.starts_given(given, periods, self.roles, self.source))
            treatment.check_one_start(frame, units, self.roles, periods, self.source)
        elif self.roles.since:
            since = treatment.since_code(self.roles, periods, self.source)
        frame, told = treatment.with_start(frame, since)
        self.notes += told
        return frame

    def _check_once(self, frame: pl.DataFrame, labels: dict[str, tuple[str, ...]], rows: pl.Series) -> None:
        """That a unit stands once in a period."""
        if "unit" not in frame.columns:
            return
        key = frame["unit"].cast(pl.Int64) * len(labels["period"]) + frame["period"]
        if (count := frame.height - key.n_unique()) == 0:
            return
        at = int(key.is_first_distinct().not_().arg_true()[0])
        unit, period = labels["unit"][frame["unit"][at]], labels["period"][frame["period"][at]]
        row = int(rows[at]) if rows.len() else at
        where = refusals.place(self.source, self.names["unit"], row)
        raise refusals_of_rows.duplicated(where, unit, period, count)

    def _check_frame(self, frame: pl.DataFrame) -> None:
        """That there is a difference to see, in who is treated and in the outcome."""
        compared = "treatment" in frame.columns
        if compared and frame["treatment"].min() == frame["treatment"].max():
            column = self.names.get("treatment", self.names.get("start", "treated"))
            raise refusals_of_rows.one_side(self.source, column, bool((frame["treatment"] == 1).any()))
        if "outcome" in frame.columns and frame["outcome"].min() == frame["outcome"].max():
            value = frame["outcome"][0]
            if compared or value not in (0.0, 1.0):
                raise refusals_of_rows.constant(self.source, "outcome", self.names["outcome"], f"{value:g}")

    def _moves(self, frame: pl.DataFrame) -> list[Text]:
        """Units that are seen in two clusters."""
        if not {"unit", "cluster"} <= set(frame.columns) or self.roles.unit == self.roles.cluster:
            return []
        spread = frame.group_by("unit").agg(pl.col("cluster").n_unique())["cluster"]
        if not (count := int((spread > 1).sum())):
            return []
        return [
            Text(
                f"{count} enheder står i mere end én klynge (er flyttet).",
                f"{count} units stand in more than one cluster (they moved).",
            )
        ]
