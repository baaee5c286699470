"""One entry of the journal: what it is about, what it says, since when, who recorded it when, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from frikommune.language import NO_WORDS, Text
from frikommune.programme.figure import Figure
from frikommune.programme.trial import EffectVerdict
from frikommune.programme.when import When

Family = Literal["claim", "act"]
"""A claim is what a source says; an act is what someone with the right to do it did here."""

Certainty = Literal["source", "public", "assumed"]
"""The words of the law's own sources; the walls keep the two rooms apart."""
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)

SubjectKind = Literal[
    "network",
    "body",
    "authority",
    "municipality",
    "round",
    "application",
    "trial",
    "part",
    "figure",
    "calendar",
    "theme",
    "conclusion",
    "recommendation",
    "lesson",
    "side_effect",
    "experience",
    "advocacy",
    "barrier",
    "other_trial",
    "challenge",
    "idea",
    "law",
    "adoption",
]
SUBJECT_KINDS: tuple[SubjectKind, ...] = get_args(SubjectKind)


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """What an entry is about: `trial:1.3`, `part:1.3a`, `body:kkr`."""

    kind: SubjectKind
    name: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}"


def own_subjects(trial: str, parts: Sequence[str]) -> frozenset[Subject]:
    """The trial, its application and its parts."""
    return frozenset(
        {Subject("trial", trial), Subject("application", trial), *(Subject("part", one) for one in parts)}
    )


@dataclass(frozen=True, slots=True)
class Paper:
    """A source as a whole. `recorded` is its own day; `because` says why, where the paper is undated.

    `seed` is the number of a source paper; empty for public material and for the programme's own readings.
    """

    id: str
    reference: str
    title: Text
    recorded: When
    certainty: Certainty
    seed: str = ""
    because: Text = NO_WORDS


@dataclass(frozen=True, slots=True)
class Names:
    """Municipalities, in the order of the source."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """One of the words that the predicate allows."""

    code: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a source says that the law from a day did to a trial or to a part of it."""

    law_from: date
    verdict: EffectVerdict
    text: Text


@dataclass(frozen=True, slots=True)
class Adoption:
    """Which claims are held to be so, and over which rivals. `adopts` empty: none is chosen."""

    adopts: tuple[str, ...]
    over: tuple[str, ...]
    reason: Text


Value = Text | Figure | When | Names | Word | Verdict | Adoption | Subject


@dataclass(frozen=True, slots=True)
class Deed:
    """What an act that makes law must carry. Roles, never names of persons.

    `document` is the decision's paper, `basis` its legal basis, `by` and `second` the roles of the two who
    did it, `corrects` the id of an earlier act that it corrects. `based_on` is how many acts on the trial
    whoever did it had seen; None: not said.
    """

    by: str
    second: str = ""
    document: str = ""
    basis: str = ""
    corrects: str = ""
    based_on: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated, sourced fact. `effect` None: the source gives no day, so it holds whenever it is known.

    `until` is the last time it holds, where the source gives a span. `concerns` are further subjects.
    """

    id: str
    family: Family
    about: Subject
    says: str
    value: Value
    effect: When | None
    recorded: When
    paper: Paper
    heading: str
    certainty: Certainty
    until: When | None = None
    concerns: tuple[Subject, ...] = ()
    because: Text = NO_WORDS
    deed: Deed | None = None
    where: str = ""

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Everything it is about."""
        return (self.about, *self.concerns)
