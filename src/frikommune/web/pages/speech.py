"""The language a page speaks."""

from __future__ import annotations

from datetime import date

from django.utils.translation import get_language

from frikommune.language import Language, Text, day_in_words


def language() -> Language:
    """The language of this request; Danish where none was chosen."""
    return "en" if (get_language() or "da").startswith("en") else "da"


def say(da: str, en: str) -> str:
    """One of the two, for this request."""
    return Text(da, en).said_in(language())


def said(text: Text) -> str:
    """A text of the rooms below, for this request."""
    return text.said_in(language())


def day_words(day: date) -> str:
    """`26.03.2018` or `26 March 2018`."""
    return day_in_words(day, language())
