"""Events, and what must be true of them, in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from frikommune.language import Text
from frikommune.law.terms import Clause, Match
from frikommune.law.words import Words, any_of


def match_words(match: Match, words: Words) -> Text:
    """A kind of event, or those of its types that are meant: `a joint talk`."""
    return words.one(match.kind, match.types)


def matches_words(matches: Iterable[Match], words: Words) -> Text:
    """Several kinds of event, any of which will do."""
    return any_of(match_words(one, words) for one in matches)


def quoted(attribute: str, words: Words) -> Text:
    """What an attribute is called; where it has no title, its code in quotation marks."""
    name = words.attribute(attribute)
    return Text.same(f"“{attribute}”") if name == Text.same(attribute) else name


def one_of_words(attribute: str, values: Iterable[str], words: Words) -> Text:
    """`the reason is illness or a job interview`."""
    named = words.values(attribute, values)
    start = words.clause(attribute)
    if not start.da:
        return Text(f"“{attribute}” er {named.da}", f"“{attribute}” is {named.en}")
    return Text(f"{start.da} {named.da}", f"{start.en} {named.en}")


def clause_words(clause: Clause, words: Words) -> Text:
    """A condition on an event's attribute, as a clause."""
    within, start = clause.within, words.clause(clause.attribute)
    if within is None:
        return one_of_words(clause.attribute, clause.one_of, words)
    if not start.da:
        name = clause.attribute
        start = Text(f"“{name}” ligger", f"“{name}” lies")
    return Text(f"{start.da} inden for {within.in_words('da')}", f"{start.en} within {within.in_words('en')}")


def clauses_words(clauses: Iterable[Clause], words: Words) -> Text:
    """Conditions that must all be true: `the citizen goes on to a job, and …`."""
    said = [clause_words(one, words) for one in clauses]
    return Text(
        ", og ".join(one.da for one in said),
        ", and ".join(one.en for one in said),
    )
