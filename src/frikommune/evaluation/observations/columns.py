"""Columns of names become codes with labels, and columns of yes and no become 0 and 1."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from frikommune.errors import Refused
from frikommune.evaluation.observations import refusals_of_values
from frikommune.evaluation.observations.numbers import cleaned, typed
from frikommune.evaluation.observations.periods import label
from frikommune.language import Text, folded

_YES = (
    *("1", "true", "ja", "yes", "y", "j", "t", "treated", "treatment", "treat", "behandlet", "behandling"),
    *("forsoeg", "indsats", "intervention", "exposed", "program", "programme", "experimental", "eksperiment"),
    *("deltager", "participant", "med"),
)
_NO = (
    *("0", "false", "nej", "no", "n", "f", "control", "controls", "kontrol", "untreated", "ubehandlet"),
    *(
        "comparison",
        "sammenligning",
        "placebo",
        "none",
        "ingen",
        "uden",
        "standard",
        "usual",
        "ikke-deltager",
    ),
    *("unexposed", "kontrolgruppe", "control group", "sammenligningsgruppe", "ikke behandlet", "not treated"),
)


def coded(series: pl.Series) -> tuple[pl.Series, tuple[str, ...]]:
    """Int32 codes and their labels: numbers in their order, words alphabetically; empty cells stay null."""
    series = plain(series)
    found = series.drop_nulls().unique()
    order = typed(found).arg_sort() if found.dtype == pl.String else found.arg_sort()
    found = found.gather(order)
    labels = tuple(label(value) for value in found.to_list())
    codes = _of_words(series, found) if found.dtype == pl.String else _of_numbers(series, found)
    return codes.rename(series.name), labels


def plain(series: pl.Series) -> pl.Series:
    """A column of names as numbers or cleaned text; floats that are whole as whole numbers."""
    if series.dtype in (pl.Categorical, pl.Enum) or series.dtype == pl.Boolean:
        series = series.cast(pl.String)
    if series.dtype == pl.String:
        return cleaned(series)
    if series.dtype.is_float():
        series = series.fill_nan(None)
        given = series.drop_nulls()
        if bool((given == given.round()).all()) and (given.is_empty() or float(given.abs().max()) < 2**53):  # type: ignore[arg-type]
            return series.cast(pl.Int64)
    return series


def binary(
    series: pl.Series, role: str, source: str, chosen: Sequence[str] = ()
) -> tuple[pl.Series, list[Text]]:
    """A column as Int8 0 and 1, null where empty, with a note where words were read so.

    `chosen` are the values that count as 1, where the user names them. Raises Refused where a column has
    other values than yes and no, or two words of which neither is known.
    """
    values = plain(series)
    found = values.drop_nulls().unique().sort().to_list()
    words = {value: label(value) for value in found}
    if chosen:
        unknown = [one for one in chosen if one not in words.values()]
        if unknown:
            known = list(words.values())
            raise Refused(
                *(refusals_of_values.unknown_treated(source, one, series.name, known) for one in unknown)
            )
        yes = [value for value, word in words.items() if word in chosen]
    else:
        yes = _meant(found, words, role, source, series.name)
    ones = values.is_in(yes) if yes else pl.repeat(False, values.len(), eager=True)
    said = ones.cast(pl.Int8).set(values.is_null(), None).rename(series.name)
    return said, _told(series.name, words, yes)


def _meant(
    found: Sequence[object], words: dict[object, str], role: str, source: str, column: str
) -> list[object]:
    small = {value: folded(word) for value, word in words.items()}
    if len(found) > 2:
        raise refusals_of_values.not_two_values(source, role, column, list(words.values()))
    yes = [value for value in found if small[value] in _YES]
    no = [value for value in found if small[value] in _NO]
    if len(found) == 1 and yes + no:
        return yes
    if len(yes) <= 1 and len(no) == 1 and len(found) == 2 and not _numeric(found, small):
        return [value for value in found if value not in no]
    if len(yes) == 1 and len(found) == 2 and (len(no) == 1 or not _numeric(found, small)):
        return yes
    raise refusals_of_values.not_two_values(source, role, column, list(words.values()))


def _numeric(found: Sequence[object], small: dict[object, str]) -> bool:
    """Whether the values are numbers other than 0 and 1, of which nobody can tell which means yes."""
    if {small[value] for value in found} == {"0", "1"}:
        return False
    return any(small[value].replace(".", "", 1).lstrip("-").isdigit() for value in found)


def _told(column: str, words: dict[object, str], yes: Sequence[object]) -> list[Text]:
    ones = [words[value] for value in yes]
    zeros = [word for value, word in words.items() if value not in yes]
    known = ({"1"}, {"true"}, {"True"}, {"ja"}, {"yes"})
    if set(ones) in known or not ones:
        return []
    one, zero = ", ".join(ones[:5]), ", ".join(zeros[:5]) + (", …" if len(zeros) > 5 else "")
    return [
        Text(
            f"I “{column}” er “{one}” læst som ja og “{zero}” som nej.",
            f"In “{column}”, “{one}” was read as yes and “{zero}” as no.",
        )
    ]


def _of_numbers(series: pl.Series, found: pl.Series) -> pl.Series:
    """The places of values in the sorted ones found."""
    places = found.search_sorted(series).cast(pl.Int32)
    return places.set(series.is_null(), None) if series.null_count() else places


def _of_words(series: pl.Series, found: pl.Series) -> pl.Series:
    return series.cast(pl.Enum(found)).to_physical().cast(pl.Int32)
