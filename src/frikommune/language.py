"""The two languages of the product, and how days and lists are written in each."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

Language = Literal["da", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Text(NamedTuple):
    """One thing said in Danish and in English."""

    da: str
    en: str

    def said_in(self, language: Language) -> str:
        """The text in one of the two languages."""
        return self.da if language == "da" else self.en

    @classmethod
    def same(cls, words: str) -> Text:
        """A name or a code that reads the same in both languages."""
        return cls(words, words)


NO_WORDS = Text("", "")


def day_in_words(day: date, language: Language) -> str:
    """`26.03.2018` in Danish, `26 March 2018` in English."""
    if language == "da":
        return f"{day.day:02d}.{day.month:02d}.{day.year}"
    return f"{day.day} {_ENGLISH_MONTHS[day.month - 1]} {day.year}"


@lru_cache(maxsize=20_000)
def day_text(day: date) -> Text:
    """A day, written as each language writes it."""
    return Text(day_in_words(day, "da"), day_in_words(day, "en"))


def listed(words: Iterable[str], language: Language, last: Text | None = None) -> str:
    """`a, b og c`: a list in words; `last` replaces the joining word (for instance "or")."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    joint = (last or Text("og", "and")).said_in(language)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"


def small(words: str) -> str:
    """Words without their first capital letter, as inside a sentence; abbreviations (`LÆ285`) keep theirs."""
    first = words.split(" ", 1)[0]
    return words if not first[1:].islower() else words[0].lower() + words[1:]


_LAST = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})


def danish_order(words: str) -> str:
    """A key to sort by: æ, ø and å come last, and aa is å; accents and capitals do not matter."""
    small_ = unicodedata.normalize("NFC", words).casefold().replace("aa", "å").translate(_LAST)
    return "".join(one for one in unicodedata.normalize("NFKD", small_) if not unicodedata.combining(one))


_FOLDED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "u", "ä": "ae", "ö": "oe"})


def folded(words: str) -> str:
    """Words as a search compares them: small letters, and æ, ø, å as they are written without them."""
    return words.casefold().translate(_FOLDED)
