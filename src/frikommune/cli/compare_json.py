"""What `frikommune compare --json` writes. Its keys are in docs/json.md."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from frikommune.cli.speaking import Speaking
from frikommune.cli.touched import Touched
from frikommune.law.compare import NormCompared
from frikommune.law.measured import STARTS
from frikommune.packfiles.effects import PartMet, Said, SideBySide, TrialMet, where_they


def comparison_json(
    speaking: Speaking,
    earlier: date,
    later: date,
    norms: Iterable[NormCompared],
    trials: tuple[TrialMet, ...],
    touched: Touched | None,
) -> dict[str, Any]:
    """The whole answer; `touched` is None where no cases were given."""
    return {
        "from": earlier,
        "to": later,
        "starts_from": STARTS[0],
        "starts_to": STARTS[-1],
        "cases": touched.as_json if touched else None,
        "norms": [
            {**_norm(speaking, one), "touched": touched.of_norm(one.norm.id) if touched else None}
            for one in norms
        ],
        "trials": [
            {**_trial(speaking, one), "touched": touched.of_trial(one.trial.id) if touched else None}
            for one in trials
        ],
        "disagreements": [_side_by_side(speaking, one) for one in where_they("disagrees", trials)],
        "undetermined": [_side_by_side(speaking, one) for one in where_they("undetermined", trials)],
    }


def _norm(speaking: Speaking, one: NormCompared) -> dict[str, Any]:
    return {
        "norm": one.norm.id,
        "title": speaking.text(one.norm.title),
        "relation": one.relation,
        "parts": [
            {
                "groups": part.groups,
                "relation": part.judgement.relation,
                "why": speaking.text(part.judgement.why),
            }
            for part in one.parts
        ],
    }


def _trial(speaking: Speaking, one: TrialMet) -> dict[str, Any]:
    return {
        "trial": one.trial.id,
        "title": speaking.text(one.trial.title),
        "met": one.met,
        "why": speaking.text(one.why),
        "parts": [_part(speaking, part) for part in one.parts],
        "sources": [_said(speaking, said) for said in one.sources],
    }


def _part(speaking: Speaking, part: PartMet) -> dict[str, Any]:
    return {
        "exemption": part.met.exemption.id,
        "title": speaking.text(part.met.exemption.title),
        "met": part.met.met,
        "why": speaking.text(part.met.why),
        "pieces": [
            {
                "norm": piece.norm,
                "what": speaking.text(piece.what),
                "met": piece.met,
                "why": speaking.text(piece.why),
            }
            for piece in part.met.pieces
        ],
        "own_demands": part.met.own_demands,
        "sources": [_said(speaking, said) for said in part.sources],
    }


def _said(speaking: Speaking, said: Said) -> dict[str, Any]:
    effect = said.effect
    return {
        "law_from": effect.law_from,
        "verdict": effect.verdict,
        "agreement": said.agreement,
        "text": speaking.text(effect.text),
        "reference": effect.reference,
        "heading": effect.heading or None,
    }


def _side_by_side(speaking: Speaking, one: SideBySide) -> dict[str, Any]:
    return {
        "trial": one.trial.id,
        "exemption": one.part or None,
        "met": one.met,
        "why": speaking.text(one.why),
        "verdict": one.effect.verdict,
        "reference": one.effect.reference,
        "heading": one.effect.heading or None,
    }
