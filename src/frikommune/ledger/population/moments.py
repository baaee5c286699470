"""Instants as microseconds since 1970 (UTC), with the offset of the place where they happened."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl

from frikommune.dates import parse_moment
from frikommune.ledger.population import columns
from frikommune.ledger.population.kernel.fields import NO_MOMENT
from frikommune.ledger.population.numbering import Numbers

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND, _SECOND = timedelta(microseconds=1), timedelta(seconds=1)
_MICROSECONDS = 1_000_000
_OFFSET = re.compile(r"[+-][0-9]{2}:[0-9]{2}")
_OFFSET_LENGTH = len("+01:00")
_NOT_USUAL = 2**31 - 1


def microseconds(moment: datetime) -> int:
    """The number of an instant: microseconds since 1 January 1970, UTC."""
    return (moment - _EPOCH) // _MICROSECOND


def moments(column: pl.Series) -> tuple[Numbers, Numbers]:
    """The numbers of ISO 8601 texts (int64, NO_MOMENT where empty), and their offsets in seconds (int32).

    Raises Refused for a text that is no instant.
    """
    instants = np.full(len(column), NO_MOMENT, dtype=np.int64)
    offsets = np.zeros(len(column), dtype=np.int32)
    if column.null_count() == len(column):
        return instants, offsets
    texts = column.str.replace("Z$", "+00:00") if column.str.ends_with("Z").any() else column
    local = texts.str.head(-_OFFSET_LENGTH).str.to_datetime(
        "%Y-%m-%dT%H:%M:%S%.f", time_unit="us", strict=False
    )
    given = _offsets(texts.str.tail(_OFFSET_LENGTH))
    usual = local.is_not_null().to_numpy() & (given != _NOT_USUAL)
    offsets[usual] = given[usual]
    instants[usual] = local.to_physical().fill_null(0).to_numpy()[usual] - given[usual] * _MICROSECONDS
    rest = (column != "").fill_null(value=False).to_numpy() & ~usual
    for row in np.flatnonzero(rest).tolist():
        moment = parse_moment(column[row])
        instants[row], offsets[row] = microseconds(moment), _seconds(moment.utcoffset())
    return instants, offsets


def _offsets(texts: pl.Series) -> Numbers:
    """The offset that each text names, in seconds; _NOT_USUAL where it is written in another way."""
    which, known = columns.words(texts)
    found = [
        _seconds(datetime.fromisoformat(f"2000-01-01T00:00:00{text}").utcoffset())
        if _OFFSET.fullmatch(text)
        else _NOT_USUAL
        for text in known
    ]
    return np.array(found, dtype=np.int64)[which]


def _seconds(offset: timedelta | None) -> int:
    return (offset or timedelta()) // _SECOND
