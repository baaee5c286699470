"""Bylaws that were published as one text, before they were papers: Danish, a line, and English."""

from __future__ import annotations

from frikommune.language import Language

_SEPARATOR = "\n\n" + "—" * 20 + "\n\n"


def in_language(text: str, language: Language) -> str:
    """The half of a published text that is in one of the languages."""
    danish, _, english = text.partition(_SEPARATOR)
    return danish if language == "da" or not english else english
