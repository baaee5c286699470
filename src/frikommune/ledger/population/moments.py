"""Instants as microseconds since 1970 (UTC), with the offset of the place where they happened."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl

from frikommune.dates import parse_moment
from frikommune.ledger.population import columns
from frikommune.ledger.population.kernel.windows import NO_MOMENT
from frikommune.ledger.population.numbering import Numbers

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND, _SECOND = timedelta(microseconds=1), timedelta(seconds=1)
_USUAL = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{6})?[+-][0-9]{2}:[0-9]{2}$"
_OFFSET = len("+01:00")


def microseconds(moment: datetime) -> int:
    """The number of an instant: microseconds since 1 January 1970, UTC."""
    return (moment - _EPOCH) // _MICROSECOND


def moments(column: pl.Series) -> tuple[Numbers, Numbers]:
    """The numbers of ISO 8601 texts (int64, NO_MOMENT where empty), and their offsets in seconds (int32).

    Raises Refused for a text that is no instant.
    """
    instants = np.full(len(column), NO_MOMENT, dtype=np.int64)
    offsets = np.zeros(len(column), dtype=np.int32)
    if columns.is_empty(column):
        return instants, offsets
    usual = column.str.contains(_USUAL).fill_null(value=False)
    rows = usual.arg_true().to_numpy()
    texts = column.gather(rows)
    offsets[rows] = _offsets(texts.str.tail(_OFFSET))
    local = texts.str.head(-_OFFSET).str.to_datetime("%Y-%m-%dT%H:%M:%S%.f", time_unit="us")
    instants[rows] = local.to_physical().to_numpy() - offsets[rows].astype(np.int64) * 1_000_000
    for row in (~usual & (column != "")).fill_null(value=False).arg_true():
        moment = parse_moment(column[row])
        instants[row], offsets[row] = microseconds(moment), _seconds(moment.utcoffset())
    return instants, offsets


def _offsets(texts: pl.Series) -> Numbers:
    which, known = columns.words(texts)
    found = [_seconds(datetime.fromisoformat(f"2000-01-01T00:00:00{text}").utcoffset()) for text in known]
    return np.array(found, dtype=np.int32)[which]


def _seconds(offset: timedelta | None) -> int:
    return (offset or timedelta()) // _SECOND
