"""Each trial of a municipality in a line: what a new law does to it, and whether to go on, by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frikommune.language import Text
from frikommune.programme.entry import Entry, Subject
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Grid, Section, Words
from frikommune.reports.parts.law_effect import LawEffect, laws_of, said_by_rules, said_by_sources
from frikommune.reports.parts.own_trials import OwnTrial, part_name
from frikommune.reports.parts.recommendations import themes
from frikommune.reports.parts.told import cited_last, networks
from frikommune.reports.parts.trial_status import advice_of, advised
from frikommune.reports.writing import joined, listed_words, paragraph, points, words, write

COLUMNS = (
    Text("Forsøg", "Trial"),
    Text("Ny lov, ifølge kilderne", "New law, by the sources"),
    Text("Ny lov, efter lovens regler", "New law, by the law's rules"),
    Text("Fortsætte, justere eller stoppe", "Go on, adjust or stop"),
)
_SEMICOLON = Text.same("; ")


def law_and_advice(own: Sequence[OwnTrial]) -> Iterator[Section]:
    """Each trial in a line: what the law does, and what is advised; and which trials nobody advises on."""
    running = [one for one in own if one.is_running]
    blocks: list[Block] = []
    if any(laws_of(one.facts, one.number, one.subjects, one.parts) or _advised(one) for one in running):
        caption = words(
            Text("Loven og anbefalingerne, forsøg for forsøg", "The law and what is advised, by trial")
        )
        blocks.append(Grid(caption, COLUMNS, tuple(row for one in running for row in _rows(one))))
    blocks += _of_the_network(own)
    silent = [write("“{name}”", "“{name}”", name=one.name) for one in running if not _advised(one)]
    if silent and not _network_recommends(running[0].facts):
        blocks.append(
            paragraph(
                "Ingen kilde anbefaler at fortsætte, justere eller stoppe {trials}.",
                "No source advises to continue, adjust or stop {trials}.",
                trials=listed_words(silent),
            )
        )
    if blocks:
        yield Section(words(Text("Samlet overblik", "Overview")), tuple(blocks), 1, "overview", "overview")


def _of_the_network(own: Sequence[OwnTrial]) -> Iterator[Block]:
    """What the network recommends of all trials, and of those that the municipality is in."""
    if not own:
        return
    facts, numbers = own[0].facts, {one.number for one in own}
    if said := _network_recommends(facts):
        yield paragraph("Netværkets anbefaling: {said}", "The network recommends: {said}", said=joined(said))
    found = [one for theme in themes(facts) for one in theme.recommendations]
    theirs = [words(one.name) + one.rests_on for one in found if numbers.intersection(one.trials)]
    if theirs:
        yield paragraph("Netværkets anbefalinger til lovgivningen:", "The network on the law:")
        yield points(theirs)


def _network_recommends(facts: Facts) -> tuple[Words, ...]:
    return tuple(words(one) for about in networks(facts) for one in cited_last(facts, about, "recommends"))


def _advised(own: OwnTrial) -> tuple[Entry, ...]:
    return advice_of(own.facts, own.subjects, own.cell.municipality)


def _rows(own: OwnTrial) -> Iterator[tuple[Words, ...]]:
    """A row for the trial, or for each of its parts where sources speak of the parts by themselves."""
    facts = own.facts
    whole = laws_of(facts, own.number, own.subjects, own.parts)
    apart = {entry.about for law in whole for entry in law.said if entry.about.kind == "part"}
    told = _advised(own)
    apart |= {one.about for one in told if one.about.kind == "part"}
    if len(own.parts) < 2 or not apart:
        yield _row(own.name, whole, told, facts)
        return
    for name in own.parts:
        part = Subject("part", name)
        laws = laws_of(facts, own.number, (part,), (name,))
        mine = tuple(one for one in told if one.about in (part, own.subject))
        head = write("{name}: {part}", "{name}: {part}", name=own.name, part=part_name(facts, part))
        yield _row(head, laws, mine, facts)


def _row(head: Words, laws: Sequence[LawEffect], entries: Sequence[Entry], facts: Facts) -> tuple[Words, ...]:
    nobody = words(Text("ingen kilde", "no source"))
    by_sources, by_rules = said_by_sources(laws), said_by_rules(laws)
    advice = joined((words(advised(facts, one)) for one in entries), _SEMICOLON)
    return head, by_sources or nobody, by_rules or words(Text.same("–")), advice or nobody
