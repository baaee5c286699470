"""Columns of text become columns of numbers, however the file writes them; a whole column at a time."""

from __future__ import annotations

import polars as pl

from frikommune.errors import Refused
from frikommune.evaluation.observations import refusals_of_values

NO_VALUE = ["", "NA", "N/A", "#N/A", "#I/T", "NaN", "nan", "null", "NULL", "None", ".", "..", "-", "–"]
"""What files write in a cell without a value; `..` is Statistics Denmark's."""
_FIRST = 1000
_CODE = r"^[+-]?0\d"
_DANISH = r"^[+-]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$"
_ENGLISH = r"^[+-]?\d{1,3}(,\d{3})*(\.\d+)?$"
_SPACED = r"^[+-]?\d{1,3}([  ]\d{3})+([.,]\d+)?$"
_EITHER = r"^[+-]?[1-9]\d{0,2}([.,])\d{3}$"
"""`1.234` and `1,234`: thousands or decimals, nothing in the cell says which."""


def cleaned(text: pl.Series) -> pl.Series:
    """Text without the spaces around it; null where it says that there is no value."""
    bare = text.str.strip_chars()
    return bare.set(bare.is_in(NO_VALUE), None)


def typed(text: pl.Series, *, danish: bool = False, either: bool = True) -> pl.Series:
    """A text column as Int64 or Float64 where all of its values are numbers; else as cleaned text.

    `danish`: other columns of the file have a decimal comma, so a point parts thousands. `either` False: a
    column whose only signs are as in `1.234` stays text, since it may mean either. Codes that begin with a
    zero (0101) stay text.
    """
    bare = cleaned(text)
    given = bare.drop_nulls()
    if given.is_empty() or not _like_numbers(given):
        return bare
    whole = bare.cast(pl.Int64, strict=False)
    if whole.null_count() == bare.null_count():
        return whole
    plain = bare.cast(pl.Float64, strict=False)
    if plain.null_count() == bare.null_count():
        if not danish and either:
            return plain
        signs = given.filter(given.str.contains(r"\.", literal=False))
        if not bool(signs.str.contains(_EITHER).all()):
            return plain
        return _with_comma(bare) if danish else bare
    return _written_out(bare, given, danish)


def as_number(series: pl.Series, role: str, source: str) -> pl.Series:
    """A column as Float64, null where there is no value. Raises Refused for words and infinite values."""
    name = series.name
    if series.dtype == pl.String:
        found = typed(series, either=False)
        if found.dtype == pl.String:
            raise _refused(found, role, source)
        series = found
    if not (series.dtype.is_numeric() or series.dtype in (pl.Boolean, pl.Null)):
        bad = series.drop_nulls().head(5).to_list()
        raise refusals_of_values.not_numbers(
            source, role, name, list(enumerate(bad)), series.len() - series.null_count()
        )
    numbers = series.cast(pl.Float64).fill_nan(None)
    wrong = numbers.is_infinite().fill_null(False)
    if wrong.any():
        raise refusals_of_values.infinite(source, role, name, int(wrong.arg_true()[0]), int(wrong.sum()))
    return numbers


def has_comma(column: pl.Series) -> bool:
    """Whether a text column is of numbers with a decimal comma, and some that can mean nothing else."""
    if not column.str.contains(",", literal=True).any():
        return False
    given = cleaned(column).drop_nulls()
    if given.is_empty() or not bool(given.str.contains(_DANISH).all()):
        return False
    with_comma = given.filter(given.str.contains(",", literal=True))
    return not with_comma.is_empty() and not bool(with_comma.str.contains(_EITHER).all())


def _like_numbers(given: pl.Series) -> bool:
    """Whether the first values begin as numbers do, and none is a code that begins with a zero."""
    if not bool(given.head(_FIRST).str.contains(r"^[+-]?(\d|\.\d|inf|Inf)").all()):
        return False
    return not bool(given.filter(given.str.contains("0", literal=True)).str.contains(_CODE).any())


def _written_out(bare: pl.Series, given: pl.Series, danish: bool) -> pl.Series:
    """Numbers with thousands or a comma, by the one way of writing that all of the column's values follow."""
    commas = given.filter(given.str.contains(",", literal=True))
    unclear = bool(commas.str.contains(_EITHER).all())
    if bool(given.str.contains(_DANISH).all()) and (danish or not unclear):
        return _with_comma(bare)
    if bool(given.str.contains(_ENGLISH).all()) and not unclear:
        return bare.str.replace_all(",", "", literal=True).cast(pl.Float64)
    spaced = bare.str.replace_all(r"[  ]", "")
    if bool(given.str.contains(f"{_SPACED}|{_DANISH}").all()) and not unclear:
        return _with_comma(spaced)
    return bare


def _with_comma(bare: pl.Series) -> pl.Series:
    plain = bare.str.replace_all(".", "", literal=True).str.replace_all(",", ".", literal=True)
    return plain.cast(pl.Float64)


def _refused(found: pl.Series, role: str, source: str) -> Refused:
    numbers = found.cast(pl.Float64, strict=False)
    odd = found.is_not_null() & (numbers.is_null() & ~found.str.contains(_DANISH).fill_null(False))
    if not odd.any():
        sign = found.str.contains(_EITHER).fill_null(False).arg_true()
        row = int(sign[0]) if sign.len() else 0
        return refusals_of_values.ambiguous_number(source, found.name, row, found[row])
    rows = [int(row) for row in odd.arg_true().head(5)]
    return refusals_of_values.not_numbers(
        source, role, found.name, [(row, found[row]) for row in rows], int(odd.sum())
    )
