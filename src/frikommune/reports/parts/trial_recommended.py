"""What is recommended of one trial: by the network, and by single municipalities of their own."""

from __future__ import annotations

from collections.abc import Iterator

from frikommune.language import Text
from frikommune.programme.entry import Entry
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Paragraph, Words
from frikommune.reports.parts.figures import places_of
from frikommune.reports.parts.own_trials import part_name
from frikommune.reports.parts.recommendations import Recommendation, recommendations
from frikommune.reports.parts.sentences import listed_points, quoted
from frikommune.reports.parts.told import cited_last, networks, told
from frikommune.reports.parts.trial_now import TrialThere
from frikommune.reports.parts.trial_status import advised
from frikommune.reports.writing import ended, joined, listed_words, paragraph, words, write


def recommended(there: TrialThere) -> tuple[Recommendation, ...]:
    """The network's recommendations that rest on the trial."""
    return tuple(one for one in recommendations(there.facts) if there.number in one.trials)


def named_in_short(there: TrialThere) -> Words:
    """`“Giv jobrotation et boost” og “…”`; nothing where there is none."""
    return listed_words([quoted(one.name) for one in recommended(there)])


def recommendation_blocks(there: TrialThere) -> Iterator[Block]:
    """Each with the reasons that rest on the trial; what municipalities advise; else that nobody does."""
    facts, found = there.facts, recommended(there)
    for one in found:
        yield Paragraph(one.headed)
        yield from listed_points(list(_reasons(facts, one, there.number)))
    local = list(_advice(there))
    if local:
        yield Paragraph(words(Text("Kommunerne om deres eget forsøg:", "Municipalities on their own trial:")))
        yield from listed_points(local)
    if whole := [words(one) for about in networks(facts) for one in cited_last(facts, about, "recommends")]:
        yield paragraph("Om alle forsøg siger netværket: {said}", "Of all trials the network says: {said}",
                        said=joined(whole))  # fmt: skip
    if not (found or local or whole):
        yield paragraph(
            "Ingen kilde anbefaler endnu noget om {trial}.",
            "No source recommends anything of {trial} yet.",
            trial=facts.name(there.subject),
        )


def _reasons(facts: Facts, one: Recommendation, number: str) -> Iterator[Words]:
    """A recommendation of several trials gives each trial's own reasons, and those it gives for all."""
    for entry in told(facts, one.about, "reasons"):
        trials = {subject.name for subject in entry.concerns if subject.kind == "trial"}
        if not trials or number in trials:
            yield ended(words(facts.cite(entry)))


def _advice(there: TrialThere) -> Iterator[Words]:
    for about in there.subjects:
        for entry in told(there.facts, about, "advice"):
            yield _said(there, entry)


def _said(there: TrialThere, entry: Entry) -> Words:
    """`Aalborg lægger op til at overveje at justere “…”. Fordi …`."""
    facts = there.facts
    of = (
        quoted(part_name(facts, entry.about))
        if entry.about.kind == "part"
        else words(facts.name(there.subject))
    )
    place = Text.same(", ".join(places_of(entry))) if places_of(entry) else Text("Netværket", "The network")
    why = words(advised(facts, entry, entry.because))
    return joined(
        (write("{place} lægger op til at {advice} {of}.", "{place} suggests to {advice} {of}.", place=place,
               advice=advised(facts, entry), of=of), why)
    )  # fmt: skip
