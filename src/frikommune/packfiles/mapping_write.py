"""A mapping as the text of its file: the same content is always the same text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from frikommune.packfiles.toml_write import table_text, toml_key


def mapping_text(data: Mapping[str, Any]) -> str:
    """The text of a parsed mapping; reading it gives the same again."""
    return "\n".join(_tables((), data)).strip() + "\n"


def _tables(path: tuple[str, ...], data: Mapping[str, Any]) -> Iterator[str]:
    """The table itself, then those inside it; what fits on a line of its own table stays there."""
    plain = {key: one for key, one in data.items() if _on_a_line(path, key, one)}
    lists = {key: one for key, one in data.items() if isinstance(one, list)}
    head = f"[{'.'.join(map(toml_key, path))}]" if path else ""
    if plain or not data:
        yield table_text(head, {toml_key(key): one for key, one in plain.items()})
    for key, rows in lists.items():
        for row in rows:
            place = ".".join(map(toml_key, (*path, key)))
            yield table_text(f"[[{place}]]", {toml_key(name): one for name, one in row.items()})
    for key, one in data.items():
        if key not in plain and key not in lists:
            yield from _tables((*path, key), one)


def _on_a_line(path: tuple[str, ...], key: str, value: Any) -> bool:
    """A value, and below the second level a table that holds values only: where one field comes from.

    Codes stand a line each.
    """
    if isinstance(value, list):
        return False
    if not isinstance(value, dict):
        return True
    return len(path) > 1 and key != "values" and not any(isinstance(one, dict) for one in value.values())
