"""Every refusal says where, what was given, what was expected and what to do next.

A `Refusal` is one such statement, in both languages. `Refused` carries one or many of them to whoever speaks
to the user: the command line today, the web pages later. No other exception is meant for a user's eyes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches

from frikommune.language import Language, Text

LONGEST = 500
"""Characters of what was given that are repeated; other words of a refusal may be four times as long."""
_LABELS = {
    "da": ("Afvist", "Hvor", "Fik", "Forventede", "Gør nu"),
    "en": ("Refused", "Where", "Given", "Expected", "Do next"),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that cannot be accepted.

    `code` is stable and for programs; `where` is a file, line, column, key or option, as the user would find
    it, or empty where no place is known.
    """

    code: str
    problem: Text
    where: str
    given: str
    expected: Text
    do_next: Text

    def __post_init__(self) -> None:
        """What users sent stands in all of these, and is made fit to be shown."""
        object.__setattr__(self, "where", visible(self.where, 4 * LONGEST))
        given = self.given if self.given.strip() else f"“{self.given}”" if self.given else "–"
        object.__setattr__(self, "given", visible(given, LONGEST))
        for name in ("problem", "expected", "do_next"):
            object.__setattr__(self, name, _visible_text(getattr(self, name)))

    def within(self, place: str) -> Refusal:
        """The same refusal, located inside a larger place (a file, say)."""
        return replace(self, where=place if self.where in ("", place) else f"{place}, {self.where}")

    def said_in(self, language: Language) -> str:
        """The refusal as five short lines; four where no place is known."""
        head, where, given, expected, do_next = _LABELS[language]
        lines = (
            f"{head}: {self.problem.said_in(language)}",
            f"  {where}: {self.where}" if self.where else "",
            f"  {given}: {self.given}",
            f"  {expected}: {self.expected.said_in(language)}",
            f"  {do_next}: {self.do_next.said_in(language)}",
        )
        return "\n".join(filter(None, lines))

    def as_json(self, language: Language) -> dict[str, str]:
        """The refusal with stable keys."""
        return {
            "code": self.code,
            "problem": self.problem.said_in(language),
            "where": self.where,
            "given": self.given,
            "expected": self.expected.said_in(language),
            "do_next": self.do_next.said_in(language),
        }


def visible(words: str, longest: int) -> str:
    """One line without anything that a terminal or a browser obeys: those characters are named instead.

    So are halves of characters, which no file can hold. What is too long ends with an ellipsis.
    """
    if len(words) > longest:
        words = f"{words[:longest]}…"
    return words if words.isprintable() else "".join(map(_sign, words))


def _sign(character: str) -> str:
    if character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    number = ord(character)
    if number < 0x20:
        return chr(0x2400 + number)
    return "␡" if number == 0x7F else f"<U+{number:04X}>"


def _visible_text(text: Text) -> Text:
    if text.da.isprintable() and text.en.isprintable() and max(len(text.da), len(text.en)) <= 4 * LONGEST:
        return text
    return Text(visible(text.da, 4 * LONGEST), visible(text.en, 4 * LONGEST))


class Refused(Exception):
    """Raised with everything that was wrong, so that a user mends it all in one go."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__("\n".join(refusal.said_in("en") for refusal in refusals))
        self.refusals = refusals

    def within(self, place: str) -> Refused:
        """The same refusals, located inside a larger place."""
        return Refused(*(refusal.within(place) for refusal in self.refusals))

    def said_in(self, language: Language) -> str:
        """All refusals, a blank line between them."""
        return "\n\n".join(refusal.said_in(language) for refusal in self.refusals)


def refuse(code: str, *, problem: Text, where: str, given: object, expected: Text, do_next: Text) -> Refused:
    """One refusal, ready to raise."""
    return Refused(Refusal(code, problem, where, str(given), expected, do_next))


def closest(given: str, known: Iterable[str]) -> Text:
    """Advice that names what was probably meant, or everything that is known."""
    names = sorted(known)
    near = get_close_matches(given.lower(), [name.lower() for name in names], n=1, cutoff=0.6)
    meant = [name for name in names if near and name.lower() == near[0]]
    if meant:
        return Text(f"Mente du “{meant[0]}”?", f"Did you mean “{meant[0]}”?")
    shown = ", ".join(names) if names else "–"
    return Text(f"Vælg en af: {shown}.", f"Choose one of: {shown}.")
