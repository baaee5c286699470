"""A frame and the roles of its columns, as the caller hands them over, checked against each other."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING, TypeAlias

import polars as pl

from frikommune.cases.csv_file import refuse_doubled
from frikommune.cases.refusals import empty_file
from frikommune.errors import Refused
from frikommune.evaluation.observations import refusals
from frikommune.evaluation.observations.marking import marked
from frikommune.evaluation.observations.observations import COLUMNS, Roles
from frikommune.evaluation.observations.words import lacks_role
from frikommune.language import Text

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Frame: TypeAlias = "pl.DataFrame | pl.LazyFrame | pd.DataFrame | pa.Table"

_MAY_SHARE = {"unit", "cluster"}
"""A municipality may be both what is observed and where the trial was decided."""


def as_polars(frame: Frame, source: str) -> pl.DataFrame:
    """A polars, pandas or pyarrow frame as polars. Raises Refused for two columns of one name."""
    if isinstance(frame, pl.LazyFrame):
        return frame.collect()
    if isinstance(frame, pl.DataFrame):
        return frame
    kind = type(frame).__module__.partition(".")[0]
    if kind == "pyarrow":
        refuse_doubled(list(frame.column_names), source or "–")
        return marked(pl.DataFrame(pl.from_arrow(frame)), frame.schema.metadata)
    if kind == "pandas":
        return _from_pandas(frame, source)
    raise refusals.roles_clash(
        source,
        type(frame).__name__,
        Text("Det er ikke en tabel", "This is no table"),
        Text("Giv en tabel fra polars, pandas eller pyarrow.", "Give a frame of polars, pandas or pyarrow."),
    )


def _from_pandas(frame: pd.DataFrame, source: str) -> pl.DataFrame:
    refuse_doubled([str(name) for name in frame.columns], source or "–")
    if any(frame.index.names):
        frame = frame.reset_index()
    words = [name for name in frame.columns if str(frame[name].dtype).startswith("period")]
    mixed = [name for name in frame.columns if frame[name].dtype == object]
    as_words = {name: frame[name].astype(str) for name in words}
    as_text = {name: frame[name].map(_cell) for name in mixed}
    frame = frame.assign(**as_words, **as_text) if words or mixed else frame
    frame = frame.rename(columns=str)
    return pl.from_pandas(frame)


def _cell(cell: object) -> object:
    """A column of mixed kinds becomes one of text."""
    return None if cell is None or (isinstance(cell, float) and isnan(cell)) else str(cell)


def check_roles(table: pl.DataFrame, roles: Roles, source: str) -> None:
    """That every role names a column, each another, and that roles which need each other are there."""
    named = {role: getattr(roles, role) for role in COLUMNS if getattr(roles, role)}
    given = [*named.items(), *(("covariates", name) for name in roles.covariates)]
    unknown = [
        refusals.no_such_column(source, role, name, table.columns)
        for role, name in given
        if name not in table.columns
    ]
    if unknown:
        raise Refused(*unknown)
    for name in {name for _, name in given}:
        shared = list(dict.fromkeys(role for role, other in given if other == name))
        if len(shared) > 1 and set(shared) != _MAY_SHARE:
            raise refusals.two_roles(source, name, shared)
    if not table.height:
        raise empty_file(source or "–")
    empty = [
        refusals.empty_column(source, role, name)
        for role, name in given
        if role != "start" and table[name].null_count() == table.height
    ]
    if empty:
        raise Refused(*empty)
    _check_pairs(named, roles, source, ", ".join(table.columns))


def _check_pairs(named: dict[str, str], roles: Roles, source: str, columns: str) -> None:
    if "duration" in named or "event" in named:
        for role in ("duration", "event"):
            if role not in named:
                raise lacks_role(source, role, columns)
    elif "outcome" not in named:
        raise lacks_role(source, "outcome", columns)
    if (roles.since or roles.start) and not roles.period:
        raise lacks_role(source, "period", columns)
    if roles.start and (roles.since or roles.treated):
        raise refusals.roles_clash(
            source,
            f"start = {roles.start}",
            Text("Starten er angivet to gange", "The start was given twice"),
            Text(
                "Angiv enten “start” eller “treated” og “since”.",
                "Give either “start” or “treated” and “since”.",
            ),
        )
    if roles.since and not (roles.treated or roles.treatment):
        raise refusals.roles_clash(
            source,
            f"since = {roles.since}",
            Text(
                "Det siges, hvornår forsøget starter, men ikke for hvem",
                "It says when it starts, not for whom",
            ),
            Text(
                "Angiv de deltagende som “treated”, eller en kolonne som “treatment”.",
                "Give those who take part as “treated”, or a column as “treatment”.",
            ),
        )
    if roles.treated and not (roles.treatment or roles.unit or roles.cluster):
        raise refusals.roles_clash(
            source,
            f"treated = {refusals.shown(roles.treated)}",
            Text(
                "Det vides ikke, i hvilken kolonne de deltagende står",
                "It is not known which column names them",
            ),
            Text("Angiv kolonnen som “unit” eller “cluster”.", "Give the column as “unit” or “cluster”."),
        )
