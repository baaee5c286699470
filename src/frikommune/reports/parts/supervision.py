"""Management supervision of the trials: where a leader must approve, and what supervision has shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frikommune.language import Text
from frikommune.programme.entry import Entry
from frikommune.programme.figure import Figure
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Cited, Ref, Words
from frikommune.reports.parts.amounts import measured
from frikommune.reports.parts.learnt import numbers_of
from frikommune.reports.parts.sentences import listed_points
from frikommune.reports.parts.trials_by_theme import Tried
from frikommune.reports.writing import listed_words, paragraph, words, write


def supervision(facts: Facts, trials: Sequence[Tried], figures: Sequence[Entry]) -> Iterator[Block]:
    """Nothing where neither the trials' conditions nor a figure speak of it."""
    checked = [words(one) for trial in trials for one in _approved_by_leader(facts, trial)]
    if checked:
        yield paragraph(
            "Efter betingelserne skal en leder godkende hver enkelt brug af {which}.",
            "By the conditions, a leader must approve every single use of {which}.",
            which=listed_words(checked),
        )
    shown = [one for one in figures if isinstance(one.value, Figure) and one.value.method == "supervision"]
    if shown:
        yield paragraph("Det har ledelsestilsyn vist:", "This is what management supervision has shown:")
        yield from listed_points([_shown(facts, one) for one in shown])


def _approved_by_leader(facts: Facts, trial: Tried) -> Iterator[Cited]:
    """The exemptions of a trial that count only where a leader approved."""
    for name in trial.parts:
        one = facts.pack.rulebook.exemptions.get(name)
        if one is not None and one.use is not None and one.use.leader_check:
            said = Text(*(f"“{title}” ({trial.number})" for title in one.title))
            source = Text("Fravigelsens betingelser", "The conditions of the exemption")
            yield Cited(said, Ref(f"leader:{name}", one.title, source, f"trial/{trial.number}"))


def _shown(facts: Facts, entry: Entry) -> Words:
    return write(
        "Forsøg {number} – {said}", "Trial {number} – {said}", said=measured(facts, entry),
        number=Text.same(next(iter(numbers_of(facts, entry)), "–")),
    )  # fmt: skip
