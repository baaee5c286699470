"""A questionnaire as data: its questions, their words in both languages, and the versions of the words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, get_args

from frikommune.evaluation.surveys.scales import Scale
from frikommune.language import NO_WORDS, Text

Kind = Literal["likert", "single", "multiple", "number", "text"]
KINDS: tuple[Kind, ...] = get_args(Kind)
KIND_WORDS: Mapping[Kind, Text] = {
    "likert": Text("udsagn med en svarskala", "statements with a scale"),
    "single": Text("ét valg", "one choice"),
    "multiple": Text("flere valg", "several choices"),
    "number": Text("et tal", "a number"),
    "text": Text("fri tekst", "free text"),
}
Role = Literal["staff", "leader", "citizen", "a_kasse", "doctor", "company"]
ROLES: tuple[Role, ...] = get_args(Role)
ROLE_WORDS: Mapping[str, Text] = {
    "staff": Text("medarbejdere", "staff"),
    "leader": Text("ledere", "leaders"),
    "citizen": Text("borgere", "citizens"),
    "a_kasse": Text("a-kasser", "unemployment funds"),
    "doctor": Text("læger", "doctors"),
    "company": Text("virksomheder", "companies"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One statement of a battery. `reversed`: agreeing is a low score. `version` counts changes of words."""

    key: str
    words: Text
    reversed: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers to choose among; `code` is 1 or more and stays when the words change."""

    code: int
    words: Text


@dataclass(frozen=True, slots=True)
class Question:
    """One question. A `likert` question has `scale` and one `item` or more: several are a battery.

    `section` is a heading that begins above it. `choices` belong to `single` and `multiple`; `not_relevant`
    adds that answer to them. `least` and `most` bound a number. `needed`: it cannot be left out.
    """

    key: str
    kind: Kind
    words: Text
    help: Text = NO_WORDS
    section: Text = NO_WORDS
    needed: bool = False
    scale: Scale | None = None
    items: tuple[Item, ...] = ()
    choices: tuple[Choice, ...] = ()
    not_relevant: bool = False
    least: float | None = None
    most: float | None = None
    version: int = 1

    @property
    def is_battery(self) -> bool:
        """Whether several items share the scale."""
        return len(self.items) > 1


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Questions in order. Keys are unique, and never given again to something else."""

    questions: tuple[Question, ...] = ()

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions)

    def question(self, key: str) -> Question:
        """The question of a key. Raises KeyError."""
        for one in self.questions:
            if one.key == key:
                return one
        raise KeyError(key)

    @property
    def new_key(self) -> str:
        """A key that no question has: `q7`."""
        numbers = [int(one.key[1:]) for one in self.questions if one.key[1:].isdigit()]
        return f"q{max(numbers, default=0) + 1}"

    def put(self, question: Question) -> Questionnaire:
        """With the question in the place of its key, or at the end."""
        if any(one.key == question.key for one in self.questions):
            return Questionnaire(
                tuple(question if one.key == question.key else one for one in self.questions)
            )
        return Questionnaire((*self.questions, question))

    def without(self, key: str) -> Questionnaire:
        """With that question left out."""
        return Questionnaire(tuple(one for one in self.questions if one.key != key))

    def moved(self, key: str, steps: int) -> Questionnaire:
        """With that question so many places further down (below zero: up); it stops at the ends."""
        rest = [one for one in self.questions if one.key != key]
        place = next(number for number, one in enumerate(self.questions) if one.key == key)
        rest.insert(min(max(place + steps, 0), len(rest)), self.question(key))
        return Questionnaire(tuple(rest))

    @property
    def digest(self) -> str:
        """SHA-256 of all that it says."""
        said = json.dumps(self.as_json(), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(said.encode()).hexdigest()

    def as_json(self) -> list[dict[str, Any]]:
        """Plain values, without loss: texts are pairs of Danish and English."""
        return [asdict(one) for one in self.questions]

    @classmethod
    def from_json(cls, kept: list[dict[str, Any]]) -> Questionnaire:
        """What `as_json` gave, also after it was written and read as JSON."""
        return cls(tuple(_question(one) for one in kept))


def _question(kept: Mapping[str, Any]) -> Question:
    scale = kept["scale"]
    return Question(
        **{
            **kept,
            **{name: Text(*kept[name]) for name in ("words", "help", "section")},
            "scale": Scale(**scale) if scale else None,
            "items": tuple(Item(**{**one, "words": Text(*one["words"])}) for one in kept["items"]),
            "choices": tuple(Choice(one["code"], Text(*one["words"])) for one in kept["choices"]),
        }
    )


def versioned(questionnaire: Questionnaire, earlier: Questionnaire | None) -> Questionnaire:
    """The questionnaire with its words' versions, counted on from an earlier wave's.

    What has the same key and the same words keeps its version; changed words, answers or scale count one on.
    What is new begins at 1.
    """
    before = {one.key: one for one in earlier} if earlier else {}
    return Questionnaire(tuple(_versioned(one, before.get(one.key)) for one in questionnaire))


def _versioned(question: Question, before: Question | None) -> Question:
    if before is None:
        items = tuple(replace(one, version=1) for one in question.items)
        return replace(question, items=items, version=1)
    earlier = {one.key: one for one in before.items}
    frame_changed = _frame(question) != _frame(before)
    return replace(
        question,
        version=before.version + frame_changed,
        items=tuple(_item(one, earlier.get(one.key), frame_changed) for one in question.items),
    )


def _item(item: Item, before: Item | None, frame_changed: bool) -> Item:
    if before is None:
        return replace(item, version=1)
    changed = frame_changed or (item.words, item.reversed) != (before.words, before.reversed)
    return replace(item, version=before.version + changed)


def _frame(question: Question) -> object:
    """What every item of a question is read in: a change of it changes them all."""
    return question.kind, question.words, question.scale, question.choices, question.not_relevant
