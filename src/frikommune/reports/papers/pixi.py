"""The pixi: two pages for politicians and citizens, in plain words.

What stands in it is chosen by a rule, so that it never overflows: first what the trials are, whether they
were tested, pictures and what the law did; then what was decided, what was concluded, why it began, one
recommendation of each theme, and figures; then the other recommendations, what people experienced, what comes
next, and last which trials there are. What does not fit any more is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from frikommune.language import Text
from frikommune.programme.plans import network_over
from frikommune.programme.when import When
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Grid, Paper, Paragraph, Points, Section
from frikommune.reports.papers.cross_cutting_report import nothing_tried
from frikommune.reports.parts.amounts import measured, short_amount
from frikommune.reports.parts.calendar import coming, plan_table
from frikommune.reports.parts.counted import counted
from frikommune.reports.parts.counted_bars import by_law, by_municipality
from frikommune.reports.parts.days import long_when
from frikommune.reports.parts.figures import figures_across
from frikommune.reports.parts.law_across import MET
from frikommune.reports.parts.learnt import experienced
from frikommune.reports.parts.own_trials import check_day
from frikommune.reports.parts.recommendations import themes
from frikommune.reports.parts.results_across import latest_of, picture_of_all, tally
from frikommune.reports.parts.room import Room
from frikommune.reports.parts.rounds import municipalities_of
from frikommune.reports.parts.told import cited_last, networks, owners, told, told_last
from frikommune.reports.parts.trials_by_theme import Tried, begun, every_trial
from frikommune.reports.writing import ended, joined, paragraph, points, words, write

KIND = "pixi"
PAGES = 106.0
"""Lines on two pages below the title, in Word, which needs more room than PDF."""
FIGURES, PLANS = 3, 5
"""Figures, and rows of the calendar, at most."""
_PARTS = {
    "what": Text("Hvad er det?", "What is it?"),
    "why": Text("Hvorfor?", "Why?"),
    "came": Text("Hvad kom der ud af det?", "What came of it?"),
    "advice": Text("Hvad anbefaler vi?", "What do we recommend?"),
    "law": Text("Hvad gjorde loven?", "What did the law do?"),
    "next": Text("Hvad sker der nu?", "What happens now?"),
    "trials": Text("Hvem prøver hvad?", "Who tries what?"),
}
"""The parts in the order of reading."""


def build(facts: Facts) -> Paper:
    """The two pages as of a day. Raises Refused before any trial has begun."""
    check_day(facts)
    trials = begun(every_trial(facts))
    if not trials:
        raise nothing_tried(facts)
    name, day = facts.name(networks(facts)[0]), long_when(When.on(facts.on))
    chosen = Chosen(Room(PAGES))
    for piece in _pieces(facts, trials):
        chosen.add(piece)
    return Paper(
        kind=KIND,
        title=Text("Frikommuneforsøg, kort fortalt", "The trials in brief"),
        subtitle=Text(f"{name.da}, {day.da}", f"{name.en}, {day.en}"),
        as_of=facts.on,
        sections=chosen.sections(),
        sender=name,
        mark=facts.results.mark,
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that may stand in a part, at a place in it; points of one place become one list."""

    part: str
    place: int
    block: Block


@dataclass
class Chosen:
    """What has been taken so far, and the room that is left."""

    room: Room
    taken: list[Piece] = field(default_factory=list)

    def add(self, piece: Piece) -> None:
        """Take a piece where it fits; the first of a part takes the part's heading too."""
        if not any(one.part == piece.part for one in self.taken):
            if not self.room.has_heading():
                return
            if self.room.takes(piece.block):
                self.room.heading()
                self.taken.append(piece)
        elif self.room.takes(piece.block):
            self.taken.append(piece)

    def sections(self) -> tuple[Section, ...]:
        """The parts that have something, in the order of reading."""
        found = ((part, title, tuple(self._blocks(part))) for part, title in _PARTS.items())
        return tuple(Section(words(title), blocks, 1, part, part) for part, title, blocks in found if blocks)

    def _blocks(self, part: str) -> Iterator[Block]:
        mine = sorted((one for one in self.taken if one.part == part), key=lambda one: one.place)
        at = 0
        while at < len(mine):
            same = [one for one in mine if one.place == mine[at].place]
            items = [item for one in same if isinstance(one.block, Points) for item in one.block.items]
            yield points(items) if items else mine[at].block
            at += len(same)


def _pieces(facts: Facts, trials: Sequence[Tried]) -> Iterator[Piece]:
    """Everything that may stand in it, the most important first."""
    yield Piece("what", 0, _what(facts, trials))
    yield Piece("came", 2, _tested(facts, trials))
    yield from _pictures(facts, trials)
    yield from _law(facts)
    yield from _decided(facts)
    yield from _concluded(facts, trials)
    yield from _why(facts)
    advice = tuple(_recommended(facts))
    yield from advice[: 1 + len(themes(facts))]
    yield from _figures(facts, trials)
    yield from advice[1 + len(themes(facts)) :]
    yield from (Piece("came", 5, points([one])) for one in experienced(facts))
    if plans := coming(facts):
        yield Piece("next", 0, plan_table(facts, plans[:PLANS], words(Text("Kalender", "Calendar"))))
    yield Piece("trials", 0, _trials(facts, trials))


def _trials(facts: Facts, trials: Sequence[Tried]) -> Grid:
    """Every trial with the municipalities that applied for it."""
    columns = (Text("Forsøg", "Trial"), Text("Kommuner", "Municipalities"))
    rows = tuple((one.name, municipalities_of(facts, one.subject)) for one in trials)
    return Grid(words(Text("Forsøgene", "The trials")), columns, rows)


def _what(facts: Facts, trials: Sequence[Tried]) -> Paragraph:
    places = {cell.municipality for one in trials for cell in one.begun_in}
    over = network_over(facts.now.known)
    da, en = ("har haft", "were") if over is not None and over < facts.on else ("har", "are")
    return paragraph(
        f"Kommunerne i {{network}} {da} lov til at gøre noget andet, end loven siger."
        " De har prøvet det i {n} forsøg. Der er {m} kommuner med.",
        f"The municipalities of the {{network}} {en} allowed to do other than the law says."
        " They have tried it in {n} trials. {m} municipalities take part.",
        network=facts.found(networks(facts)[0], "named") or facts.name(networks(facts)[0]),
        n=counted(facts, len(trials), "tried", Text("Forsøg, som er begyndt", "Trials begun"), "portfolio/"),
        m=counted(facts, len(places), "places", Text("Kommuner med forsøg", "Municipalities with trials")),
    )


def _tested(facts: Facts, trials: Sequence[Tried]) -> Paragraph:
    said = tally(facts, trials)
    if said is None:
        return paragraph(
            "Det er ikke prøvet, hvordan det var gået uden forsøgene.",
            "It has not been tested how things would have gone without the trials.",
        )
    has = [one for one in trials if latest_of(facts, one)]
    return paragraph(
        "{n} af forsøgene er målt. {said}", "{n} of the trials have been measured. {said}",
        n=counted(facts, len(has), "evaluated", Text("Forsøg med resultater", "Trials with results")),
        said=said,
    )  # fmt: skip


def _pictures(facts: Facts, trials: Sequence[Tried]) -> Iterator[Piece]:
    """Two or three: the results where there are some, what the law's rules say, who takes part."""
    results = picture_of_all(facts, trials)
    if results is not None:
        yield Piece("came", 3, results)
    if (law := by_law(facts, trials)) is not None:
        yield Piece("law", 2, law)
    yield Piece("what", 2, by_municipality(facts, trials))


def _law(facts: Facts) -> Iterator[Piece]:
    for law in facts.now.subjects("law"):
        force = told_last(facts, law, "in_force")
        if not force or not isinstance(force[-1].value, When):
            continue
        when, name = force[-1].value, facts.found(law, "named") or facts.name(law)
        da, en = ("kommer", "comes") if when.start > facts.on else ("kom", "came")
        day = facts.cite(force[-1], long_when(when))
        said = [write(f"{{law}} {da} den {{day}}.", f"{{law}} {en} on {{day}}.", law=name, day=day)]
        met = facts.now.question(MET, "number").one
        if met is not None:
            said.append(
                write("Netværket siger, at den går hele vejen eller noget af vejen i {n}.",
                      "The network says that it goes all or some of the way in {n}.",
                      n=short_amount(facts, met))
            )  # fmt: skip
        yield Piece("law", 0, Paragraph(joined(said)))


def _decided(facts: Facts) -> Iterator[Piece]:
    """What the network asks of the government, and what its owners have decided."""
    network = networks(facts)[0]
    for one in cited_last(facts, network, "recommends")[:1]:
        yield Piece("advice", 0, Paragraph(ended(words(one))))
    for body in owners(facts):
        for entry in told(facts, body, "decided"):
            yield Piece("advice", 1, points([ended(words(facts.cite(entry)))]))


def _concluded(facts: Facts, trials: Sequence[Tried]) -> Iterator[Piece]:
    found = [one for about in facts.now.subjects("conclusion") for one in told(facts, about, "concludes")]
    if found or figures_across(facts, [one.subject for one in trials]):
        yield Piece("came", 0, paragraph("Det siger netværket selv:", "This is what the network says:"))
    yield from (Piece("came", 1, points([ended(words(facts.cite(one)))])) for one in found)


def _recommended(facts: Facts) -> Iterator[Piece]:
    """How many there are; the first of each theme, then the second of each, and so on."""
    every = [one for theme in themes(facts) for one in theme.recommendations]
    if not every:
        return
    n = counted(facts, len(every), "advice", Text("Anbefalinger", "Recommendations"))
    yield Piece(
        "advice",
        2,
        paragraph("Der er {n} anbefalinger til loven. Det er blandt andet:",
                  "There are {n} recommendations on the law. Among them:", n=n),
    )  # fmt: skip
    rounds = zip_longest(*(one.recommendations for one in themes(facts)))
    for one in (one for some in rounds for one in some if one is not None):
        yield Piece("advice", 3, points([ended(words(one.name))]))


def _figures(facts: Facts, trials: Sequence[Tried]) -> Iterator[Piece]:
    """The latest figures of many trials at once, after what the network says in words."""
    every = figures_across(facts, [one.subject for one in trials])
    for one in sorted(every, key=lambda one: one.recorded.last, reverse=True)[:FIGURES]:
        yield Piece("came", 1, points([ended(measured(facts, one))]))


def _why(facts: Facts) -> Iterator[Piece]:
    """The last that the latest source tells of how it began, and the goal."""
    network = networks(facts)[0]
    for one in cited_last(facts, network, "background")[-1:]:
        yield Piece("why", 0, Paragraph(ended(words(one))))
    for one in cited_last(facts, network, "purpose")[:1]:
        yield Piece("why", 1, paragraph("Målet: {goal}", "The goal: {goal}", goal=ended(words(one))))
