"""What was learnt across the trials: by whom it concerns, by theme, and what came that nobody wanted."""

from __future__ import annotations

from collections.abc import Iterator

from frikommune.language import LANGUAGES, Text, folded, listed
from frikommune.programme.entry import Entry, Word, own_subjects
from frikommune.programme.trial import by_number
from frikommune.programme.vocabulary import STAKEHOLDERS
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Points, Section, Words
from frikommune.reports.parts.figures import places_of
from frikommune.reports.parts.told import told
from frikommune.reports.parts.trials_by_theme import Themed
from frikommune.reports.writing import ended, points, words, write

WHOSE = {
    "citizen": Text("Borgerne", "The citizens"),
    "staff": Text("Medarbejderne", "The staff"),
    "management": Text("Ledelsen", "The management"),
    "company": Text("Virksomhederne", "The companies"),
    "doctor": Text("Lægerne", "The doctors"),
    "a_kasse": Text("A-kasserne", "The unemployment funds"),
}
_NOBODYS = Text("På tværs", "For all")


def by_stakeholder(facts: Facts) -> Iterator[Section]:
    """A section for each whose experience is told, then what is told of nobody in particular."""
    found: dict[str, list[Words]] = {one: [] for one in (*STAKEHOLDERS, "")}
    for about in facts.now.subjects("experience"):
        whose = [one.value.code for one in told(facts, about, "stakeholder") if isinstance(one.value, Word)]
        found[whose[0] if whose else ""] += (
            with_trials(facts, one) for one in told(facts, about, "experienced") if not _is_reason(one)
        )
    for code, said in found.items():
        if said:
            title = WHOSE.get(code, _NOBODYS)
            yield Section(words(title), (points(said),), 2, f"learnt-{code.replace('_', '-') or 'all'}")


def experienced(facts: Facts) -> tuple[Words, ...]:
    """The first that is told of each who has experienced something."""
    sections = by_stakeholder(facts)
    return tuple(
        block.items[0] for section in sections for block in section.blocks if isinstance(block, Points)
    )


def _is_reason(entry: Entry) -> bool:
    """Whether it stands under the recommendation that rests on it."""
    return any(one.kind == "recommendation" for one in entry.concerns)


def under_theme(facts: Facts, themed: Themed) -> Iterator[Section]:
    """What sources tell of each of a theme's trials, in one place or all, under its name."""
    for one in themed.trials:
        found: dict[str, list[Words]] = {}
        for about in one.subjects:
            for entry in told(facts, about, "says"):
                if not _is_reason(entry):
                    found.setdefault(", ".join(places_of(entry)), []).append(ended(words(facts.cite(entry))))
        for place, said in sorted(found.items()):
            anchor = "-".join(("learnt", one.number, *([folded(place)] if place else [])))
            yield Section(_placed(one.name, place), (points(said),), 3, anchor)


def _placed(name: Words, place: str) -> Words:
    return write("{name}, {place}", "{name}, {place}", name=name, place=Text.same(place)) if place else name


def side_effects(facts: Facts) -> tuple[Words, ...]:
    """What was observed that nobody wanted, each with its trials."""
    return tuple(
        with_trials(facts, entry)
        for about in facts.now.subjects("side_effect")
        for entry in told(facts, about, "observed")
    )


def with_trials(facts: Facts, entry: Entry) -> Words:
    """`Læger er tilfredse (forsøg 2.1 og 2.3).`; nothing behind it where it is of no single trial."""
    said = facts.cite(entry)
    numbers = numbers_of(facts, entry)
    if not numbers:
        return ended(words(said))
    bare = facts.cite(entry, Text(said.text.da.removesuffix("."), said.text.en.removesuffix(".")))
    da, en = (listed(numbers, language) for language in LANGUAGES)
    more = "s" if len(numbers) > 1 else ""
    return write("{said} ({of}).", "{said} ({of}).", said=bare,
                 of=Text(f"forsøg {da}", f"trial{more} {en}"))  # fmt: skip


def numbers_of(facts: Facts, entry: Entry) -> tuple[str, ...]:
    """The numbers of the trials that an entry is about, itself or by their parts."""
    found = {
        trial
        for trial, parts in facts.pack.parts.items()
        if set(own_subjects(trial, parts)).intersection(entry.subjects)
    }
    return tuple(sorted(found, key=by_number))
