"""Whether a decision to use an exemption counts in this case (semantics 4 and 17)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from frikommune.cases.history import Use
from frikommune.law.exemption import Exemption, UseConditions
from frikommune.law.source import Unknown
from frikommune.ledger.matching import Occurrence
from frikommune.ledger.row import Note
from frikommune.ledger.slots import Ask


def uses_of(ask: Ask) -> list[Use]:
    """The uses recorded for this norm that speak of this course, in order of decision."""
    mine, counted = ask.course.uses.get(ask.norm.id), ask.route.world.counted
    if not mine:
        return []
    return sorted(
        (use for use in mine if use.exemption in counted and _speaks_of(ask, use.decided_on)),
        key=lambda use: (use.decided_on, use.id),
    )


def _speaks_of(ask: Ask, decided: date) -> bool:
    """Whether a decision of that day is about this course.

    It was taken within it; or before it, where the start of the course is what sets the norm off and no other
    course of the group began in between (the decision is taken while the citizen is still in another group).
    """
    course = ask.course
    if decided >= course.start:
        return course.end is None or decided < course.end
    if not ask.route.set_off_by_start:
        return False
    return not any(
        spell.group == course.group and decided <= spell.start < course.start
        for spell in course.history.spells
    )


def usable_on(ask: Ask, use: Use, day: date) -> Exemption | None:
    """The exemption of the use, if it could be used there on that day."""
    return next((one for one in ask.rule_on(day).usable if one.id == use.exemption), None)


def judge(ask: Ask, use: Use, by: date | None, since: date) -> tuple[bool, list[Note]]:
    """Whether the use counts for something due (or triggered) on `by`, and why; each note ends with its id.

    Conditions are read on the day of the decision; approval as known on the observation day. What came to
    stand only on a later day, `since`, is let off only if the exemption could be used there on that day too.
    """
    counts, notes = _judged(ask, use, by, since)
    return counts, [note._replace(facts=(*note.facts, use.id)) for note in notes]


def _judged(ask: Ask, use: Use, by: date | None, since: date) -> tuple[bool, list[Note]]:
    exemption = usable_on(ask, use, use.decided_on)
    if exemption is None or exemption.use is None:
        return False, [Note("use_not_granted", (use.exemption, use.decided_on))]
    if since > use.decided_on and usable_on(ask, use, since) is None:
        return False, [Note("use_not_granted", (use.exemption, since))]
    against = list(_against(use, exemption.use, by, ask.course.observed))
    if against:
        return False, against
    notes = [Note("use_counts", (use.exemption, use.decided_on, use.reason, exemption, use.approved_on))]
    if use.recorded_on > use.decided_on:
        notes.append(Note("use_recorded_later", (use.decided_on, use.recorded_on)))
    if use.approved_on is not None and use.approved_on < use.decided_on:
        notes.append(Note("use_approved_before_decided", (use.decided_on, use.approved_on)))
    return True, notes


def _against(use: Use, conditions: UseConditions, by: date | None, observed: date) -> Iterator[Note]:
    """The conditions that the decision does not meet."""
    if by is not None and use.decided_on > by:
        yield Note("use_too_late", (use.exemption, use.decided_on, by))
    if not use.reason.strip():
        yield Note("use_without_reason", (use.exemption, use.decided_on))
    elif use.reason not in conditions.reasons and not conditions.own_words:
        yield Note("use_reason_not_listed", (use.exemption, use.reason, tuple(conditions.reasons.values())))
    if conditions.leader_check and not _approved(use, observed):
        dayless = bool(use.approved_by) and use.approved_on is None
        code = "use_approval_without_day" if dayless else "use_not_approved"
        yield Note(code, (use.exemption, use.decided_on))


def _approved(use: Use, observed: date) -> bool:
    return bool(use.approved_by) and use.approved_on is not None and use.approved_on <= observed


def attach(occurrences: list[Occurrence], uses: list[Use], ask: Ask) -> dict[int, list[Use]]:
    """Which uses speak of which occurrence of a duty.

    A numbered use speaks of its occurrence. Otherwise a use that covers the rest of the course speaks of all
    that are unmet and due on or after its day, and one that covers a single occurrence of the oldest of them;
    if there is none, of the oldest unmet (for which it then comes too late).
    """
    found: dict[int, list[Use]] = {}
    for use in uses:
        for number in _meant_by(use, occurrences, ask):
            found.setdefault(number, []).append(use)
    return found


def _meant_by(use: Use, occurrences: list[Occurrence], ask: Ask) -> list[int]:
    if use.occurrence:
        return [use.occurrence]
    unmet = [one for one in occurrences if one.event is None or one.event.day >= use.decided_on]
    in_reach = [one for one in unmet if _in_reach(one, use.decided_on)]
    if covers_rest(ask, use):
        return [one.number for one in in_reach]
    chosen = in_reach or [one for one in unmet if one.life[0].alive_from <= use.decided_on]
    return [chosen[0].number] if chosen else []


def covers_rest(ask: Ask, use: Use) -> bool:
    """Whether one decision covers the rest of the course."""
    exemption = ask.route.world.rulebook.exemptions.get(use.exemption)
    return exemption is not None and exemption.use is not None and exemption.use.covers == "rest_of_course"


def _in_reach(one: Occurrence, day: date) -> bool:
    span = one.life[-1].span
    return not isinstance(span, Unknown) and (span.due is None or day <= span.due)
