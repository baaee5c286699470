"""Results to take away: what is shown, and rows of answers in which nobody's group can be found.

*Counts* hold what the pages show and hide what they hide. *Rows* hold one line a person, but neither
municipality, role, wave day nor free text; answers of a choice that fewer than five gave, and numbers, are
left out, for they may point to somebody. Rows are for whoever makes the survey; counts for all who see it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Literal, get_args

import polars as pl
import xlsxwriter

from frikommune.evaluation.surveys.answering import Value
from frikommune.evaluation.surveys.groups import LEAST, Group
from frikommune.evaluation.surveys.rates import Rate
from frikommune.evaluation.surveys.variables import Variable, variables_of
from frikommune.evaluation.surveys.waves import ALL, Wave, group_words
from frikommune.language import Language
from frikommune.ledger.written import harmless

Form = Literal["csv", "xlsx", "parquet"]
FORMS: tuple[Form, ...] = get_args(Form)
_COUNTS: dict[str, type[pl.DataType]] = {
    **dict.fromkeys(("key", "question", "statement"), pl.String),
    **dict.fromkeys(("version", "wave"), pl.Int64),
    **dict.fromkeys(("municipality", "role"), pl.String),
    "code": pl.Int64,
    "answer": pl.String,
    **dict.fromkeys(("number", "answered", "not_relevant", "missing"), pl.Int64),
    **dict.fromkeys(("share", "low", "high", "mean"), pl.Float64),
    **dict.fromkeys(("hidden", "synthetic"), pl.Boolean),
}


def counts(waves: Sequence[Wave], language: Language) -> pl.DataFrame:
    """A row for each answer of each group that may be shown; one without numbers for each that is hidden."""
    rows = [
        row
        for wave in waves
        for variable in variables_of(wave.questionnaire)
        for row in _counted(wave, variable, language)
    ]
    return pl.DataFrame(rows, schema=_COUNTS, orient="row")


def _counted(wave: Wave, variable: Variable, language: Language) -> Iterator[tuple[object, ...]]:
    shown = wave.shown(variable)
    statement = variable.item.words.said_in(language) if variable.item else ""
    about = (
        variable.key,
        variable.question.words.said_in(language),
        statement,
        variable.version,
        wave.number,
    )
    marked = wave.mark.as_json["synthetic"]
    for group in wave.wanted:
        place = (*about, *_place(group, language))
        if group not in shown:
            yield (*place, *[None] * 10, True, marked)
            continue
        tally = wave.tally(variable, group)
        sizes = (tally.answered, tally.not_relevant, tally.missing)
        mean = tally.mean.value if tally.mean else None
        if not variable.is_coded:
            yield (*place, None, None, None, *sizes, None, None, None, mean, False, marked)
        for code in variable.codes if variable.is_coded else ():
            share = tally.share(code)
            low, high = share.interval or (None, None)
            answer = variable.answer_words(code).said_in(language)
            numbers = (share.share, low, high, mean)
            yield (*place, code, answer, share.numerator, *sizes, *numbers, False, marked)


def _place(group: Group, language: Language) -> tuple[str, str]:
    said = group_words(group).said_in(language)
    every = group_words(ALL).said_in(language)
    if group.municipality is not None:
        return said, every
    return every, said if group.role is not None else every


def rows(wave: Wave) -> pl.DataFrame:
    """A row a person, in an order that says nothing; a column for each variable, several choices one each.

    Empty where fewer than five answered. Codes as in the codebook; 0 is “not relevant”, null no answer.
    """
    kept = [one for one in variables_of(wave.questionnaire) if one.is_coded and ALL in wave.shown(one)]
    columns = {name: cells for one in kept for name, cells in _columns(one, wave.values(one))}
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.Int64))
    return frame.sort(frame.columns, nulls_last=True) if frame.columns else frame


def _columns(variable: Variable, values: Sequence[Value | None]) -> Iterator[tuple[str, list[int | None]]]:
    if variable.question.kind == "multiple":
        for code in variable.codes:
            yield (
                f"{variable.key}_{code}",
                _safe([None if one is None else int(code in _many(one)) for one in values]),
            )
        return
    plain = [None if one is None or isinstance(one, list) else int(one) for one in values]
    yield variable.key, plain if variable.scale else _safe(plain)


def _many(value: Value) -> list[int]:
    return value if isinstance(value, list) else [int(value)]


def _safe(codes: list[int | None]) -> list[int | None]:
    """Without the codes that fewer than five have; without any where the gaps would tell who had them."""
    rare = {one for one, many in Counter(codes).items() if one is not None and many < LEAST}
    kept = [None if one in rare else one for one in codes]
    return [None] * len(codes) if rare and kept.count(None) < LEAST else kept


def rate_rows(rates: Sequence[Rate], language: Language) -> pl.DataFrame:
    """Response rates as rows; `answered` is empty where it is hidden."""
    found = [
        (*_place(one.group, language), one.invited, one.answered, one.share.share if one.share else None)
        for one in rates
    ]
    schema = {"municipality": pl.String, "role": pl.String, "invited": pl.Int64, "answered": pl.Int64}
    return pl.DataFrame(found, schema=schema | {"rate": pl.Float64}, orient="row")


def as_file(tables: Mapping[str, pl.DataFrame], form: Form) -> bytes:
    """The tables as a file: of CSV and Parquet the first alone, of XLSX a sheet each.

    CSV has semicolons, decimal commas and a byte-order mark, as a Danish Excel opens it.
    """
    first = next(iter(tables.values()))
    out = BytesIO()
    if form == "csv":
        harmless(first).write_csv(out, separator=";", include_bom=True, decimal_comma=True)
    elif form == "parquet":
        first.write_parquet(out)
    else:
        with xlsxwriter.Workbook(
            out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        ) as book:
            for name, table in tables.items():
                harmless(table).write_excel(book, worksheet=name[:31], autofit=True, freeze_panes=(1, 0))
    return out.getvalue()
