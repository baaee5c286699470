"""*What applies?* The norms in force for a municipality, a group and a day; or in two places at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.law.laid import laid_words
from frikommune.law.norm import KIND_WORDS
from frikommune.law.words import Words
from frikommune.ledger.side_by_side import Answer, Place, answers, lines_of
from frikommune.ledger.standing_law import Asked, silence
from frikommune.web.journal.entering import of_programme
from frikommune.web.lawbook.asking import Asking, asking, municipality_asked
from frikommune.web.lawbook.fields import holds_words
from frikommune.web.lawbook.kept import kept_part


@dataclass(frozen=True, slots=True)
class Side:
    """A norm in one place; `apart` are the lines that the other place does not have.

    `laid` is what exemptions say, where the other lines do not show it.
    """

    place: Place
    asked: Asked | None
    apart: frozenset[Text]
    laid: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A norm as it is shown: a side for each place. `groups` are named where not all were asked for."""

    answer: Answer
    groups: tuple[Text, ...]
    sides: tuple[Side, ...]


@of_programme()
def applies(request: HttpRequest) -> HttpResponse:
    """The form, and below it the answer."""
    rulebook = request.book.pack.rulebook
    shown: dict[str, Any] = {
        "groups": rulebook.groups,
        "norms": sorted(rulebook.norms.values(), key=lambda norm: norm.title.da),
        "kinds": KIND_WORDS,
        "municipality": municipality_asked(request),
    }
    try:
        asked = asking(request)
    except Refused as refused:
        return render(request, "lawbook/applies.html", {**shown, "refusals": refused.refusals}, status=422)
    if asked.places and asked.groups:
        shown["answers"] = kept_part(
            request, "lawbook/answers.html", lambda: _answered(request, asked), asked.places
        )
    return render(request, "lawbook/applies.html", {**shown, "asking": asked})


def _answered(request: HttpRequest, asked: Asking) -> dict[str, Any]:
    rulebook = request.book.pack.rulebook
    world = rulebook.no_trials if asked.law_alone else rulebook.all_trials
    found = [
        one for one in answers(world, asked.places, asked.groups, asked.start) if _is_asked_for(asked, one)
    ]
    shown = [_shown(request, asked, one) for one in found if one.applies]
    return {
        "asking": asked,
        "shown": [one for one in shown if not asked.only_differences or one.answer.difference != "same"],
        "idle": [] if asked.only_differences else [one for one in found if not one.applies],
        "differing": sum(one.answer.difference == "asks" for one in shown),
        "with_windows": any(one and one.steps for answer in found for one in answer.asked),
        "titles": [rulebook.groups[one] for one in asked.groups],
        "silent": None if found or not asked.norm else silence(rulebook, asked.norm, asked.groups[0]),
    }


def _is_asked_for(asked: Asking, answer: Answer) -> bool:
    norm = answer.norm
    if (asked.norm and norm.id != asked.norm) or (asked.kind and norm.kind != asked.kind):
        return False
    return not asked.searched or holds_words(asked.searched, _texts(answer))


def _texts(answer: Answer) -> Iterator[Text]:
    yield from (answer.norm.title, answer.norm.about, Text.same(answer.norm.id))
    for one in answer.asked:
        if one is not None:
            yield from (*lines_of(one), *one.words_without)
            for weighed in one.considered:
                yield from (weighed.exemption.title, Text.same(weighed.exemption.id))


def _shown(request: HttpRequest, asked: Asking, answer: Answer) -> Shown:
    titles, words = request.book.pack.rulebook.groups, request.book.pack.rulebook.words
    lines = [frozenset(lines_of(one)) for one in answer.asked]
    sides = tuple(
        Side(
            place,
            one,
            lines[here] - lines[-1 - here] if asked.apart else frozenset(),
            _laid(place, one, words),
        )
        for here, (place, one) in enumerate(zip(asked.places, answer.asked, strict=True))
    )
    several = len(asked.groups) > 1
    return Shown(answer, tuple(titles[one] for one in answer.groups) if several else (), sides)


def _laid(place: Place, asked: Asked | None, words: Words) -> tuple[Text, ...]:
    if asked is None or asked.rule.suspended_by or asked.words_without or asked.rule.version is None:
        return ()
    if any(step.displaced for step in asked.steps):
        return ()
    rule = asked.rule
    return tuple(line for layer in rule.layers for line in laid_words(rule.norm, layer, place.on, words))
