"""Whether an act may be done: held against where the trial stands. The steps are data (`steps`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.programme import life_refusals as refusals
from frikommune.programme.entry import Entry, Names, Subject, Verdict, Word, own_subjects
from frikommune.programme.grants import Holding, counted_in, holdings
from frikommune.programme.journal import Journal
from frikommune.programme.life import Life, life_of
from frikommune.programme.steps import STAGES, STEPS, THERE, Step
from frikommune.programme.when import When


def check_act(journal: Journal, act: Entry, trial: str, parts: tuple[str, ...]) -> None:
    """Refuse an act that the steps do not allow, with the reason and what is missing. Raises Refused.

    `trial` is the one that the act is about, or whose part it is about; `parts` are its parts.
    """
    found = faults(journal, act, trial, parts)
    if found:
        raise Refused(*(refusal for one in found for refusal in one.refusals))


def faults(
    journal: Journal, act: Entry, trial: str, parts: tuple[str, ...], life: Life | None = None
) -> list[Refused]:
    """Everything that stands in an act's way. `life`: where the trial stands, where it is known already."""
    step = STEPS.get(act.says)
    if step is None:
        return [refusals.unknown_act(act, STEPS)]
    own = own_subjects(trial, parts)
    known = _but_for_the_corrected(journal, act)
    life = life or life_of(known, trial, parts)
    found: list[Refused] = [*_missing(step, act), *_too_early(step, act)]
    found += _of_another_time(journal, act, own, life)
    if life.stage not in step.after:
        found.append(refusals.not_from_here(act, step.title, STAGES[life.stage], _named(step.after, STAGES)))
    else:
        found += _not_from_there(step, act, life)
    found += _of_the_step(journal, act, life)
    if act.says == "start" and act.effect:
        found += _runs_already(act, holdings(known, {trial: parts}))
    return found


def _but_for_the_corrected(journal: Journal, act: Entry) -> Sequence[Entry]:
    corrects = act.deed.corrects if act.deed else ""
    known = journal.known(None)
    return [one for one in known if one.id != corrects] if corrects else known


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
    needs = (*needs, *(("part",) if step.of_a_part else ()))
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
        "part": act.about.kind == "part",
        "replaces": any(one.kind == "part" and one != act.about for one in act.concerns),
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


def _of_another_time(journal: Journal, act: Entry, own: frozenset[Subject], life: Life) -> list[Refused]:
    """A correction of what is not there, or an act based on less than has been done by now."""
    deed = act.deed
    if deed is None:
        return []
    found = []
    corrected = journal.by_id.get(deed.corrects)
    if deed.corrects and (corrected is None or corrected.family != "act" or corrected.about not in own):
        found.append(refusals.corrects_nothing(act, deed.corrects))
    seen = life.acts + (corrected is not None)
    if deed.based_on is not None and deed.based_on != seen:
        found.append(refusals.changed_meanwhile(act, deed.based_on, seen))
    return found


def _of_the_step(journal: Journal, act: Entry, life: Life) -> list[Refused]:
    names = act.value.names if isinstance(act.value, Names) else ()
    found = []
    if act.says == "approve":
        found += [refusals.not_an_applicant(act, one) for one in names if one not in life.applicants]
    if act.says == "send" and isinstance(act.value, Subject):
        waiting = [one for one in life.applicants if life.there.get(one) != "approved"]
        found += [refusals.committees_missing(act, waiting)] if waiting else []
        found += _after_deadline(journal, act, act.value)
    if act.says == "join" and life.must_apply_anew:
        found.append(refusals.must_apply_anew(act))
    if act.says in ("join", "start", "practice") and act.effect and life.last_day:
        found += [refusals.period_over(act, life.last_day)] if act.effect.start >= life.last_day else []
    if act.says == "practice":
        replaced = [one.name for one in act.concerns if one.kind == "part"]
        found += [refusals.part_not_granted(act, one) for one in replaced if one not in life.granted_parts]
    return found + (_of_a_start(act, names, life) if act.says == "start" and act.effect else [])


def _of_a_start(act: Entry, names: Sequence[str], life: Life) -> list[Refused]:
    """The bylaw is public before it, and the part was granted."""
    assert act.effect is not None
    first = act.effect.start
    without = [one for one in names if life.there.get(one) == "started" and one not in life.bylaws]
    found = [refusals.bylaw_missing(act, one) for one in without]
    late = [one for one in names if life.bylaws.get(one, date.min) >= first]
    found += [refusals.bylaw_after_start(act, one, life.bylaws[one]) for one in late]
    part = act.about.name
    granted = act.about.kind != "part" or part in life.granted_parts
    return found + ([] if granted else [refusals.part_not_granted(act, part)])


def _runs_already(act: Entry, held: Sequence[Holding]) -> list[Refused]:
    assert act.effect is not None
    names = act.value.names if isinstance(act.value, Names) else ()
    first = act.effect.start
    return [
        refusals.runs_already(act, one.municipality, one.start)
        for one in held
        if one.part == act.about.name and one.municipality in names
        if one.start <= first and (one.end is None or first < one.end)
    ]


def _after_deadline(journal: Journal, act: Entry, round_: Subject) -> list[Refused]:
    """Held against the adopted deadline, or against the one that no source contradicts."""
    known = journal.known(None)
    told = [one for one in known if one.about == round_ and one.says == "deadline"]
    agreed = told if len({one.value for one in told}) == 1 else []
    counted = [one for one in counted_in(known) if one in told] or agreed
    sent = act.effect or act.recorded
    return [
        refusals.deadline_passed(act, one)
        for one in dict.fromkeys(one.value for one in counted)
        if isinstance(one, When) and sent.start > one.last
    ]
