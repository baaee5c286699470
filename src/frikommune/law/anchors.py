"""From when a duty is counted, in words."""

from __future__ import annotations

from frikommune.language import Language, Text, listed
from frikommune.law.norm import Accumulated, Anchor, CourseStart, EachEvent
from frikommune.law.wording import both, match_words


def counted_from(anchor: Anchor) -> Text:
    """What sets the clock going: the course's start, each event of a kind, or a sum of time."""
    if isinstance(anchor, CourseStart):
        return Text("forløbets begyndelse", "the start of the course")
    if isinstance(anchor, EachEvent):
        match = anchor.match
        return both(lambda la: f"{'hver' if la == 'da' else 'each'} {match_words(match, la)}")
    return both(lambda la: _accumulated(anchor, la))


def _accumulated(anchor: Accumulated, language: Language) -> str:
    amount, groups = anchor.amount.in_words(language), listed(sorted(anchor.groups), language)
    if language == "da":
        within = f" inden for {anchor.within.in_words('da')}" if anchor.within else ""
        return (
            f"{'hver gang' if anchor.again else 'første gang'} der er gået {amount} i alt i {groups}{within}"
        )
    within = f" within {anchor.within.in_words('en')}" if anchor.within else ""
    return (
        f"{'each' if anchor.again else 'the first'} time that {amount} in all in {groups} have passed{within}"
    )
