"""From when a duty is counted, in words."""

from __future__ import annotations

from frikommune.language import NO_WORDS, Text
from frikommune.law.clause_words import match_words
from frikommune.law.condition_words import groups_words
from frikommune.law.norm import Accumulated, Anchor, CourseStart, EachEvent
from frikommune.law.words import Words


def counted_from(anchor: Anchor, words: Words) -> Text:
    """What sets the clock going: the course's start, each event of a kind, or a sum of time."""
    if isinstance(anchor, CourseStart):
        return Text("forløbets begyndelse", "the start of the course")
    if isinstance(anchor, EachEvent):
        said = match_words(anchor.match, words)
        return Text(f"{said.da}, hver gang på ny", f"{said.en}, each time anew")
    return _accumulated(anchor, words)


def _accumulated(anchor: Accumulated, words: Words) -> Text:
    da, en = anchor.amount.in_words("da"), anchor.amount.in_words("en")
    where, within = groups_words(anchor.groups, words), NO_WORDS
    if anchor.within:
        within = Text(f" inden for {anchor.within.in_words('da')}", f" within {anchor.within.in_words('en')}")
    often = Text("hver gang", "each time") if anchor.again else Text("første gang", "the first time")
    return Text(
        f"{often.da} borgeren har været {da} i alt {where.da}{within.da}",
        f"{often.en} the citizen has been {en} in all {where.en}{within.en}",
    )
