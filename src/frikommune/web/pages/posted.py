"""What a form sent, field by field: everything that is wrong with it is refused at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frikommune.cases.cpr import holds_cpr
from frikommune.cases.refusals import cpr_in_text
from frikommune.errors import Refused, refuse
from frikommune.language import Text, day_text
from frikommune.web.pages.speech import said

LONGEST = 4000
TYPED = "typed-"
"""Begins the session's names for what was typed while signed out: it alone outlives signing in."""


def answer_form(
    request: HttpRequest, template: str, shown: Mapping[str, Any], store: Callable[[], HttpResponse]
) -> HttpResponse:
    """Show a form; once it is sent, `store` it. Refused, it is shown again with everything that was typed."""
    if request.method != "POST":
        return render(request, template, shown)
    try:
        return store()
    except Refused as refused:
        again = {**shown, "refusals": refused.refusals, "given": request.POST}
        return render(request, template, again, status=422)


def number_in(words: str) -> int | None:
    """A whole number as our own pages write it; None for anything else, whatever Python takes for a digit."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 18 else None


class Posted:
    """Reads a form's fields and remembers what was wrong. Call `check` when all of them were read.

    A field that is wrong reads as empty. Text that seems to hold a CPR number is refused, and not repeated.
    """

    def __init__(self, request: HttpRequest) -> None:
        self.given = request.POST
        self.refused: list[Refused] = []
        self.wrong: set[str] = set()

    def text(self, key: str, label: Text, *, needed: bool = True, longest: int = LONGEST) -> str:
        """Running text without blanks at its ends."""
        words = self.given.get(key, "").replace("\r\n", "\n").strip()
        if needed and not words:
            self._refuse(key, "field_missing", label, "–", Text("nogle ord", "some words"), _FILL)
        elif len(words) > longest:
            most = Text(f"højst {longest} tegn", f"at most {longest} characters")
            self._refuse(key, "field_too_long", label, f"{len(words)}", most, _SHORTEN)
        elif holds_cpr(words):
            self.wrong.add(key)
            self.refused.append(cpr_in_text(said(label)))
        return "" if key in self.wrong else words

    def day(
        self,
        key: str,
        label: Text,
        *,
        needed: bool = True,
        first: date | None = None,
        last: date | None = None,
    ) -> date | None:
        """A day as a date field sends it, between `first` and `last`, both included."""
        words = self.given.get(key, "").strip()
        if not words and not needed:
            return None
        try:
            day = date.fromisoformat(words)
        except ValueError:
            self._refuse(key, "not_a_day", label, words[:40] or "–", _A_DAY, _FILL)
            return None
        if first and day < first:
            early = Text(f"{day_text(first).da} eller senere", f"{day_text(first).en} or later")
            self._refuse(key, "day_too_early", label, said(day_text(day)), early, _CORRECT)
        elif last and day > last:
            late = Text(f"{day_text(last).da} eller før", f"{day_text(last).en} or earlier")
            self._refuse(key, "day_too_late", label, said(day_text(day)), late, _CORRECT)
        return None if key in self.wrong else day

    def whole(self, key: str, label: Text, first: int, last: int) -> int:
        """A whole number from `first` through `last`."""
        words = self.given.get(key, "").strip()
        number = number_in(words)
        if number is not None and first <= number <= last:
            return number
        between = Text(f"et helt tal fra {first} til {last}", f"a whole number from {first} to {last}")
        self._refuse(key, "not_a_number", label, words[:40] or "–", between, _FILL)
        return 0

    def choice(self, key: str, label: Text, among: Collection[str], *, needed: bool = True) -> str:
        """One of what was offered."""
        word = self.given.get(key, "").strip()
        if word in among or not (word or needed):
            return word
        self._refuse(key, "not_offered", label, word[:40] or "–", _ONE_OF_THEM, _CHOOSE)
        return ""

    def choices(
        self, key: str, label: Text, among: Collection[str], *, needed: bool = False
    ) -> tuple[str, ...]:
        """Some of what was offered, in the order in which it was offered."""
        words = set(self.given.getlist(key)) - {""}
        if not words <= set(among) or (needed and not words):
            strange = ", ".join(sorted(words - set(among)))[:40] or "–"
            self._refuse(key, "not_offered", label, strange, _ONE_OF_THEM, _CHOOSE)
            return ()
        return tuple(one for one in among if one in words)

    def refuse(self, key: str, refused: Refused) -> None:
        """Remember what else is wrong with a field."""
        self.wrong.add(key)
        self.refused.append(refused)

    def check(self) -> None:
        """Raises Refused with everything that was wrong."""
        if self.refused:
            raise Refused(*(one for each in self.refused for one in each.refusals))

    def _refuse(self, key: str, code: str, label: Text, given: str, expected: Text, do_next: Text) -> None:
        problem = Text(
            f"“{label.da}” kan ikke bruges, som det står", f"“{label.en}” cannot be used as it stands"
        )
        self.refuse(
            key,
            refuse(code, problem=problem, where=said(label), given=given, expected=expected, do_next=do_next),
        )


_A_DAY = Text("en dag, fx 2019-09-30", "a day, such as 2019-09-30")
_ONE_OF_THEM = Text("et af de viste valg", "one of the choices shown")
_FILL = Text("Udfyld feltet, og send igen.", "Fill it in, and send again.")
_SHORTEN = Text("Skriv det kortere, og send igen.", "Write it shorter, and send again.")
_CORRECT = Text("Ret dagen, og send igen.", "Correct the day, and send again.")
_CHOOSE = Text("Vælg på listen, og send igen.", "Choose from the list, and send again.")
