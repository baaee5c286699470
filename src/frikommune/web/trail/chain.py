"""How one trace hangs on the one before it. `triggers_postgresql.py` says the same in SQL."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime

COLUMNS = (
    *("number", "at", "who", "seat", "programme", "municipality", "request", "purpose", "deed", "what"),
    *("keys", "fields", "citizen"),
)
"""What is chained, in this order."""
BETWEEN = "\x1f"


def digest_of(before: str, values: Iterable[object]) -> str:
    """SHA-256, in hex, of the digest before and the values of COLUMNS; None counts as empty."""
    said = (_text(one) for one in values)
    return hashlib.sha256(BETWEEN.join((before, *said)).encode()).hexdigest()


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return "" if value is None else str(value)


def ranges(keys: Iterable[int]) -> str:
    """Keys in order, neighbours together: `5-104 200`."""
    parts: list[list[int]] = []
    for key in sorted(set(keys)):
        if parts and key == parts[-1][1] + 1:
            parts[-1][1] = key
        else:
            parts.append([key, key])
    return " ".join(str(low) if low == high else f"{low}-{high}" for low, high in parts)


def keys_in(text: str) -> Iterable[int]:
    """The keys that `ranges` wrote."""
    for part in text.split():
        low, _, high = part.partition("-")
        yield from range(int(low), int(high or low) + 1)
