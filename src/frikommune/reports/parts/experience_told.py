"""What was experienced in a trial, by whose experience it is, each with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from frikommune.language import LANGUAGES, Text, listed
from frikommune.programme.entry import Entry
from frikommune.programme.knowledge import Experience, experiences
from frikommune.programme.trial import by_number
from frikommune.programme.words import CODE_WORDS
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Run, Section, Words
from frikommune.reports.parts.figures import places_of
from frikommune.reports.parts.own_trials import part_name
from frikommune.reports.parts.sentences import listed_points
from frikommune.reports.parts.trial_now import TrialThere
from frikommune.reports.writing import ended, words, write

SIDE_EFFECTS = Text("Bivirkninger", "Side effects")
EXPERIENCE = Text("Erfaringer", "Experience")
LEARNT = Text("Hvad netværket har lært", "What the network has learnt")
PUBLIC = Text("Fra andet offentligt materiale", "From other public material")
_HEADS: dict[str, Text] = {
    "citizen": Text("Borgere", "Citizens"),
    "company": Text("Virksomheder", "Companies"),
    "doctor": Text("Læger", "Doctors"),
    "a_kasse": Text("A-kasser", "A-kasser"),
    "staff": Text("Medarbejdere", "Staff"),
    "management": Text("Ledelse", "Management"),
    "": Text("Andre erfaringer", "Other experience"),
}


@dataclass(frozen=True)
class ExperienceTold:
    """All that is told of one trial: by stakeholder, by municipality, side effects, and what was learnt."""

    there: TrialThere

    @property
    def facts(self) -> Facts:
        """What was known on the day."""
        return self.there.facts

    @cached_property
    def _every(self) -> tuple[Experience, ...]:
        own = set(self.there.subjects)
        found = [one for one in experiences(self.facts.now) if own.intersection(one.entry.subjects)]
        return tuple(sorted(found, key=lambda one: (one.entry.recorded.last, one.entry.id)))

    @cached_property
    def _said(self) -> tuple[Entry, ...]:
        return tuple(
            fact.entry for one in self.there.subjects for fact in self.facts.now.question(one, "says").facts
        )

    @property
    def number(self) -> int:
        """How many experiences and side effects there are."""
        return len(self._every) + len([one for one in self._said if _is_experience(one)])

    def sections(self) -> Iterator[Section]:
        """Experience with a heading for each group, then side effects, then what the network learnt."""
        grouped = self._grouped()
        if grouped:
            yield Section(words(EXPERIENCE), (), 2, "experience")
        for at, (title, items) in enumerate(grouped):
            yield Section(words(title), tuple(listed_points(items)), 3, f"experience-{at + 1}")
        if effects := self._side_effects():
            yield Section(words(SIDE_EFFECTS), tuple(effects), 2, "side-effects", "side-effects")
        learnt = [one for one in self._said if _is_learnt(one)]
        beside = [one for one in self._said if not _is_learnt(one) and not _is_experience(one)]
        for anchor, title, entries in (("learnt", LEARNT, learnt), ("public", PUBLIC, beside)):
            if entries:
                blocks = tuple(listed_points([self._of_part(one) for one in entries]))
                yield Section(words(title), blocks, 2, anchor, anchor)

    def _grouped(self) -> list[tuple[Text, list[Words]]]:
        """Those concerned first, then what municipalities tell of themselves, part by part, then the rest."""
        found: dict[str, list[Words]] = {code: [] for code in _HEADS}
        places: dict[Text, list[Words]] = {}
        for one in self._every:
            if one.kind != "side_effect":
                found[next(iter(one.stakeholders), "")].append(self._told(one))
        for entry in self._said:
            if _is_experience(entry):
                title = self._place(entry)
                said = ended(words(self.facts.cite(entry)))
                (places.setdefault(title, []) if title else found[""]).append(said)
        by_group = [(_HEADS[code], said) for code, said in found.items() if said and code]
        rest = [(_HEADS[""], found[""])] if found[""] else []
        return [*by_group, *places.items(), *rest]

    def _place(self, entry: Entry) -> Text | None:
        """`Aalborg Kommunes egne erfaringer`, with the part where the trial has several."""
        where = places_of(entry)
        if not where:
            return None
        da, en = (
            f"{where[0]} Kommunes egne erfaringer",
            f"The municipality of {where[0]} on its own experience",
        )
        if entry.about.kind != "part" or len(self.there.parts) < 2:
            return Text(da, en)
        part = part_name(self.facts, entry.about).text
        return Text(f"{da}: {part.da}", f"{en}: {part.en}")

    def _side_effects(self) -> Sequence[Block]:
        return list(listed_points([self._told(one) for one in self._every if one.kind == "side_effect"]))

    def _told(self, one: Experience) -> Words:
        """With what it rests on, and the trials that it is told of together."""
        said = _open_ended(words(self.facts.cite(one.entry)))
        beside = [*(CODE_WORDS[code] for code in one.evidence), *_of_several(one)]
        if not beside:
            return ended(said)
        da, en = ("; ".join(part.said_in(language) for part in beside) for language in LANGUAGES)
        return write("{said} ({beside}).", "{said} ({beside}).", said=said, beside=Text(da, en))

    def _of_part(self, entry: Entry) -> Words:
        """What a source says of the trial; of one of its parts, with the part's name before it."""
        said = ended(words(self.facts.cite(entry)))
        if entry.about.kind != "part" or len(self.there.parts) < 2:
            return said
        part = part_name(self.facts, entry.about)
        return write("{part}: {said}", "{part}: {said}", part=part, said=said)


def _is_learnt(entry: Entry) -> bool:
    """What the network says with a recommendation."""
    return any(one.kind == "recommendation" for one in entry.concerns)


def _is_experience(entry: Entry) -> bool:
    """What the network's own papers tell; what was found beside them is no experience of the trial."""
    return bool(entry.paper.seed) and not _is_learnt(entry)


def _of_several(one: Experience) -> Iterator[Text]:
    numbers = sorted((trial.name for trial in one.trials), key=by_number)
    if len(numbers) > 1:
        da, en = (listed(numbers, language) for language in LANGUAGES)
        yield Text(f"sagt om forsøg {da} tilsammen", f"said of trials {en} together")


def _open_ended(said: Words) -> Words:
    """A sentence without its full stop, so that something may follow in brackets."""
    return Words(_cut(said.da), _cut(said.en))


def _cut(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return (*runs[:-1], replace(runs[-1], text=runs[-1].text.removesuffix("."))) if runs else runs
