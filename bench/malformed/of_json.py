"""JSON with one value of it changed, taken away, renamed or nested without end; or no JSON any more."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any

from bench.malformed import odd
from bench.malformed.of_bytes import damaged as bytes_damaged

Path = tuple[str | int, ...]
_ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 1e308, 10**30, -(10**400), "", [], {}, [[]], [None], {"": None}, [1, "a"],
    {"a": {"b": []}}, "x" * 70_000, ["x"] * 3_000,
)  # fmt: skip


def damaged(good: bytes, lot: Random) -> bytes:
    """Mostly a value's own fault; else the text's, or bytes."""
    way = lot.random()
    if way < 0.15:
        return bytes_damaged(good, lot)
    if way < 0.3:
        return _text_damaged(good.decode(), lot).encode("utf-8", "surrogatepass")
    tree = json.loads(good)
    for _ in range(1 if lot.random() < 0.85 else 3):
        tree = changed(tree, lot)
    try:
        return json.dumps(tree, ensure_ascii=lot.random() < 0.5).encode("utf-8", "surrogatepass")
    except RecursionError:  # nested within what is nested
        return b"[" * 100_000


def changed(tree: Any, lot: Random) -> Any:
    """The tree with one of its values otherwise."""
    path = lot.choice(list(_paths(tree)))
    return _at(tree, path, lambda value: _other(value, lot), lot)


def _other(value: Any, lot: Random) -> Any:
    if isinstance(value, str) and lot.random() < 0.3:
        return odd.near(lot, value)
    return lot.choice(
        (
            lot.choice(_ODD),
            odd.word(lot, surrogates=True),
            [value],
            {"x": value},
            str(value)[:2_000],
            _deep(lot),
        )
    )


def _deep(lot: Random) -> Any:
    made: Any = None
    for _ in range(lot.choice((50, 900))):
        made = [made] if lot.random() < 0.5 else {"a": made}
    return made


def _paths(tree: Any, under: Path = ()) -> list[Path]:
    found: list[Path] = [under]
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in inside:
        found += _paths(value, (*under, key))
    return found


def _at(tree: Any, path: Path, change: Callable[[Any], Any], lot: Random) -> Any:
    if not path:
        return change(tree)
    key, rest = path[0], path[1:]
    if isinstance(tree, list):
        assert isinstance(key, int)
        if not rest:
            kept = lot.choice(([], [change(tree[key])], [tree[key], tree[key]]))
            return [*tree[:key], *kept, *tree[key + 1 :]]
        return [*tree[:key], _at(tree[key], rest, change, lot), *tree[key + 1 :]]
    if rest or lot.random() < 0.6:
        return {**tree, key: _at(tree[key], rest, change, lot)}
    others = {name: value for name, value in tree.items() if name != key}
    if lot.random() < 0.5:
        return others
    return {**others, odd.near(lot, str(key)) if lot.random() < 0.5 else odd.word(lot): tree[key]}


def _text_damaged(good: str, lot: Random) -> str:
    at = lot.randrange(len(good) + 1)
    ways = (
        lambda: "[" * 100_000,
        lambda: '{"a":' * 100_000,
        lambda: "[" * 2_000 + "]" * 2_000,
        lambda: good.replace(":", ': NaN, "x":', 1),
        lambda: good.replace(
            "true", lot.choice(("True", "NaN", "Infinity", "1e999", "-", "tru", "9" * 5_000))
        ),
        lambda: good.replace('"', "'"),
        lambda: good.replace("}", ",}"),
        lambda: (
            good[:at]
            + lot.choice((",", "]", "}", '"', "\\", "\n", "/*x*/", "//x\n", "\0", "\ud800"))
            + good[at:]
        ),
        lambda: good.replace("{", '{"id": 1, "id": 2, ', 1),
        lambda: good + good,
        lambda: "\ufeff" + good,
        lambda: json.dumps(good),
        lambda: f"[{good}]",
        lambda: good.replace('"', '"\\u0000', 1),
        lambda: good.replace('": "', '": "\\ud800', 1),
        lambda: lot.choice(("null", "0", "true", '""', "[]", "{}", "NaN", "[[]]", '"x"', "1e999", "-")),
    )
    return lot.choice(ways)()
