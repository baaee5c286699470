"""The parameters of a norm, from the keys of a version or of an exemption's change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from frikommune.dates import Rounding, Step
from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.law.norm import Kind
from frikommune.law.source import Unknown
from frikommune.law.terms import (
    AtMost,
    Attribute,
    Clause,
    Edge,
    Elapsed,
    Form,
    Longest,
    Match,
    NotPermitted,
    OnlyGroups,
    Permitted,
    Phase,
    Ratio,
    Release,
    Rhythm,
    Test,
    Window,
)
from frikommune.packfiles.table import Table

MONTH_N_BEGINS = ("n-1 months", "n months")
SECONDS_IN_A_DAY = 86_400


@dataclass(frozen=True)
class Reading:
    """How a norm reads its own words: the rounding of month steps, and when "month n" begins."""

    kind: Kind
    month_end: Rounding | None
    month_n_begins_after: str | None

    def step(self, words: str, where: str) -> Step:
        """A step in the law's own unit."""
        try:
            return Step.parse(words, self.month_end)
        except Refused as refused:
            raise refused.within(where) from None


def is_unknown(table: Table, key: str) -> bool:
    """Whether the key says `"unknown"`."""
    return table.data.get(key) == "unknown"


def unknown(table: Table, key: str, because: Text | None) -> Unknown:
    """The unknown value of a key, with the reason that must stand beside it."""
    table.get(key, str)
    if because is None:
        raise table.refusal(
            "unknown_without_reason",
            key,
            "unknown",
            Text("en begrundelse i “because”", "a reason in “because”"),
            Text(
                'Skriv because = { da = "…", en = "…" } ved siden af.',
                'Write because = { da = "…", en = "…" } beside it.',
            ),
        )
    return Unknown(because)


def read_match(table: Table) -> Match:
    """`{ event = "samtale", types = ["faelles"] }`."""
    match = Match(table.need("event", str), frozenset(table.names("types")))
    table.done()
    return match


def read_parameters(table: Table, reading: Reading, because: Text | None) -> dict[str, object]:
    """The parameters that stand in a table, named as the fields of the kind's terms."""
    readers: Mapping[str, Callable[[Table, Reading, Text | None], object]] = _READERS[reading.kind]
    found: dict[str, object] = {}
    for field, read in readers.items():
        value = read(table, reading, because)
        if value is not None:
            found[field] = value
    return found


def _windows(table: Table, reading: Reading, because: Text | None) -> object:
    if is_unknown(table, "step"):
        return unknown(table, "step", because)
    found: dict[int, Window | Unknown] = {}
    for row in table.tables("step"):
        number = row.need("number", int)
        if number in found:
            raise row.refusal("duplicate_key", "number", number, Text("et nyt nummer", "a new number"))
        found[number] = _window(row, reading, because)
        row.done()
    return found or None


def _window(row: Table, reading: Reading, because: Text | None) -> Window | Unknown:
    if is_unknown(row, "window"):
        return unknown(row, "window", because)
    if "in_week" in row:
        n = row.need("in_week", int)
        words = Text(f"i uge {n}", f"in week {n}")
        return Window(words, Edge(Step(weeks=n - 1)), Edge(Step(weeks=n), 1))
    if "in_months" in row:
        return _month_window(row, reading)
    return _plain_window(row, reading)


def _month_window(row: Table, reading: Reading) -> Window:
    months = row.need("in_months", list)
    if len(months) != 2 or not all(isinstance(m, int) for m in months) or months[0] > months[1]:
        raise row.refusal(
            "wrong_type", "in_months", months, Text("[fra, til], fx [5, 6]", "[from, to], such as [5, 6]")
        )
    if reading.month_n_begins_after is None:
        raise row.refusal(
            "month_reading_missing",
            "in_months",
            months,
            Text(
                'at normen siger month_n_begins_after = "n-1 months" eller "n months"',
                'the norm to say month_n_begins_after = "n-1 months" or "n months"',
            ),
            Text("Skriv, hvornår “måned n” begynder.", "Write when “month n” begins."),
        )
    shift = 1 if reading.month_n_begins_after == "n-1 months" else 0
    first, last = months
    opens = reading.step(f"{first - shift} months", row.place("in_months"))
    due = reading.step(f"{last + 1 - shift} months", row.place("in_months"))
    words = (
        Text(f"i måned {first}", f"in month {first}")
        if first == last
        else Text(f"i måned {first}–{last}", f"in months {first}–{last}")
    )
    return Window(words, Edge(opens), Edge(due, 1))


def _plain_window(row: Table, reading: Reading) -> Window:
    opening = row.get("opens", str)
    opens = reading.step(opening, row.place("opens")) if opening else Step()
    from_words = (
        Text(f"tidligst efter {opens.in_words('da')}, ", f"not before {opens.in_words('en')}, ")
        if opening
        else Text("", "")
    )
    attribute = row.get("due_attribute", str)
    if attribute:
        by = Text(
            f"senest den dag, sagens “{attribute}” angiver", f"by the day that the case's “{attribute}” names"
        )
        return Window(_join(from_words, by), Edge(opens), due_attribute=attribute)
    seconds = row.get("due_days_of_86400_seconds", int)
    if seconds is not None:
        by = Text(f"inden {seconds} × 86.400 sekunder", f"within {seconds} × 86,400 seconds")
        return Window(_join(from_words, by), Edge(opens), due_seconds=seconds * SECONDS_IN_A_DAY)
    due_words = row.need("due", str)
    if due_words == "course.end":
        by = Text("før forløbet slutter", "before the course ends")
        return Window(_join(from_words, by), Edge(opens))
    due = reading.step(due_words, row.place("due"))
    by = Text(f"senest efter {due.in_words('da')}", f"within {due.in_words('en')}")
    return Window(_join(from_words, by), Edge(opens), Edge(due))


def _join(one: Text, two: Text) -> Text:
    return Text(one.da + two.da, one.en + two.en)


def _rhythm(table: Table, reading: Reading, because: Text | None) -> object:
    if is_unknown(table, "rhythm"):
        return unknown(table, "rhythm", because)
    if "rhythm" not in table:
        table.get("rhythm", dict)
        return None
    rows = table.table("rhythm")
    counted_from = rows.choice("counted_from", ("origin", "last_done"))
    phases = tuple(_phase(row, reading) for row in rows.tables("phase"))
    if not phases:
        phases = (_phase(rows, reading, alone=True),)
    first = rows.get("first_due", str)
    rows.done()
    first_due = reading.step(first, rows.place("first_due")) if first else None
    if first_due and counted_from == "origin":
        raise rows.refusal(
            "first_due_from_origin",
            "first_due",
            first,
            Text('counted_from = "last_done"', 'counted_from = "last_done"'),
        )
    return Rhythm(counted_from, phases, first_due)  # type: ignore[arg-type]


def _phase(row: Table, reading: Reading, alone: bool = False) -> Phase:
    steps = {
        key: reading.step(words, row.place(key))
        for key in ("every", "grace", "until")
        if (words := row.get(key, str)) is not None
    }
    if "every" not in steps:
        row.need("every", str)
    if steps["every"].is_zero:
        raise row.refusal(
            "step_unreadable", "every", row.data["every"], Text("et skridt over nul", "a step above zero")
        )
    if not alone:
        row.done()
    return Phase(**steps)


def _clauses(table: Table, reading: Reading) -> tuple[Clause, ...]:
    found = []
    for row in table.tables("only_if"):
        within = row.get("within", str)
        found.append(
            Clause(
                row.need("attribute", str),
                frozenset(row.names("one_of")),
                reading.step(within, row.place("within")) if within else None,
            )
        )
        row.done()
    return tuple(found)


def _forms(table: Table, reading: Reading, because: Text | None) -> object:
    if is_unknown(table, "form"):
        return unknown(table, "form", because)
    found = []
    for row in table.tables("form"):
        found.append(Form(row.need("form", str), _clauses(row, reading)))
        row.done()
    return tuple(found) or None


def _matches(key: str) -> Callable[[Table, Reading, Text | None], object]:
    def read(table: Table, reading: Reading, because: Text | None) -> object:
        if is_unknown(table, key):
            return unknown(table, key, because)
        return tuple(read_match(row) for row in table.tables(key)) or None

    return read


def _step(key: str) -> Callable[[Table, Reading, Text | None], object]:
    def read(table: Table, reading: Reading, because: Text | None) -> object:
        words = table.get(key, str)
        return reading.step(words, table.place(key)) if words else None

    return read


def _release(table: Table, reading: Reading, because: Text | None) -> object:
    if "released_by" not in table:
        table.get("released_by", dict)
        return None
    row = table.table("released_by")
    until = row.need("until", str)
    match = Match(row.need("event", str), frozenset(row.names("types")))
    release = Release(match, _clauses(row, reading), until)
    row.done()
    return release


def _rolls(table: Table, reading: Reading, because: Text | None) -> object:
    if "due_rolls_to" not in table:
        table.get("due_rolls_to", str)
        return None
    return table.choice("due_rolls_to", ("next working day", "no other day")) == "next working day"


def _choice(key: str, choices: tuple[str, ...]) -> Callable[[Table, Reading, Text | None], object]:
    def read(table: Table, reading: Reading, because: Text | None) -> object:
        if key not in table:
            table.get(key, str)
            return None
        return table.choice(key, choices)

    return read


def _pauses(table: Table, reading: Reading, because: Text | None) -> object:
    return frozenset(table.names("paused_by")) or None


def _trigger(table: Table, reading: Reading, because: Text | None) -> object:
    if table.data.get("trigger") == "course.start":
        table.get("trigger", str)
        return "course.start"
    return read_match(table.table("trigger")) if "trigger" in table else table.get("trigger", dict)


def _max_age_seconds(table: Table, reading: Reading, because: Text | None) -> object:
    days = table.get("max_age_days_of_86400_seconds", int)
    return None if days is None else days * SECONDS_IN_A_DAY


def _carry_over(table: Table, reading: Reading, because: Text | None) -> object:
    return table.get("carry_over", bool)


def _test(table: Table, reading: Reading, because: Text | None) -> object:
    if is_unknown(table, "test"):
        return unknown(table, "test", because)
    if "test" not in table:
        table.get("test", dict)
        return None
    row = table.table("test")
    kinds = [key for key in _TESTS if key in row]
    if len(kinds) != 1:
        raise table.refusal(
            "not_a_choice", "test", ", ".join(row.data) or "–", Text(" | ".join(_TESTS), " | ".join(_TESTS))
        )
    test = _TESTS[kinds[0]](row, reading)
    row.done()
    return test


def _elapsed(row: Table, reading: Reading) -> Elapsed:
    step = reading.step(row.need("at_least", str), row.place("at_least"))
    month_days = row.get("days_in_a_month", int)
    within = row.get("within", str)
    window = in_days(reading.step(within, row.place("within")), month_days, row, "within") if within else None
    groups = frozenset(row.names("in_groups"))
    if not groups and window:
        raise row.refusal(
            "wrong_type", "within", within, Text("“in_groups” ved siden af", "“in_groups” beside it")
        )
    days = in_days(step, month_days, row, "at_least") if groups else 0
    return Elapsed(step, days, groups, window)


def in_days(step: Step, month_days: int | None, row: Table, key: str) -> int:
    """A step as a number of days, a month being the declared number."""
    if (step.months or step.years) and month_days is None:
        raise row.refusal(
            "days_in_a_month_missing",
            key,
            row.data[key],
            Text("“days_in_a_month” ved siden af", "“days_in_a_month” beside it"),
        )
    return (step.years * 12 + step.months) * (month_days or 0) + step.weeks * 7 + step.days


def _at_most(row: Table, reading: Reading) -> AtMost:
    within = row.get("within_first", str)
    return AtMost(
        row.need("sum_of", str),
        row.need("at_most", float),
        reading.step(within, row.place("within_first")) if within else None,
    )


def _ratio(row: Table, reading: Reading) -> Ratio:
    inner = row.table("ratio")
    ratio = Ratio(*(inner.need(key, int) for key in ("one_per", "up_to", "then_one_per", "at_least")))
    inner.done()
    return ratio


_TESTS: Mapping[str, Callable[[Table, Reading], Test]] = {
    "only_groups": lambda row, _: OnlyGroups(frozenset(row.names("only_groups"))),
    "not_permitted": lambda row, _: NotPermitted() if row.need("not_permitted", bool) else Permitted(),
    "permitted": lambda row, _: Permitted() if row.need("permitted", bool) else NotPermitted(),
    "at_least": _elapsed,
    "at_most": _at_most,
    "longest": lambda row, reading: Longest(reading.step(row.need("longest", str), row.place("longest"))),
    "ratio": _ratio,
    "attribute": lambda row, _: Attribute(row.need("attribute", str), frozenset(row.names("one_of"))),
}

_SAME_DAY = _choice("same_day", ("sequence", "strict", "same_day_counts"))
_CLOCK = _choice("clock", ("days", "seconds"))

_READERS: Mapping[Kind, Mapping[str, Callable[[Table, Reading, Text | None], object]]] = {
    "duty": {
        "done_by": _matches("done_by"),
        "windows": _windows,
        "rhythm": _rhythm,
        "forms": _forms,
        "early": _step("early"),
        "released_by": _release,
        "pauses": _pauses,
        "rolls": _rolls,
        "same_day": _SAME_DAY,
        "clock": _CLOCK,
    },
    "precondition": {
        "trigger": _trigger,
        "requires": _matches("requires"),
        "max_age": _step("max_age"),
        "max_age_seconds": _max_age_seconds,
        "carry_over": _carry_over,
        "same_day": _SAME_DAY,
        "clock": _CLOCK,
    },
    "limit": {"trigger": _trigger, "test": _test},
}


def as_any(values: Mapping[str, object]) -> dict[str, Any]:
    """The parameters as keyword arguments."""
    return cast(dict[str, Any], dict(values))
