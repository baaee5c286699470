"""The options of `frikommune evaluate-trial`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from frikommune.cli.evaluate_trial_asked import ASKED, COLUMN, Option
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
_METAVARS: dict[object, Text] = {float: Text("TAL", "NUMBER"), int: Text("ANTAL", "NUMBER")}

_COLUMNS: tuple[Option, ...] = (
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
_NAMED: tuple[Option, ...] = (
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
_COUNTED: tuple[Option, ...] = (
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
_SHOWN: tuple[Option, ...] = (
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
    columns = [(names, {"metavar": COLUMN, **more}, words) for names, more, words in _COLUMNS]
    options = [*columns, *_NAMED, *ASKED, *_COUNTED, *_SHOWN]
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
