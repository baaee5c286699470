"""The options of `frikommune evaluate-trial` that say how the effect is to be found."""

from __future__ import annotations

from typing import Any

import click

from frikommune.language import Text

Option = tuple[tuple[str, ...], dict[str, Any], Text]
"""Its names, its settings for click, and its help."""
COLUMN = Text("KOLONNE", "COLUMN")
_ESTIMATORS = (
    *("one_group", "two_groups", "counts", "did", "staggered"),
    *("synthetic", "weighted", "matched", "survival"),
)
ASKED: tuple[Option, ...] = (
    (
        ("--estimator",),
        {"type": click.Choice(_ESTIMATORS)},
        Text(
            "Metoden; ellers vælges den efter den skrevne regel.",
            "The method; else the written rule chooses.",
        ),
    ),
    (
        ("--outcome-kind", "asked_outcome"),
        {"type": click.Choice(("auto", "share", "mean", "count"))},
        Text(
            "Om resultatet er en andel, et gennemsnit eller et antal.",
            "Whether the outcome is a share, a mean or a count.",
        ),
    ),
    (
        ("--direction",),
        {"type": click.Choice(("higher", "lower"))},
        Text("Hvad der er bedst (ellers higher).", "Which way is better (else higher)."),
    ),
    (
        ("--margin",),
        {"type": float},
        Text(
            "Hvor meget værre der kan tåles; 0.05 er fem procentpoint.",
            "How much worse is tolerable; 0.05 is five points.",
        ),
    ),
    (
        ("--smallest",),
        {"type": float},
        Text("Mindste virkning, der er umagen værd.", "The smallest worthwhile effect."),
    ),
    (
        ("--benchmark",),
        {"type": float},
        Text(
            "Et kendt tal at holde én gruppe op mod, fx 0.417.",
            "A known figure to hold one group against, such as 0.417.",
        ),
    ),
    (
        ("--benchmark-interval",),
        {"type": float, "nargs": 2, "default": None},
        Text("Fra og til: hvor usikkert det kendte tal er.", "From and to: how unsure the known figure is."),
    ),
    (
        ("--estimand",),
        {"type": click.Choice(("treated", "all"))},
        Text(
            "Virkningen for dem, der er med, eller for alle.", "The effect on those who take part, or on all."
        ),
    ),
    (
        ("--controls",),
        {"type": click.Choice(("never", "not_yet"))},
        Text(
            "Forskudt start: mod dem, der aldrig er med, eller ikke endnu.",
            "Staggered starts: against those never in it, or not yet.",
        ),
    ),
    (
        ("--inference",),
        {"type": click.Choice(("randomisation", "wild", "clustered"))},
        Text(
            "Usikkerheden; ellers afgør reglen efter antal kommuner.",
            "The uncertainty; else the rule decides by the number of municipalities.",
        ),
    ),
    (
        ("--survival",),
        {"type": click.Choice(("restricted_mean", "hazard"))},
        Text(
            "Tid til hændelsen: som middeltid eller hazardratio.",
            "Time to the event: as mean time or hazard ratio.",
        ),
    ),
    (
        ("--horizon",),
        {"type": float},
        Text("Hvor langt frem middeltiden regnes.", "How far ahead the mean time is counted."),
    ),
    (
        ("--distance",),
        {"type": click.Choice(("mahalanobis", "propensity"))},
        Text("Parring: hvad der måler lighed.", "Matching: what measures likeness."),
    ),
    (("--neighbours",), {"type": int}, Text("Parring: hvor mange til hver.", "Matching: how many for each.")),
    (
        ("--caliper",),
        {"type": float},
        Text(
            "Parring: hvor langt væk en nabo må være, i standardafvigelser.",
            "Matching: how far away one may be, in standard deviations.",
        ),
    ),
    (
        ("--exact",),
        {"multiple": True, "metavar": COLUMN},
        Text("Parring: baggrund, der skal være helt ens.", "Matching: background that must be the same."),
    ),
    (
        ("--level",),
        {"type": float},
        Text("Intervallets sikkerhed (ellers 0.95).", "The interval's confidence (else 0.95)."),
    ),
    (
        ("--draws",),
        {"type": int},
        Text("Lodtrækninger i bootstrap (ellers 999).", "Draws of a bootstrap (else 999)."),
    ),
    (("--placebos",), {"type": int}, Text("Placeboforsøg (ellers 1999).", "Placebo runs (else 1999).")),
    (
        ("--seed",),
        {"type": int},
        Text("Tal, der giver de samme lodtrækninger igen.", "A number that gives the same draws again."),
    ),
)
