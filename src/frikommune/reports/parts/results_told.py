"""All results of one trial: their verdicts for a summary, a section each, and an appendix each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frikommune.language import Text
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Section, Words
from frikommune.reports.parts.results import STAGE_HEADS, Once, result_blocks, sentence_of, verdict_of
from frikommune.reports.parts.results_in_detail import detail_blocks
from frikommune.reports.parts.sentences import capital
from frikommune.reports.results import STAGE_WORDS, Found
from frikommune.reports.writing import joined, words, write

_AFTER = Text(
    "Evalueringen blev designet, efter at data var kendt.",
    "The evaluation was designed after the data were known.",
)


def verdicts_told(facts: Facts, results: Sequence[Found]) -> Iterator[Words]:
    """Each result in a sentence, and that it was designed after its data; of several, with its stage."""
    once = Once()
    for one in results:
        said = sentence_of(facts, one, once=once)
        if one.after_the_data:
            said = joined((said, words(facts.cite_result(one, _AFTER))))
        if len(results) < 2:
            yield said
        else:
            yield write("{stage}: {said}", "{stage}: {said}", stage=STAGE_HEADS[one.stage], said=said)


def result_sections(facts: Facts, results: Sequence[Found], once: Once) -> Iterator[Section]:
    """A section for each, headed by outcome and verdict; the sentence stands in the summary."""
    for at, one in enumerate(results):
        title = write("{name}: {verdict}", "{name}: {verdict}", verdict=verdict_of(facts, one),
                      name=_named(facts, one))  # fmt: skip
        anchor = f"result-{at + 1}"
        yield Section(title, tuple(result_blocks(facts, one, sentence=False, once=once)), 2, anchor, anchor)


def details_told(
    facts: Facts, results: Sequence[Found]
) -> Iterator[tuple[str, Words | Text, Iterator[Block]]]:
    """Appendices for the statistician: anchor, title and blocks of each result."""
    once = Once()
    for at, one in enumerate(results):
        name = _named(facts, one)
        title = write("For statistikeren: {name}", "For the statistician: {name}", name=name)
        yield f"detail-{at + 1}", title, detail_blocks(facts, one, once)


def _named(facts: Facts, one: Found) -> Words:
    """`I arbejde (slut)`."""
    return write("{name} ({stage})", "{name} ({stage})", stage=STAGE_WORDS[one.stage],
                 name=facts.cite_result(one, capital(one.result.primary.judged.name)))  # fmt: skip
