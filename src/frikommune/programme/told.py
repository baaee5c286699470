"""What the journal tells of one trial, laid out as the trial's own file would."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from frikommune.language import Text, listed
from frikommune.programme.entry import Entry, Names, Subject, Verdict, Word, own_subjects
from frikommune.programme.journal import Journal, in_order
from frikommune.programme.state import Disagreement, State, state
from frikommune.programme.trial import LawEffect, Statement, TrialState
from frikommune.programme.words import entry_text, value_text

_LAID_OUT_ELSEWHERE = frozenset(
    {"named", "participants", "started", "outcome", "sent_in", "met_by_law", "under", "became", "problem"}
)
Granted = Literal["fully", "partly", "fully_or_partly"]


@dataclass(frozen=True, slots=True)
class Told:
    """None or empty where the journal says nothing. `by_acts`: the trial was proposed or applied for here."""

    round: int | None
    municipalities: tuple[str, ...] | None
    granted: Granted | None
    state: TrialState | None
    statements: tuple[Statement, ...]
    effects: tuple[LawEffect, ...]
    disagreements: tuple[Text, ...]
    by_acts: bool


def at_the_end(journal: Journal) -> State:
    """Everything that is known, on the last of all days: what `told_of` reads."""
    return state(journal, date.max)


def told_of(everything: State, trial: str, parts: Sequence[str]) -> Told:
    """All that is known of a trial, whatever the day; in order of recording."""
    own = own_subjects(trial, parts)
    known, names = everything.touching(own), everything.names
    here = [one for one in known if one.about in own]
    return Told(
        round=_round(here),
        municipalities=_municipalities(here),
        granted=_granted(everything, trial),
        state=_state(everything, here),
        statements=tuple(_statement(one, names) for one in known if one.says not in _LAID_OUT_ELSEWHERE),
        effects=tuple(_effects(here)),
        disagreements=tuple(disagreement_text(one) for one in everything.disagreements if _touches(one, own)),
        by_acts=any(one.family == "act" for one in here),
    )


def _round(here: Sequence[Entry]) -> int | None:
    rounds = (one.value for one in here if one.says == "sent_in")
    return next((int(one.name) for one in rounds if isinstance(one, Subject)), None)


def _municipalities(here: Sequence[Entry]) -> tuple[str, ...] | None:
    """Those named at the grant: by the earliest source."""
    named = (one.value for one in here if one.says == "participants")
    return next((one.names for one in named if isinstance(one, Names)), None)


def _granted(everything: State, trial: str) -> Granted | None:
    outcome = everything.question(Subject("application", trial), "outcome").one
    if outcome is None or not isinstance(outcome.value, Word):
        return None
    return next((one for one in get_args(Granted) if one == outcome.value.code), None)


def _state(everything: State, here: Sequence[Entry]) -> TrialState | None:
    if any(one.says == "not_started" for one in here):
        return "never_started"
    if not any(one.says == "started" for one in here):
        return None
    return "ended" if any(is_met_fully(everything, one.about) for one in here) else "running"


def is_met_fully(now: State, trial: Subject) -> bool:
    """Whether a law in force has met a whole trial: by an adopted claim, or by all claims where none is."""
    if trial.kind != "trial":
        return False
    facts = [one for one in now.question(trial, "met_by_law").facts if one.adopted is not False]
    chosen = [one for one in facts if one.adopted] or facts
    verdicts = [one.entry.value for one in chosen if isinstance(one.entry.value, Verdict)]
    return bool(verdicts) and all(one.verdict == "fully" and one.law_from <= now.on for one in verdicts)


def _statement(entry: Entry, names: Mapping[Subject, Text]) -> Statement:
    return Statement(entry_text(entry, names), entry.paper.reference, entry.heading)


def _effects(here: Sequence[Entry]) -> Iterator[LawEffect]:
    for one in here:
        if isinstance(one.value, Verdict):
            part = one.about.name if one.about.kind == "part" else ""
            law = one.value
            yield LawEffect(law.law_from, part, law.verdict, law.text, one.paper.reference, one.heading)


def _touches(one: Disagreement, own: frozenset[Subject]) -> bool:
    return any(own.intersection(claim.subjects) for claim in one.claims)


def disagreement_text(one: Disagreement) -> Text:
    """The reason of the adoption; where nobody has spoken of it, the claims against each other."""
    if one.adoption is not None:
        return value_text(one.adoption.value)
    claims = sorted(one.claims, key=in_order)
    said = [Text(*(f"{words} ({claim.paper.reference})" for words in entry_text(claim))) for claim in claims]
    last = Text("eller", "or")
    return Text(listed((s.da for s in said), "da", last), listed((s.en for s in said), "en", last))
