"""An evaluation as blocks, in the order in which it is read: sentence, why, figures, what it rests on.

Terminal, notebook and JSON lay out the same blocks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from frikommune.evaluation.designs.words import ESTIMATOR_WORDS
from frikommune.evaluation.evaluated.estimates import estimates_table
from frikommune.evaluation.evaluated.evaluation import Evaluation
from frikommune.evaluation.observations.observations import Missing
from frikommune.evaluation.shown.laid_out import Table
from frikommune.evaluation.shown.quantities import number
from frikommune.evaluation.verdicts.verdict import VERDICT_WORDS, WORTHWHILE_WORDS
from frikommune.language import Text

Kind = Literal["heading", "paragraph", "item"]


@dataclass(frozen=True, slots=True)
class Block:
    """Some words, as a heading, a paragraph or one of a list."""

    kind: Kind
    words: Text


def blocks(evaluation: Evaluation) -> Iterator[Block | Table]:
    """Everything, the most important first."""
    judged, effect = evaluation.judged, evaluation.effect
    verdict = VERDICT_WORDS[judged.verdict]
    yield Block("heading", Text(f"Dom: {verdict.da}", f"Verdict: {verdict.en}"))
    yield Block("paragraph", judged.sentence)
    if any(WORTHWHILE_WORDS[judged.worthwhile]):
        yield Block("paragraph", WORTHWHILE_WORDS[judged.worthwhile])
    yield from _list(Text("Forbehold", "Caveats"), judged.caveats)
    yield Block("heading", Text("Hvorfor", "Why"))
    yield Block("paragraph", judged.why)
    yield estimates_table(effect, evaluation.unit)
    yield from effect.tables
    yield from evaluation.groups
    yield from evaluation.planned
    yield from _list(Text("Bemærk", "Note"), (*effect.notes, *evaluation.notes))
    yield from _list(Text("Udeladt", "Left out"), tuple(map(missing_words, effect.missing)))
    yield Block("heading", Text("Det bygger på", "What it rests on"))
    yield from (Block("item", words) for words in rests_on(evaluation))


def _list(title: Text, items: tuple[Text, ...]) -> Iterator[Block]:
    found = [words for words in dict.fromkeys(items) if any(words)]
    if found:
        yield Block("heading", title)
        yield from (Block("item", words) for words in found)


def missing_words(missing: Missing) -> Text:
    """`12 rækker uden “age” (5 med forsøget, 7 uden)`."""
    rows = number(missing.rows, 0)
    one = missing.rows == 1
    return Text(
        f"{rows.da} {'række' if one else 'rækker'} uden “{missing.column}”"
        f" ({missing.treated} med forsøget, {missing.untreated} uden)",
        f"{rows.en} {'row' if one else 'rows'} without “{missing.column}”"
        f" ({missing.treated} with the trial, {missing.untreated} without)",
    )


def rests_on(evaluation: Evaluation) -> tuple[Text, ...]:
    """Method, sizes, seed, and the digests by which the same answer can be made again."""
    effect = evaluation.effect
    method = ESTIMATOR_WORDS[effect.estimator]
    said = [
        Text(f"Metode: {method.da} [{effect.estimator}]", f"Method: {method.en} [{effect.estimator}]"),
        _sizes(evaluation),
    ]
    if effect.seed is not None:
        said.append(Text(f"Lodtrækningens frø: {effect.seed}", f"Seed of the draws: {effect.seed}"))
    if effect.digest:
        said.append(Text(f"Rækkernes aftryk: {effect.digest}", f"Digest of the rows: {effect.digest}"))
    said.append(
        Text(
            f"Aftryk af rækker og spørgsmål: {evaluation.digest} (frikommune {evaluation.version})",
            f"Digest of rows and question: {evaluation.digest} (frikommune {evaluation.version})",
        )
    )
    return tuple(said)


def _sizes(evaluation: Evaluation) -> Text:
    sizes = evaluation.effect.sizes
    named = (
        (sizes.rows, sizes.treated_rows, Text("rækker", "rows")),
        (sizes.units, sizes.treated_units, Text("enheder", "units")),
        (sizes.clusters, sizes.treated_clusters, Text("klynger", "clusters")),
        (sizes.periods, None, Text("perioder", "periods")),
    )
    da, en = [], []
    for total, treated, words in named:
        if total is None:
            continue
        all_of, some = number(total, 0), number(treated, 0)
        da.append(f"{all_of.da} {words.da}" + (f" ({some.da} med forsøget)" if treated is not None else ""))
        en.append(f"{all_of.en} {words.en}" + (f" ({some.en} with the trial)" if treated is not None else ""))
    return Text(", ".join(da), ", ".join(en))
