"""What later laws do to one trial, a sentence for each law: by the sources, and by the law's own rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frikommune.language import Text
from frikommune.programme.entry import Verdict
from frikommune.programme.words import VERDICT_WORDS
from frikommune.reports.paper import Cited, Words
from frikommune.reports.parts.days import long_day
from frikommune.reports.parts.law_effect import LawEffect
from frikommune.reports.parts.own_trials import part_name
from frikommune.reports.parts.sentences import quoted
from frikommune.reports.parts.trial_now import TrialThere
from frikommune.reports.writing import joined, listed_words, words, write

_SEMICOLON = Text.same("; ")


def law_in_short(there: TrialThere, laws: Sequence[LawEffect]) -> Iterator[Words]:
    """`Loven fra den 1. januar 2020 – kilderne: ingen virkning; lovens egne regler: kan ikke afgøres.`"""
    for law in laws:
        sides = [
            write("kilderne: {said}", "the sources: {said}", said=listed_words(said))
            for said in (_by_sources(there, law),) if said
        ]  # fmt: skip
        if law.parts:
            sides.append(
                write("lovens egne regler: {rules}", "the law's own rules: {rules}", rules=law.rules())
            )
        yield write("Loven fra den {day} – {sides}.", "The law from {day} – {sides}.",
                    day=_day(there, law), sides=joined(sides, _SEMICOLON))  # fmt: skip


def _day(there: TrialThere, law: LawEffect) -> Cited:
    """The law's first day, with who says so: a source, else the law's own rules."""
    rests_on = there.facts.cite(law.said[0]) if law.said else law.rules()
    return Cited(long_day(law.day), rests_on.ref)


def _by_sources(there: TrialThere, law: LawEffect) -> list[Words]:
    """What the sources say in a word; of a part with its name, where the trial has several."""
    found: dict[str, Words] = {}
    for entry in law.said:
        assert isinstance(entry.value, Verdict)
        said = words(there.facts.cite(entry, VERDICT_WORDS[entry.value.verdict]))
        if entry.about.kind == "part" and len(there.parts) > 1:
            part = quoted(part_name(there.facts, entry.about))
            said = write("{said} ({part})", "{said} ({part})", said=said, part=part)
        found.setdefault(said.plain.da, said)
    return list(found.values())
