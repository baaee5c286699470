"""The fields of the law pages' forms: what was typed, and what it means."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest

from frikommune.dates import parse_day
from frikommune.errors import closest, refuse
from frikommune.language import Text, folded


def given(request: HttpRequest, name: str) -> str:
    """What was typed in a field; empty where nothing was."""
    return str(request.GET.get(name, "")).strip()


def day_of(request: HttpRequest, name: str) -> date | None:
    """The day in a field, as `2018-03-01` or `01.03.2018`; None where it is empty. Raises Refused."""
    typed = given(request, name)
    return parse_day(typed, name) if typed else None


def choice_of(request: HttpRequest, name: str, choices: Iterable[str]) -> str:
    """One of the choices, or empty. Raises Refused."""
    typed, known = given(request, name), list(choices)
    if not typed or typed in known:
        return typed
    raise refuse(
        "not_a_choice",
        problem=Text("Valget findes ikke", "There is no such choice"),
        where=name,
        given=typed[:60],
        expected=Text("et af valgene på siden", "one of the choices on the page"),
        do_next=closest(typed, known),
    )


def holds_words(searched: str, texts: Iterable[Text]) -> bool:
    """Whether every word that is searched for stands in the texts, in either language."""
    wanted = folded(searched).split()
    held = folded(" ".join(f"{text.da} {text.en}" for text in texts))
    return all(word in held for word in wanted)
