"""What applies, and what came of a case, for programs: the keys are those of docs/json.md.

Days stay days; whoever writes the JSON writes them as ISO 8601.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from frikommune.language import Language, Text
from frikommune.law.anchors import counted_from
from frikommune.law.considered import Considered
from frikommune.law.words import Words
from frikommune.ledger.difference import Difference
from frikommune.ledger.explain import explain
from frikommune.ledger.row import Row
from frikommune.ledger.standing_law import Asked, StepAsked


def asked_json(asked: Asked, words: Words, language: Language) -> dict[str, Any]:
    """One norm as it stands somewhere: what it asks, by which layers, and every exemption weighed."""
    rule = asked.rule
    norm, version = rule.norm, rule.version
    counted = counted_from(norm.anchor, words).said_in(language) if norm.kind == "duty" else None
    return {
        "norm": norm.id,
        "title": norm.title.said_in(language),
        "kind": norm.kind,
        "counted_from": counted,
        "in_force": rule.in_force,
        "determined": asked.determined,
        "asks": _said(asked.words, language),
        "asks_without_trials": _said(asked.words_without, language),
        "steps": [_step(step, language) for step in asked.steps],
        "version_from": version.start if version else None,
        "sources": [str(source) for source in version.sources] if version else [],
        "certainty": version.certainty if version else None,
        "layers": [exemption.id for exemption in rule.layers],
        "suspended_by": rule.suspended_by.id if rule.suspended_by else None,
        "usable": [exemption.id for exemption in rule.usable],
        "considered": [_considered(one, language) for one in asked.considered],
        "assumptions": _said(asked.assumptions, language),
    }


def row_json(row: Row) -> dict[str, Any]:
    """One row of the ledger; `steps_json` gives the reasoning behind it."""
    version = row.rule.version
    return {
        "course": row.course,
        "spell": row.spell,
        "group": row.group,
        "municipality": row.municipality,
        "norm": row.norm,
        "occurrence": row.occurrence,
        "opens": row.opens,
        "due": row.due if row.due != date.max else None,
        "standing": row.standing,
        "outcome": row.outcome,
        "met_by": row.met_by or None,
        "met_on": row.met_on,
        "days_late": row.days_late,
        "layer": row.layer,
        "use": row.use or None,
        "version_from": version.start if version else None,
        "read_on": row.read_on,
        "sources": [str(source) for source in version.sources] if version else [],
        "certainty": version.certainty if version else None,
    }


def steps_json(row: Row, words: Words, language: Language) -> list[dict[str, str]]:
    """The steps that lead to a row, as sentences with stable codes."""
    return [{"code": one.code, "text": one.text.said_in(language)} for one in explain(row, words)]


def difference_json(difference: Difference, language: Language) -> dict[str, Any]:
    """How a row with trials differs from the law alone."""
    row = difference.row
    return {
        "change": difference.change,
        "norm": row.norm,
        "occurrence": row.occurrence,
        "text": difference.text.said_in(language),
    }


def _said(texts: Iterable[Text], language: Language) -> list[str]:
    return [text.said_in(language) for text in texts]


def _step(step: StepAsked, language: Language) -> dict[str, Any]:
    return {
        "step": step.number,
        "words": step.words.said_in(language),
        "read_on": step.read_on,
        "opens": step.opens,
        "due": step.due,
        "layer": step.layer,
        "displaced": step.displaced and step.displaced.said_in(language),
        "displaced_opens": step.displaced_opens,
        "displaced_due": step.displaced_due,
        "within_law": step.within_law,
    }


def _considered(one: Considered, language: Language) -> dict[str, Any]:
    return {
        "exemption": one.exemption.id,
        "holds": one.holds,
        "why": one.why.said_in(language),
        "source": str(one.grant.source) if one.grant else None,
        "certainty": one.grant.certainty if one.grant else None,
    }
