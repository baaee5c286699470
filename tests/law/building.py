"""Norms with two versions, the second from day 100, written as short TOML with `;` between the keys."""

from __future__ import annotations

from tests.ledger.building import day

BEFORE, AFTER = day(99), day(100)
TRIGGER = 'trigger = { event = "bevilling" }'
WHY = 'because = { da = "ingen kilde siger det", en = "no source says so" }'


WITHIN_3_MONTHS = 'step = { number = 1, due = "3 months" }'


def two(earlier: str, later: str, head: str = "") -> str:
    """A norm whose second version begins on day 100; versions are written with `;` between their keys."""
    blocks = [f"[[version]]\n{text.replace(';', chr(10))}" for text in (earlier, f"day = 100;{later}")]
    return "\n".join([head, *blocks])


def step(text: str) -> str:
    return f"step = {{ number = 1, {text} }}"


def rhythm(text: str) -> str:
    return f'rhythm = {{ counted_from = "last_done", {text} }}'


def pre(
    trigger: str = TRIGGER, requires: str = 'requires = { event = "attest" }', more: str = "carry_over = true"
) -> str:
    return f"{trigger};{requires};{more}"


def types(*names: str) -> str:
    return f'trigger = {{ event = "bevilling", types = {list(names)} }}'.replace("'", '"')


def limit(text: str) -> str:
    return f"{TRIGGER};test = {{ {text} }}"
