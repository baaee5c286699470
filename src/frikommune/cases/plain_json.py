"""JSON text as plain values, whatever is wrong with it being one kind of fault; and a seal over them."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

_HALF = re.compile(r"\\u[dD][89a-fA-F]")
"""Half of a character may be written in JSON, and can be kept nowhere."""


def json_of(text: str | bytes) -> Any:
    """What a text says. Raises ValueError, for numbers without end, nesting and halves of characters too."""
    try:
        data = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deep") from None
    check_whole(text if isinstance(text, str) else text.decode("utf-8", "replace"), data)
    return data


def check_whole(text: str, data: object) -> None:
    """Raises ValueError where the values of a text hold half of a character."""
    if _HALF.search(text):
        json.dumps(data, ensure_ascii=False).encode()


def seal_of(data: object) -> str:
    """A digest of plain values, by which it is seen whether somebody has changed them."""
    said = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()
