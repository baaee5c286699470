"""Text that a spreadsheet would run when a CSV is opened, made harmless with an apostrophe before it."""

from __future__ import annotations

FORMULA = r"^[=+\-@\t\r\n]"
"""How a text begins that a spreadsheet takes for a formula, or whose second line it does."""
_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n")


def tame(value: object) -> object:
    """A cell as it may be written; what is no text, and text that a spreadsheet leaves alone, as it is."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_BEGINS) else value


def tame_data(text: str) -> str:
    """The same for a cell that is read again later: a number with its sign is left as it is."""
    return text if _is_number(text) else str(tame(text))


def as_was(text: str) -> str:
    """A cell that `tame_data` wrote, as it was."""
    tail = text[1:]
    return tail if text.startswith("'") and tame_data(tail) == text else text


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", "."))
    except ValueError:
        return False
    return True
