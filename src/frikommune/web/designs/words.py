"""What stands in a design's fields, as a reader meets it."""

from __future__ import annotations

from frikommune.web.designs.content import Content, is_share
from frikommune.web.designs.fields import Field
from frikommune.web.pages.speech import said, say


def words_of(field: Field, value: object, content: Content) -> str:
    """The words of one field: lists in a row, choices by their names, shares with their unit."""
    if isinstance(value, list):
        return ", ".join(value)
    words = str(value)
    if field.kind == "choice":
        named = dict(field.choices).get(words)
        return said(named) if named else words
    if field.kind == "amount" and is_share(content, field.path):
        return say(f"{words} %", f"{words}%")
    return words
