"""What the journal says of a subject under a word: all of it, what was told last, what is new since a day."""

from __future__ import annotations

from datetime import date

from frikommune.language import LANGUAGES, Text, listed
from frikommune.programme.entry import Entry, Subject, SubjectKind, Word
from frikommune.programme.state import State
from frikommune.programme.when import When
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Cited


def told(facts: Facts, about: Subject, says: str) -> tuple[Entry, ...]:
    """Everything that stands under a word, in order of recording."""
    return tuple(one.entry for one in facts.now.question(about, says).facts)


def told_last(facts: Facts, about: Subject, says: str) -> tuple[Entry, ...]:
    """What the latest source says under a word; what earlier ones said is left to their own papers."""
    found = told(facts, about, says)
    last = max((one.recorded.last for one in found), default=None)
    return tuple(one for one in found if one.recorded.last == last)


def cited_last(facts: Facts, about: Subject, says: str) -> tuple[Cited, ...]:
    """As `told_last`, cited."""
    return tuple(facts.cite(one) for one in told_last(facts, about, says))


def new(facts: Facts, kind: SubjectKind, says: str, since: date) -> tuple[Entry, ...]:
    """What was recorded of a kind of subject under a word on a day or later."""
    found = (entry for about in facts.now.subjects(kind) for entry in told(facts, about, says))
    return tuple(one for one in found if one.recorded.last >= since)


def networks(facts: Facts) -> tuple[Subject, ...]:
    """The networks that are known, in order of first being told of."""
    return facts.now.subjects("network")


def half_year(day: date) -> date:
    """The first day of the half year in which a day lies."""
    return date(day.year, 1 if day.month < 7 else 7, 1)


def period_over(facts: Facts) -> Entry | None:
    """What says that the network's period is over on the day: the adopted, else what was told last."""
    for network in networks(facts):
        question = facts.now.question(network, "period_end")
        found = question.adopted or tuple(one.entry for one in question.facts)
        if found and isinstance(found[-1].value, When) and found[-1].value.end <= facts.on:
            return found[-1]
    return None


def owners(facts: Facts) -> tuple[Subject, ...]:
    """The bodies that own the network, such as KKR Nordjylland."""
    return owners_in(facts.now)


def owners_in(now: State) -> tuple[Subject, ...]:
    """The same, of the state of a journal."""
    return tuple(
        one
        for one in now.subjects("body")
        if any(
            isinstance(fact.entry.value, Word) and fact.entry.value.code == "owner"
            for fact in now.question(one, "place").facts
        )
    )


def owners_inside(facts: Facts) -> Text:
    """The owners by name inside a sentence: an English article is small."""
    named = owners_named(facts)
    en = named.en
    return Text(named.da, f"{en[0].lower()}{en[1:]}" if en.startswith("The ") else en)


def owners_named(facts: Facts) -> Text:
    """The owners by name; no words where no source says who they are."""
    found = [facts.name(one) for one in owners(facts)]
    return Text(*(listed([one.said_in(language) for one in found], language) for language in LANGUAGES))
