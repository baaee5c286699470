"""One trial's status in a municipality: what it is, what came of it, the new law, and what is advised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from frikommune.language import NO_WORDS, Text
from frikommune.programme.entry import Entry, Subject
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Cited, Paragraph, Section
from frikommune.reports.parts.experience import experiences_of
from frikommune.reports.parts.figures import figures_of, figures_table, places_of, readings
from frikommune.reports.parts.law_effect import laws_of
from frikommune.reports.parts.own_trials import OwnTrial, part_name
from frikommune.reports.parts.trial_described import DESCRIBES, description, new_law_says
from frikommune.reports.parts.trial_opening import opening, part_start
from frikommune.reports.writing import joined, points, words, write

DESCRIPTION = Text("Beskrivelse af forsøget", "The trial")
RESULTS = Text("Foreløbige resultater og erfaringer", "Results and experience so far")
RESULTS_IN_THE_END = Text("Resultater og erfaringer", "Results and experience")
LAW = Text("Den nye lov", "The new law")
ADVICE = Text("Anbefaling", "Recommendation")
ELSEWHERE = Text("Erfaringer fra andre kommuner", "Experience from other municipalities")


def status_sections(own: OwnTrial, every: Sequence[OwnTrial]) -> tuple[Section, ...]:
    """The sections of one trial: a heading, then what is known; what is not known of is left out."""
    facts, split = own.facts, _own_parts(own)
    whole = (own.subject,) if split else own.subjects
    anchor = f"trial-{own.number}"
    sections = [Section(own.name, tuple(opening(own, every)), 1, anchor, anchor)]
    if split:
        sections += _topics(own, whole, (), 2, anchor)
        for part in split:
            head = words(part_name(facts, part))
            below = f"{anchor}-{part.name}"
            blocks = tuple(Paragraph(one) for one in part_start(own, part))
            sections.append(Section(head, blocks, 2, below, below))
            sections += _topics(own, (part,), (part.name,), 3, below)
    else:
        sections += _topics(own, whole, own.parts, 2, anchor)
    if len(sections) == 1:
        sections[0] = _silent(own, sections[0])
    return tuple(sections)


def advice_of(facts: Facts, about: Sequence[Subject], place: str) -> tuple[Entry, ...]:
    """What sources advise of a trial or its parts: what is said of the municipality, or of none."""
    found = (fact.entry for one in about for fact in facts.now.question(one, "advice").facts)
    return tuple(one for one in found if place in (where := places_of(one)) or not where)


def advised(facts: Facts, entry: Entry, text: Text | None = None) -> Cited:
    """What is advised (or `text`), cited without its reason, which the paper itself tells."""
    cited = facts.cite(entry, text)
    return Cited(cited.text, replace(cited.ref, because=NO_WORDS))


def _own_parts(own: OwnTrial) -> tuple[Subject, ...]:
    """The parts that have a description of their own; fewer than two: the trial is told as one."""
    parts = [one for one in own.subjects if one.kind == "part"]
    asked = ("named", "says", *DESCRIBES)
    found = [one for one in parts if any(own.facts.now.question(one, says).facts for says in asked)]
    return tuple(found) if len(found) > 1 else ()


def _topics(
    own: OwnTrial, about: Sequence[Subject], exemptions: Sequence[str], level: int, anchor: str
) -> Iterator[Section]:
    place = own.cell.municipality
    told = experiences_of(own.facts, about, place)
    results = RESULTS_IN_THE_END if own.has_ended else RESULTS
    for key, title, blocks in (
        ("what", DESCRIPTION, description(own.facts, about, place)),
        ("results", results, _results(own, about, anchor)),
        ("elsewhere", ELSEWHERE, (points(told.elsewhere),) if told.elsewhere else ()),
        ("law", LAW, _law(own, about, exemptions)),
        ("advice", ADVICE, _advice(own, about)),
    ):
        if found := tuple(blocks):
            yield Section(words(title), found, level, f"{anchor}-{key}")


def _results(own: OwnTrial, about: Sequence[Subject], anchor: str) -> Iterator[Block]:
    facts, place = own.facts, own.cell.municipality
    counted = figures_of(facts, about, place, _own_parts(own) if about == (own.subject,) else ())
    if counted:
        caption = write("Tal fra {trial}", "Figures of {trial}", trial=facts.name(own.subject))
        if about[0].kind == "part":
            caption = write(
                "{caption}: {part}", "{caption}: {part}", caption=caption, part=part_name(facts, about[0])
            )
        yield figures_table(facts, counted, caption)
    if read := tuple(readings(facts, counted)):
        yield points(read) if len(read) > 1 else Paragraph(read[0])
    if here := experiences_of(facts, about, place).here:
        yield points(here)


def _law(own: OwnTrial, about: Sequence[Subject], exemptions: Sequence[str]) -> Iterator[Block]:
    if not own.is_running and own.cell.state != "met":
        return
    told = [
        said for law in own.facts.now.subjects("law") if own.facts.now.question(law, "in_force").facts
        for said in new_law_says(own.facts, law, about)
    ]  # fmt: skip
    if told:
        yield Paragraph(joined(told))
    for law in laws_of(own.facts, own.number, about, exemptions):
        yield Paragraph(joined(law.sentences()))


def _advice(own: OwnTrial, about: Sequence[Subject]) -> Iterator[Block]:
    """Only what a source advises; where none does, the overview says so once for all."""
    for entry in advice_of(own.facts, about, own.cell.municipality):
        of = (
            write("“{part}”", "“{part}”", part=part_name(own.facts, entry.about))
            if entry.about.kind == "part"
            else own.facts.name(own.subject)
        )
        yield Paragraph(
            write("Der er lagt op til at {advice} {of}. {why}", "It is suggested to {advice} {of}. {why}",
                  of=of, advice=advised(own.facts, entry), why=advised(own.facts, entry, entry.because))
        )  # fmt: skip


def _silent(own: OwnTrial, section: Section) -> Section:
    """A trial of which nothing but its place in the programme is known says so."""
    da, en = ("", "") if own.has_ended else (" endnu", " yet")
    said = write(
        f"Journalen har{da} hverken beskrivelse, tal eller erfaringer fra {{trial}}.",
        f"The journal has neither a description nor figures nor experience of {{trial}}{en}.",
        trial=own.facts.name(own.subject),
    )
    return Section(
        section.title, (*section.blocks, Paragraph(said)), section.level, section.anchor, section.own
    )
