"""The network on a day, as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from frikommune.cli.speaking import Speaking
from frikommune.language import NO_WORDS, Text
from frikommune.packfiles.pack import Pack
from frikommune.programme import views
from frikommune.programme.entry import Entry, Subject, Verdict
from frikommune.programme.figure import Figure
from frikommune.programme.state import Disagreement, Question, State
from frikommune.programme.told import disagreement_text
from frikommune.programme.when import When
from frikommune.programme.words import value_text


def programme_json(
    speaking: Speaking, pack: Pack, now: State, questions: Sequence[Question]
) -> dict[str, Any]:
    """The answer, with the keys of docs/json.md."""
    names = views.names_on(now)
    about = {question.about for question in questions}
    disagreements = [
        one for one in now.disagreements if any(about.intersection(claim.subjects) for claim in one.claims)
    ]
    return {
        "pack": pack.id,
        "on": now.on,
        "known_on": now.known_on,
        "applications": dict(views.applications(now)),
        "trials": [_trial(speaking, one) for one in views.trials(now, pack.parts) if one.trial in about],
        "questions": [_question(one) for one in questions],
        "entries": [_entry(speaking, names, entry) for one in questions for entry in _entries(one)],
        "disagreements": [_disagreement(speaking, one) for one in disagreements],
    }


def _entries(one: Question) -> Iterator[Entry]:
    yield from (fact.entry for fact in one.facts)
    yield from (*one.earlier, *one.over, *one.coming)


def _trial(speaking: Speaking, one: views.TrialNow) -> dict[str, Any]:
    return {
        "trial": one.trial.name,
        "name": speaking.text(one.name) if one.name else None,
        "round": int(one.round) if one.round.isdecimal() else None,
        "status": one.status,
        "running_in": list(one.running_in),
    }


def _question(one: Question) -> dict[str, Any]:
    return {
        "about": str(one.about),
        "says": one.says,
        "facts": [
            {"id": fact.entry.id, "standing": fact.standing, "adopted": fact.adopted} for fact in one.facts
        ],
        "rivals": [fact.entry.id for fact in one.rivals],
        "earlier": [entry.id for entry in (*one.earlier, *one.over)],
        "coming": [entry.id for entry in one.coming],
    }


def _entry(speaking: Speaking, names: Mapping[Subject, Text], entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "family": entry.family,
        "text": speaking.text(value_text(entry.value, names)),
        "figure": _figure(entry.value) if isinstance(entry.value, Figure) else None,
        "verdict": entry.value.verdict if isinstance(entry.value, Verdict) else None,
        "concerns": [str(subject) for subject in entry.concerns],
        "effect": _when(entry.effect),
        "until": _when(entry.until),
        "recorded": _when(entry.recorded),
        "reference": entry.paper.reference,
        "heading": entry.heading or None,
        "certainty": entry.certainty,
        "because": speaking.text(entry.because) if entry.because != NO_WORDS else None,
    }


def _when(when: When | None) -> dict[str, Any] | None:
    return None if when is None else {"from": when.start, "to": when.end, "written": when.written}


def _figure(figure: Figure) -> dict[str, Any]:
    numbers = {"number": figure.number, "upto": figure.upto}
    return {
        **{key: None if one is None else float(one) for key, one in numbers.items()},
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "method": figure.method,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "unfinished": figure.unfinished,
        "price_year": figure.price_year,
    }


def _disagreement(speaking: Speaking, one: Disagreement) -> dict[str, Any]:
    return {
        "claims": [claim.id for claim in one.claims],
        "adopted": [claim.id for claim in one.adopted],
        "decided": one.adoption.id if one.adoption else None,
        "text": speaking.text(disagreement_text(one)),
    }
