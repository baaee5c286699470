"""What a statistician asks of a result: all estimates and tables, what was left out, sizes and digests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frikommune.evaluation.counts.small_counts import hidden
from frikommune.evaluation.evaluated.estimates import estimates_table
from frikommune.evaluation.evaluated.evaluation import Evaluation
from frikommune.evaluation.evaluated.laid_out import missing_words, rests_on
from frikommune.evaluation.indicators.rounded import rounded_table
from frikommune.evaluation.indicators.shown import short_table_of
from frikommune.evaluation.shown.laid_out import Column, Table
from frikommune.evaluation.shown.words import words_of
from frikommune.evaluation.verdicts.verdict import VERDICT_WORDS
from frikommune.language import Text, day_text
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Grid, Paragraph, Words
from frikommune.reports.parts.results import STAGE_HEADS, Once
from frikommune.reports.parts.results_hidden import (
    drawings_shown,
    is_hidden,
    is_of_rows,
    missing_shown,
    money_shown,
    tables_shown,
)
from frikommune.reports.parts.results_tables import cite_of, grid, picture
from frikommune.reports.results import SOURCE_WORDS, Found
from frikommune.reports.writing import points, words

COUNTED = Text("Indikatorer i udtrækket", "Indicators of the extract")
INDICATORS = Text("Indikatorerne bag resultatet", "The indicators behind the result")
FEW_EVENTS = Text(
    "År med få hændelser er udeladt, så ingen kan genkendes.",
    "Years with few events are left out, so that nobody can be recognised.",
)
_SIDE = (
    Text("Hvornår", "When"),
    Text("Mål", "Outcome"),
    Text("Dom", "Verdict"),
    Text("Virkning", "Effect"),
    Text("Konfidensinterval", "Confidence interval"),
    Text("Beregnet af", "Computed from"),
)


def side_by_side(facts: Facts, found: Sequence[Found]) -> Iterator[Block]:
    """Every result of a trial in a row: midway and final beside each other."""
    if len(found) > 1:
        rows = tuple(_beside(facts, one) for one in found)
        yield Grid(words(Text("Resultaterne side om side", "The results side by side")), _SIDE, rows)


def _beside(facts: Facts, found: Found) -> tuple[Words, ...]:
    main = found.result.primary
    table = estimates_table(main.effect, main.unit)
    said = [words_of(cell, column) for cell, column in zip(table.rows[0], table.columns, strict=True)]
    effect, ends = (Text.same("–"),) * 2 if is_hidden(found) else said[1:3]
    stage, day, of = STAGE_HEADS[found.stage], day_text(found.on), SOURCE_WORDS[found.source]
    when = Text(f"{stage.da}, {day.da}", f"{stage.en}, {day.en}")
    cells = (when, main.judged.name, VERDICT_WORDS[main.judged.verdict], effect, ends, of)
    says = Text(*(" · ".join(side) for side in zip(*cells, strict=True)))
    return tuple(words(facts.cite_result(found, one, says=says)) for one in cells)


def detail_blocks(facts: Facts, found: Found, once: Once | None = None) -> Iterator[Block]:
    """Everything besides what `result_blocks` tells; digests and version in any case."""
    once, cite = once or Once(), cite_of(facts, found)
    if not is_hidden(found):
        for at, one in enumerate(found.result.outcomes):
            after = 1 if at == 0 else 0  # the first table and picture of the first are told already
            tables = tables_shown(found, one.effect.tables[after:])
            estimates = _named(estimates_table(one.effect, one.unit), one)
            yield from (grid(table, cite) for table in once.noted((estimates, *tables)))
            drawn = drawings_shown(found, one.effect.drawings[after:])
            yield from (picture(drawing, cite) for drawing in drawn)
        yield from _left_out(facts, found)
    yield from indicator_blocks(facts, found, once)
    yield points(words(facts.cite_result(found, said)) for said in once.new(_rests_on(found)))


def indicator_blocks(facts: Facts, found: Found, once: Once | None = None) -> Iterator[Block]:
    """The indicators that the result rests on; of citizens' rows without small counts."""
    counted = [one for one in found.result.measured if one.counted is not None and one.counted.started]
    if not counted:
        return
    table = rounded_table(counted, INDICATORS) if is_of_rows(found) else short_table_of(counted, INDICATORS)
    yield from (grid(one, cite_of(facts, found)) for one in (once or Once()).noted((table,)))


def counted_blocks(facts: Facts, found: Found, once: Once) -> Iterator[Block]:
    """The indicators counted in the extract of a result, without small counts."""
    measured = found.figures.measured if found.figures else ()
    counted = [one for one in measured if one.counted is not None and one.counted.started]
    if counted:
        yield from (
            grid(one, cite_of(facts, found)) for one in once.noted((rounded_table(counted, COUNTED),))
        )


def money_blocks(facts: Facts, found: Found) -> Iterator[Block]:
    """Money and time counted in the extract of a result, and what they rest on."""
    if found.figures is None:
        return
    figures, cite = found.figures, cite_of(facts, found)
    tables, drawings, cut = money_shown(figures)
    yield from (picture(one, cite) for one in drawings)
    yield from (grid(one, cite) for one in tables)
    if cut:
        yield Paragraph(words(facts.cite_result(found, FEW_EVENTS)))
    if figures.assumed and tables:
        yield Paragraph(words(Text("Beløb og timer forudsætter:", "Amounts and hours assume:")))
        yield points(words(facts.cite_result(found, one)) for one in figures.assumed)


def _named(table: Table, one: Evaluation) -> Table:
    name = one.judged.name
    title = Text(f"Beregningerne: {name.da}", f"The estimates: {name.en}") if any(name) else table.title
    columns = (Column(table.columns[0].title), *table.columns[1:])
    return Table(title, columns, table.rows, table.note)


def _left_out(facts: Facts, found: Found) -> Iterator[Block]:
    """Rows that lack a value, outcome by outcome."""
    missing = [missing_shown(found, each) for one in found.result.outcomes for each in one.effect.missing]
    said = dict.fromkeys(one if isinstance(one, Text) else missing_words(one) for one in missing)
    if said:
        yield Paragraph(words(Text("Udeladte rækker:", "Rows left out:")))
        yield points(words(facts.cite_result(found, one)) for one in said)


def _rests_on(found: Found) -> Iterator[Text]:
    """Method, sizes, seed and digests, the program's version, and the design's code.

    Where numbers are hidden no digest of the data is told: who tries small counts would find them by it.
    """
    method, sizes, *others = rests_on(found.result.primary)
    yield method
    yield _rows(found) if is_of_rows(found) else sizes
    if is_hidden(found):
        yield Text(f"Beregnet med Frikommune {found.version}", f"Computed with Frikommune {found.version}")
    else:
        yield from others
        yield Text(f"Dataenes aftryk: {found.data_digest}", f"Digest of the data: {found.data_digest}")
    if found.registered is not None and found.registered.lock is not None:
        code = found.registered.lock.digest
        yield Text(f"Designets aftryk: {code}", f"Digest of the design: {code}")


def _rows(found: Found) -> Text:
    sizes = found.result.primary.effect.sizes
    rows = hidden(sizes.rows).text
    if sizes.treated_rows is None or is_hidden(found):
        return Text(f"{rows.da} rækker", f"{rows.en} rows")
    treated = hidden(sizes.treated_rows).text
    return Text(
        f"{rows.da} rækker ({treated.da} med forsøget), afrundet til nærmeste 5",
        f"{rows.en} rows ({treated.en} in the trial), rounded to the nearest 5",
    )
