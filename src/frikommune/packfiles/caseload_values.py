"""Values of caseload.toml: shares, whole numbers, ranges, days, and where each thing comes from."""

from __future__ import annotations

from datetime import date

from frikommune.caseload.profile import Origin, Range
from frikommune.language import Text
from frikommune.packfiles.norms import read_assumptions, read_certainty, read_sources
from frikommune.packfiles.table import Table


def read_origin(row: Table) -> Origin:
    """Certainty, and its source or what is assumed: one of them must be there."""
    certainty = read_certainty(row)
    sources = read_sources(row) if certainty != "assumed" or "source" in row else ()
    row.tables("source")
    assumed = read_assumptions(row)
    if certainty == "assumed" and not assumed:
        raise row.missing("assumed", Text("hvad der er antaget", "what is assumed"))
    return Origin(certainty, tuple((one.reference, one.heading) for one in sources), assumed)


def share(row: Table, key: str, default: float | None = None) -> float:
    """A number from 0 to 1."""
    value = row.get(key, float)
    if value is None and default is not None:
        return default
    value = row.need(key, float)
    if not 0 <= value <= 1:
        raise row.refusal("not_a_share", key, value, Text("et tal fra 0 til 1", "a number from 0 to 1"))
    return value


def above_zero(row: Table, key: str) -> float:
    """A number above zero."""
    value = row.need(key, float)
    if value <= 0:
        raise row.refusal("not_above_zero", key, value, Text("et tal over 0", "a number above 0"))
    return value


def whole(row: Table, key: str, default: int | None = None) -> int:
    """A whole number that is not below zero."""
    value = row.get(key, int)
    if value is None and default is not None:
        return default
    value = row.need(key, int)
    if value < 0:
        raise row.refusal("below_zero", key, value, Text("et helt tal fra 0", "a whole number from 0"))
    return value


def above_zero_whole(row: Table, key: str) -> int:
    """A whole number that is at least one."""
    value = row.need(key, int)
    if value < 1:
        raise row.refusal("not_above_zero", key, value, Text("et helt tal fra 1", "a whole number from 1"))
    return value


def numbers(row: Table, key: str, default: Range | None = None) -> Range:
    """`[least, most]`: two whole numbers, the first not above the second."""
    value = row.get(key, list)
    if value is None and default is not None:
        return default
    return as_range(row, key, row.need(key, list))


def as_range(row: Table, key: str, value: object) -> Range:
    """`[least, most]`, wherever it stands in a key."""
    if (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(one, int) and not isinstance(one, bool) for one in value)
        and value[0] <= value[1]
    ):
        return value[0], value[1]
    words = Text("[mindst, højst], to hele tal", "[least, most], two whole numbers")
    raise row.refusal("not_a_range", key, value, words)


def days(row: Table, first: str, end: str) -> tuple[date, date]:
    """Two days that must be there, the second after the first."""
    return _in_order(row, end, row.need(first, date), row.need(end, date))


def days_or_ever(row: Table, first: str, end: str) -> tuple[date, date]:
    """Two days, each of which may be left out."""
    start, stop = row.get(first, date) or date(1990, 1, 1), row.get(end, date) or date(2100, 1, 1)
    return _in_order(row, end, start, stop)


def _in_order(row: Table, key: str, first: date, end: date) -> tuple[date, date]:
    if end <= first:
        words = Text(f"en dag efter {first}", f"a day after {first}")
        raise row.refusal("days_backwards", key, end, words)
    return first, end
