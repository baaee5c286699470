"""What an entry may say of what: each word, the kind of its value, and how several of it stand together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from frikommune.programme.entry import SubjectKind

ValueKind = Literal["text", "figure", "when", "names", "word", "verdict", "subject", "adoption"]
Together = Literal["fixed", "dated", "many"]
"""`fixed`: two that differ contradict each other. `dated`: a later one follows, one of the same time
contradicts. `many`: several stand side by side."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that can be said. `words` are the codes allowed where the value is a word."""

    value: ValueKind
    together: Together
    words: tuple[str, ...] = ()


def _text(together: Together = "many") -> Saying:
    return Saying("text", together)


OUTCOMES = ("fully", "partly", "fully_or_partly", "refused")
COVERAGES = ("whole_network", "only_applicants")
WAYS_TO_JOIN = ("own_approval", "new_application")
PLACES = ("owner", "steers", "follows", "works", "supports")
STAKEHOLDERS = ("citizen", "staff", "management", "company", "doctor", "a_kasse")
EVIDENCE = ("survey", "interview", "status_note", "supervision", "several_cases", "single_case")
EXPERIENCE_KINDS = ("benefit", "side_effect", "both", "learning")
LESSON_KINDS = ("network", "participation")
ADVICE = ("continue", "adjust", "consider_adjusting", "stop")
BARRIER_ENDS = ("removed", "partly_removed", "stands")
_NAMED = {"named": Saying("text", "dated")}
_TOLD = {**_NAMED, "says": _text()}
_ABOUT_A_TRIAL = {
    "background": _text(),
    "purpose": _text(),
    "allows": _text(),
    "expects": _text(),
    "advice": Saying("word", "dated", ADVICE),
}

SAYINGS: Mapping[SubjectKind, Mapping[str, Saying]] = {
    "network": {
        **_TOLD,
        "purpose": _text(),
        "allows": _text(),
        "progress": _text(),
        "sharing": _text(),
        "theme": _text("fixed"),
        "legal_basis": _text("fixed"),
        "bylaws": _text(),
        "members": Saying("names", "fixed"),
        "responsible": Saying("subject", "fixed"),
        "decided_to_apply": Saying("subject", "fixed"),
        "application_deadline": Saying("when", "fixed"),
        "approved_application": Saying("subject", "many"),
        "approved_by": Saying("subject", "fixed"),
        "period_end": Saying("when", "fixed"),
        "coverage": Saying("word", "fixed", COVERAGES),
        "count": Saying("figure", "fixed"),
        "background": _text(),
        "evaluation": _text(),
        "evaluated_how": _text(),
        "output": _text(),
        "recommends": _text(),
        "participation": _text(),
        "advocates": _text(),
        "agenda": _text(),
        "rationale": _text(),
        "support": _text(),
        "tradition": _text(),
        "ambition": _text(),
        "organises": _text(),
        "catalogue": _text(),
        "caveat": _text(),
        "partnership": Saying("subject", "fixed"),
        "advised_by": Saying("subject", "fixed"),
        "contact": _text(),
        "occasion": _text(),
        "scope": _text(),
        "approval": _text(),
        "joining": _text(),
        "involves": _text(),
        "evaluates": _text(),
    },
    "body": {
        **_TOLD,
        "role": _text("dated"),
        "place": Saying("word", "dated", PLACES),
        "consists_of": _text("dated"),
        "meets": _text("dated"),
        "a_year": Saying("figure", "dated"),
        "decided": _text(),
        "case_number": _text("dated"),
    },
    "authority": _TOLD,
    "municipality": {
        **_TOLD,
        "trials": Saying("text", "dated"),
        "lists": Saying("subject", "many"),
    },
    "round": {
        **_TOLD,
        "deadline": Saying("when", "fixed"),
        "sent": Saying("figure", "fixed"),
        "granted": Saying("figure", "fixed"),
        "answered": Saying("when", "fixed"),
        "start": Saying("when", "fixed"),
    },
    "application": {
        **_TOLD,
        "sent_in": Saying("subject", "fixed"),
        "outcome": Saying("word", "fixed", OUTCOMES),
        "asked": Saying("figure", "fixed"),
        "granted": Saying("figure", "fixed"),
    },
    "trial": {
        **_TOLD,
        **_ABOUT_A_TRIAL,
        "participants": Saying("names", "fixed"),
        "coordinator": Saying("subject", "dated"),
        "decided": _text(),
        "started": Saying("names", "many"),
        "not_started": _text("fixed"),
        "met_by_law": Saying("verdict", "many"),
        "condition": _text(),
        "evaluated_by": Saying("subject", "fixed"),
        "joins_by": Saying("word", "fixed", WAYS_TO_JOIN),
    },
    "part": {
        **_TOLD,
        **_ABOUT_A_TRIAL,
        "started": Saying("names", "many"),
        "met_by_law": Saying("verdict", "many"),
        "outcome": Saying("word", "fixed", OUTCOMES),
        "condition": _text(),
    },
    "figure": {"number": Saying("figure", "fixed")},
    "calendar": {
        **_NAMED,
        "planned": Saying("when", "fixed"),
        "held": Saying("when", "fixed"),
        "asks": Saying("names", "fixed"),
        "follows": Saying("subject", "fixed"),
        "of_body": Saying("subject", "fixed"),
    },
    "theme": _NAMED,
    "conclusion": {"concludes": _text("fixed")},
    "recommendation": {**_NAMED, "reasons": _text(), "under": Saying("subject", "fixed")},
    "lesson": {"learned": _text("fixed"), "kind": Saying("word", "fixed", LESSON_KINDS)},
    "side_effect": {"observed": _text("fixed")},
    "experience": {
        "experienced": _text("fixed"),
        "stakeholder": Saying("word", "many", STAKEHOLDERS),
        "evidence": Saying("word", "many", EVIDENCE),
        "kind": Saying("word", "fixed", EXPERIENCE_KINDS),
        "could_adopt": Saying("names", "many"),
    },
    "advocacy": {
        "activity": _text("fixed"),
        "held": Saying("when", "fixed"),
        "follows_up": Saying("subject", "many"),
        "led_to": _text(),
    },
    "barrier": {
        "raised": _text("fixed"),
        "raised_by": _text("fixed"),
        "raised_to": Saying("subject", "many"),
        "answered": _text(),
        "ended": Saying("word", "dated", BARRIER_ENDS),
    },
    "other_trial": {
        **_TOLD,
        "run_by": _text("dated"),
        "same_citizens": _text("fixed"),
        "runs": Saying("when", "fixed"),
    },
    "challenge": {"states": _text("fixed"), "explains": _text()},
    "idea": {
        **_NAMED,
        "problem": _text("fixed"),
        "solution": _text("fixed"),
        "explains": _text(),
        "became": Saying("subject", "many"),
    },
    "law": {**_TOLD, "in_force": Saying("when", "fixed")},
    "adoption": {"adopts": Saying("adoption", "many")},
}
"""Claims. What an act may do stands in `steps.STEPS` and, of what is planned, in `plan_steps.PLAN_STEPS`."""
