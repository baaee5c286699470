"""Where a trial stands, and whether an act may be done there. The steps themselves are data (`steps`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.programme import life_refusals as refusals
from frikommune.programme.entry import Entry, Names, Subject, Verdict, Word, own_subjects
from frikommune.programme.grants import counted_in
from frikommune.programme.journal import Journal
from frikommune.programme.steps import STAGES, STEPS, THERE, Step
from frikommune.programme.when import When


@dataclass
class Life:
    """Where a trial stands, and where each municipality stands in it. `applicants` are those that apply."""

    stage: str = "none"
    there: dict[str, str] = field(default_factory=dict)
    applicants: tuple[str, ...] = ()
    granted_parts: set[str] = field(default_factory=set)
    bylaws: dict[str, date] = field(default_factory=dict)
    must_apply_anew: bool = False


def life_of(known: Sequence[Entry], trial: str, parts: tuple[str, ...]) -> Life:
    """Fold the acts and adopted claims about a trial and its parts. Entries in order of recording.

    That a trial never started counts whatever the reason: sources may agree on the one and not on the other.
    """
    life = Life()
    own = own_subjects(trial, parts)
    for entry in counted_in(known):
        if entry.about in own:
            (_by_act if entry.family == "act" else _by_claim)(life, entry)
    if any(one.about in own and one.says == "not_started" for one in known):
        for name in life.applicants:
            life.there.setdefault(name, "not_started")
    return life


def _by_claim(life: Life, entry: Entry) -> None:
    value = entry.value
    if entry.says == "outcome" and isinstance(value, Word):
        life.stage = "refused" if value.code == "refused" else "granted"
    elif entry.says == "started" and isinstance(value, Names):
        life.stage = "granted"
        life.granted_parts.add(entry.about.name)
        life.there.update(dict.fromkeys(value.names, "started"))
    elif entry.says == "participants" and isinstance(value, Names):
        life.applicants = life.applicants or value.names
    elif entry.says == "joins_by" and isinstance(value, Word):
        life.must_apply_anew = value.code == "new_application"
    elif isinstance(value, Verdict) and value.verdict == "fully" and entry.about.kind == "trial":
        life.stage = "ended"


def _by_act(life: Life, entry: Entry) -> None:
    step = STEPS[entry.says]
    names = entry.value.names if isinstance(entry.value, Names) else ()
    if entry.says == "apply":
        life.applicants = names
    if entry.says == "decide" and isinstance(entry.value, Word):
        if entry.value.code != "refused":
            life.granted_parts.add(entry.about.name)
        life.stage = "granted" if life.granted_parts else "refused"
    elif isinstance(entry.value, Verdict) and entry.value.verdict == "fully":
        life.stage = step.leads_to or "ended"
    elif entry.says not in ("end", "meet_by_law") or (entry.about.kind == "trial" and not names):
        life.stage = step.leads_to or life.stage
    if step.leads_there:
        life.there.update(dict.fromkeys(names, step.leads_there))
    if entry.says == "publish_bylaw" and entry.effect:
        life.bylaws.update(dict.fromkeys(names, entry.effect.last))


def check_act(journal: Journal, act: Entry, trial: str, parts: tuple[str, ...]) -> None:
    """Refuse an act that the steps do not allow, with the reason and what is missing. Raises Refused.

    `trial` is the one that the act is about, or whose part it is about; `parts` are its parts.
    """
    step = STEPS.get(act.says)
    if step is None:
        raise refusals.unknown_act(act, STEPS)
    life = life_of(journal.known(None), trial, parts)
    found: list[Refused] = [*_missing(step, act), *_too_early(step, act)]
    if life.stage not in step.after:
        found.append(refusals.not_from_here(act, step.title, STAGES[life.stage], _named(step.after, STAGES)))
    else:
        found += _not_from_there(step, act, life)
    found += _of_the_step(journal, act, life)
    if found:
        raise Refused(*(refusal for one in found for refusal in one.refusals))


def _not_from_there(step: Step, act: Entry, life: Life) -> list[Refused]:
    names = act.value.names if isinstance(act.value, Names) and step.there else ()
    allowed = _named(step.there, THERE)
    stands = {name: life.there.get(name, "outside") for name in names}
    return [
        refusals.not_from_there(act, step.title, name, THERE[stage], allowed)
        for name, stage in stands.items()
        if stage not in step.there
    ]


def _named(codes: frozenset[str], words: Mapping[str, Text]) -> list[Text]:
    return [text for code, text in words.items() if code in codes]


def _missing(step: Step, act: Entry) -> list[Refused]:
    needs = (*step.needs, *(("document", "basis", "second") if step.makes_law else ()))
    return [refusals.lacks(act, step.title, need) for need in dict.fromkeys(needs) if not _has(act, need)]


def _has(act: Entry, need: str) -> bool:
    deed, value = act.deed, act.value
    has = {
        "names": isinstance(value, Names) and bool(value.names),
        "outcome": isinstance(value, Word),
        "verdict": isinstance(value, Verdict),
        "when": isinstance(value, When),
        "round": isinstance(value, Subject) and value.kind == "round",
        "reason": bool(act.because.da),
    }
    if need == "second":
        return deed is not None and bool(deed.second) and deed.second != deed.by
    return has[need] if need in has else bool(getattr(deed, need, ""))


def _too_early(step: Step, act: Entry) -> list[Refused]:
    """What makes law is never backdated, but for a correction, which names what it corrects."""
    if not step.makes_law:
        return []
    if act.effect is None:
        return [refusals.no_day(act, step.title)]
    corrects = act.deed is not None and bool(act.deed.corrects)
    late = act.effect.start < act.recorded.start and not corrects
    return [refusals.backdated(act, step.title)] if late else []


def _of_the_step(journal: Journal, act: Entry, life: Life) -> list[Refused]:
    names = act.value.names if isinstance(act.value, Names) else ()
    if act.says == "send" and isinstance(act.value, Subject):
        waiting = [one for one in life.applicants if life.there.get(one) != "approved"]
        found = [refusals.committees_missing(act, waiting)] if waiting else []
        return found + _after_deadline(journal, act, act.value)
    if act.says == "join" and life.must_apply_anew:
        return [refusals.must_apply_anew(act)]
    if act.says == "start" and act.effect:
        late = [one for one in names if life.bylaws.get(one, date.min) >= act.effect.start]
        part = act.about.name if act.about.kind == "part" else ""
        found = [refusals.bylaw_after_start(act, one, life.bylaws[one]) for one in late if one in life.bylaws]
        return found + (
            [refusals.part_not_granted(act, part)] if part and part not in life.granted_parts else []
        )
    return []


def _after_deadline(journal: Journal, act: Entry, round_: Subject) -> list[Refused]:
    deadlines = [
        one.value
        for one in counted_in(journal.known(None))
        if one.about == round_ and one.says == "deadline" and isinstance(one.value, When)
    ]
    sent = act.effect or act.recorded
    return [refusals.deadline_passed(act, one) for one in deadlines if sent.start > one.last]
