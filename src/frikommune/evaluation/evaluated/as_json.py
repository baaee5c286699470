"""An evaluation as JSON, with the keys of docs/json.md."""

from __future__ import annotations

from dataclasses import asdict
from math import exp, isfinite
from typing import Any

from frikommune.evaluation.effects.effect import Estimate, Scale
from frikommune.evaluation.evaluated.evaluation import Evaluation
from frikommune.evaluation.shown.laid_out import Cell, Table
from frikommune.evaluation.verdicts.amounts import RATIOS
from frikommune.evaluation.verdicts.verdict import VERDICT_WORDS
from frikommune.language import Language, Text


def as_json(evaluation: Evaluation, language: Language) -> dict[str, Any]:
    """Stable keys; words in one language; numbers unrounded, null where there is none."""
    judged, effect = evaluation.judged, evaluation.effect

    def said(words: Text) -> str:
        return words.said_in(language)

    def estimated(one: Estimate) -> dict[str, Any]:
        return estimate_json(one, one.scale or effect.scale, language)

    return {
        "source": evaluation.source,
        "outcome": said(judged.name),
        "verdict": judged.verdict,
        "verdict_words": said(VERDICT_WORDS[judged.verdict]),
        "sentence": said(judged.sentence),
        "worthwhile": judged.worthwhile,
        "why": said(judged.why),
        "caveats": [said(words) for words in judged.caveats],
        "estimator": effect.estimator,
        "effect": estimated(effect.main),
        "bounds": [estimated(one) for one in effect.bounds],
        "beside": [estimated(one) for one in effect.beside],
        "tables": [table_json(table, language) for table in effect.tables],
        "groups": [table_json(table, language) for table in evaluation.groups],
        "planned": [table_json(table, language) for table in evaluation.planned],
        "pictures": [
            {"kind": one.kind, "title": said(one.title), "told": said(one.told)} for one in effect.drawings
        ],
        "notes": [said(words) for words in (*effect.notes, *evaluation.notes)],
        "missing": [asdict(one) for one in effect.missing],
        "rests_on": asdict(effect.sizes),
        **effect.mark.as_json,
        "roles": asdict(evaluation.roles),
        "question": asdict(evaluation.question),
        "seed": effect.seed,
        "rows_digest": effect.digest,
        "digest": evaluation.digest,
        "version": evaluation.version,
    }


def estimate_json(estimate: Estimate, scale: Scale, language: Language) -> dict[str, Any]:
    """One estimate; of a ratio the ratio, its standard error on the scale of logarithms."""
    ends = estimate.interval
    return {
        "name": estimate.name.said_in(language),
        "scale": scale,
        "value": _number(estimate.value, scale),
        "low": _number(ends[0], scale) if ends else None,
        "high": _number(ends[1], scale) if ends else None,
        "standard_error": _finite(estimate.standard_error),
        "p_value": _finite(estimate.p_value),
        "level": estimate.level,
        "inference": estimate.inference.said_in(language),
        "doubt": estimate.doubt.said_in(language),
    }


def table_json(table: Table, language: Language) -> dict[str, Any]:
    """A table with the titles and units of its columns; its numbers unrounded."""
    return {
        "title": table.title.said_in(language),
        "columns": [{"title": one.title.said_in(language), "unit": one.unit} for one in table.columns],
        "rows": [[_cell(cell, language) for cell in row] for row in table.rows],
        "note": table.note.said_in(language),
    }


def _cell(cell: Cell, language: Language) -> str | float | None:
    if isinstance(cell, Text):
        return cell.said_in(language)
    return _finite(cell) if isinstance(cell, float) else cell


def _number(value: float, scale: Scale) -> float | None:
    if scale in RATIOS:
        return exp(value) if value < 700 else None
    return _finite(value)


def _finite(value: float | None) -> float | None:
    return value if value is not None and isfinite(value) else None
