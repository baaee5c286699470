"""How a trial was evaluated: by whom, by which design, what its figures rest on and cannot tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frikommune.evaluation.designs.changes import CHOICES, figure_words
from frikommune.evaluation.designs.choosing import choose
from frikommune.evaluation.designs.design import Design, Outcome, Registered
from frikommune.evaluation.designs.words import field_words
from frikommune.language import LANGUAGES, Text, day_text, listed
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Grid, Paragraph, Words
from frikommune.reports.parts.counted import counted
from frikommune.reports.parts.evaluators import evaluation
from frikommune.reports.parts.sentences import capital, paragraphs, sentences
from frikommune.reports.parts.told import networks
from frikommune.reports.parts.trial_figures import TrialFigures
from frikommune.reports.parts.trial_now import TrialThere
from frikommune.reports.results import Found
from frikommune.reports.writing import joined, listed_words, many, words, write

_DESIGN = (Text("Hvad", "What"), Text("Designet siger", "The design says"))

_NOT_THE_TRIAL = Text(
    "Tal og erfaringer viser derfor, hvordan det gik, mens forsøget kørte, og ikke, hvad forsøget selv"
    " ændrede.",
    "So figures and experience show how things went while the trial ran, and not what it changed itself.",
)


def who_evaluates(facts: Facts) -> Iterator[Block]:
    """The duty, who advises, who evaluates which trials, and what is told of it since."""
    for network in networks(facts):
        yield from evaluation(facts, network)
        yield from paragraphs(sentences(facts, network, "evaluated_how"))


def what_it_rests_on(there: TrialThere, figures: TrialFigures, found: Sequence[Found]) -> Iterator[Block]:
    """How the figures came about, and that no comparison stands behind them where none does."""
    if methods := figures.methods():
        yield Paragraph(methods)
    if not found and there.has_begun:
        compared = write(
            "Et resultat kræver en sammenligning med borgere eller kommuner uden forsøget eller med tiden før"
            " det. Den er ikke regnet ud her for {trial}.",
            "A result needs a comparison with citizens or municipalities outside the trial, or with the time"
            " before it. None was computed here for {trial}.",
            trial=there.facts.name(there.subject),
        )
        yield Paragraph(joined((compared, words(_NOT_THE_TRIAL))) if methods else compared)


def design_blocks(facts: Facts, found: Sequence[Found]) -> Iterator[Block]:
    """Each design that planned a result, once: what was to be measured, against what, and when."""
    seen: set[str] = set()
    for one in found:
        known = one.registered
        if known is None or known.design.digest in seen:
            continue
        seen.add(known.design.digest)
        rows = tuple(
            (words(facts.cite_result(one, capital(title), says=said)), words(facts.cite_result(one, said)))
            for title, said in (*design_rows(known.design), (field_words("lock"), _locked(known)))
            if any(said)
        )
        name = Text.same(known.design.title or one.trial)
        yield Grid(
            write("Designet: {name}", "The design: {name}", name=facts.cite_result(one, name)), _DESIGN, rows
        )


def design_rows(design: Design) -> Iterator[tuple[Text, Text]]:
    """What a reader asks of a design, as far as it says it."""
    primary, share = design.primary, design.primary is None or design.primary.measure == "share"
    estimator = design.estimator or choose(design).estimator
    yield field_words("population"), Text.same(design.population)
    yield (
        field_words("municipalities"),
        Text(*(listed(sorted(design.municipalities), of) for of in LANGUAGES)),
    )
    yield field_words("primary"), Text.same(_outcome(primary)) if primary else Text("", "")
    for name in ("smallest", "margin"):
        value = getattr(primary, name) if primary else None
        yield field_words(name), figure_words(name, value, share) if value is not None else Text("", "")
    yield (
        field_words("comparison"),
        CHOICES["comparison"].get(design.comparison, Text.same(design.comparison)),
    )
    yield field_words("compared_with"), Text.same(design.compared_with)
    if design.benchmark is not None:
        yield field_words("benchmark"), figure_words("benchmark", design.benchmark, share)
    if estimator is not None:
        yield field_words("estimator"), CHOICES["estimator"].get(estimator, Text.same(estimator))
    yield field_words("subgroups"), Text.same("; ".join(design.subgroups))
    reforms = (f"{one.name} ({day_text(one.since).da})" if one.since else one.name for one in design.reforms)
    yield field_words("reforms"), Text.same("; ".join(reforms))


def _locked(known: Registered) -> Text:
    return day_text(known.lock.on) if known.lock else Text("ikke låst", "not locked")


def _outcome(one: Outcome) -> str:
    return f"{one.name}: {one.definition}" if one.definition else one.name


def not_computed(there: TrialThere, figures: int, told: int) -> Words:
    """What there is instead of a result: so many figures, and so much experience told."""
    if not figures and not told:
        return words(
            Text(
                "Kilderne giver hverken tal eller erfaringer fra forsøget, så hvad det har ført til, kan ikke"
                " afgøres.",
                "The sources give neither figures nor experience of the trial, so what it led to cannot be"
                " told.",
            )
        )
    n = counted(there.facts, figures, "figures", Text("Offentliggjorte tal", "Published figures"))
    m = counted(there.facts, told, "experience", Text("Erfaringer", "Experiences"))
    one, more = Text("erfaring", "experience"), Text("erfaringer", "experiences")
    found = [many(n, figures, Text("tal", "figure"), Text("tal", "figures"))] if figures else []
    found += [many(m, told, one, more)] if told else []
    return write(
        "Om forsøget gjorde en forskel, er ikke afgjort: kilderne giver {found}, men det er her ikke holdt op"
        " mod, hvordan det ellers var gået.",
        "Whether the trial made a difference is not settled: the sources give {found}, but here it was not"
        " held against how things would have gone otherwise.",
        found=listed_words(found),
    )
