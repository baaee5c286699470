"""What is missing or contradictory in a design's comparison, computation and expected size."""

from __future__ import annotations

from collections.abc import Iterator

from frikommune.evaluation.designs.choosing import FITS
from frikommune.evaluation.designs.design import COMPARISON_WORDS, Design
from frikommune.evaluation.designs.finding import Finding, must, should
from frikommune.evaluation.designs.words import ESTIMATOR_WORDS
from frikommune.language import Text


def compared_findings(design: Design) -> Iterator[Finding]:
    """What is wrong with whom the trial is compared with, and how that is computed."""
    comparison = design.comparison
    if comparison == "none":
        yield from _no_comparison(design)
        return
    if comparison in ("other_municipalities", "matched") and not design.compared_with.strip():
        yield must(
            "compared_with",
            "Skriv, hvilke kommuner eller borgere der sammenlignes med.",
            "Write which municipalities or citizens are compared with.",
        )
    if comparison == "before" and not design.compared_with.strip():
        yield should(
            "compared_with",
            "Skriv, hvilken periode før forsøget der sammenlignes med.",
            "Write which period before the trial is compared with.",
        )
    yield from _benchmark(design)
    if not design.estimand.strip():
        yield should(
            "estimand",
            "Skriv, hvis virkning der måles: alle i målgruppen, eller kun dem, der brugte muligheden?",
            "Write whose effect is measured: all in the target group, or only those who used it?",
        )
    yield from _estimator(design)


def _no_comparison(design: Design) -> Iterator[Finding]:
    for field in ("estimator", "estimand"):
        if getattr(design, field):
            yield must(
                field,
                "Uden sammenligning kan en virkning ikke regnes ud. Vælg en sammenligning, eller slet dette.",
                "Without a comparison no effect can be computed. Choose a comparison, or delete this.",
            )
    yield should(
        "comparison",
        "Uden sammenligning kan forsøget kun beskrives; ingen kan sige, hvad det gjorde.",
        "Without a comparison the trial can only be described; nobody can say what it did.",
    )


def _benchmark(design: Design) -> Iterator[Finding]:
    value, share = design.benchmark, design.primary is not None and design.primary.measure == "share"
    if design.comparison != "benchmark":
        if value is not None:
            yield should(
                "benchmark",
                "Der står et kendt tal, men der sammenlignes ikke med det.",
                "There is a known figure, but nothing is compared with it.",
            )
        return
    if value is None:
        yield must("benchmark", "Skriv tallet, der sammenlignes med.", "Write the figure compared with.")
    elif share and not 0 < value < 1:
        yield must(
            "benchmark",
            f"Tallet er en andel mellem 0 og 1: 41,7 % skrives 0.417, ikke {value:g}.",
            f"The figure is a share between 0 and 1: 41.7% is written 0.417, not {value:g}.",
        )
    if not design.benchmark_source.strip():
        yield must("benchmark_source", "Skriv tallets kilde.", "Write the figure's source.")


def _estimator(design: Design) -> Iterator[Finding]:
    if design.estimator is not None and design.estimator not in FITS[design.comparison]:
        with_words, against = ESTIMATOR_WORDS[design.estimator], COMPARISON_WORDS[design.comparison]
        yield must(
            "estimator",
            f"“{with_words.da}” passer ikke til sammenligningen “{against.da}”. Lad feltet stå tomt, så"
            " vælges der.",
            f"“{with_words.en}” does not fit the comparison “{against.en}”. Leave it empty to have it"
            " chosen.",
        )
    measure = design.primary.measure if design.primary else None
    if measure == "time" and design.estimator not in (None, "survival"):
        yield should(
            "estimator",
            "Tid med uafsluttede forløb bør regnes som tid til noget sker (survival).",
            "Time with unfinished cases should be computed as time until something happens (survival).",
        )
    if not design.cluster.strip() and design.comparison == "other_municipalities":
        yield must(
            "cluster",
            "Kommunen besluttede, hvem der er med: skriv den som klynge, ellers ser resultatet for sikkert"
            " ud.",
            "The municipality decided who takes part: write it as cluster, or the result looks too sure.",
        )
    if not design.cluster.strip() and design.comparison == "matched":
        yield should(
            "cluster",
            "Besluttede kommunen, hvem der er med, så skriv den som klynge.",
            "If the municipality decided who takes part, write it as cluster.",
        )


def expected_findings(design: Design) -> Iterator[Finding]:
    """What is wrong with the numbers that power is computed from."""
    known, measure = design.expected, design.primary.measure if design.primary else None
    if known.treated is None:
        yield should(
            "expected.treated",
            "Skriv, hvor mange borgere I venter at nå; ellers kan det ikke siges, om det kan afprøves.",
            "Write how many citizens you expect to reach; else nobody can say whether it can be tested.",
        )
    for field in ("treated", "treated_clusters"):
        if getattr(known, field) == 0:
            yield must(f"expected.{field}", "Der skal være mindst én.", "There must be at least one.")
    if known.baseline is None and measure == "share" and design.benchmark is None:
        yield should(
            "expected.baseline",
            "Skriv niveauet uden forsøget, fx det seneste års andel.",
            "Write the level without the trial, such as last year's share.",
        )
    if known.baseline is not None and measure == "share" and not 0 < known.baseline < 1:
        yield must(
            "expected.baseline",
            f"Niveauet er en andel mellem 0 og 1: 40 % skrives 0.4, ikke {known.baseline:g}.",
            f"The level is a share between 0 and 1: 40% is written 0.4, not {known.baseline:g}.",
        )
    if known.spread is not None and known.spread <= 0:
        yield must("expected.spread", "Standardafvigelsen er over 0.", "A standard deviation is above 0.")
    if known.icc is not None and not 0 <= known.icc < 1:
        yield must("expected.icc", "Tallet ligger fra 0 til under 1.", "It lies from 0 to below 1.")
    yield from _beyond(design)
    yield from _places(design)


def _beyond(design: Design) -> Iterator[Finding]:
    """A change that would end outside what a share can be."""
    primary = design.primary
    level = design.benchmark if design.comparison == "benchmark" else design.expected.baseline
    if primary is None or primary.measure != "share" or primary.smallest is None or level is None:
        return
    room = 1 - level if primary.direction == "higher" else level
    if 0 < level < 1 and 0 < room <= primary.smallest < 1:
        said = Text(f"{100 * level:.1f} %".replace(".", ","), f"{100 * level:.1f}%")
        yield must(
            "primary.smallest",
            f"Niveauet er {said.da} i forvejen; så stor en forbedring er der ikke plads til.",
            f"The level is {said.en} already; there is no room for so large an improvement.",
        )


def _places(design: Design) -> Iterator[Finding]:
    known = design.expected
    if design.municipalities and known.treated_clusters not in (None, 0, len(design.municipalities)):
        yield should(
            "expected.treated_clusters",
            f"Antallet af kommuner er {known.treated_clusters} her, men {len(design.municipalities)}"
            " ovenfor.",
            f"The number of municipalities is {known.treated_clusters} here, but {len(design.municipalities)}"
            " above.",
        )
    if design.comparison != "other_municipalities":
        return
    if known.untreated_clusters is None:
        yield should(
            "expected.untreated_clusters",
            "Skriv, hvor mange kommuner der sammenlignes med.",
            "Write how many municipalities are compared with.",
        )
    elif known.untreated_clusters == 0:
        yield must(
            "expected.untreated_clusters",
            "Der skal være kommuner uden forsøget at sammenligne med.",
            "There must be municipalities without the trial to compare with.",
        )
    if known.periods_before == 0 and design.estimator in ("did", "staggered", "synthetic"):
        yield must(
            "expected.periods_before",
            "Beregningen kræver tal fra før start.",
            "The computation needs figures from before the start.",
        )
    elif known.periods_before is not None and known.periods_before < 3:
        yield should(
            "expected.periods_before",
            "Med så få perioder før start kan det ikke ses, om kommunerne fulgtes ad i forvejen.",
            "With so few periods before the start it cannot be seen whether the municipalities moved alike.",
        )
