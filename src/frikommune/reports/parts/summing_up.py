"""The trials summed up: how many, where, what the network concludes, and whether that has been tested."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frikommune.language import Text
from frikommune.programme.entry import Subject
from frikommune.programme.figure import Figure
from frikommune.reports.facts import Facts
from frikommune.reports.paper import NOTHING, Block, Paragraph, Words
from frikommune.reports.parts.counted import counted
from frikommune.reports.parts.recommendations import themes
from frikommune.reports.parts.results_across import tested
from frikommune.reports.parts.told import told
from frikommune.reports.parts.trials_by_theme import Tried, begun
from frikommune.reports.writing import joined, listed_words, paragraph, points, words, write

_ACTIVE = Subject("figure", "active-trials")
"""By this name a journal tells how many trials were active."""


def summary(facts: Facts, every: Sequence[Tried]) -> Iterator[Block]:
    """How much was tried, what the network concludes, and whether that has been tested."""
    trials = begun(every)
    n = counted(facts, len(trials), "tried", Text("Forsøg, som er begyndt", "Trials begun"), "portfolio/")
    granted = counted(facts, len(every), "granted", Text("Imødekomne forsøg", "Trials granted"), "portfolio/")
    said = [
        write(
            "{n} af {granted} imødekomne forsøg er sat i gang.", "{n} of {granted} granted trials began.",
            n=n, granted=granted,
        ),
        _where(facts, trials),
        _counts_otherwise(facts, len(trials)),
    ]  # fmt: skip
    if never := [one for one in every if one not in trials]:
        said.append(
            write(
                "Ikke begyndt: {which}.",
                "Not begun: {which}.",
                which=listed_words([one.name for one in never]),
            )
        )
    yield Paragraph(joined(said))
    concluded = [
        words(facts.cite(one))
        for about in facts.now.subjects("conclusion")
        for one in told(facts, about, "concludes")
    ]
    if concluded:
        yield paragraph("Netværket konkluderer selv:", "The network itself concludes:")
        yield points(concluded)
    yield Paragraph(tested(facts, trials, concludes=bool(concluded)))
    if count := [len(one.recommendations) for one in themes(facts)]:
        yield paragraph(
            "Netværket giver {n} anbefalinger under {themes} temaer.",
            "The network gives {n} recommendations under {themes} themes.",
            n=counted(facts, sum(count), "advice", Text("Anbefalinger", "Recommendations")),
            themes=counted(facts, len(count), "themes", Text("Temaer", "Themes")),
        )


def _counts_otherwise(facts: Facts, ours: int) -> Words:
    """How many a source counts, where it is another number."""
    active = facts.now.question(_ACTIVE, "number").one
    if active is None or not isinstance(active.value, Figure) or active.value.number == ours:
        return NOTHING
    return write(
        "Netværket tæller selv {n}.", "The network itself counts {n}.",
        n=facts.cite(active, active.value.amount),
    )  # fmt: skip


def _where(facts: Facts, trials: Sequence[Tried]) -> Words:
    places = {cell.municipality for one in trials for cell in one.begun_in}
    n = counted(facts, len(places), "places", Text("Kommuner med forsøg", "Municipalities with trials"))
    return write("De er prøvet i {n} kommuner.", "They were tried in {n} municipalities.", n=n)
