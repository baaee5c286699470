"""A design as the text of its file: what is written is read back as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from frikommune.evaluation.designs.design import Registered
from frikommune.ledger.atomic import file_in_place
from frikommune.packfiles.designs import AMENDMENT, LOCK, NAMES
from frikommune.packfiles.toml_write import toml_value

Comments = Mapping[str, Sequence[str]]
"""Lines to stand above a field, by its path: `primary.smallest`; of a table, above its head."""
_ALWAYS = frozenset(
    {"trial", "name", "unit", "comparison", "correction", "measure", "direction", "come_from"}
)
"""Written also where they stand as given: a reader of the file should see them."""


@dataclass(frozen=True, slots=True)
class _Writing:
    comments: Comments = field(default_factory=dict)
    blanks: bool = False


def design_text(registered: Registered, comments: Comments | None = None, blanks: bool = False) -> str:
    """The text of a design's file. With `blanks`, what says nothing stands there as comments to fill in."""
    writing = _Writing(comments or {}, blanks)
    lines = list(_table(registered.planned, "", "", writing))
    plain = _Writing()
    if registered.lock is not None:
        lines += ["", f"[{LOCK}]", *_table(registered.lock, LOCK, LOCK, plain)]
    for one in registered.amendments:
        lines += ["", f"[[{AMENDMENT}]]", *_table(one, AMENDMENT, AMENDMENT, plain)]
    return "\n".join(lines).strip("\n") + "\n"


def seal_text(registered: Registered) -> str:
    """The text of what was added last: the lock, or the latest amendment. Empty where there is neither."""
    if registered.amendments:
        return "\n".join(
            [f"[[{AMENDMENT}]]", *_table(registered.amendments[-1], AMENDMENT, AMENDMENT, _Writing())]
        )
    if registered.lock is not None:
        return "\n".join([f"[{LOCK}]", *_table(registered.lock, LOCK, LOCK, _Writing())])
    return ""


def add_seal(registered: Registered, path: Path) -> None:
    """Add what was added last at the end of a design's file, which else stays as people wrote it.

    The file is written whole or not at all. Raises OSError where that cannot be done.
    """
    before = path.read_text(encoding="utf-8-sig").rstrip()
    write_whole(path, f"{before}\n\n{seal_text(registered)}\n")


def write_whole(path: Path, words: str) -> None:
    """Write a file whole or not at all. Raises OSError where that cannot be done."""
    with file_in_place(path) as part:
        part.write_text(words, encoding="utf-8", newline="\n")


def _table(value: Any, path: str, head: str, writing: _Writing) -> Iterator[str]:
    """A dataclass: its own values, then the tables inside it, then the lists of tables."""
    inner = []
    for one in fields(value):
        held = getattr(value, one.name)
        place = f"{path}.{one.name}" if path else one.name
        if _is_table(type(value), one.name):
            inner.append((one.name, held, place))
        else:
            yield from _line(one.name, held, one.default, place, writing, type(value))
    for name, held, place in inner:
        key = NAMES.get(name, name)
        yield from _inside(held, place, f"{head}.{key}" if head else key, writing)


def _inside(held: Any, place: str, head: str, writing: _Writing) -> Iterator[str]:
    said = _comments(writing, place)
    if isinstance(held, tuple):
        if not held and said:
            yield from ("", *said)
        for number, row in enumerate(held, 1):
            yield from ("", *(said if number == 1 else ()), f"[[{head}]]")
            yield from _table(row, f"{place}.{number}", head, writing)
    elif held is not None and (writing.blanks or not _says_nothing(held)):
        yield from ("", *said, f"[{head}]")
        yield from _table(held, place, head, writing)
    elif said:
        yield from ("", *said)


def _says_nothing(held: Any) -> bool:
    """Whether all stands as it was given from the start; a table with a key that it must have never does."""
    return all(
        getattr(held, one.name) == (one.default_factory() if callable(one.default_factory) else one.default)
        for one in fields(held)
    )


def _line(name: str, held: Any, default: Any, place: str, writing: _Writing, kind: type) -> Iterator[str]:
    said = _comments(writing, place)
    empty = held is None or held in ("", ())
    if default is MISSING or (not empty and (held != default or name in _ALWAYS)):
        value = list(held) if isinstance(held, tuple) else held
        yield from (*said, f"{NAMES.get(name, name)} = {toml_value(value)}")
    elif writing.blanks and empty and _asked(place):
        yield from (*said, f"# {name} = {_blank(kind, name)}")
    else:
        yield from said


def _comments(writing: _Writing, place: str) -> list[str]:
    return [f"# {line}" if line else "" for line in writing.comments.get(place, ())]


def _asked(place: str) -> bool:
    """Of secondary outcomes and guardrails only what each of them must have is left to fill in."""
    part, _, rest = place.partition(".")
    return part not in ("secondary", "guardrails") or rest.endswith(("definition", "stop_at", "who_decides"))


def _is_table(kind: type, name: str) -> bool:
    hint = get_type_hints(kind)[name]
    return any(is_dataclass(one) for one in (hint, *get_args(hint)))


def _blank(kind: type, name: str) -> str:
    """An example of the right type, for a comment to fill in."""
    hint = get_type_hints(kind)[name]
    if get_origin(hint) is tuple:
        return '["…"]'
    inside = (hint, *get_args(hint))
    if date in inside:
        return "2018-09-01"
    choices = [one for one in inside if get_origin(one) is Literal]
    if choices:
        return toml_value(get_args(choices[0])[0])
    return "0.05" if float in inside else "0" if int in inside else '"…"'
