"""What a bylaw is of: which exemptions, from which day, on which basis, decided by whom.

A bylaw that was published here has it from the act that published it. One that is only a draft has from the
journal what is there, and says of the rest that it is to be filled in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from frikommune.language import Text
from frikommune.programme.entry import Entry, Names, Subject
from frikommune.programme.when import When
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Cited, Ref
from frikommune.reports.parts.days import long_day, long_when
from frikommune.reports.parts.law_told import reference_known
from frikommune.reports.parts.own_trials import OwnTrial
from frikommune.reports.parts.told import networks

_WRITTEN = Text("Skrevet af kommunen i vedtægten", "Written by the municipality in the bylaw")


@dataclass(frozen=True)
class Given:
    """One trial of a bylaw; None: not known. The law is told as of `law_day`."""

    trial: str
    parts: tuple[str, ...]
    law_day: date
    starts: Cited | None = None
    basis: Cited | None = None
    decided: Cited | None = None
    published: Cited | None = None


def written(
    trial: str, parts: tuple[str, ...], starts: date, basis: str, decided: str, published: date
) -> Given:
    """What whoever publishes a bylaw fills in, on the day of it."""

    def cited(name: str, text: Text) -> Cited:
        return Cited(text, Ref(f"bylaw:{trial}:{name}", text, _WRITTEN, f"life/{trial}"))

    return Given(
        trial,
        parts,
        starts,
        cited("starts", long_day(starts)),
        cited("basis", Text.same(basis)),
        cited("decided", Text.same(decided)),
        cited("published", long_day(published)),
    )


def from_journal(facts: Facts, own: OwnTrial) -> Given:
    """What the journal knows of a municipality's bylaw for a trial."""
    began, starts = own.began, _first_day(own)
    named = facts.cite(began, long_when(began.effect)) if began and began.effect else _planned(facts, own)
    given = Given(own.number, own.parts, starts or facts.on, named, _basis(facts, own))
    act = _published(facts, own)
    if act is None or act.deed is None:
        return given
    basis = facts.cite(act, Text.same(act.deed.basis)) if act.deed.basis else given.basis
    decided = facts.cite(act, act.because) if any(act.because) else None
    day = facts.cite(act, long_day((act.effect or act.recorded).last))
    return replace(given, basis=basis, decided=decided, published=day)


def _published(facts: Facts, own: OwnTrial) -> Entry | None:
    place = own.cell.municipality
    found = [
        one
        for one in facts.now.known
        if one.says == "publish_bylaw" and one.about == own.subject
        if isinstance(one.value, Names) and place in one.value.names
    ]
    return found[-1] if found else None


def _first_day(own: OwnTrial) -> date | None:
    if own.began is not None and own.began.effect is not None:
        return own.began.effect.last
    when = _round_start(own.facts, own)
    return when.value.last if when is not None and isinstance(when.value, When) else None


def _planned(facts: Facts, own: OwnTrial) -> Cited | None:
    """The first day of the round in which the trial was applied for."""
    entry = _round_start(facts, own)
    if entry is None or not isinstance(entry.value, When):
        return None
    return facts.cite(entry, long_when(entry.value))


def _round_start(facts: Facts, own: OwnTrial) -> Entry | None:
    for fact in facts.now.question(Subject("application", own.number), "sent_in").facts:
        if isinstance(fact.entry.value, Subject):
            found = facts.now.question(fact.entry.value, "start")
            chosen = found.adopted or tuple(one.entry for one in found.facts)
            return chosen[-1] if chosen else None
    return None


def _basis(facts: Facts, own: OwnTrial) -> Cited | None:
    """The act that a part of the trial rests on, where its file names one; else the network's."""
    exemptions = facts.pack.rulebook.exemptions
    for part in own.parts:
        for source in exemptions[part].sources:
            if source.reference.lower().startswith(("lov ", "bekendtgørelse")):
                known = reference_known(source.reference, facts.on)
                said = Text.same(f"{known[:1].lower()}{known[1:]}")
                ref = Ref(f"basis:{own.number}", said, Text.same(source.short), f"trial/{own.number}")
                return Cited(said, ref)
    found = [facts.found(one, "legal_basis") for one in networks(facts)]
    return next((one for one in found if one is not None), None)
