"""The parameters of a precondition and of a limit: what sets them off, what is required, what is tested."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from frikommune.language import Text
from frikommune.law.terms import (
    AtMost,
    Attribute,
    Elapsed,
    Longest,
    NotPermitted,
    OnlyGroups,
    Permitted,
    Ratio,
    Test,
)
from frikommune.packfiles.duty_terms import SECONDS_IN_A_DAY
from frikommune.packfiles.reading import (
    Reader,
    Reading,
    in_days,
    is_unknown,
    known_groups,
    read_match,
    unknown,
    window_in_days,
)
from frikommune.packfiles.table import Table

COURSE_START = "course.start"


def _trigger(table: Table, reading: Reading, because: Text | None) -> object:
    value = table.data.get("trigger")
    if value == COURSE_START and reading.kind == "precondition":
        table.get("trigger", str)
        return COURSE_START
    if value is None or isinstance(value, dict):
        return read_match(table.table("trigger")) if value is not None else table.get("trigger", dict)
    start = ' eller "course.start"', ' or "course.start"'
    words = Text("en tabel som { event = … }", "a table such as { event = … }")
    if reading.kind == "precondition":
        words = Text(words.da + start[0], words.en + start[1])
    raise table.refusal("wrong_type", "trigger", value, words)


def _requires(table: Table, reading: Reading, because: Text | None) -> object:
    if is_unknown(table, "requires"):
        return unknown(table, "requires", because)
    return tuple(read_match(row) for row in table.tables("requires")) or None


def _max_age(table: Table, reading: Reading, because: Text | None) -> object:
    return reading.optional_step(table, "max_age")


def _max_age_seconds(table: Table, reading: Reading, because: Text | None) -> object:
    days = table.get("max_age_days_of_86400_seconds", int)
    if days is not None and days < 1:
        words = Text("1 eller mere", "1 or more")
        raise table.refusal("out_of_range", "max_age_days_of_86400_seconds", days, words)
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
        words = Text(f"præcis én af {', '.join(_TESTS)}", f"exactly one of {', '.join(_TESTS)}")
        raise table.refusal("not_one_test", "test", ", ".join(row.data) or "–", words)
    test = _TESTS[kinds[0]](row, reading)
    row.done()
    return test


def _elapsed(row: Table, reading: Reading) -> Elapsed:
    step = reading.step_above_zero(row, "at_least")
    within = reading.optional_step(row, "within")
    if "in_groups" in row:
        groups = known_groups(row, "in_groups", reading.groups)
        days = in_days(step, row, "at_least")
        return Elapsed(step, days, groups, window_in_days(within, days, row))
    row.names("in_groups")
    for key in ("within", "days_in_a_month"):
        if key in row:
            words = Text("“in_groups” ved siden af", "“in_groups” beside it")
            raise row.refusal("in_groups_missing", key, row.data[key], words)
    return Elapsed(step, 0, frozenset(), None)


def _at_most(row: Table, reading: Reading) -> AtMost:
    total = row.need("at_most", float)
    if not 0 <= total < math.inf:
        raise row.refusal("out_of_range", "at_most", total, Text("0 eller mere", "0 or more"))
    return AtMost(row.need("sum_of", str), total, reading.optional_step(row, "within_first"))


def _ratio(row: Table, reading: Reading) -> Ratio:
    inner = row.table("ratio")
    for key, least in (("one_per", 1), ("up_to", 0), ("then_one_per", 1), ("at_least", 0)):
        number = inner.need(key, int)
        if number < least:
            words = Text(f"{least} eller mere", f"{least} or more")
            raise inner.refusal("out_of_range", key, number, words)
    inner.done()
    return Ratio(*(inner.need(key, int) for key in ("one_per", "up_to", "then_one_per", "at_least")))


def _only(key: str, test: Test) -> Callable[[Table, Reading], Test]:
    def read(row: Table, reading: Reading) -> Test:
        if not row.need(key, bool):
            other = "permitted" if key == "not_permitted" else "not_permitted"
            words = Text("true", "true")
            do_next = Text(f"Skriv {other} = true i stedet.", f"Write {other} = true instead.")
            raise row.refusal("only_true", key, False, words, do_next)
        return test

    return read


_TESTS: Mapping[str, Callable[[Table, Reading], Test]] = {
    "only_groups": lambda row, reading: OnlyGroups(known_groups(row, "only_groups", reading.groups)),
    "not_permitted": _only("not_permitted", NotPermitted()),
    "permitted": _only("permitted", Permitted()),
    "at_least": _elapsed,
    "at_most": _at_most,
    "longest": lambda row, reading: Longest(reading.step_above_zero(row, "longest")),
    "ratio": _ratio,
    "attribute": lambda row, _: Attribute(row.need("attribute", str), frozenset(row.need_names("one_of"))),
}

PRECONDITION_READERS: Mapping[str, Reader] = {
    "trigger": _trigger,
    "requires": _requires,
    "max_age": _max_age,
    "max_age_seconds": _max_age_seconds,
    "carry_over": _carry_over,
}
LIMIT_READERS: Mapping[str, Reader] = {"trigger": _trigger, "test": _test}
