"""TOML with one line of it changed as a hand would: a value of another type, a key misspelt."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from bench.malformed import odd
from bench.malformed.of_bytes import damaged as bytes_damaged

Way = Callable[[list[str], Random], list[str]]
_KEY = re.compile(r"^(\s*)([\w\"'.-]+)(\s*=\s*)(.*)$")
_STRING = re.compile(r'"[^"\n]*"')
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"(?<![\w\"-])\d+(?:\.\d+)?(?![\w\"-])")
VALUES = (
    '""', '" "', "0", "-1", "1e400", "inf", "nan", "9" * 400, "9223372036854775808", "1.5", "true", "[]",
    "{}",
    '["a", 1]', "[[]]", "[{}]", '{ da = "x" }', '{ da = "", en = "" }', '{ da = 1, en = [] }', "2018-01-01",
    "2018-02-30", "0001-01-01", "9999-12-31", "2018-01-01T12:00:00Z", "12:00:00", "2018-01-01T12:00:00", '"x',
    '"""', "'''", '"\\u0000"', '"\\ud800"', '"a\\nb"', '"unknown"', '["unknown"]', '"' + "x" * 50_000 + '"',
    "[" * 3_000,
    "{a=" * 3_000, '"0 days"', '"-1 months"', '"99999999999 years"', '"3 moons"', '"010290-1234"', "",
)  # fmt: skip


def damaged(good: bytes, lot: Random) -> bytes:
    """Mostly a line's own fault; else bytes."""
    if lot.random() < 0.2:
        return bytes_damaged(good, lot)
    lines = good.decode().splitlines()
    for _ in range(1 if lot.random() < 0.85 else 3):
        lines = lot.choice(WAYS)(lines or [""], lot)
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _with(lines: list[str], lot: Random, wanted: re.Pattern[str]) -> int:
    """The place of a line in which it is found; of any, where it is in none."""
    found = [at for at, line in enumerate(lines) if wanted.search(line)]
    return lot.choice(found) if found else lot.randrange(len(lines))


def value_changed(lines: list[str], lot: Random) -> list[str]:
    at = _with(lines, lot, _KEY)
    line = _KEY.sub(lambda one: one[1] + one[2] + one[3] + lot.choice(VALUES), lines[at])
    return [*lines[:at], line, *lines[at + 1 :]]


def part_changed(lines: list[str], lot: Random) -> list[str]:
    """One text, day or number inside a line becomes another."""
    wanted, others = lot.choice(
        (
            (_STRING, [f'"{odd.near(lot, "aalborg")}"', "1", "[]", '""']),
            (_DAY, odd.DAYS),
            (_NUMBER, odd.NUMBERS),
        )
    )
    at = _with(lines, lot, wanted)
    spots = list(wanted.finditer(lines[at]))
    if not spots:
        return value_changed(lines, lot)
    spot = lot.choice(spots)
    line = lines[at][: spot.start()] + lot.choice(others) + lines[at][spot.end() :]
    return [*lines[:at], line, *lines[at + 1 :]]


def text_borrowed(lines: list[str], lot: Random) -> list[str]:
    """A text stands where another of the same file stood: ids of other things."""
    at = _with(lines, lot, _STRING)
    other = _STRING.search(lines[_with(lines, lot, _STRING)])
    line = _STRING.sub(lambda _: other[0] if other else '"x"', lines[at], count=1)
    return [*lines[:at], line, *lines[at + 1 :]]


def key_misspelt(lines: list[str], lot: Random) -> list[str]:
    at = _with(lines, lot, _KEY)
    name = lot.choice(("nøgle", "x", "a.b", '"a b"', '""', "id", "title", "=", "[x]"))
    line = _KEY.sub(
        lambda one: one[1] + lot.choice((name, odd.near(lot, one[2]) or "x")) + one[3] + one[4], lines[at]
    )
    return [*lines[:at], line, *lines[at + 1 :]]


def line_gone(lines: list[str], lot: Random) -> list[str]:
    at = lot.randrange(len(lines))
    return lines[:at] + lines[at + lot.choice((1, 1, 1, 5)) :]


def line_twice(lines: list[str], lot: Random) -> list[str]:
    at = lot.randrange(len(lines))
    to = lot.randrange(len(lines))
    return [*lines[:to], lines[at], *lines[to:]]


def line_added(lines: list[str], lot: Random) -> list[str]:
    at = lot.randrange(len(lines) + 1)
    key = lot.choice(
        ("x", "id", "title", "unknown", "from", "to", "groups", "[x]", "[[x]]", "[[version]]", "[use]")
    )
    line = key if key[0] == "[" else f"{key} = {lot.choice(VALUES)}"
    return [*lines[:at], line, *lines[at:]]


def table_changed(lines: list[str], lot: Random) -> list[str]:
    heads = [at for at, line in enumerate(lines) if line.lstrip().startswith("[")]
    if not heads:
        return line_added(lines, lot)
    at = lot.choice(heads)
    name = lines[at].split("#")[0].strip().strip("[]")
    made = (f"[{name}]", f"[[{name}]]", f"[{name}.x]", f"[[{name}.x]]", "[x]", "[", "[]", "[[[x]]]", "")
    return [*lines[:at], lot.choice(made), *lines[at + 1 :]]


def ends_early(lines: list[str], lot: Random) -> list[str]:
    return lines[: lot.randrange(len(lines))]


WAYS: tuple[Way, ...] = (
    *(value_changed, value_changed, part_changed, part_changed, text_borrowed, key_misspelt, line_gone),
    *(line_twice, line_added, table_changed, ends_early),
)
