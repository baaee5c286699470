"""The form by which an exemption is used: what it offers, and what it sent."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from frikommune.cases.history import History
from frikommune.cases.history import Use as Decision
from frikommune.casework.duties.choices import Choice, choices_of, use_of
from frikommune.casework.duties.duty import PLACE_WORDS
from frikommune.casework.uses.health import health_words
from frikommune.casework.uses.replacing import replacements
from frikommune.language import Text, day_text, small
from frikommune.law.rulebook import Rulebook
from frikommune.web.pages.posted import Posted
from frikommune.web.uses.registering import REASON, REPLACED

STEP = Text("Hvilket skridt", "Which step")
DECIDED = Text("Besluttet den", "Decided on")
OWN = "own"
LONGEST_REASON, LONGEST_REPLACED = 1000, 200


@dataclass(frozen=True, slots=True)
class Offered:
    """A step as the form shows it. `why_not` is empty where it may be left out."""

    choice: Choice
    when: Text
    reasons: Mapping[str, Text]
    own_words: bool
    replaced_by: tuple[Text, ...]
    why_not: Text
    other_use: int | None

    @property
    def key(self) -> str:
        """By which the form names it."""
        return self.choice.key


def offered(
    history: History, rulebook: Rulebook, today: date, decided_on: date
) -> tuple[list[Offered], list[Offered]]:
    """The steps that may be left out by a decision of that day, and the others with the reason why not."""
    every = [_offered(one, rulebook) for one in choices_of(history, rulebook, today, decided_on)]
    return [one for one in every if one.choice.verdict.stands], [
        one for one in every if not one.choice.verdict.stands
    ]


def picked(request: HttpRequest, steps: list[Offered]) -> str:
    """The step that is chosen beforehand: what was sent, what the link names, or the only one there is."""
    if "step" in request.POST:
        return request.POST["step"]
    norm, exemption = request.GET.get("norm", ""), request.GET.get("exemption", "")
    occurrence = request.GET.get("occurrence", "")
    for exact in (f"{norm}|{occurrence or 0}|{exemption}", f"{norm}|0|{exemption}"):
        if any(one.key == exact for one in steps):
            return exact
    about = [one.key for one in steps if one.choice.duty.norm == norm]
    return about[0] if about else steps[0].key if len(steps) == 1 else ""


@dataclass(frozen=True, slots=True)
class Box:
    """A step with what is chosen and typed in its fields."""

    step: Offered
    is_picked: bool
    reason: str
    own: str
    replaced: str


def box(given: Mapping[str, str], step: Offered, chosen: str) -> Box:
    """A step's fields as they were sent; the only listed reason of a trial is chosen beforehand."""
    reason, own, replaced = (given.get(f"{name}|{step.key}", "") for name in ("reason", "own", "replaced_by"))
    only = next(iter(step.reasons)) if len(step.reasons) == 1 and not (reason or own) else reason
    return Box(step, step.key == chosen, only, own, replaced)


def typed(given: Mapping[str, str], key: str) -> tuple[str, ...]:
    """What was typed for a step that is not shown any more, so that it is not lost."""
    return tuple(filter(None, (given.get(f"{name}|{key}", "") for name in ("own", "replaced_by"))))


def read_decision(posted: Posted, today: date) -> Decision:
    """The decision that the form sent. Raises Refused for what cannot be read; the rest is the ledger's."""
    key = posted.choice("step", STEP, _well_formed(posted.given.get("step", "")))
    decided = posted.day("decided_on", DECIDED, needed=False, last=today) or today
    reason = _reason(posted, key)
    replaced = posted.text(f"replaced_by|{key}", REPLACED, needed=False, longest=LONGEST_REPLACED)
    posted.check()
    return use_of(key, reason, (decided, today), replaced)


def health_in(decision: Decision) -> tuple[str, ...]:
    """The words of what was typed that tell of a citizen's health."""
    return health_words(f"{decision.reason}\n{decision.replaced_by}")


def mark_of(words: tuple[str, ...]) -> str:
    """By which a form remembers that its warning was about these very words."""
    return hashlib.sha256("|".join(words).encode()).hexdigest()[:16]


def _well_formed(key: str) -> set[str]:
    """The key as the only choice: whether the step may be left out is the ledger's to say, in its words."""
    norm, _, rest = key.partition("|")
    occurrence, _, exemption = rest.partition("|")
    return {key} if norm and exemption and occurrence.isascii() and occurrence.isdigit() else set()


def _reason(posted: Posted, key: str) -> str:
    """One of the trial's reasons, or own words; what is empty or unknown is left to the ledger to refuse."""
    own = posted.text(f"own|{key}", REASON, needed=False, longest=LONGEST_REASON)
    chosen = posted.given.get(f"reason|{key}", "")
    return own if chosen in ("", OWN) else chosen


def _offered(one: Choice, rulebook: Rulebook) -> Offered:
    use = one.exemption.use
    other = one.verdict.by
    terms = one.duty.row.rule.terms
    return Offered(
        choice=one,
        when=_when(one),
        reasons=use.reasons if use is not None else {},
        own_words=use is not None and use.own_words,
        replaced_by=replacements(terms, rulebook.words),
        why_not=Text("", "") if one.verdict.stands else _why_not(one),
        other_use=int(other[1:]) if other[1:].isdigit() and other.startswith("b") else None,
    )


def _when(one: Choice) -> Text:
    """Which time the decision speaks of."""
    if one.covers_rest:
        return Text("resten af forløbet", "the rest of the course")
    if one.occurrence == 0:
        change, next_time = PLACE_WORDS["before_change"], Text("næste gang", "the next time")
        return Text(small(change.da), small(change.en)) if one.duty.place == "before_change" else next_time
    due = one.duty.due
    if due is None:
        return Text("", "")
    last = day_text(due)
    return Text(f"senest {last.da}", f"by {last.en}")


def _why_not(one: Choice) -> Text:
    """In one line."""
    verdict, row = one.verdict, one.verdict.row
    if verdict.judgement == "taken":
        return Text("der er allerede truffet en beslutning", "a decision has been taken already")
    if row is not None and row.met_on is not None:
        done = day_text(row.met_on)
        return Text(f"foreligger allerede fra {done.da}", f"was done on {done.en}")
    if not one.weighed.holds:
        return one.weighed.why
    late = next((note for note in verdict.why if note.code == "use_too_late"), None)
    if late is not None and isinstance(by := late.facts[2], date):
        last = day_text(by)
        return Text(f"fristen var {last.da}", f"it was due by {last.en}")
    return Text("kan ikke undlades nu", "cannot be left out now")
