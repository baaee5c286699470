"""What was measured of a trial and how: the outcomes of its designs, its indicators, what is recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frikommune.evaluation.designs.design import Outcome
from frikommune.evaluation.designs.words import DIRECTION_WORDS, FROM_WORDS, MEASURE_WORDS
from frikommune.evaluation.indicators.indicator import ORIGIN_WORDS
from frikommune.evaluation.indicators.measured import Measured
from frikommune.evaluation.shown.laid_out import Column, Table
from frikommune.language import NO_WORDS, Text
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Cited, Ref
from frikommune.reports.parts.results_tables import cite_of, grid
from frikommune.reports.parts.trial_in_words import rests_on_known
from frikommune.reports.parts.trial_now import TrialThere
from frikommune.reports.results import Found

_OUTCOMES = tuple(
    Column(title)
    for title in (
        Text("Mål", "Outcome"),
        Text("Hvad der tæller", "What counts"),
        Text("Måles i", "Measured in"),
        Text("Fra", "From"),
        Text("Bedst", "Better"),
        Text("Måneder fra start", "Months from the start"),
    )
)
_INDICATORS = tuple(
    Column(title)
    for title in (
        Text("Indikator", "Indicator"),
        Text("Tæller", "Numerator"),
        Text("Nævner", "Denominator"),
        Text("Fra", "From"),
        Text("Bedst", "Better"),
    )
)


def dictionary(facts: Facts, there: TrialThere, found: Sequence[Found]) -> Iterator[Block]:
    """The outcomes of the designs and the indicators, each once; and what the trial is followed on."""
    outcomes: set[str] = set()
    indicators: set[str] = set()
    for one in found:
        if one.registered is not None:
            design = one.registered.design
            every = ([design.primary] if design.primary else []) + [*design.secondary]
            every += [guard.outcome for guard in design.guardrails]
            if new := [each for each in every if each.name and each.name not in outcomes]:
                outcomes.update(each.name for each in new)
                yield grid(_outcome_table(new), cite_of(facts, one))
        defined = [each for each in one.result.measured if any(each.numerator)]
        if fresh := [each for each in _once(defined) if each.indicator not in indicators]:
            indicators.update(each.indicator for each in fresh)
            yield grid(_indicator_table(fresh), cite_of(facts, one))
    yield from _followed(facts, there)


def _outcome_table(outcomes: Sequence[Outcome]) -> Table:
    rows = tuple(
        (
            one.name,
            one.definition,
            MEASURE_WORDS[one.measure],
            one.source or FROM_WORDS[one.come_from],
            DIRECTION_WORDS[one.direction],
            str(one.horizon) if one.horizon is not None else None,
        )
        for one in outcomes
    )
    return Table(Text("Designets mål", "The outcomes of the design"), _OUTCOMES, rows)


def _indicator_table(measured: Sequence[Measured]) -> Table:
    rows = tuple(
        (
            one.title,
            one.numerator,
            one.denominator,
            ORIGIN_WORDS[one.origin],
            DIRECTION_WORDS[one.direction] if one.direction else None,
        )
        for one in measured
    )
    return Table(Text("Indikatorerne", "The indicators"), _INDICATORS, rows)


def _once(measured: Sequence[Measured]) -> list[Measured]:
    """One for each indicator, whatever the places it was measured in."""
    return list({one.indicator: one for one in measured}.values())


def _followed(facts: Facts, there: TrialThere) -> Iterator[Block]:
    """What is recorded of the trial and counted, by its own file."""
    file = facts.pack.trials[there.number]
    rows = [(Text("Registreres", "Recorded"), file.registration)] if any(file.registration) else []
    rows += [(Text("Indikator", "Indicator"), one) for one in file.indicators]
    exemptions = [facts.pack.rulebook.exemptions[one.name] for one in there.parts]
    if not rows or not exemptions or not all(rests_on_known(facts, one) for one in exemptions):
        return
    source = Text("Frikommunes gengivelse af forsøget", "Frikommune's rendering of the trial")

    def cite(text: Text, says: Text) -> Cited:
        return Cited(text, Ref(f"trial-file:{there.number}:{says.da}", says, source, f"trial/{there.number}"))

    columns = (Column(Text("Slags", "Kind")), Column(Text("Hvad", "What")))
    title = Text("Det, forsøget følges på", "What the trial is followed on")
    yield grid(Table(title, columns, tuple(rows), NO_WORDS), cite)
