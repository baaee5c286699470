"""`frikommune indicators`: what a trial's indicators are, counted over cases and as published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from frikommune.cli.population import ledgers, params
from frikommune.cli.speaking import DayType, Speaking, known_municipality, known_trial, open_pack, show_json
from frikommune.errors import refuse
from frikommune.language import Text
from frikommune.packfiles.pack import Pack

if TYPE_CHECKING:
    from frikommune.cases.mark import Mark
    from frikommune.evaluation.indicators.benchmarks import Earlier
    from frikommune.evaluation.indicators.measured import Measured

BY = ("municipality", "group", "quarter")
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Answer:
    """What was counted, and what sources say; `earlier` are series of published shares."""

    log: str
    on: date
    trial: str
    title: Text
    by: tuple[str, ...]
    horizon: int | None
    municipality: str
    cases: int
    mark: Mark
    counted: tuple[Measured, ...]
    published: tuple[Measured, ...]
    earlier: tuple[Earlier, ...]


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(
        *,
        cases: Path,
        on: date,
        mapping: Path | None,
        pack: Path | None,
        trial: str,
        by: tuple[str, ...],
        horizon: int | None,
        municipality: str | None,
        known_on: date | None,
        as_json: bool,
    ) -> None:
        from frikommune.cli.indicators_shown import indicators_json, show

        opened = open_pack(pack)
        check_horizon(horizon)
        answer = _answer(
            speaking,
            opened,
            cases=cases,
            mapping=mapping,
            on=on,
            trial=known_trial(opened, trial),
            by=tuple(one for one in BY if one in by),
            horizon=horizon,
            municipality=known_municipality(opened.rulebook, municipality) if municipality else "",
            known_on=known_on,
        )
        if as_json:
            show_json(indicators_json(speaking, answer))
        else:
            show(speaking, answer)

    return click.Command(
        "indicators",
        callback=run,
        help=speaking.say(
            "Tæl et forsøgs indikatorer: tæller, nævner, ikke færdige, interval. Sidst de offentliggjorte.",
            "Count a trial's indicators: numerator, denominator, unfinished, interval. Last the published.",
        ),
        params=[*params(speaking), *_options(speaking), speaking.json_option()],
    )


def trial_option(speaking: Speaking) -> click.Option:
    """`--trial ID`, which must be given."""
    return speaking.option("--trial", da="Forsøget, fx 3.3.", en="The trial, such as 3.3.", required=True)


def horizon_option(speaking: Speaking) -> click.Option:
    """`--horizon MONTHS`."""
    return speaking.option(
        "--horizon",
        da="Tæl kun den, der er ude af ydelse inden for så mange måneder (ellers på observationsdagen).",
        en="Count only who is off benefits within so many months (else on the observation day).",
        type=int,
    )


def check_horizon(horizon: int | None) -> None:
    """Raises Refused for a horizon that is no number of months."""
    if horizon is not None and not 1 <= horizon <= LONGEST:
        raise refuse(
            "outside_range",
            problem=Text(
                "“--horizon” ligger uden for det mulige", "“--horizon” lies outside what is possible"
            ),
            where="--horizon",
            given=horizon,
            expected=Text(f"måneder, fra 1 til {LONGEST}", f"months, from 1 to {LONGEST}"),
            do_next=Text("Ret “--horizon”.", "Correct “--horizon”."),
        )


def _options(speaking: Speaking) -> list[click.Parameter]:
    return [
        trial_option(speaking),
        speaking.option(
            "--by",
            da="Vis for hver kommune, målgruppe eller kvartal; kan skrives flere gange.",
            en="Show for each municipality, target group or quarter; may be given more than once.",
            type=click.Choice(BY),
            multiple=True,
        ),
        horizon_option(speaking),
        speaking.option("--municipality", da="Kun denne kommune.", en="This municipality only."),
        speaking.option(
            "--known-on",
            da="Vis kun tal, der var offentliggjort på denne dag (ellers alle).",
            en="Show only figures that had been published by this day (else all).",
            type=DayType(),
        ),
    ]


def _answer(
    speaking: Speaking,
    pack: Pack,
    *,
    cases: Path,
    mapping: Path | None,
    on: date,
    trial: str,
    by: tuple[str, ...],
    horizon: int | None,
    municipality: str,
    known_on: date | None,
) -> Answer:
    from frikommune.evaluation.indicators.benchmarks import earlier_shares
    from frikommune.evaluation.indicators.catalogue import indicators_of
    from frikommune.evaluation.indicators.measuring import measured
    from frikommune.evaluation.indicators.of_trial import reach_of
    from frikommune.evaluation.indicators.published import published
    from frikommune.evaluation.indicators.tally import combined, tally
    from frikommune.packfiles.trial_parts import trial_parts

    parts = trial_parts(pack, trial)
    reach = reach_of(pack.rulebook, parts)
    counted = combined(
        tally(ledger, block, reach, on, horizon)
        for block, ledger in ledgers(speaking, cases, mapping, pack, reach.worlds, on)
    )
    known = pack.journal.known(known_on)
    return Answer(
        cases.name,
        on,
        trial,
        parts.title,
        by,
        horizon,
        municipality,
        counted.cases,
        counted.mark,
        measured(counted, indicators_of(reach, horizon), by, municipality),
        published(known, trial, parts.exemptions),
        earlier_shares(known, trial, parts.exemptions),
    )
