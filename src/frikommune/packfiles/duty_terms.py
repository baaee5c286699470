"""The parameters of a duty: its windows or its rhythm, its forms, its release."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, cast

from frikommune.dates import Step
from frikommune.errors import Refused, refuse
from frikommune.language import NO_WORDS, Text
from frikommune.law.source import Unknown
from frikommune.law.terms import Clause, Edge, Form, Match, Phase, Release, Rhythm, Window
from frikommune.packfiles.reading import Reader, Reading, is_unknown, unknown
from frikommune.packfiles.table import Table

SECONDS_IN_A_DAY = 86_400
WINDOWS = ("in_week", "in_months", "due", "due_attribute", "due_days_of_86400_seconds", "window")


def read_steps(table: Table, reading: Reading, because: Text | None) -> object:
    """`step = { number = 1, in_week = 4 }`, one or several."""
    if is_unknown(table, "step"):
        return unknown(table, "step", because)
    found: dict[int, Window | Unknown] = {}
    for row in table.tables("step"):
        number = row.need("number", int)
        if number in found:
            words = Text("et nummer, der kun bruges én gang", "a number that is used once")
            raise row.refusal("duplicate_key", "number", number, words)
        found[number] = _window(row, reading, because)
        row.done()
    return found or None


def _window(row: Table, reading: Reading, because: Text | None) -> Window | Unknown:
    given = [key for key in WINDOWS if key in row]
    if len(given) != 1:
        raise _not_one_window(row, given)
    key = given[0]
    if "opens" in row and key in ("in_week", "in_months", "window"):
        raise _not_one_window(row, ["opens", *given])
    if key == "window":
        row.choice("window", ("unknown",))
        return unknown(row, "window", because)
    if key == "in_week":
        return _week_window(row)
    if key == "in_months":
        return _month_window(row, reading)
    return _plain_window(row, reading)


def _not_one_window(row: Table, given: list[str]) -> Refused:
    kinds = ", ".join(WINDOWS)
    return refuse(
        "not_one_window",
        problem=(
            Text("Trinet har flere vinduer på én gang", "The step has several windows at once")
            if given
            else Text("Trinet har intet vindue", "The step has no window")
        ),
        where=row.where,
        given=", ".join(given or row.data),
        expected=Text(
            f"præcis én af {kinds}; “opens” kun sammen med en af dem, der begynder med “due”",
            f"exactly one of {kinds}; “opens” only beside one of those that begin with “due”",
        ),
        do_next=Text("Skriv én, og slet resten.", "Write one, and delete the rest."),
    )


def _week_window(row: Table) -> Window:
    n = row.need("in_week", int)
    if n < 1:
        raise row.refusal("out_of_range", "in_week", n, Text("1 eller mere", "1 or more"))
    return Window(Text(f"i uge {n}", f"in week {n}"), Edge(Step(weeks=n - 1)), Edge(Step(weeks=n), 1))


def _month_window(row: Table, reading: Reading) -> Window:
    months = row.need("in_months", list)
    if not _is_a_range(months):
        words = Text("[fra, til], fx [5, 6], fra 1 og op", "[from, to], such as [5, 6], from 1 upwards")
        raise row.refusal("wrong_type", "in_months", months, words)
    if reading.month_n_begins_after is None:
        raise row.refusal(
            "month_reading_missing",
            "in_months",
            months,
            Text(
                'at normen siger month_n_begins_after = "n-1 months" eller "n months"',
                'the norm to say month_n_begins_after = "n-1 months" or "n months"',
            ),
            Text(
                "Skriv øverst i normens fil, hvornår “måned n” begynder.",
                "Write at the top of the norm's file when “month n” begins.",
            ),
        )
    shift = 1 if reading.month_n_begins_after == "n-1 months" else 0
    first, last = months
    opens = reading.parse(f"{first - shift} months", row.place("in_months"))
    due = reading.parse(f"{last + 1 - shift} months", row.place("in_months"))
    words = (
        Text(f"i måned {first}", f"in month {first}")
        if first == last
        else Text(f"i måned {first}–{last}", f"in months {first}–{last}")
    )
    return Window(words, Edge(opens), Edge(due, 1))


def _is_a_range(months: list[object]) -> bool:
    return len(months) == 2 and all(type(one) is int for one in months) and 1 <= months[0] <= months[1]  # type: ignore[operator]


def _plain_window(row: Table, reading: Reading) -> Window:
    opening = reading.optional_step(row, "opens")
    opens = opening or Step()
    from_words = (
        Text(f"tidligst efter {opens.in_words('da')}, ", f"not before {opens.in_words('en')}, ")
        if opening
        else NO_WORDS
    )
    attribute = row.get("due_attribute", str)
    if attribute is not None:
        return Window(from_words, Edge(opens), due_attribute=attribute)
    days = row.get("due_days_of_86400_seconds", int)
    if days is not None:
        if days < 1:
            words = Text("1 eller mere", "1 or more")
            raise row.refusal("out_of_range", "due_days_of_86400_seconds", days, words)
        by = Text(f"inden {days} × 86.400 sekunder", f"within {days} × 86,400 seconds")
        return Window(_join(from_words, by), Edge(opens), due_seconds=days * SECONDS_IN_A_DAY)
    if row.data["due"] == "course.end":
        row.need("due", str)
        return Window(_join(from_words, _BEFORE_THE_END), Edge(opens))
    due = reading.step(row, "due")
    by = Text(f"senest efter {due.in_words('da')}", f"within {due.in_words('en')}")
    return Window(_join(from_words, by), Edge(opens), Edge(due))


_BEFORE_THE_END = Text("før forløbet slutter", "before the course ends")


def _join(one: Text, two: Text) -> Text:
    return Text(one.da + two.da, one.en + two.en)


def read_rhythm(table: Table, reading: Reading, because: Text | None) -> object:
    """`rhythm = { counted_from = "origin", every = "1 month" }`, or with phases."""
    if is_unknown(table, "rhythm"):
        return unknown(table, "rhythm", because)
    if "rhythm" not in table:
        table.get("rhythm", dict)
        return None
    rows = table.table("rhythm")
    counted_from = rows.choice("counted_from", ("origin", "last_done"))
    first_due = reading.optional_step(rows, "first_due")
    if first_due and counted_from == "origin":
        words = Text('counted_from = "last_done"', 'counted_from = "last_done"')
        raise rows.refusal("first_due_from_origin", "first_due", rows.data["first_due"], words)
    phases = _phases(rows, reading)
    rows.done()
    return Rhythm(cast(Literal["origin", "last_done"], counted_from), phases, first_due)


def _phases(rows: Table, reading: Reading) -> tuple[Phase, ...]:
    parts = rows.tables("phase")
    if not parts:
        return (_phase(rows, reading),)
    alone = [key for key in ("every", "grace", "until") if key in rows]
    if alone:
        words = Text("enten “every” eller “phase”", "either “every” or “phase”")
        raise rows.refusal("rhythm_twice", alone[0], rows.data[alone[0]], words)
    phases = tuple(_phase(row, reading) for row in parts)
    for row, phase in zip(parts[:-1], phases, strict=False):
        if phase.until is None:
            raise row.missing(
                "until",
                Text("et tidsrum, for der følger en fase efter", "a length of time, for a phase follows it"),
            )
    for row in parts:
        row.done()
    return phases


def _phase(row: Table, reading: Reading) -> Phase:
    return Phase(
        reading.step_above_zero(row, "every"),
        reading.optional_step(row, "grace"),
        reading.optional_step(row, "until"),
    )


def _clauses(table: Table, reading: Reading) -> tuple[Clause, ...]:
    found = []
    for row in table.tables("only_if"):
        attribute = row.need("attribute", str)
        one_of, within = frozenset(row.names("one_of")), reading.optional_step(row, "within")
        if bool(one_of) == (within is not None):
            words = Text("præcis én af one_of, within", "exactly one of one_of, within")
            raise row.refusal("not_one_condition", "attribute", ", ".join(row.data), words)
        found.append(Clause(attribute, one_of, within))
        row.done()
    return tuple(found)


def read_forms(table: Table, reading: Reading, because: Text | None) -> object:
    """`form = { form = "telefonisk", only_if = … }`, one or several."""
    if is_unknown(table, "form"):
        return unknown(table, "form", because)
    found = []
    for row in table.tables("form"):
        found.append(Form(row.need("form", str), _clauses(row, reading)))
        row.done()
    return tuple(found) or None


def _release(table: Table, reading: Reading, because: Text | None) -> object:
    if "released_by" not in table:
        table.get("released_by", dict)
        return None
    row = table.table("released_by")
    match = Match(row.need("event", str), frozenset(row.names("types")))
    release = Release(match, _clauses(row, reading), row.need("until", str))
    row.done()
    return release


def _rolls(table: Table, reading: Reading, because: Text | None) -> object:
    if "due_rolls_to" not in table:
        table.get("due_rolls_to", str)
        return None
    return table.choice("due_rolls_to", ("next working day", "no other day")) == "next working day"


def _early(table: Table, reading: Reading, because: Text | None) -> object:
    return reading.optional_step(table, "early")


def _pauses(table: Table, reading: Reading, because: Text | None) -> object:
    return frozenset(table.names("paused_by")) or None


DUTY_READERS: Mapping[str, Reader] = {
    "windows": read_steps,
    "rhythm": read_rhythm,
    "forms": read_forms,
    "early": _early,
    "released_by": _release,
    "pauses": _pauses,
    "rolls": _rolls,
}
