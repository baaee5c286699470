"""A result of an evaluation as a paper tells it: the verdict, what it rests on, and how to read it.

Small counts of citizens' rows are never shown (`results_hidden.py`). What the evaluation itself says in
words is cited as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from frikommune.cases.mark import Mark
from frikommune.evaluation.designs.planned import data_words
from frikommune.evaluation.evaluated.evaluation import Evaluation
from frikommune.evaluation.shown.laid_out import Table
from frikommune.evaluation.verdicts.guardrails import STANDING_WORDS, Watched
from frikommune.evaluation.verdicts.verdict import VERDICT_WORDS, WORTHWHILE_WORDS
from frikommune.language import NO_WORDS, Text
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Cited, Paragraph, Ref, Words
from frikommune.reports.parts.days import long_day
from frikommune.reports.parts.results_hidden import (
    drawings_shown,
    is_hidden,
    is_of_rows,
    tables_shown,
    texts_shown,
)
from frikommune.reports.parts.results_tables import cite_of, grid, picture
from frikommune.reports.parts.sentences import capital
from frikommune.reports.results import SOURCE_WORDS, External, Found
from frikommune.reports.writing import ended, joined, points, words, write

STAGE_HEADS = {"midway": Text("Midtvejs", "Midway"), "final": Text("Slut", "Final")}
DEMONSTRATION = Text(
    "Demonstration: borgerne er opdigtede, og intet tal her er et fund.",
    "Demonstration: the citizens are made up, and no number here is a finding.",
)
AFTER_DATA = Text("Designet efter data", "Designed after the data")
BEFORE_DATA = Text("Designet før data", "Designed before the data")
NO_DESIGN = Text(
    "Uden design: ingen skrev på forhånd, hvad der skulle måles.",
    "Without a design: nobody wrote beforehand what was to be measured.",
)
_DIGIT = re.compile(r"\d")
TOO_FEW = Text(
    "Tallene er skjult, fordi de tæller færre end 5 borgere, som ellers kunne genkendes.",
    "The numbers are hidden, as they count fewer than 5 citizens, who might be recognised.",
)


@dataclass
class Once:
    """What a paper has said already, so that no sentence stands twice in it."""

    said: set[str] = field(default_factory=set)

    def new(self, texts: Iterable[Text]) -> tuple[Text, ...]:
        """Those that were not said before."""
        found = tuple(one for one in dict.fromkeys(texts) if any(one) and one.da not in self.said)
        self.said.update(one.da for one in found)
        return found

    def noted(self, tables: Iterable[Table]) -> tuple[Table, ...]:
        """The tables, each without its note where another one has it."""
        return tuple(one if self.new((one.note,)) else replace(one, note=NO_WORDS) for one in tables)


def verdict_of(facts: Facts, found: Found, one: Evaluation | None = None) -> Cited:
    """The verdict in a word: `kan ikke afgøres`; of the outcome that decides, where none is given."""
    return facts.cite_result(found, VERDICT_WORDS[(one or found.result.primary).judged.verdict])


def sentence_of(facts: Facts, found: Found, one: Evaluation | None = None, once: Once | None = None) -> Words:
    """The verdict in one sentence; where numbers are hidden, in a word, with the reason once."""
    judged = (one or found.result.primary).judged
    if not is_hidden(found):
        return words(facts.cite_result(found, judged.sentence))
    name = facts.cite_result(found, capital(judged.name))
    told = write("{name}: {verdict}.", "{name}: {verdict}.", name=name, verdict=verdict_of(facts, found, one))
    why = (once or Once()).new((TOO_FEW,))
    return joined((told, *(words(facts.cite_result(found, said)) for said in why)))


def standing_of(facts: Facts, found: Found) -> Words:
    """Midway or final, when and of what it was computed, and whether its design came before its data."""
    on, observed = (facts.cite_result(found, long_day(day)) for day in (found.on, found.observed))
    of, stage = SOURCE_WORDS[found.source], STAGE_HEADS[found.stage]
    if is_of_rows(found):
        told = write("{stage}: beregnet den {on} af {of}, observeret til og med den {observed}.",
                     "{stage}: computed on {on} from {of}, observed until {observed}.",
                     stage=stage, on=on, of=of, observed=observed)  # fmt: skip
    else:
        told = write("{stage}: beregnet den {on} af {of}.", "{stage}: computed on {on} from {of}.",
                     stage=stage, on=on, of=of)  # fmt: skip
    marked = [words(DEMONSTRATION, "strong")] if found.mark is not Mark.NONE else []
    return joined((*marked, told, design_said(facts, found)))


def design_said(facts: Facts, found: Found) -> Words:
    """Whether there was a design, and whether it came before the data."""
    if found.registered is None:
        return words(facts.cite_result(found, NO_DESIGN))
    if found.registered.lock is None:
        return words(facts.cite_result(found, data_words(found.registered)))
    return ended(
        words(facts.cite_result(found, AFTER_DATA if found.after_the_data else BEFORE_DATA), "strong")
    )


def result_blocks(
    facts: Facts, found: Found, *, sentence: bool = True, once: Once | None = None
) -> Iterator[Block]:
    """One result for a reader: sentence, picture, table, why, how to read it, planned and done.

    `sentence` False: the paper tells the verdict elsewhere. What a statistician asks for besides is in
    `results_in_detail.py`.
    """
    once, main, cite = once or Once(), found.result.primary, cite_of(facts, found)
    standing = standing_of(facts, found)
    if once.new((standing.plain,)):
        yield Paragraph(standing)
    told = [sentence_of(facts, found, once=once)] if sentence else []
    if is_hidden(found):
        yield from (Paragraph(one) for one in told)
        yield from _read_like_this(facts, found, once)
        yield from _others(facts, found)
        yield from _watched(facts, found)
        yield from (grid(one, cite) for one in once.noted(main.planned))
        return
    worth = once.new((WORTHWHILE_WORDS[main.judged.worthwhile],))
    told += [words(facts.cite_result(found, one)) for one in (*worth, *once.new((main.judged.why,)))]
    if told:
        yield Paragraph(joined(told))
    yield from (picture(one, cite) for one in drawings_shown(found, main.effect.drawings[:1]))
    yield from (grid(one, cite) for one in once.noted(tables_shown(found, main.effect.tables[:1])))
    yield from _read_like_this(facts, found, once)
    yield from _others(facts, found)
    yield from _watched(facts, found)
    yield from (grid(one, cite) for one in once.noted((*tables_shown(found, main.groups), *main.planned)))


def _read_like_this(facts: Facts, found: Found, once: Once) -> Iterator[Block]:
    """Caveats, and what is assumed; where numbers are hidden only what holds none."""
    main, known = found.result.primary, found.registered
    seen = (data_words(known),) if known is not None and known.lock is not None else ()
    others = (*main.judged.caveats, *main.effect.notes)
    if is_hidden(found):
        others = tuple(one for one in others if not _DIGIT.search(one.da))
    said = (*once.new(seen), *texts_shown(found, once.new(others)))
    if said:
        yield Paragraph(words(Text("Med disse forbehold:", "With these reservations:")))
        yield points(words(facts.cite_result(found, one)) for one in said)


def _others(facts: Facts, found: Found) -> Iterator[Block]:
    if others := found.result.outcomes[1:]:
        yield Paragraph(words(Text("De andre mål:", "The other outcomes:")))
        yield points(_other(facts, found, one) for one in others)


def _other(facts: Facts, found: Found, one: Evaluation) -> Words:
    """`Uddannelse: kan ikke afgøres. Det kan ikke afgøres, om …`: hidden numbers leave the verdict."""
    name = facts.cite_result(found, capital(one.judged.name))
    said = write("{name}: {verdict}.", "{name}: {verdict}.", name=name,
                 verdict=verdict_of(facts, found, one))  # fmt: skip
    return said if is_hidden(found) else joined((said, sentence_of(facts, found, one)))


def _watched(facts: Facts, found: Found) -> Iterator[Block]:
    if found.result.watched:
        yield Paragraph(words(Text("Stopreglerne:", "The guardrails:")))
        yield points(words(facts.cite_result(found, _guard(found, one))) for one in found.result.watched)


def _guard(found: Found, one: Watched) -> Text:
    """Its sentence; of citizens' rows only where it stands, for its level may be of few."""
    if not is_of_rows(found):
        return one.sentence
    said = STANDING_WORDS[one.standing]
    return Text(f"{one.name}: {said.da}.", f"{one.name}: {said.en}.")


def others_found(external: Sequence[External]) -> Iterator[Block]:
    """What external evaluators found, in their own words and marked as theirs; never mixed with ours."""
    for one in external:
        day = long_day(one.reported_on)
        report = f", {one.document}" if one.document else ""
        source = Text(f"{one.organisation}, rapport af {day.da}{report}",
                      f"{one.organisation}, report of {day.en}{report}")  # fmt: skip

        def theirs(said: str, one: External = one, source: Text = source) -> Cited:
            return Cited(Text.same(said), Ref(f"{one.id}:{said}", Text.same(said), source, one.link))

        told = write(
            "Eksternt resultat fra {who}. De målte: {measured} De fandt: {found}",
            "External result by {who}. They measured: {measured} They found: {found}",
            who=theirs(one.organisation), measured=ended(words(theirs(one.measured))),
            found=ended(words(theirs(one.found))),
        )  # fmt: skip
        if one.concludes:
            told += write(" De konkluderer: {said}", " They conclude: {said}",
                          said=ended(words(theirs(one.concludes))))  # fmt: skip
        yield Paragraph(told)
