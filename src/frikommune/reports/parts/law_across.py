"""A later law and the trials as a whole: what it is, how many it met by its sources, and by its own rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from frikommune.language import Text
from frikommune.law.piece_met import MET_WORDS
from frikommune.programme.entry import Subject
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Paragraph, Words
from frikommune.reports.parts.amounts import short_amount
from frikommune.reports.parts.counted import counted
from frikommune.reports.parts.law_effect import LawEffect, laws_of
from frikommune.reports.parts.network_status import simpler_law
from frikommune.reports.parts.trials_by_theme import Tried
from frikommune.reports.writing import joined, listed_words, words, write

MET = Subject("figure", "trials-met")
"""By this name a journal tells how many trials a law met."""


def law_across(facts: Facts, trials: Sequence[Tried]) -> Iterator[Block]:
    """Nothing before a law is known of."""
    told = tuple(simpler_law(facts))
    yield from told
    if told and (said := joined((*_by_source(facts), *_by_rules(facts, trials)))):
        yield Paragraph(said)


def _by_source(facts: Facts) -> Iterator[Words]:
    met = facts.now.question(MET, "number").one
    if met is not None:
        yield write(
            "Ifølge netværket er {n} helt eller delvist imødekommet.",
            "By the network's count, {n} have been met fully or partly.", n=short_amount(facts, met),
        )  # fmt: skip


def _by_rules(facts: Facts, trials: Sequence[Tried]) -> Iterator[Words]:
    """How many of the trials each law meets, part by part together, when its rules are read."""
    effects: dict[str, list[LawEffect]] = {}
    for one in trials:
        for law in laws_of(facts, one.number, one.subjects, one.parts):
            if law.parts:
                effects.setdefault(law.day.isoformat(), []).append(law)
    for day, found in effects.items():
        counts = Counter(one.met for one in found)
        said = [
            write("{n} {how}", "{n} {how}", how=words(MET_WORDS[met]),
                  n=counted(facts, counts[met], f"law-{day}-{met}", MET_WORDS[met], "portfolio/"))
            for met in MET_WORDS
            if counts[met]
        ]  # fmt: skip
        n = counted(facts, len(found), f"law-{day}", Text("Forsøg, som er begyndt", "Trials begun"))
        yield write(
            "Læser man lovens egne regler, er svaret for de {n} forsøg, der er begyndt: {said}.",
            "Read by the law's own rules, the answer for the {n} trials begun is: {said}.",
            n=n, said=listed_words(said),
        )  # fmt: skip
