"""The application to become a network: why, challenges with their figures, solutions, organisation, ideas.

In the order of the application of 2016, from what the journal knew on the day.
"""

from __future__ import annotations

from collections.abc import Iterator

from frikommune.language import Text
from frikommune.programme.entry import Entry, Subject
from frikommune.programme.figure import Figure
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Cited, Paper, Section, Words
from frikommune.reports.parts.challenges import challenges, figures_of_subject
from frikommune.reports.parts.own_trials import check_day
from frikommune.reports.parts.sentences import (
    by_heading,
    chosen,
    found_day,
    in_time,
    lowered,
    paragraphs,
    quoted,
    sentences,
)
from frikommune.reports.parts.told import networks
from frikommune.reports.writing import ended, words, write

KIND = "application"
TITLE = Text("Ansøgning om frikommunenetværk", "Application for a free-municipality network")
_MINISTRY = Subject("authority", "ministry")
_COORDINATES = Subject("body", "coordinating-municipality")


def build(facts: Facts) -> Paper:
    """The network's application as known on the facts' day.

    Raises Refused where the network, its members, its theme or who decided to apply is not known.
    """
    check_day(facts)
    network = networks(facts)[0]
    found = (
        ("network", facts.need(network, "named"), 1, _network(facts, network)),
        ("challenges", Text("De nordjyske udfordringer", "The challenges"), 1, challenges(facts)),
        ("solutions", Text("De nordjyske løsninger", "The solutions"), 1, _solutions(facts, network)),
        ("joint", Text("Den fælles ansøgning", "The joint application"), 2, _joint(facts, network)),
        ("organisation", Text("Organisering af netværket", "Organisation"), 1, _organisation(facts, network)),
    )
    sections = [section for one in found for section in _section(*one)]
    return Paper(
        kind=KIND,
        title=TITLE,
        as_of=facts.on,
        sections=(*sections, *_ideas(facts, network), *_contact(facts, network)),
        subtitle=facts.need(network, "theme").text,
        sender=facts.need(network, "named").text,
    )


def _section(anchor: str, title: Cited | Text, level: int, blocks: Iterator[Block]) -> Iterator[Section]:
    if found := tuple(blocks):
        yield Section(words(title), found, level, anchor, anchor)


def _network(facts: Facts, network: Subject) -> Iterator[Block]:
    yield from paragraphs(
        (_decided(facts, network),),
        (*_size(facts), *sentences(facts, network, "rationale")),
        sentences(facts, network, "support"),
    )


def _decided(facts: Facts, network: Subject) -> Words:
    members, theme = facts.need(network, "members"), facts.need(network, "theme")
    entry = _first(facts, network, "decided_to_apply")
    ministry = facts.need(_MINISTRY, "named")
    return write(
        "{who} besluttede {when}, at kommunerne søger {ministry} om at blive ét samlet netværk under temaet"
        " {theme}. Kommunerne er {members}.",
        "{who} decided {when} that the municipalities apply to the {ministry} to become one network under the"
        " theme {theme}. They are {members}.",
        who=facts.cite(entry), when=in_time(facts, entry, entry.effect or entry.recorded),
        ministry=ministry, theme=quoted(theme), members=members,
    )  # fmt: skip


def _first(facts: Facts, about: Subject, says: str) -> Entry:
    """The earliest of what is recorded: later sources retell it less precisely. Raises Refused."""
    facts.need(about, says)
    return facts.now.question(about, says).facts[0].entry


def _size(facts: Facts) -> Iterator[Words]:
    entry = chosen(facts, Subject("figure", "network-size-wanted"), "number")
    if entry is not None and isinstance(entry.value, Figure):
        yield write(
            "Kommunerne ved, at ministeriet lægger op til netværk på {n}.",
            "The municipalities know that the ministry has networks of {n} in mind.",
            n=facts.cite(entry, entry.value.amount),
        )


def _solutions(facts: Facts, network: Subject) -> Iterator[Block]:
    yield from paragraphs(sentences(facts, network, "tradition"), _partnership(facts, network))


def _partnership(facts: Facts, network: Subject) -> Iterator[Words]:
    """The partnership for growth: since when, what it is, its board, what it is for."""
    found = chosen(facts, network, "partnership")
    if found is None or not isinstance(found.value, Subject):
        return
    about = found.value
    named, role, board = (facts.found(about, says) for says in ("named", "role", "consists_of"))
    entry = chosen(facts, about, "named")
    if not (named and role and entry and entry.effect):
        return
    yield write(
        "{name} blev etableret {when}: {role}.",
        "{name} was founded {when}: {role}.",
        name=named, when=in_time(facts, entry, entry.effect), role=lowered(role),
    )  # fmt: skip
    if board:
        yield write("Det har {board}.", "It has {board}.", board=lowered(board))
    yield from sentences(facts, about, "says")


def _joint(facts: Facts, network: Subject) -> Iterator[Block]:
    yield from paragraphs(sentences(facts, network, "ambition"))


def _organisation(facts: Facts, network: Subject) -> Iterator[Block]:
    yield from paragraphs(
        _responsible(facts, network),
        sentences(facts, network, "catalogue"),
        *_way_of_working(facts, network),
    )


def _way_of_working(facts: Facts, network: Subject) -> tuple[tuple[Words, ...], ...]:
    """How the network works, from the first round to who coordinates a trial."""
    first, last = tuple(_first_round(facts)), sentences(facts, _COORDINATES, "role")
    told = by_heading(facts, network, "organises")
    if len(told) < 2:
        return ((*first, *(said for one in told for said in one), *last),)
    return ((*first, *told[0]), *told[1:-1], (*told[-1], *last))


def _responsible(facts: Facts, network: Subject) -> Iterator[Words]:
    if who := facts.found(network, "responsible"):
        yield write(
            "{who} Kommune er netværksansvarlig.",
            "The municipality of {who} is responsible for the network.",
            who=who,
        )  # fmt: skip
        yield from sentences(facts, Subject("body", "responsible-municipality"), "role")


def _first_round(facts: Facts) -> Iterator[Words]:
    for about in sorted(facts.now.subjects("round"))[:1]:
        if found := found_day(facts, about, "deadline"):
            yield write(
                "Første ansøgningsrunde har frist den {day}.",
                "The first round of applications closes on {day}.",
                day=found[0],
            )  # fmt: skip


def _ideas(facts: Facts, network: Subject) -> Iterator[Section]:
    ideas = [one for one in facts.now.subjects("idea") if facts.found(one, "named")]
    if not ideas:
        return
    title = Text("Eksempler på forsøg", "Examples of trials")
    yield Section(words(title), tuple(paragraphs(sentences(facts, network, "caveat"))), 1, "ideas", "ideas")
    for one in ideas:
        blocks = tuple(paragraphs(_challenge(facts, one), _solution(facts, one)))
        if blocks:
            anchor = f"idea-{one.name}"
            yield Section(words(facts.need(one, "named")), blocks, 2, anchor, anchor)


def _challenge(facts: Facts, idea: Subject) -> Iterator[Words]:
    problem = sentences(facts, idea, "problem")
    if not problem:
        return
    yield words(Text("Udfordring:", "Challenge:"), "strong")
    yield from problem
    for entry in figures_of_subject(facts, idea):
        if _belongs(entry, idea):
            yield ended(words(facts.cite(entry)))
    yield from sentences(facts, idea, "explains")


def _belongs(entry: Entry, idea: Subject) -> bool:
    """Whether the idea is the first of those that a figure concerns, so that it is said once."""
    return next(one for one in entry.concerns if one.kind == "idea") == idea


def _solution(facts: Facts, idea: Subject) -> Iterator[Words]:
    solution = sentences(facts, idea, "solution")
    if solution:
        yield words(Text("Løsning:", "Solution:"), "strong")
        yield from solution


def _contact(facts: Facts, network: Subject) -> Iterator[Section]:
    said = list(sentences(facts, network, "contact"))
    if found := found_day(facts, network, "application_deadline"):
        said.insert(
            0,
            write(
                "Ansøgningsfristen er den {day}.", "The deadline of the application is {day}.", day=found[0]
            ),
        )
    blocks = tuple(paragraphs(said))
    if blocks:
        yield Section(words(Text("Netværkets kontaktpersoner", "Contacts")), blocks, 1, "contact", "contact")
