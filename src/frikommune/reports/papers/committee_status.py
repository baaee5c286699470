"""The status of a municipality's trials to its committee, and of any municipality on any day.

In the order of the committee papers: why, the new law, sharing, evaluation, rounds, the list of trials, then
each trial: what it is, figures and experience, what the new law does, and what is advised.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frikommune.language import Text, folded, small
from frikommune.programme.entry import Subject
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Cited, Frame, Paper, Paragraph, Section, Words
from frikommune.reports.parts.experience import experiences_across
from frikommune.reports.parts.figures import figures_across, figures_of, figures_table, lacks_parts
from frikommune.reports.parts.law_and_advice import law_and_advice
from frikommune.reports.parts.network_status import background, deadlines, evaluation, sharing, simpler_law
from frikommune.reports.parts.own_trials import OwnTrial, own_trials
from frikommune.reports.parts.trial_status import status_sections
from frikommune.reports.writing import joined, paragraph, points, words, write

KIND = "committee_status"
_SEMICOLON = Text.same("; ")


def build(facts: Facts, municipality: str) -> Paper:
    """The status of one municipality on the facts' day.

    Raises Refused for a day before the network is known, and for a municipality that is not in it.
    """
    own = own_trials(facts, municipality)
    told = [one for one in own if one.cell.state != "not_started"]
    sections = [
        *_sections(facts, municipality, own),
        *(section for one in told for section in status_sections(one, own)),
        *_across(facts, own),
        *law_and_advice(told),
    ]
    place = Text.same(municipality)
    title = Text(
        f"Orientering om status på frikommuneforsøg i {place.da} Kommune",
        f"Status of the free-municipality trials in the municipality of {place.en}",
    )
    sender = facts.found(Subject("body", f"administration-{folded(municipality)}"), "named")
    return Paper(
        kind=KIND,
        title=title,
        as_of=facts.on,
        sections=tuple(sections),
        sender=sender.text if sender else Text(f"{place.da} Kommune", f"Municipality of {place.en}"),
        municipality=municipality,
        frame=_frame(facts, municipality, title, sender),
    )


def _frame(facts: Facts, municipality: str, title: Text, sender: Cited | None) -> Frame:
    committee = facts.found(Subject("body", f"committee-{folded(municipality)}"), "named")
    to: Cited | Text = Text("udvalget", "the committee")
    if committee:
        to = Cited(Text(committee.text.da, small(committee.text.en)), committee.ref)
    by: Cited | Text = sender or Text("Forvaltningen", "The administration")
    recommendation = write(
        "{by} indstiller, at {to} orienteres om status på frikommuneforsøg i {place} Kommune.",
        "{by} recommends that {to} be informed of the status of the trials in the municipality of {place}.",
        by=by, to=to, place=Text.same(municipality),
    )  # fmt: skip
    return Frame(
        item=title,
        recommendation=recommendation,
        committee=committee.text if committee else Text("", ""),
        sent_by=sender.text if sender else Text("", ""),
    )


def _sections(facts: Facts, municipality: str, own: Sequence[OwnTrial]) -> Iterator[Section]:
    listed = list(_list(facts, municipality, own))
    for anchor, title, blocks in (
        ("background", Text("Baggrund", "Background"), background(facts, municipality)),
        ("simpler-law", Text("Lovforenklinger", "Simpler law"), simpler_law(facts)),
        ("sharing", Text("Videndeling", "Sharing what is learnt"), sharing(facts)),
        ("evaluation", Text("Evaluering", "Evaluation"), evaluation(facts)),
        ("trials", Text(f"Forsøg i {municipality} Kommune", f"Trials in {municipality}"), listed),
    ):
        if found := tuple(blocks):
            yield Section(words(title), found, 1, anchor, anchor)


def _list(facts: Facts, municipality: str, own: Sequence[OwnTrial]) -> Iterator[Block]:
    if said := tuple(deadlines(facts)):
        yield Paragraph(
            write(
                "Ansøgningsfrister: {said}.",
                "Deadlines of applications: {said}.",
                said=joined(said, _SEMICOLON),
            )
        )
    place = Text.same(municipality)
    if not own:
        yield paragraph(
            "Journalen nævner på denne dag ingen forsøg i {place} Kommune.",
            "On this day the journal names no trial in the municipality of {place}.",
            place=place,
        )
        return
    da, en = ("var", "was") if all(one.has_ended for one in own) else ("er", "is")
    yield paragraph(
        f"{{place}} Kommune {da} med i disse forsøg, alene eller sammen med andre:",
        f"The municipality of {{place}} {en} in these trials, alone or together with others:",
        place=place,
    )
    yield points(_item(one) for one in own)
    if lacks_parts([entry for one in own for entry in figures_of(facts, one.subjects, municipality)]):
        yield paragraph(
            "Tallene nedenfor er kildernes egne. Hvor en andel står uden tæller og nævner, oplyser kilden dem"
            " ikke, og hvor sikker den er, kan ikke afgøres.",
            "The figures below are the sources' own. Where a share has neither numerator nor denominator, the"
            " source states none, and how certain it is cannot be decided.",
        )


def _item(own: OwnTrial) -> Words:
    name = write("{name} ({number})", "{name} ({number})", name=own.name, number=Text.same(own.number))
    if own.cell.state != "not_started":
        return name
    why = own.facts.found(own.subject, "not_started")
    return write(
        "{name}: {state}. {why} Derfor gives der ingen status på det.",
        "{name}: {state}. {why} So no status is given of it.",
        name=name, state=own.state, why=why or Text("", ""),
    )  # fmt: skip


def _across(facts: Facts, own: Sequence[OwnTrial]) -> Iterator[Section]:
    """Figures and experience of several trials at once, where the municipality is in one of them."""
    trials = [one.subject for one in own]
    blocks: list[Block] = []
    if counted := figures_across(facts, trials):
        blocks.append(figures_table(facts, counted, words(Text("Tal på tværs", "Figures across trials"))))
    if own and (found := experiences_across(facts, trials)):
        blocks.append(points(found))
    if blocks:
        title = words(Text("På tværs af forsøgene", "Across the trials"))
        yield Section(title, tuple(blocks), 1, "across", "across")
