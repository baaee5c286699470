"""A municipality's bylaw: which rules it sets aside in its trials, for whom, instead of what, and how long.

In the shape of a bylaw: §§ with numbered subsections, a chapter for each trial where it has several.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from frikommune.errors import Refused, refuse
from frikommune.language import LANGUAGES, NO_WORDS, Text, day_text, listed
from frikommune.programme.cell import CELL_WORDS, CellState
from frikommune.programme.entry import Subject
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Paper, Section
from frikommune.reports.paper import Paragraph as Lines
from frikommune.reports.parts.bylaw_given import Given, from_journal
from frikommune.reports.parts.bylaw_sections import Provision, Subsection, provisions_of, publication
from frikommune.reports.parts.own_trials import RUNNING, OwnTrial, own_trials
from frikommune.reports.parts.rounds import trial_name
from frikommune.reports.writing import points, words, write

KIND = "bylaw"
_COMING: frozenset[CellState] = frozenset({"approved", "granted", "bylaw", "postponed", "named"})
_HOLDS = RUNNING | _COMING
"""Where a trial stands for which a bylaw is written."""


def build(facts: Facts, municipality: str, trial: str = "") -> Paper:
    """The bylaw of a municipality for one trial, or (none named) for all that it has.

    Raises Refused where it has none on the day, and for a trial that it is not in.
    """
    own = [one for one in own_trials(facts, municipality) if one.cell.state in _HOLDS]
    wanted = [one for one in own if not trial or one.number == trial]
    if not wanted:
        raise _none_there(facts, municipality, trial)
    return bylaw_of(facts, municipality, [from_journal(facts, one) for one in wanted])


def bylaw_of(facts: Facts, place: str, given: Sequence[Given]) -> Paper:
    """The bylaw of what was given. It is a draft until the municipality's decision on each trial is known."""
    draft = any(one.decided is None for one in given)
    return Paper(
        kind=KIND,
        title=_title(facts, place, given),
        as_of=facts.on,
        sections=tuple(_numbered(_sections(facts, place, given))),
        subtitle=Text("Udkast", "Draft") if draft else NO_WORDS,
        sender=Text(f"{place} Kommune", f"Municipality of {place}"),
        municipality=place,
    )


def _title(facts: Facts, place: str, given: Sequence[Given]) -> Text:
    if len(given) > 1:
        return Text(
            f"Vedtægt for {place} Kommune om frikommuneforsøg",
            f"Bylaw of the municipality of {place} on its trials",
        )
    trial = given[0].trial
    name = facts.pack.trials[trial].title
    return Text(
        f"Vedtægt for {place} Kommune om forsøg {trial}: {name.da}",
        f"Bylaw of the municipality of {place} on trial {trial}: {name.en}",
    )


def _sections(facts: Facts, place: str, given: Sequence[Given]) -> Iterator[Section]:
    """Every section; §§ are still without their numbers, and are those with an anchor of `par-`."""
    heading = words(Text("Hjemmel", "Legal basis"))
    yield Section(heading, tuple(_basis(place, given)), 1, "basis", "basis")
    below = 2 if len(given) > 1 else 1
    for at, one in enumerate(given, 1):
        mark = f"-{one.trial.replace('.', '-')}" if len(given) > 1 else ""
        if len(given) > 1:
            name = trial_name(facts, Subject("trial", one.trial))
            number = Text(f"Kapitel {at}. Forsøg {one.trial}: ", f"Chapter {at}. Trial {one.trial}: ")
            title = words(number) + name
            yield Section(title, (), 1, f"chapter{mark}")
        for provision in provisions_of(facts, place, one):
            yield _section(provision, below, mark)
    if len(given) > 1:
        yield Section(words(Text("Fælles bestemmelser", "Common provisions")), (), 1, "common")
    last = publication(facts, given)
    if last.subsections:
        yield _section(last, below, "")
    yield _section(_decision(place, given), below, "")


def _section(provision: Provision, level: int, mark: str) -> Section:
    anchor = f"par-{provision.anchor}{mark}"
    return Section(words(provision.heading), tuple(_blocks(provision.subsections)), level, anchor, anchor)


def _blocks(subsections: Sequence[Subsection]) -> Iterator[Block]:
    """`Stk. 1. …`, with the points under it; one alone has no number."""
    for at, one in enumerate(subsections, 1):
        number = Text(f"Stk. {at}. ", f"Subsection {at}. ") if len(subsections) > 1 else NO_WORDS
        yield Lines(words(number) + one.said if any(number) else one.said)
        if one.points:
            yield points(one.points, ordered=True)


def _numbered(sections: Iterator[Section]) -> Iterator[Section]:
    """The §§ with their numbers, from the first to the last of the bylaw."""
    at = 0
    for one in sections:
        if not one.anchor.startswith("par-"):
            yield one
            continue
        at += 1
        yield replace(one, title=words(Text.same(f"§ {at}. ")) + one.title)


def _basis(place: str, given: Sequence[Given]) -> Iterator[Block]:
    """`I medfør af … fastsættes:`; one sentence for each basis, with the trials it is of where several."""
    by_basis: dict[Text, list[Given]] = {}
    for one in given:
        by_basis.setdefault(one.basis.text if one.basis else NO_WORDS, []).append(one)
    for some in by_basis.values():
        basis, which = some[0].basis, _which(some, alone=len(by_basis) == 1)
        if basis is None:
            yield Lines(write(
                "Hjemlen for det, der fastsættes for {place} Kommune{which}, er ikke registreret endnu.",
                "The legal basis of what is laid down for {place}{which} is not recorded yet.",
                place=Text.same(place), which=which,
            ))  # fmt: skip
        else:
            yield Lines(write(
                "I medfør af {basis} fastsættes for {place} Kommune{which}:",
                "Under {basis} the following is laid down for the municipality of {place}{which}:",
                basis=basis, place=Text.same(place), which=which,
            ))  # fmt: skip


def _which(some: Sequence[Given], *, alone: bool) -> Text:
    if alone:
        return NO_WORDS
    named = _numbers([one.trial for one in some])
    return Text(f" om forsøg {named.da}", f" on trial{'s' * (len(some) > 1)} {named.en}")


def _numbers(trials: Sequence[str]) -> Text:
    return Text(*(listed(trials, language) for language in LANGUAGES))


def _decision(place: str, given: Sequence[Given]) -> Provision:
    """Who decided it in the municipality; trials of which that is not known are named together."""
    told = [
        Subsection(write(
            "Forsøg {trial} er besluttet i {place} Kommune: {decided}.",
            "Trial {trial} was decided in the municipality of {place}: {decided}.",
            trial=Text.same(one.trial), place=Text.same(place), decided=one.decided,
        ))
        for one in given
        if one.decided is not None
    ]  # fmt: skip
    open_ = [one.trial for one in given if one.decided is None]
    if open_:
        named = _numbers(open_)
        told.append(Subsection(write(
            "Kommunens beslutning om forsøg {trials} er ikke registreret; det udfyldes, før vedtægten "
            "offentliggøres.",
            "The municipality's decision on {trials} is not recorded; it is filled in before the bylaw "
            "is published.",
            trials=Text(named.da, f"trial{'s' * (len(open_) > 1)} {named.en}"),
        )))  # fmt: skip
    return Provision("decision", Text("Kommunens beslutning", "The municipality's decision"), tuple(told))


def _none_there(facts: Facts, place: str, trial: str) -> Refused:
    cells = {one.number: one for one in own_trials(facts, place)}
    stands: OwnTrial | None = cells.get(trial)
    state = stands.state if stands else CELL_WORDS["outside"]
    day = day_text(facts.on)
    problem = (
        Text(f"{place} Kommune har intet forsøg den {day.da}", f"{place} has no trial on {day.en}")
        if not trial
        else Text(
            f"{place} Kommune har ikke forsøg {trial} den {day.da}: {state.da}",
            f"{place} does not have trial {trial} on {day.en}: {state.en}",
        )
    )
    return refuse(
        "no_trial_for_bylaw",
        problem=problem,
        where=place,
        given=trial or "–",
        expected=Text(
            "et forsøg, der er imødekommet eller i gang i kommunen",
            "a trial that is granted or running in the municipality",
        ),
        do_next=Text(
            "Vælg en anden dag, et andet forsøg eller en anden kommune.",
            "Choose another day, another trial or another municipality.",
        ),
    )
