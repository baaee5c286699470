"""Where a trial stands, and each municipality in it: a fold of its acts and its adopted claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from frikommune.programme.entry import Entry, Names, Subject, Verdict, Word, own_subjects
from frikommune.programme.grants import counted_in, last_day_by
from frikommune.programme.steps import STEPS
from frikommune.programme.when import When


@dataclass
class Life:
    """Where a trial stands, and where each municipality stands in it.

    `applicants` are those that apply, `last_day` is the first day after the period, `acts` counts the acts.
    """

    stage: str = "none"
    there: dict[str, str] = field(default_factory=dict)
    applicants: tuple[str, ...] = ()
    granted_parts: set[str] = field(default_factory=set)
    bylaws: dict[str, date] = field(default_factory=dict)
    must_apply_anew: bool = False
    last_day: date | None = None
    acts: int = 0


def life_of(known: Sequence[Entry], trial: str, parts: tuple[str, ...]) -> Life:
    """Fold the acts and adopted claims about a trial and its parts. Entries in order of recording.

    That a trial never started counts whatever the reason: sources may agree on the one and not on the other.
    """
    life = Life()
    own = own_subjects(trial, parts)
    counted = counted_in(known)
    for entry in counted:
        if entry.about in own:
            (_by_act if entry.family == "act" else _by_claim)(life, entry)
    life.last_day = _last_day(counted, own)
    life.acts = sum(one.family == "act" and one.about in own for one in known)
    if any(one.about in own and one.says == "not_started" for one in known):
        named = (one.value for one in known if one.about in own and one.says == "participants")
        for name in next((one.names for one in named if isinstance(one, Names)), ()):
            life.there.setdefault(name, "not_started")
    return life


def _last_day(counted: Sequence[Entry], own: frozenset[Subject]) -> date | None:
    return last_day_by(
        [
            (one.says, one.value.end)
            for one in counted
            if isinstance(one.value, When)
            and (one.says == "period_end" or (one.says == "extend" and one.about in own))
        ]
    )


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
        for left_out in set(life.applicants) - set(names):
            life.there.pop(left_out, None)
        life.applicants = names
    if entry.says == "decide" and isinstance(entry.value, Word):
        if entry.value.code != "refused":
            life.granted_parts.add(entry.about.name)
        life.stage = "granted" if life.granted_parts else "refused"
    elif isinstance(entry.value, Verdict) and entry.value.verdict == "fully":
        life.stage = step.leads_to or "ended"
    elif entry.says not in ("end", "meet_by_law") or (entry.about.kind == "trial" and not names):
        life.stage = step.led_from(life.stage)
    if entry.says == "practice":
        life.granted_parts.add(entry.about.name)
    if step.leads_there:
        running = [name for name in names if life.there.get(name) == "started"]
        moved = [name for name in names if entry.says != "publish_bylaw" or name not in running]
        life.there.update(dict.fromkeys(moved, step.leads_there))
    if entry.says == "publish_bylaw" and entry.effect:
        life.bylaws.update(dict.fromkeys(names, entry.effect.last))
