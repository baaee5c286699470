"""Values and tables as TOML text: the same content is always the same text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from frikommune.language import Text


def table_text(head: str, table: Mapping[str, Any]) -> str:
    """A table under its head (`[[from]]`), a line for each key; an empty head for the top of a file."""
    lines = [head] if head else []
    return "\n".join([*lines, *(f"{key} = {toml_value(value)}" for key, value in table.items()), ""])


def toml_value(value: Any) -> str:
    """A value on one line: texts, texts in both languages, lists, tables, days, numbers."""
    match value:
        case Text():
            return f"{{ da = {toml_value(value.da)}, en = {toml_value(value.en)} }}"
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case list():
            return f"[{', '.join(map(toml_value, value))}]"
        case dict():
            inside = ", ".join(f"{toml_key(key)} = {toml_value(one)}" for key, one in value.items())
            return f"{{ {inside} }}" if inside else "{}"
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)


def toml_key(key: str) -> str:
    """A key, in quotation marks where it must be."""
    plain = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if plain else json.dumps(key, ensure_ascii=False)
