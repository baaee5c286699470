"""What is said when a length of time, a period, a day or a moment cannot be accepted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from frikommune.errors import Refused, closest, refuse
from frikommune.language import Text


def addition(day: date, step: object, times: int = 1) -> str:
    """The sum that was asked for: `2018-01-31 + 3 × (1 month)`."""
    return f"{day} + {step}" if times == 1 else f"{day} + {times} × ({step})"


def step_unreadable(text: str) -> Refused:
    """A text, or counts, that make no length of time."""
    return refuse(
        "step_unreadable",
        problem=Text("Tidsrummet kan ikke læses", "The length of time cannot be read"),
        where="",
        given=text.strip() or "–",
        expected=Text(
            "Hele tal med enheder, fx “3 months” eller “6 months 2 weeks”; hver enhed højst én gang",
            "Whole numbers with units, such as “3 months” or “6 months 2 weeks”; each unit once at most",
        ),
        do_next=Text(
            "Skriv tallet før enheden med mellemrum imellem.",
            "Write the number before its unit, with a space between.",
        ),
    )


def unknown_unit(unit: str, text: str, known: Iterable[str]) -> Refused:
    """A unit that is neither days, weeks, months nor years."""
    return refuse(
        "unknown_unit",
        problem=Text(f"Enheden “{unit}” findes ikke", f"There is no unit “{unit}”"),
        where="",
        given=text,
        expected=Text("days, weeks, months eller years", "days, weeks, months or years"),
        do_next=closest(unit, known),
    )


_DECLARE_ROUNDING = Text(
    'Angiv month_end = "down" (sidste dag i måneden), "up" (den 1. i den næste) eller "error" (afvis).',
    'Declare month_end = "down" (last day of the month), "up" (the 1st of the next) or "error" (refuse).',
)


def rounding_undeclared(step: object) -> Refused:
    """Months or years without saying what becomes of a day that does not exist."""
    return refuse(
        "rounding_undeclared",
        problem=Text(
            "Måneder og år kan føre til en dag, der ikke findes, og afrundingen er ikke angivet",
            "Months and years can lead to a day that does not exist, and no rounding is declared",
        ),
        where="",
        given=step,
        expected=Text("Et tidsrum med angivet afrunding", "A length of time with its rounding declared"),
        do_next=_DECLARE_ROUNDING,
    )


def rounding_unknown(rounding: str) -> Refused:
    """A rounding that is not one of the three."""
    return refuse(
        "rounding_unknown",
        problem=Text(f"Afrundingen “{rounding}” findes ikke", f"There is no rounding “{rounding}”"),
        where="",
        given=rounding,
        expected=Text("down, up eller error", "down, up or error"),
        do_next=_DECLARE_ROUNDING,
    )


def no_such_day(iso: str, given: str, where: str) -> Refused:
    """A day that is written well but is in no calendar."""
    return refuse(
        "no_such_day",
        problem=Text(f"Dagen {iso} findes ikke", f"There is no day {iso}"),
        where=where,
        given=given,
        expected=Text("En dag, der findes i kalenderen", "A day that is in the calendar"),
        do_next=Text("Ret dag, måned eller år.", "Correct the day, the month or the year."),
    )


def rounding_refused(iso: str, given: str) -> Refused:
    """A step that leads to a day that does not exist, and is not to be rounded."""
    return refuse(
        "no_such_day",
        problem=Text(f"Dagen {iso} findes ikke", f"There is no day {iso}"),
        where="",
        given=given,
        expected=Text(
            "En dag, der findes, når tidsrummet er lagt til", "A day that exists once the time is added"
        ),
        do_next=Text(
            'Angiv month_end = "down" eller "up", eller vælg en anden dag.',
            'Declare month_end = "down" or "up", or choose another day.',
        ),
    )


def day_out_of_range(given: str) -> Refused:
    """A day before year 1 or after year 9999."""
    return refuse(
        "day_out_of_range",
        problem=Text("Dagen ligger uden for kalenderen", "The day lies outside the calendar"),
        where="",
        given=given,
        expected=Text("En dag fra år 1 til år 9999", "A day from year 1 to year 9999"),
        do_next=Text(
            "Vælg et kortere tidsrum eller en anden dag.", "Choose a shorter length of time or another day."
        ),
    )


def period_refused(start: date, end: date) -> Refused:
    """A period that ends before it starts, or on the day it starts."""
    backwards = Text("Perioden slutter, før den begynder", "The period ends before it starts")
    empty = Text(
        "Perioden er tom: den slutter, den dag den begynder", "The period is empty: it ends the day it starts"
    )
    return refuse(
        "period_backwards" if end < start else "period_empty",
        problem=backwards if end < start else empty,
        where="",
        given=f"{start} – {end}",
        expected=Text("En slutdag efter startdagen", "An end day after the start day"),
        do_next=Text(
            "Ret start eller slut; slutdagen er den første dag efter perioden.",
            "Correct the start or the end; the end is the first day after the period.",
        ),
    )


def day_unreadable(text: str, where: str) -> Refused:
    """A text that is no day."""
    return refuse(
        "day_unreadable",
        problem=Text("Dagen kan ikke læses", "The day cannot be read"),
        where=where,
        given=text.strip() or "–",
        expected=Text("En dag som 2018-03-01 eller 01.03.2018", "A day such as 2018-03-01 or 01.03.2018"),
        do_next=Text(
            "Skriv år-måned-dag eller dag.måned.år, med fire cifre i årstallet.",
            "Write year-month-day or day.month.year, with four digits in the year.",
        ),
    )


def day_not_iso(text: str, where: str) -> Refused:
    """A text that is no day as programs write it; a person might."""
    return refuse(
        "day_unreadable",
        problem=Text("Dagen kan ikke læses", "The day cannot be read"),
        where=where,
        given=text.strip() or "–",
        expected=Text("En dag som 2018-03-01", "A day such as 2018-03-01"),
        do_next=Text("Skriv år-måned-dag.", "Write year-month-day."),
    )


_A_MOMENT = Text(
    "Dag og klokkeslæt med UTC-forskel, som 2018-03-01T08:30:00+01:00",
    "A day and a time with the offset from UTC, such as 2018-03-01T08:30:00+01:00",
)


def moment_unreadable(text: str, where: str) -> Refused:
    """A text that is no day and time."""
    return refuse(
        "moment_unreadable",
        problem=Text("Tidspunktet kan ikke læses", "The moment cannot be read"),
        where=where,
        given=text.strip() or "–",
        expected=_A_MOMENT,
        do_next=Text("Skriv tidspunktet efter ISO 8601.", "Write the moment as in ISO 8601."),
    )


def moment_without_offset(given: str, where: str) -> Refused:
    """A moment that does not tell which day it is on."""
    return refuse(
        "moment_without_offset",
        problem=Text("Tidspunktet mangler UTC-forskel", "The moment has no offset from UTC"),
        where=where,
        given=given,
        expected=_A_MOMENT,
        do_next=Text(
            "Tilføj forskellen, eller angiv tidszonen, fx Europe/Copenhagen.",
            "Add the offset, or name the time zone, such as Europe/Copenhagen.",
        ),
    )


def no_such_moment(given: str, where: str, zone: str) -> Refused:
    """A local time that the clock skips."""
    return refuse(
        "no_such_moment",
        problem=Text(
            f"Klokkeslættet findes ikke den dag i {zone}: uret bliver stillet frem",
            f"There is no such time that day in {zone}: the clock is put forward",
        ),
        where=where,
        given=given,
        expected=Text("Et klokkeslæt, der findes i tidszonen", "A time that exists in the time zone"),
        do_next=Text(
            "Ret klokkeslættet, eller tilføj dets UTC-forskel.",
            "Correct the time, or add its offset from UTC.",
        ),
    )


def zone_unknown(name: str, where: str) -> Refused:
    """A time zone that nobody knows by that name."""
    return refuse(
        "zone_unknown",
        problem=Text(f"Tidszonen “{name}” findes ikke", f"There is no time zone “{name}”"),
        where=where,
        given=name or "–",
        expected=Text("Et IANA-navn som Europe/Copenhagen", "An IANA name such as Europe/Copenhagen"),
        do_next=Text(
            "Ret navnet; dansk tid hedder Europe/Copenhagen.",
            "Correct the name; Danish time is called Europe/Copenhagen.",
        ),
    )


def sum_not_positive(wanted_days: int) -> Refused:
    """A sum of days that is reached before it begins."""
    return refuse(
        "sum_not_positive",
        problem=Text("Der skal mindst én dag til en sum af dage", "A sum of days needs at least one day"),
        where="",
        given=wanted_days,
        expected=Text("Mindst 1 dag", "At least 1 day"),
        do_next=Text("Angiv, hvor mange dage der skal samles.", "Say how many days are to be gathered."),
    )
