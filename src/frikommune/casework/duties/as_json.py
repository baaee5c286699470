"""Duties and exemptions for programs: what the API answers. Days stay days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from frikommune.casework.duties.duty import PLACE_WORDS, CaseDuty
from frikommune.language import Language
from frikommune.law.considered import Considered
from frikommune.law.exemption import Exemption
from frikommune.ledger.explain import OUTCOME_WORDS, STANDING_WORDS


def duty_json(duty: CaseDuty, language: Language) -> dict[str, Any]:
    """One duty in words and as data. `usable` names exemptions; `exemptions_json` says how they are used."""
    return {
        "place": duty.place,
        "place_words": PLACE_WORDS[duty.place].said_in(language),
        "norm": duty.norm,
        "occurrence": duty.occurrence,
        "title": duty.title.said_in(language),
        "reason": duty.reason.said_in(language),
        "opens": duty.opens,
        "due": _last(duty.due),
        "opens_without_trials": duty.law_opens,
        "due_without_trials": _last(duty.law_due),
        "standing": duty.standing,
        "standing_words": STANDING_WORDS[duty.standing].said_in(language),
        "outcome": duty.outcome,
        "outcome_words": OUTCOME_WORDS[duty.outcome].said_in(language),
        "layer": duty.layer,
        "usable": [one.id for one in duty.usable],
        "awaits": list(duty.awaits),
        "considered": _weighed(duty.weighed, language),
    }


def exemptions_json(exemptions: Iterable[Exemption], language: Language) -> dict[str, dict[str, Any]]:
    """By id: what each exemption is, and for one that is used case by case what must be told."""
    return {one.id: _exemption(one, language) for one in exemptions}


def _exemption(exemption: Exemption, language: Language) -> dict[str, Any]:
    use = exemption.use
    return {
        "title": exemption.title.said_in(language),
        "sources": [str(source) for source in exemption.sources],
        "certainty": exemption.certainty,
        "use": use
        and {
            "reasons": {code: text.said_in(language) for code, text in use.reasons.items()},
            "own_words": use.own_words,
            "leader_check": use.leader_check,
            "covers": use.covers,
        },
    }


def _last(day: date | None) -> date | None:
    """The last day in time; None while there is none, or the clock stands still."""
    return None if day == date.max else day


def _weighed(weighed: Iterable[Considered], language: Language) -> list[dict[str, Any]]:
    return [
        {"exemption": one.exemption.id, "holds": one.holds, "why": one.why.said_in(language)}
        for one in weighed
    ]
