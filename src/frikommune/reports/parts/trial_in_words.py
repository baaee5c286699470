"""Why a trial was made: background and law so far, purpose, target group and conditions, what is expected.

What no source tells is told by the trial's own file, as soon as all that the file rests on was known; it is
cited as the file's reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from frikommune.evaluation.designs.design import Design
from frikommune.language import Text, small
from frikommune.law.exemption import Exemption
from frikommune.programme.entry import Subject
from frikommune.reports.facts import Facts
from frikommune.reports.paper import NOTHING, Block, Cited, Paragraph, Ref, Section, Words
from frikommune.reports.parts.own_trials import part_name
from frikommune.reports.parts.rounds import of_application
from frikommune.reports.parts.sentences import listed_points
from frikommune.reports.parts.trial_described import DESCRIBES, description, law_so_far, told_under
from frikommune.reports.parts.trial_figures import TrialFigures
from frikommune.reports.parts.trial_now import TrialThere
from frikommune.reports.results import Found
from frikommune.reports.writing import ended, joined, listed_words, words, write

BACKGROUND = Text("Baggrund", "Background")
PURPOSE = Text("Formål", "Purpose")
GROUP = Text("Målgruppe og vilkår", "Target group and conditions")
EXPECTED = Text("Forventede resultater", "Expected results")
_BY_FILE = {
    "norm_without": ("Uden forsøget: {said}", "Without the trial: {said}"),
    "with_trial": ("Med forsøget: {said}", "With the trial: {said}"),
}
_BY_DESIGN = {
    "purpose": ("Ifølge designet: {said}", "By the design: {said}"),
    "theory": ("Designets forandringsteori: {said}", "The design's theory of change: {said}"),
}


class TrialInWords:
    """The words of one trial. `found` are its results; their designs are in people's own words."""

    def __init__(self, there: TrialThere, figures: TrialFigures, found: Sequence[Found] = ()) -> None:
        self.there, self.facts, self.figures = there, there.facts, figures
        self.found = [one for one in found if one.registered is not None]

    def sections(self) -> Iterator[Section]:
        """A section for each that has something to say; then one for each part with words of its own."""
        for anchor, title, blocks in (
            ("background", BACKGROUND, self._background()),
            ("purpose", PURPOSE, self._listed("purpose", "purpose")),
            ("group", GROUP, self._group()),
            ("expected", EXPECTED, self._expected()),
        ):
            if told := tuple(blocks):
                yield Section(words(title), told, 2, f"trial-{anchor}", f"trial-{anchor}")
        for part in self._apart:
            name, anchor = words(part_name(self.facts, part)), f"part-{part.name}"
            yield Section(name, tuple(description(self.facts, (part,), "")), 2, anchor, anchor)

    @cached_property
    def _apart(self) -> tuple[Subject, ...]:
        """The parts that are described by themselves; fewer than two: the trial is told as one."""
        now = self.facts.now
        found = [one for one in self.there.parts if any(now.question(one, says).facts for says in DESCRIBES)]
        return tuple(found) if len(found) > 1 else ()

    def _told(self, says: str) -> list[Words]:
        """What sources say of the trial as a whole, and of parts that are not told by themselves."""
        return [ended(one) for one in told_under(self.facts, self._whole, says)]

    @property
    def _whole(self) -> tuple[Subject, ...]:
        return (self.there.subject,) if self._apart else self.there.subjects

    def _background(self) -> Iterator[Block]:
        told = self._told("background")
        law = list(law_so_far(self.facts, self._whole))
        if not (told or law or self._apart):
            told = self._by_file("norm_without")
        if told:
            yield Paragraph(joined(told))
        if law:
            yield Paragraph(words(Text("Om loven hidtil siger kilderne:", "Of the law so far sources say:")))
            yield from listed_points([ended(one) for one in law])
        if asked := tuple(of_application(self.facts, self.there.subject)):
            yield Paragraph(joined(asked))

    def _listed(self, says: str, field: str) -> Iterator[Block]:
        yield from listed_points([*self._told(says), *self._by_design(field)])

    def _group(self) -> Iterator[Block]:
        if said := self._groups():
            yield Paragraph(said)
        told = [*self._told("allows"), *self._told("condition")]
        if not told and not self._apart:
            told = self._by_file("with_trial")
        yield from listed_points(told)

    def _expected(self) -> Iterator[Block]:
        yield from self._listed("expects", "theory")
        yield from self.figures.goal_blocks()

    def _by_design(self, field: str) -> Iterator[Words]:
        """What people wrote in a design, each saying once; the theory of change as a chain."""
        seen: set[str] = set()
        da, en = _BY_DESIGN[field]
        for one in self.found:
            given = getattr(_design(one), field)
            said = given if isinstance(given, str) else " → ".join(given)
            if said and said not in seen:
                seen.add(said)
                cited = self.facts.cite_result(one, _small(Text.same(said)))
                yield ended(write(da, en, said=cited))

    def _groups(self) -> Words:
        """The target groups, of exemptions that all rest on what was known; none where one holds for all."""
        named: dict[str, Exemption] = {}
        for one in self._exemptions:
            groups = one.groups or self._of_norms(one)
            if not groups:
                return NOTHING
            for group in sorted(groups):
                named.setdefault(group, one)
        known = self.facts.pack.rulebook.groups
        cited = [
            words(Cited(_small(known[group]), self._ref(one, f"group:{group}", known[group])))
            for group, one in named.items()
            if group in known
        ]
        if not cited:
            return NOTHING
        da, en = "Målgruppen er {groups}.", "The target group is {groups}."
        return write(da, en, groups=listed_words(cited))

    def _of_norms(self, one: Exemption) -> frozenset[str]:
        """Whom the norms that an exemption changes are for; nobody in particular where one is for all."""
        found = [self.facts.pack.rulebook.norms[change.norm].groups for change in one.changes]
        return frozenset().union(*found) if all(found) else frozenset()

    @cached_property
    def _exemptions(self) -> tuple[Exemption, ...]:
        """All of them, where everything that they rest on was known on the day; else none."""
        book = self.facts.pack.rulebook.exemptions
        every = tuple(book[one.name] for one in self.there.parts)
        return every if all(rests_on_known(self.facts, one) for one in every) else ()

    def _by_file(self, field: str) -> list[Words]:
        """The trial's own file, where its exemptions rest on what was known."""
        said: Text = getattr(self.facts.pack.trials[self.there.number], field)
        if not self._exemptions or not any(said):
            return []
        da, en = _BY_FILE[field]
        inner = Cited(_small(said), self._ref(self._exemptions[0], field, said))
        return [ended(write(da, en, said=inner))]

    def _ref(self, one: Exemption, name: str, says: Text) -> Ref:
        rests = "; ".join(dict.fromkeys(source.short for source in one.sources))
        source = Text(f"Frikommunes gengivelse af forsøget efter {rests}",
                      f"Frikommune's rendering of the trial by {rests}")  # fmt: skip
        return Ref(f"exemption:{one.id}:{name}", says, source, f"trial/{self.there.number}", one.certainty)


def rests_on_known(facts: Facts, one: Exemption) -> bool:
    """Whether every source of an exemption that the journal knows of had spoken by the day."""
    rests = {source.reference for source in one.sources}
    said: dict[str, date] = {}
    for entry in facts.pack.journal:
        if (reference := entry.paper.reference) in rests:
            said[reference] = min(entry.recorded.last, said.get(reference, date.max))
    return bool(said) and max(said.values()) <= facts.on


def _design(found: Found) -> Design:
    assert found.registered is not None
    return found.registered.design


def _small(name: Text) -> Text:
    return Text(small(name.da), small(name.en))
