"""What the network recommends and has learnt, and where its sources disagree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from frikommune.language import Text
from frikommune.programme.entry import Entry, Subject, Word
from frikommune.programme.state import Disagreement
from frikommune.programme.told import disagreement_text
from frikommune.programme.trial import by_number
from frikommune.programme.words import CODE_WORDS, entry_text
from frikommune.reports.facts import Facts
from frikommune.reports.open_data.dataset import (
    Column,
    Dataset,
    Row,
    Value,
    code_of,
    coded,
    columns,
    in_both,
    worded,
)
from frikommune.reports.open_data.sources import ENTRY, SOURCE, held, names, source_of

_LESSONS: Mapping[str, Text] = {one: CODE_WORDS[one] for one in ("network", "participation")}


def _text(entry: Entry | None) -> Text | None:
    return entry.value if entry and isinstance(entry.value, Text) else None


def _recommendations(facts: Facts) -> Iterator[Row]:
    for about in sorted(facts.now.subjects("recommendation"), key=lambda one: by_number(one.name)):
        named = held(facts.now.question(about, "named"))
        if named is None:
            continue
        reasons = [one.entry for one in facts.now.question(about, "reasons").facts]
        for number, reason in enumerate(reasons or [None], 1):
            said = reason or named
            yield {
                "recommendation": about.name,
                "reason_number": number if reason else None,
                **in_both("name", _text(named)),
                **_theme(facts, about),
                **in_both("reason", _text(reason)),
                "trials": names(said.concerns, "trial"),
                **source_of(said),
            }


def _theme(facts: Facts, about: Subject) -> dict[str, Value]:
    under = held(facts.now.question(about, "under"))
    theme = under.value if under and isinstance(under.value, Subject) else None
    named = held(facts.now.question(theme, "named")) if theme else None
    return {"theme": theme.name if theme else None, **in_both("theme_name", _text(named))}


RECOMMENDATIONS = Dataset(
    "recommendations",
    Text("Anbefalinger", "Recommendations"),
    Text(
        "Netværkets anbefalinger: en række for hver begrundelse.",
        "The network's recommendations: a row for each reason.",
    ),
    columns(
        Column("recommendation", "string", Text("Anbefalingens nummer", "The recommendation's number")),
        Column("reason_number", "integer", Text("Begrundelsens plads", "The reason's place")),
        worded("name", Text("Anbefalingen", "The recommendation")),
        Column("theme", "string", Text("Temaets nummer", "The theme's number")),
        worded("theme_name", Text("Temaet", "The theme")),
        worded("reason", Text("Begrundelsen", "The reason")),
        Column("trials", "list", Text("Forsøg, begrundelsen bygger på", "Trials that the reason rests on")),
        SOURCE,
        ENTRY,
    ),
    _recommendations,
)


def _lessons(facts: Facts) -> Iterator[Row]:
    for about in sorted(facts.now.subjects("lesson"), key=lambda one: by_number(one.name)):
        kind = held(facts.now.question(about, "kind"))
        code = kind.value.code if kind and isinstance(kind.value, Word) else None
        for one in facts.now.question(about, "learned").facts:
            yield {
                "lesson": about.name,
                **in_both("learned", _text(one.entry)),
                **code_of("kind", code, _LESSONS),
                **source_of(one.entry),
            }


LESSONS = Dataset(
    "lessons",
    Text("Erfaringer med at være netværk", "Lessons of being a network"),
    Text(
        "Hvad netværket har lært af at være et netværk og af at deltage.",
        "What the network has learnt of being a network and of taking part.",
    ),
    columns(
        Column("lesson", "string", Text("Erfaringens id", "The lesson's id")),
        worded("learned", Text("Hvad der er lært", "What was learnt")),
        coded("kind", Text("Hvad det handler om", "What it is about"), _LESSONS),
        SOURCE,
        ENTRY,
    ),
    _lessons,
    ("fact",),
)


def _disagreements(facts: Facts) -> Iterator[Row]:
    for one in facts.now.disagreements:
        adopted = {claim.id for claim in one.adopted}
        for claim in one.claims:
            yield {
                "disagreement": _name(one),
                "subject": str(claim.about),
                **in_both("claim", entry_text(claim, facts.names)),
                "adopted": claim.id in adopted if one.adoption else None,
                **in_both("reason", disagreement_text(one) if one.adoption else None),
                **source_of(claim),
            }


def _name(one: Disagreement) -> str:
    return one.adoption.id if one.adoption else min(claim.id for claim in one.claims)


DISAGREEMENTS = Dataset(
    "disagreements",
    Text("Hvor kilderne er uenige", "Where the sources disagree"),
    Text(
        "Hvert udsagn, hvor kilder siger noget forskelligt, og hvilket der er valgt, med begrundelse.",
        "Each claim where sources differ, and which one is adopted, with the reason.",
    ),
    columns(
        Column("disagreement", "string", Text("Uenighedens id", "The disagreement's id")),
        Column(
            "subject", "string", Text("Hvad det er om, fx trial:1.3", "What it is about, such as trial:1.3")
        ),
        worded("claim", Text("Hvad kilden siger", "What the source says")),
        Column(
            "adopted",
            "boolean",
            Text(
                "Om udsagnet er valgt; tomt, hvor intet er afgjort",
                "Whether it is adopted; empty where nothing is decided",
            ),
        ),
        worded("reason", Text("Begrundelsen for valget", "The reason for the choice")),
        SOURCE,
        ENTRY,
    ),
    _disagreements,
    ("disagreement", "fact"),
)
