"""How the trials were evaluated, and what the figures cannot tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from frikommune.language import Text
from frikommune.programme.entry import Entry
from frikommune.programme.figure import METHOD_WORDS, Figure, Method
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Paragraph, Words
from frikommune.reports.parts.counted import counted
from frikommune.reports.parts.evaluators import evaluation
from frikommune.reports.parts.figures import readings
from frikommune.reports.parts.sentences import listed_points
from frikommune.reports.parts.told import cited_last, networks
from frikommune.reports.results import SOURCE_WORDS
from frikommune.reports.writing import joined, listed_words, paragraph, words, write

_METHODS: Mapping[Method, Text] = {
    "survey": Text("et spørgeskema", "a survey"),
    "status_note": Text("et statusnotat", "a status note"),
    "supervision": Text("ledelsestilsyn", "management supervision"),
    "calculated_estimate": Text("et beregnet skøn", "a calculated estimate"),
    "course_evaluation": Text("en evaluering af kurset", "an evaluation of the course"),
    "calculated": Text("en udregning her", "a calculation made here"),
}
"""What a figure rests on, as after a preposition."""
_COMPARED = Text(
    "Et tal fra et forsøg viser, hvordan det gik, men ikke, hvordan det ville være gået uden.",
    "A figure of a trial shows how things went, not how they would have gone without it.",
)


def how(facts: Facts) -> Iterator[Block]:
    """Whose duty it was, who advised and evaluated, and what our own results were computed from."""
    network = networks(facts)[0]
    yield from evaluation(facts, network)
    if said := [words(one) for one in cited_last(facts, network, "evaluated_how")]:
        yield Paragraph(joined(said))
    if computed := joined(_computed(facts)):
        yield Paragraph(computed)


def _computed(facts: Facts) -> Iterator[Words]:
    found = facts.results.found
    if not found:
        return
    by_source = Counter(one.source for one in found)
    of = [
        write("{n} af {what}", "{n} from {what}", what=SOURCE_WORDS[source],
              n=counted(facts, number, f"results-of-{source}", SOURCE_WORDS[source], "evaluations/"))
        for source, number in by_source.items()
    ]  # fmt: skip
    da, en = ("resultat", "result") if len(found) == 1 else ("resultater", "results")
    yield write(
        f"{{n}} {da} er beregnet med dette system: {{of}}.",
        f"{{n}} {en} computed with this system: {{of}}.",
        n=counted(facts, len(found), "results-all", Text("Resultater", "Results"), "evaluations/"),
        of=listed_words(of),
    )  # fmt: skip
    if after := [one for one in found if one.after_the_data]:
        says = Text("Resultater designet efter data", "Results designed after the data")
        yield write(
            "For {n} af dem er designet skrevet eller ændret, efter at data var set.",
            "For {n} of them the design was written or changed after the data had been seen.",
            n=counted(facts, len(after), "results-after", says, "evaluations/"),
        )


def limits(facts: Facts, figures: Sequence[Entry]) -> Iterator[Block]:
    """What the published figures rest on, what they leave open, and where the sources disagree."""
    if said := joined((*_rests_on(facts, figures), words(_COMPARED), *_disagree(facts))):
        yield Paragraph(said)
    if read := tuple(readings(facts, figures)):
        yield paragraph("Det skal læseren vide om enkelte af tallene:", "On single figures, note:")
        yield from listed_points(read)


def _rests_on(facts: Facts, figures: Sequence[Entry]) -> Iterator[Words]:
    if not figures:
        return
    every = [one.value for one in figures if isinstance(one.value, Figure)]
    methods = Counter(one.method for one in every if one.method)
    n = counted(facts, len(every), "figures", Text("Offentliggjorte tal", "Published figures"))
    of = [
        write("{n} på {method}", "{n} on {method}", method=_METHODS[method],
              n=counted(facts, number, f"figures-{method}", METHOD_WORDS[method]))
        for method, number in methods.items()
    ]  # fmt: skip
    if of:
        yield write(
            "Af {n} offentliggjorte tal hviler {of}; for resten siger kilden ikke, hvordan de er gjort op.",
            "Of {n} published figures the source says what some rest on: {of}; of the others it does not.",
            n=n, of=listed_words(of),
        )  # fmt: skip
    if without := [one for one in every if one.unit == "percent" and one.denominator is None]:
        says = Text("Andele uden antal", "Shares without a number")
        yield write(
            "{n} er procenter af et antal, som kilden ikke oplyser; dem kan ingen regne efter.",
            "{n} are percentages of a number that the source does not give; nobody can check them.",
            n=counted(facts, len(without), "figures-bare", says),
        )


def _disagree(facts: Facts) -> Iterator[Words]:
    open_ones = [one for one in facts.now.disagreements if one.adoption is None]
    if not open_ones:
        return
    says = Text("Forhold, som kilderne siger noget forskelligt om", "Matters on which the sources differ")
    yield write(
        "Om {n} forhold siger kilderne noget forskelligt; hvor et af dem nævnes her, står det i noten.",
        "On {n} matters the sources differ; where one of them is told here, its note says so.",
        n=counted(facts, len(open_ones), "disagreements", says),
    )
