"""What is missing or contradictory in a design, field by field, in the order of the guided steps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from frikommune.evaluation.designs.checks_compared import compared_findings, expected_findings
from frikommune.evaluation.designs.checks_outcome import guardrail_findings, outcome_findings
from frikommune.evaluation.designs.design import Design
from frikommune.evaluation.designs.finding import Finding, must, should
from frikommune.evaluation.designs.steps import STEPS, step_of

_ORDER = {step.id: place for place, step in enumerate(STEPS)}


def check(design: Design) -> tuple[Finding, ...]:
    """All that is missing or contradictory; nothing: the design can be locked, and lacks nothing."""
    found = [
        *_why(design),
        *_whom(design),
        *outcome_findings(design),
        *compared_findings(design),
        *guardrail_findings(design),
        *_data(design),
        *_costs(design),
        *_reforms(design),
        *expected_findings(design),
    ]
    return tuple(sorted(found, key=lambda one: (_ORDER[step_of(one.field)], one.weight)))


def can_be_locked(design: Design) -> bool:
    """Whether nothing that must be there is missing."""
    return all(one.weight == "should" for one in check(design))


def _why(design: Design) -> Iterator[Finding]:
    if not design.trial.strip():
        yield must("trial", "Skriv, hvilket forsøg designet gælder.", "Write which trial the design is for.")
    if not design.title.strip():
        yield should("title", "Giv designet en titel.", "Give the design a title.")
    if not design.purpose.strip():
        yield should("purpose", "Skriv formålet i en sætning.", "Write the purpose in a sentence.")
    if len(design.theory) < 2:
        yield should(
            "theory",
            "Skriv kæden fra det, der gøres, til det, det skal føre til: mindst to led.",
            "Write the chain from what is done to what it should lead to: at least two links.",
        )


def _whom(design: Design) -> Iterator[Finding]:
    if not design.population.strip():
        yield must("population", "Skriv, hvem forsøget gælder for.", "Write whom the trial reaches.")
    if not design.municipalities:
        yield must(
            "municipalities", "Skriv, hvilke kommuner der er med.", "Write which municipalities take part."
        )
    if len(set(design.municipalities)) < len(design.municipalities):
        yield must("municipalities", "En kommune står to gange.", "A municipality stands twice.")
    if design.starts is None:
        yield must("starts", "Skriv den første dag.", "Write the first day.")
    if design.ends is None:
        yield should("ends", "Skriv den sidste dag.", "Write the last day.")
    elif design.starts is not None and design.ends <= design.starts:
        yield must(
            "ends",
            "Forsøget slutter, før det begynder. Ret dagene.",
            "The trial ends before it begins. Mend the days.",
        )
    if len(design.subgroups) > 3:
        yield should(
            "subgroups",
            "Med mange undergrupper finder man altid en, der ser god ud. Vælg højst tre.",
            "With many subgroups one always finds some that looks good. Choose three at most.",
        )


def _data(design: Design) -> Iterator[Finding]:
    plan = design.data
    if not plan.sources.strip():
        yield must("data.sources", "Skriv, hvilke data der bruges.", "Write which data is used.")
    if not plan.legal_basis.strip():
        yield must("data.legal_basis", "Skriv retsgrundlaget.", "Write the legal basis.")
    if not plan.retention.strip():
        yield must("data.retention", "Skriv, hvor længe data gemmes.", "Write how long the data is kept.")
    if not plan.access.strip():
        yield should("data.access", "Skriv, hvem der ser data.", "Write who sees the data.")


def _costs(design: Design) -> Iterator[Finding]:
    if not design.costs:
        yield should(
            "costs",
            "Skriv, hvad forsøget koster, også registreringen.",
            "Write what the trial costs, registering too.",
        )
    for place, cost in enumerate(design.costs):
        if cost.amount is not None and cost.year is None:
            yield must(
                f"costs.{place}.year",
                f"“{cost.name}” har et beløb uden prisår.",
                f"“{cost.name}” has an amount without the year of its price.",
            )
        if cost.amount is not None and cost.amount < 0:
            yield must(
                f"costs.{place}.amount",
                f"“{cost.name}” er negativ; besparelser findes af resultatet.",
                f"“{cost.name}” is negative; savings are found by the result.",
            )
        if not cost.payer.strip():
            yield should(f"costs.{place}.payer", f"Hvem betaler “{cost.name}”?", f"Who pays “{cost.name}”?")


def _reforms(design: Design) -> Iterator[Finding]:
    if not design.reforms:
        yield should(
            "reforms",
            "Skriv, hvad der ellers ændrer sig i perioden, også andre indsatser.",
            "Write what else changes in the period, other efforts too.",
        )
    for place, reform in enumerate(design.reforms):
        if reform.since is None:
            yield should(
                f"reforms.{place}.since",
                f"Hvornår træder “{reform.name}” i kraft?",
                f"When does “{reform.name}” begin?",
            )
        elif design.comparison in ("before", "benchmark") and _within(design, reform.since):
            yield should(
                f"reforms.{place}.since",
                f"“{reform.name}” falder i forsøgsperioden og kan ikke skilles fra forsøget uden andre"
                " kommuner at sammenligne med.",
                f"“{reform.name}” falls within the trial and cannot be told from it without other"
                " municipalities to compare with.",
            )


def _within(design: Design, day: date) -> bool:
    starts, ends = design.starts, design.ends
    return starts is not None and ends is not None and starts <= day <= ends
