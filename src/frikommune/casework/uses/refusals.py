"""Why a decision to use an exemption cannot be stored, and what to do instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from frikommune.cases.history import History, Use
from frikommune.casework.uses.as_if import open_spells
from frikommune.casework.uses.using import Verdict, judge_use
from frikommune.casework.uses.words import (
    BACKDATE,
    CHOOSE_OTHER,
    CHOOSE_REASON,
    CORRECT_DAY,
    NEW_PLACE,
    NO_NEED,
    NOT_LEFT_OUT,
    OPEN_CASE,
    OTHER_DAY,
    PROBLEMS,
    SEE_CASE,
    SEE_OTHER,
    STEP_OPEN,
)
from frikommune.errors import Refusal, Refused, closest, refuse
from frikommune.language import Text, day_text
from frikommune.law.considered import considered
from frikommune.law.exemption import Exemption
from frikommune.law.rulebook import Rulebook
from frikommune.law.words import all_of, any_of
from frikommune.ledger.row import Note


def check_known(rulebook: Rulebook, use: Use) -> None:
    """Raises Refused where the decision names no exemption used case by case, or no norm that it changes."""
    by_case = {one.id: one for one in rulebook.exemptions.values() if one.use is not None}
    exemption = by_case.get(use.exemption)
    if exemption is None:
        raise refuse(
            "use_exemption_unknown",
            problem=PROBLEMS["use_exemption_unknown"],
            where="exemption",
            given=use.exemption or "–",
            expected=any_of(Text.same(one) for one in sorted(by_case)),
            do_next=closest(use.exemption, by_case),
        )
    if not exemption.changes_to(use.norm):
        titles = all_of(rulebook.norms[one.norm].title for one in exemption.changes)
        norm = rulebook.norms.get(use.norm)
        raise Refused(_refusal("use_not_for_step", use, norm.title.da if norm else use.norm or "–", titles))


def check_use(history: History, rulebook: Rulebook, use: Use, observed: date) -> Verdict:
    """The verdict on a decision that stands, now or once approved. Raises Refused, with what to do, if not.

    The history holds what is known of the case, without decisions that were not approved.
    """
    check_known(rulebook, use)
    if use.decided_on > observed:
        last = day_text(observed)
        words = Text(f"{last.da} eller tidligere", f"{last.en} or earlier")
        raise Refused(_refusal("use_decided_ahead", use, use.decided_on.isoformat(), words, CORRECT_DAY))
    verdict = judge_use(history, rulebook, use, observed)
    if not verdict.stands:
        raise refused_use(history, rulebook, use, verdict)
    return verdict


def refused_use(history: History, rulebook: Rulebook, use: Use, verdict: Verdict) -> Refused:
    """Everything that stands against a decision that does not stand."""
    if verdict.judgement == "taken":
        other = next(one.decided_on.isoformat() for one in history.uses if one.id == verdict.by)
        return Refused(_refusal("use_taken", use, other, NOT_LEFT_OUT, SEE_OTHER))
    found = [_against(note, rulebook, use, verdict) for note in verdict.why]
    return Refused(*(found or [_nothing(history, rulebook, use, verdict)]))


def _against(note: Note, rulebook: Rulebook, use: Use, verdict: Verdict) -> Refusal:
    """A condition that the ledger says was not met."""
    exemption = rulebook.exemptions[use.exemption]
    if note.code == "use_too_late" and isinstance(by := note.facts[2], date):
        last = day_text(by)
        words = Text(f"en beslutning senest {last.da}", f"a decision no later than {last.en}")
        return _refusal(note.code, use, use.decided_on.isoformat(), words, BACKDATE)
    if note.code == "use_not_granted" and isinstance(day := note.facts[1], date):
        return _not_granted(rulebook, use, verdict, day)
    return _refusal(note.code, use, use.reason.strip() or "–", _reasons(exemption), CHOOSE_REASON)


def _not_granted(rulebook: Rulebook, use: Use, verdict: Verdict, day: date) -> Refusal:
    """Not there, not yet, no more, or not for that group: as the law's own weighing says it."""
    row = verdict.row
    assert row is not None
    weighed = considered(rulebook.all_trials, use.norm, row.municipality, row.group, day)
    why = next(one.why for one in weighed if one.exemption.id == use.exemption)
    name = use.exemption
    expected = Text(
        f"en kommune, en målgruppe og en dag, som {name} gælder for",
        f"a municipality, a group and a day for which {name} holds",
    )
    found = _refusal("use_not_granted", use, day.isoformat(), expected, OTHER_DAY)
    return replace(found, problem=Text(f"Undtagelse {name}: {why.da}", f"Exemption {name}: {why.en}"))


def _reasons(exemption: Exemption) -> Text:
    """What the trial takes as a reason."""
    assert exemption.use is not None
    listed = [Text(f"“{one.da}”", f"“{one.en}”") for one in exemption.use.reasons.values()]
    if exemption.use.own_words:
        listed.append(Text("en grund med egne ord", "a reason in your own words"))
    return any_of(listed)


def _nothing(history: History, rulebook: Rulebook, use: Use, verdict: Verdict) -> Refusal:
    """The ledger names no condition: there is no step to leave out."""
    row, day = verdict.row, use.decided_on
    running = open_spells(history, day)
    if not running:
        return _refusal("use_case_closed", use, day.isoformat(), OPEN_CASE, NEW_PLACE)
    if row is not None and row.met_on is not None:
        return _refusal("use_step_done", use, row.met_on.isoformat(), STEP_OPEN, NO_NEED)
    if row is not None and row.standing in ("waived", "exempt"):
        return _refusal("use_waived", use, row.layer, STEP_OPEN, NO_NEED)
    norm, words = rulebook.norms[use.norm], rulebook.words
    if not any(norm.concerns(one.group) for one in running):
        groups = any_of(words.group_inside(one) for one in sorted(norm.groups))
        return _refusal("use_not_for_group", use, words.group(running[-1].group).da, groups)
    return _refusal("use_nothing_due", use, "–", STEP_OPEN, SEE_CASE)


def _refusal(code: str, use: Use, given: str, expected: Text, do_next: Text = CHOOSE_OTHER) -> Refusal:
    return Refusal(code, PROBLEMS[code], use.exemption, given, expected, do_next)
