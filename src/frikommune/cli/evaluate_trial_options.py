"""The options of `frikommune evaluate-trial`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from frikommune.cli.speaking import Speaking
from frikommune.language import Text

ROLES = (
    *("outcome", "treatment", "unit", "period", "cluster", "weight", "covariates", "duration", "event"),
    *("start", "treated", "since", "exposure"),
)
"""Parameters that are roles of columns."""
_NUMBERS = ("margin", "smallest", "benchmark", "benchmark_interval", "horizon", "level", "caliper")
QUESTION = (
    *("estimator", "asked_outcome", "direction", *_NUMBERS, "estimand", "controls", "inference"),
    *("survival", "distance", "neighbours", "exact", "draws", "placebos", "seed"),
)
"""Parameters that are fields of the question; `asked_outcome` is its `outcome`."""
_ESTIMATORS = (
    *("one_group", "two_groups", "counts", "did", "staggered"),
    *("synthetic", "weighted", "matched", "survival"),
)
_COLUMN = Text("KOLONNE", "COLUMN")
_METAVARS: dict[object, Text] = {float: Text("TAL", "NUMBER"), int: Text("ANTAL", "NUMBER")}

_Option = tuple[tuple[str, ...], dict[str, Any], Text]
_COLUMNS: tuple[_Option, ...] = (
    (("--outcome",), {}, Text("Resultatet: et tal, eller 0 og 1.", "The outcome: a number, or 0 and 1.")),
    (
        ("--treatment",),
        {},
        Text("Hvem der er med: 0 og 1, ja og nej.", "Who takes part: 0 and 1, yes and no."),
    ),
    (("--unit",), {}, Text("Hvem rækken handler om.", "Whom the row is about.")),
    (
        ("--period",),
        {},
        Text("Hvornår: år, kvartal, måned eller tal.", "When: year, quarter, month or number."),
    ),
    (
        ("--cluster",),
        {},
        Text(
            "Hvor det blev besluttet, hvem der er med, fx kommunen.",
            "Where it was decided who takes part, such as the municipality.",
        ),
    ),
    (("--weight",), {}, Text("Rækkens vægt.", "The row's weight.")),
    (
        ("--covariate", "--covariates", "covariates"),
        {"multiple": True},
        Text(
            "Baggrund, der skal tages højde for; flere gange, eller med komma.",
            "Background to take into account; more than once, or with commas.",
        ),
    ),
    (
        ("--duration",),
        {},
        Text(
            "Tid til hændelsen, eller til den sidst blev set efter.",
            "Time to the event, or until last watched.",
        ),
    ),
    (
        ("--event",),
        {},
        Text("Om hændelsen kom (1) eller endnu ikke (0).", "Whether the event came (1) or not yet (0)."),
    ),
    (
        ("--start",),
        {},
        Text(
            "Hver enheds første periode med forsøget, tom for aldrig.",
            "Each unit's first period in the trial, empty for never.",
        ),
    ),
    (
        ("--exposure",),
        {},
        Text("Hvad et antal er talt over, fx måneder.", "What a count was counted over, such as months."),
    ),
)
_NAMED: tuple[_Option, ...] = (
    (
        ("--treated",),
        {"multiple": True, "metavar": Text("NAVN", "NAME")},
        Text(
            "En, der er med, i stedet for en kolonne; kan skrives flere gange.",
            "One that takes part, in place of a column; may be given more than once.",
        ),
    ),
    (
        ("--since",),
        {"metavar": Text("PERIODE", "PERIOD")},
        Text("Den første periode med forsøget.", "The first period in the trial."),
    ),
)
_ASKED: tuple[_Option, ...] = (
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
        {"multiple": True, "metavar": _COLUMN},
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
_COUNTED: tuple[_Option, ...] = (
    (
        ("--counted",),
        {"metavar": Text("TÆLLER/NÆVNER", "NUMERATOR/DENOMINATOR")},
        Text(
            "Offentliggjorte tal i stedet for en fil, fx 24/54.",
            "Published counts in place of a file, such as 24/54.",
        ),
    ),
    (
        ("--unfinished",),
        {"type": int},
        Text("Hvor mange af dem ikke er færdige.", "How many of them have not finished."),
    ),
    (
        ("--against", "against"),
        {"metavar": Text("TÆLLER/NÆVNER", "NUMERATOR/DENOMINATOR")},
        Text(
            "De tal, de sammenlignes med; ellers --benchmark.",
            "The counts to compare with; else --benchmark.",
        ),
    ),
    (
        ("--against-unfinished",),
        {"type": int},
        Text("Hvor mange af dem ikke er færdige.", "How many of those have not finished."),
    ),
)
_SHOWN: tuple[_Option, ...] = (
    (("--title",), {"metavar": Text("ORD", "WORDS")}, Text("Resultatet i ord.", "The outcome in words.")),
    (
        ("--measured-in",),
        {"metavar": Text("ENHED", "UNIT")},
        Text(
            "Hvad et gennemsnit eller en tid er talt i, fx kr.",
            "What a mean or a time is counted in, such as DKK.",
        ),
    ),
    (
        ("--sheet",),
        {"metavar": Text("ARK", "SHEET")},
        Text("Arket i en projektmappe (ellers det første).", "The sheet of a workbook (else the first)."),
    ),
    (
        ("--design",),
        {"type": click.Path(path_type=Path), "metavar": "DESIGN.toml"},
        Text(
            "Forsøgets design: giver metode, retning og marginer, og viser, hvad der blev ændret.",
            "The trial's design: gives method, direction and margins, and shows what was changed.",
        ),
    ),
    (
        ("--pictures",),
        {"type": click.Path(path_type=Path), "metavar": Text("MAPPE", "DIR")},
        Text("Gem billederne her, som SVG og PNG.", "Save the pictures here, as SVG and PNG."),
    ),
)


def params(speaking: Speaking) -> list[click.Parameter]:
    """Every parameter, in the order of the help."""
    columns = [(names, {"metavar": _COLUMN, **more}, words) for names, more, words in _COLUMNS]
    options = [*columns, *_NAMED, *_ASKED, *_COUNTED, *_SHOWN]
    file = click.Argument(
        ["file"],
        type=click.Path(path_type=Path),
        metavar=speaking.say("[FIL]", "[FILE]"),
        required=False,
    )
    return [file, *(_option(speaking, *one) for one in options), speaking.json_option()]


def _option(
    speaking: Speaking, names: tuple[str, ...], settings: dict[str, Any], words: Text
) -> click.Option:
    metavar = settings.get("metavar", _METAVARS.get(settings.get("type")))
    if isinstance(metavar, Text):
        settings = {**settings, "metavar": speaking.text(metavar)}
    return speaking.option(*names, da=words.da, en=words.en, **settings)
