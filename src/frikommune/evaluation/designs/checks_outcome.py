"""What is missing or contradictory in the outcomes and guardrails of a design."""

from __future__ import annotations

from collections.abc import Iterator

from frikommune.evaluation.designs.design import Design, From, Outcome
from frikommune.evaluation.designs.finding import Finding, must, should
from frikommune.language import Text

_INDICATOR: dict[From, Text] = {
    "survey": Text(
        "Målet kommer fra en spørgeskemaundersøgelse: skriv, hvilket spørgsmål (indicator).",
        "The outcome comes from a survey: write which question (indicator).",
    ),
    "file": Text(
        "Målet kommer fra en fil: skriv, hvilken kolonne (indicator).",
        "The outcome comes from a file: write which column (indicator).",
    ),
    "published": Text(
        "Målet kommer fra offentliggjorte tal: skriv, hvilke (indicator).",
        "The outcome comes from published figures: write which (indicator).",
    ),
}


def outcome_findings(design: Design) -> Iterator[Finding]:
    """What is wrong with the primary and the secondary outcomes."""
    if design.primary is None:
        yield must(
            "primary",
            "Vælg ét mål, der afgør, om det gik godt.",
            "Choose one outcome that decides whether it went well.",
        )
        return
    yield from _one(design.primary, "primary")
    yield from _worthwhile(design, design.primary)
    if design.primary.horizon is None:
        yield should(
            "primary.horizon",
            "Skriv, hvor mange måneder efter start målet ses.",
            "Write how many months after the start the outcome is seen.",
        )
    for place, one in enumerate(design.secondary):
        yield from _one(one, f"secondary.{place}")
    names = [one.name.strip().casefold() for one in (design.primary, *design.secondary)]
    if len(set(names)) < len(names):
        yield must(
            "secondary",
            "To mål har samme navn; præcis ét må være det vigtigste.",
            "Two outcomes share a name; exactly one may be the primary.",
        )
    if design.secondary and design.correction == "none":
        yield should(
            "correction",
            "Der er flere mål, men ingen korrektion: et af dem kan se godt ud ved et tilfælde.",
            "There are several outcomes and no correction: one of them may look good by chance.",
        )


def _one(outcome: Outcome, field: str) -> Iterator[Finding]:
    if not outcome.name.strip():
        yield must(f"{field}.name", "Giv målet et navn.", "Name the outcome.")
    if not outcome.definition.strip():
        found = must if field == "primary" else should
        yield found(
            f"{field}.definition",
            f"Skriv, hvad der tælles i “{outcome.name}”: hvem er med, og hvornår tæller det?",
            f"Write what is counted in “{outcome.name}”: who is in it, and when does it count?",
        )
    if outcome.come_from in _INDICATOR and not outcome.indicator.strip():
        yield Finding(f"{field}.indicator", _INDICATOR[outcome.come_from])
    if outcome.come_from == "published" and not outcome.source.strip():
        yield must(f"{field}.source", "Skriv tallenes kilde.", "Write the figures' source.")
    for name in ("smallest", "margin"):
        yield from _size(getattr(outcome, name), outcome, f"{field}.{name}")


def _size(value: float | None, outcome: Outcome, field: str) -> Iterator[Finding]:
    if value is None:
        return
    if value <= 0:
        yield must(
            field,
            "Skriv et tal over 0; hvad der er bedre, siges for sig (direction).",
            "Write a number above 0; which way is better is said apart (direction).",
        )
    elif outcome.measure == "share" and value >= 1:
        yield must(
            field,
            f"En andel ligger mellem 0 og 1: fem procentpoint skrives 0.05, ikke {value:g}.",
            f"A share lies between 0 and 1: five percentage points are written 0.05, not {value:g}.",
        )


def _worthwhile(design: Design, primary: Outcome) -> Iterator[Finding]:
    said = primary.smallest is not None or primary.margin is not None
    if not said and design.comparison != "none":
        yield must(
            "primary.smallest",
            "Skriv den mindste forskel, der er umagen værd, eller marginen for “ikke værre”.",
            "Write the smallest worthwhile difference, or the margin for “not worse”.",
        )
    if said and design.comparison == "none":
        yield should(
            "primary.smallest",
            "Uden sammenligning kan det ikke afprøves, om forskellen er så stor.",
            "Without a comparison it cannot be tested whether the difference is that large.",
        )


def guardrail_findings(design: Design) -> Iterator[Finding]:
    """What is wrong with the guardrails."""
    if not design.guardrails:
        yield should(
            "guardrails",
            "Skriv mindst én ting, der ikke må ske, og hvornår forsøget standses.",
            "Write at least one thing that must not happen, and when the trial is halted.",
        )
    for place, one in enumerate(design.guardrails):
        field, name = f"guardrails.{place}", one.outcome.name
        yield from _one_guardrail(one.outcome, field)
        if one.stop_at is None:
            yield must(f"{field}.stop_at", f"“{name}” mangler sin grænse.", f"“{name}” lacks its limit.")
        elif one.outcome.measure == "share" and not 0 <= one.stop_at <= 1:
            yield must(
                f"{field}.stop_at",
                f"Grænsen for “{name}” er en andel: 30 % skrives 0.3.",
                f"The limit of “{name}” is a share: 30% is written 0.3.",
            )
        if not one.who_decides.strip():
            yield must(
                f"{field}.who_decides",
                f"Hvem tager stilling, når “{name}” når grænsen? Skriv en rolle.",
                f"Who decides when “{name}” reaches its limit? Write a role.",
            )


def _one_guardrail(outcome: Outcome, field: str) -> Iterator[Finding]:
    if not outcome.name.strip():
        yield must(f"{field}.outcome.name", "Giv stopreglen et navn.", "Name the guardrail.")
    if outcome.come_from in _INDICATOR and not outcome.indicator.strip():
        yield Finding(f"{field}.outcome.indicator", _INDICATOR[outcome.come_from])
