"""The figures that sources publish, each as its source gives it, with what it leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from frikommune.language import Text
from frikommune.programme.figure import METHOD_WORDS, QUALIFIER_WORDS, UNIT_WORDS, Figure
from frikommune.programme.state import Fact, Question
from frikommune.reports.facts import Facts
from frikommune.reports.open_data.dataset import (
    Column,
    Dataset,
    Row,
    code_of,
    coded,
    codes,
    columns,
    in_both,
    span,
    worded,
)
from frikommune.reports.open_data.sources import ENTRY, SOURCE, names, source_of, spanned

_UNITS: Mapping[str, Text] = codes(UNIT_WORDS)
_QUALIFIERS: Mapping[str, Text] = codes(QUALIFIER_WORDS)
_METHODS: Mapping[str, Text] = codes(METHOD_WORDS)


def _figures(facts: Facts) -> Iterator[Row]:
    for question in facts.now.questions.values():
        for fact in question.facts:
            if isinstance(fact.entry.value, Figure):
                yield _row(question, fact, fact.entry.value)


def _row(question: Question, fact: Fact, figure: Figure) -> Row:
    about = fact.entry.subjects
    return {
        **in_both("measure", figure.measure),
        **in_both("as_stated", figure.amount),
        "number": float(figure.number) if figure.number is not None else None,
        "number_upto": float(figure.upto) if figure.upto is not None else None,
        **code_of("unit", figure.unit, _UNITS),
        **code_of("qualifier", figure.qualifier, _QUALIFIERS),
        **code_of("method", figure.method, _METHODS),
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "unfinished": figure.unfinished,
        "price_year": figure.price_year,
        "trials": names(about, "trial"),
        "exemptions": names(about, "part"),
        "municipalities": names(about, "municipality"),
        "rounds": names(about, "round"),
        **spanned("counted", fact.entry.effect),
        "contested": fact in question.rivals,
        "adopted": fact.adopted if fact in question.rivals else None,
        **source_of(fact.entry),
    }


FIGURES = Dataset(
    "figures",
    Text("Offentliggjorte tal", "Published figures"),
    Text(
        "Tal, som kilder har offentliggjort, som de står der: med enhed, forbehold, metode, tæller og nævner."
        " Andele er i procent. Hvor kilder er uenige, står hvert tal for sig.",
        "Figures as sources have published them: with unit, qualifier, method, numerator and denominator."
        " Shares are in per cent. Where sources disagree, each figure stands by itself.",
    ),
    columns(
        worded("measure", Text("Hvad tallet måler", "What the figure measures")),
        worded("as_stated", Text("Tallet, som kilden siger det", "The figure as the source states it")),
        Column("number", "number", Text("Tallet", "The number"), Text("se unit", "see unit")),
        Column(
            "number_upto",
            "number",
            Text("Øverste tal, hvor kilden giver et spænd", "The upper number of a range"),
            Text("se unit", "see unit"),
        ),
        coded("unit", Text("Enheden", "The unit"), _UNITS),
        coded("qualifier", Text("Kildens forbehold", "The source's qualifier"), _QUALIFIERS),
        coded("method", Text("Hvordan kilden er kommet frem til det", "How the source came by it"), _METHODS),
        Column("numerator", "integer", Text("Tæller, hvor kilden giver den", "Numerator, where given")),
        Column("denominator", "integer", Text("Nævner, hvor kilden giver den", "Denominator, where given")),
        Column(
            "unfinished", "integer", Text("Uafsluttede, hvor kilden giver dem", "Unfinished, where given")
        ),
        Column("price_year", "integer", Text("Prisniveauets år", "The year of the price level")),
        Column("trials", "list", Text("Forsøg, tallet er om", "Trials that it is about")),
        Column("exemptions", "list", Text("Undtagelser, tallet er om", "Exemptions that it is about")),
        Column("municipalities", "list", Text("Kommuner, tallet er om", "Municipalities that it is about")),
        Column("rounds", "list", Text("Runder, tallet er om", "Rounds that it is about")),
        span("counted", Text("Hvornår det er opgjort", "When it was counted")),
        Column(
            "contested",
            "boolean",
            Text("Om en anden kilde siger noget andet", "Whether another source differs"),
        ),
        Column(
            "adopted",
            "boolean",
            Text(
                "Om det blandt uenige tal er det, der er valgt",
                "Whether it is the one adopted among those that differ",
            ),
        ),
        SOURCE,
        ENTRY,
    ),
    _figures,
    ("fact",),
)
