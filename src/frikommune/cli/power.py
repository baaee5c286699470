"""`frikommune power`: whether a trial can be tested with so many citizens and municipalities."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from frikommune.cli.speaking import Speaking, open_pack, show_json
from frikommune.errors import Refused, refuse
from frikommune.language import Text

if TYPE_CHECKING:
    from frikommune.evaluation.power.answer import Power

_HELP = Text(
    "Se, om et forsøg kan afprøves, kun kan beskrives, eller om flere kommuner må samles, og hvad det kræver."
    " Af et design, eller af tal: frikommune power --baseline 0.417 --n 54 --smallest 0.05",
    "See whether a trial can be tested, only described, or whether municipalities must pool, and what it"
    " takes."
    " From a design, or from numbers: frikommune power --baseline 0.417 --n 54 --smallest 0.05",
)
_NUMBERS: tuple[tuple[tuple[str, ...], type, str, str], ...] = (
    (
        ("--baseline",),
        float,
        "Andelen uden forsøget, fx 0.417.",
        "The share without the trial, such as 0.417.",
    ),
    (
        ("--spread",),
        float,
        "Standardafvigelsen, når målet er et gennemsnit.",
        "The standard deviation, of a mean.",
    ),
    (("--smallest",), float, "Mindste forskel, der er umagen værd.", "The smallest worthwhile difference."),
    (("--margin",), float, "Margin for “ikke værre”.", "The margin for “not worse”."),
    (("--n", "treated"), int, "Borgere i forsøget.", "Citizens in the trial."),
    (
        ("--n2", "untreated"),
        int,
        "Borgere at sammenligne med; uden: et kendt tal (--baseline).",
        "Citizens to compare with; without: a known figure (--baseline).",
    ),
    (
        ("--treated", "--clusters", "treated_clusters"),
        int,
        "Kommuner i forsøget, når det blev besluttet i kommunen.",
        "Municipalities in the trial, where they decided who takes part.",
    ),
    (
        ("--untreated", "untreated_clusters"),
        int,
        "Kommuner at sammenligne med.",
        "Municipalities to compare with.",
    ),
    (
        ("--icc",),
        float,
        "Hvor ens borgere i en kommune er (intraklassekorrelation).",
        "How alike citizens of one municipality are (intraclass correlation).",
    ),
    (
        ("--cv", "size_cv"),
        float,
        "Hvor ulige store kommunerne er (variationskoefficient).",
        "How unequal the municipalities are in size (coefficient of variation).",
    ),
    (
        ("--before", "periods_before"),
        int,
        "Perioder før start (med --did).",
        "Periods before the start (--did).",
    ),
    (("--after", "periods_after"), int, "Perioder efter start (med --did).", "Periods after it (--did)."),
    (
        ("--autocorrelation",),
        float,
        "Hvor meget en kommunes niveau ligner sig selv fra periode til periode.",
        "How like itself a municipality's level is from one period to the next.",
    ),
    (
        ("--network",),
        int,
        "Kommuner, der kunne være med (ellers pakkens).",
        "Municipalities that could join.",
    ),
    (("--power", "target"), float, "Ønsket sandsynlighed (ellers 0.8).", "Probability wanted (else 0.8)."),
    (("--alpha",), float, "Signifikansniveau (ellers 0.05).", "Significance level (else 0.05)."),
)


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(
        *, design: Path | None, pack: Path | None, simulations: int, seed: int, as_json: bool, **numbers: Any
    ) -> None:
        from frikommune.cli.power_words import power_json, show_power

        network = numbers.pop("network")
        if network is None:
            network = len(open_pack(pack).rulebook.municipalities)
        if design is not None:
            _need_none(numbers)
            found = _of_design(design, network, simulations, seed)
        else:
            found = _of_numbers(numbers, network, simulations, seed)
        if as_json:
            show_json(power_json(speaking, found))
        else:
            show_power(speaking, found)

    return click.Command(
        "power", callback=run, help=speaking.text(_HELP), params=_params(speaking), no_args_is_help=True
    )


def _params(speaking: Speaking) -> list[click.Parameter]:
    numbers = [
        speaking.option(*names, type=kind, da=da, en=en, metavar=speaking.say("TAL", "NUMBER"))
        for names, kind, da, en in _NUMBERS
    ]
    return [
        click.Argument(["design"], type=click.Path(path_type=Path), metavar="[DESIGN.toml]", required=False),
        *numbers,
        speaking.option(
            "--did",
            is_flag=True,
            da="Før og efter, sammenlignet med andre kommuner; --n er borgere i alle perioder efter start.",
            en="Before and after against other municipalities; --n counts all periods after the start.",
        ),
        speaking.option(
            "--time",
            is_flag=True,
            da="Tid, til noget sker: --baseline er andelen, det sker for; --smallest 0.2 er 20 % oftere.",
            en="Time until something happens: --baseline is the share it happens to; --smallest 0.2 is 20%"
            " oftener.",
        ),
        speaking.option(
            "--lower",
            is_flag=True,
            da="Lavere er bedre (ellers er højere bedre).",
            en="Lower is better (else higher is better).",
        ),
        speaking.option(
            "--simulations",
            type=click.IntRange(0, 10_000),
            metavar=speaking.say("TAL", "NUMBER"),
            default=400,
            da="Opdigtede forløb, som --did prøves på (ellers 400; 0: kun formlen).",
            en="Made-up courses that --did is tried on (else 400; 0: the formula alone).",
        ),
        speaking.option(
            "--seed",
            type=click.IntRange(0),
            metavar=speaking.say("TAL", "NUMBER"),
            default=20161201,
            da="Tal, der giver de samme forløb igen.",
            en="A number that gives the same courses again.",
        ),
        speaking.pack_option(),
        speaking.json_option(),
    ]


def _of_design(path: Path, network: int, simulations: int, seed: int) -> Power:
    from frikommune.cli.faults import a_file
    from frikommune.evaluation.power.verdict import power_of
    from frikommune.packfiles.designs import read_design

    return power_of(read_design(a_file(path)).design, network, simulations, seed)


def _of_numbers(numbers: dict[str, Any], network: int, simulations: int, seed: int) -> Power:
    from frikommune.evaluation.power.asked import Asked
    from frikommune.evaluation.power.verdict import assess

    did, lower, time = (numbers.pop(name) for name in ("did", "lower", "time"))
    given = {name: one for name, one in numbers.items() if one is not None}
    groups = time or any(name in given for name in ("untreated", "untreated_clusters"))
    asked = Asked(
        kind="did" if did else "two_groups" if groups else "one_group",
        measure="hazard" if time else "mean" if "spread" in given else "share",
        direction="lower" if lower else "higher",
        municipalities=given.get("treated_clusters", 1),
        network=network,
        **given,
    )
    return assess(asked, simulations, seed)


def _need_none(numbers: dict[str, Any]) -> None:
    """A design says its numbers itself."""
    given = [name for name, one in numbers.items() if one not in (None, False)]
    if given:
        raise _both(given)


def _both(given: list[str]) -> Refused:
    return refuse(
        "design_and_numbers",
        problem=Text("Der er givet både et design og tal", "Both a design and numbers are given"),
        where="frikommune power",
        given=", ".join(given),
        expected=Text("et design eller tal", "a design or numbers"),
        do_next=Text(
            "Skriv tallene i designet, under [expected].",
            "Write the numbers in the design, under [expected].",
        ),
    )
