"""What a coordinator writes in the calendar: something new, and another time for what is planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from frikommune.errors import Refused, refuse
from frikommune.language import Text, folded
from frikommune.programme.entry import Entry, Names, Subject
from frikommune.programme.plans import Plan
from frikommune.programme.when import When
from frikommune.web.journal.writing import Pen
from frikommune.web.pages.speech import say


@dataclass(frozen=True, slots=True)
class NewPlan:
    """What is planned, as the form gives it."""

    name: str
    when: When
    body: str = ""
    asks: tuple[str, ...] = ()
    follows: str = ""
    reason: str = ""


def when_of(first: str, last: str, is_deadline: bool) -> When:
    """The time that two fields and a tick give. Raises Refused where they give none."""
    start, end = day_of(first, say("første dag", "first day")), None
    if last.strip():
        end = day_of(last, say("sidste dag", "last day"))
    if end and end < start:
        raise refuse(
            "last_before_first",
            problem=Text("Den sidste dag ligger før den første", "The last day is before the first"),
            where=say("sidste dag", "last day"),
            given=f"{first} – {last}",
            expected=Text("den samme dag eller en senere", "the same day or a later one"),
            do_next=Text("Ret en af dagene.", "Correct one of the days."),
        )
    if is_deadline:
        return When.parse(f"by {end or start}")
    return When.on(start) if end in (None, start) else When.parse(f"{start}/{end}")


def day_of(given: str, field: str) -> date:
    """The day that a field gives. Raises Refused where it gives none."""
    try:
        return date.fromisoformat(given.strip())
    except ValueError:
        raise refuse(
            "not_a_day",
            problem=Text("Dagen mangler eller kan ikke læses", "The day is missing or cannot be read"),
            where=field,
            given=given.strip()[:40] or "–",
            expected=Text("en dag, fx 2027-03-12", "a day, such as 2027-03-12"),
            do_next=Text("Vælg dagen i feltet.", "Choose the day in the field."),
        ) from None


def subject_of(name: str) -> Subject:
    """`calendar:godkendelse-i-kkr`: the subject of a name. Raises Refused for a name without letters."""
    slug = slugify(folded(name))[:60].strip("-")
    if not slug:
        raise refuse(
            "name_missing",
            problem=Text("Det planlagte mangler et navn", "What is planned lacks a name"),
            where=say("navn", "name"),
            given=name.strip()[:40] or "–",
            expected=Text("et navn med bogstaver eller tal", "a name with letters or digits"),
            do_next=Text("Skriv, hvad der er planlagt.", "Write what is planned."),
        )
    return Subject("calendar", slug)


def new_plan(pen: Pen, plan: NewPlan, taken: Sequence[Plan]) -> list[Entry]:
    """The entries of something new. Raises Refused where its name is taken."""
    about = subject_of(plan.name)
    if any(one.about == about for one in taken):
        raise _name_taken(plan.name)
    entries = [
        pen.claim(about, "named", Text.same(plan.name.strip()), effect=pen.today),
        pen.claim(about, "planned", plan.when, effect=pen.today, reason=plan.reason),
    ]
    if plan.body:
        entries.append(pen.claim(about, "of_body", Subject("body", plan.body), effect=pen.today))
    if plan.asks:
        entries.append(pen.claim(about, "asks", Names(plan.asks), effect=pen.today))
    if plan.follows:
        entries.append(pen.claim(about, "follows", Subject("calendar", plan.follows), effect=pen.today))
    return entries


def moved_plan(pen: Pen, plan: Plan, when: When, reason: str) -> list[Entry]:
    """A new time, held to be so over all earlier ones; those stay. Raises Refused without a reason."""
    if not reason.strip():
        raise refuse(
            "reason_missing",
            problem=Text("Der mangler en begrundelse for at flytte det", "A reason to move it is missing"),
            where=str(plan.about),
            given="–",
            expected=Text("hvorfor tidspunktet er ændret", "why the time was changed"),
            do_next=Text("Skriv grunden i feltet.", "Write the reason in the field."),
        )
    same = [one for told in plan.times if told.when == when for one in told.entries]
    moved = [] if same else [pen.claim(plan.about, "planned", when, effect=pen.today, reason=reason)]
    over = [one for told in plan.times if told.when != when for one in told.entries]
    return [*moved, pen.adopt([*same, *moved], Text.same(reason.strip()), [one.id for one in over])]


def _name_taken(name: str) -> Refused:
    return refuse(
        "plan_name_taken",
        problem=Text("Noget andet planlagt hedder allerede sådan", "Something else planned has that name"),
        where=say("navn", "name"),
        given=name.strip(),
        expected=Text("et navn, der ikke er i brug", "a name that is not in use"),
        do_next=Text(
            "Flyt det, der er planlagt, eller giv det nye et andet navn, fx med årstal.",
            "Move what is planned, or give the new one another name, with the year say.",
        ),
    )
