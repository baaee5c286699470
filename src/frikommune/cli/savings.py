"""`frikommune savings`: what each trial changed over all cases, and what that saved whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from frikommune.cli.population import ledgers, params
from frikommune.cli.speaking import Speaking, known_municipality, known_trial, open_pack, show_json
from frikommune.packfiles.pack import Pack

if TYPE_CHECKING:
    import polars as pl

    from frikommune.evaluation.savings.money import Savings
    from frikommune.evaluation.savings.prices import Prices
    from frikommune.ledger.worlds import Worlds


@dataclass(frozen=True)
class Answer:
    """What was found. `trials` are those of which something is told, then the total and the joint remainder.

    `changed` and `saved` have a row for each case behind a number; they are empty unless asked for.
    """

    log: str
    on: date
    municipalities: tuple[str, ...]
    prices: Prices
    savings: Savings
    differences: pl.DataFrame
    unpriced: pl.DataFrame
    changed: pl.DataFrame
    saved: pl.DataFrame
    trials: tuple[str, ...]


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(
        *,
        cases: Path,
        on: date,
        mapping: Path | None,
        pack: Path | None,
        trial: str | None,
        municipality: tuple[str, ...],
        year: int | None,
        name_cases: bool,
        as_json: bool,
    ) -> None:
        from frikommune.cli.savings_json import savings_json
        from frikommune.cli.savings_text import show

        opened = open_pack(pack)
        only = known_trial(opened, trial) if trial else None
        prices = opened.prices if year is None else opened.prices.in_year(year)
        answer = _answer(
            speaking,
            opened,
            cases=cases,
            mapping=mapping,
            on=on,
            only=only,
            municipalities=[known_municipality(opened.rulebook, one) for one in municipality],
            prices=prices,
            name_cases=name_cases,
        )
        if as_json:
            show_json(savings_json(speaking, opened, answer))
        else:
            show(speaking, opened, answer)

    return click.Command(
        "savings",
        callback=run,
        help=speaking.say(
            "Se, hvad hvert forsøg ændrede over alle sager, og hvad det sparede hvem. Antagelser står sidst.",
            "See what each trial changed over all cases, and what that saved whom. Assumptions stand last.",
        ),
        params=[*params(speaking), *_options(speaking)],
    )


def _options(speaking: Speaking) -> list[click.Parameter]:
    return [
        speaking.option("--trial", da="Kun dette forsøg, fx 2.1.", en="This trial only, such as 2.1."),
        speaking.option(
            "--municipality",
            da="Kun det, denne kommune skulle gøre; kan skrives flere gange.",
            en="Only what this municipality had to do; may be given more than once.",
            multiple=True,
        ),
        speaking.option(
            "--year",
            da="Omregn alle priser til dette år med pakkens indeks.",
            en="Convert all prices to this year with the pack's index.",
            type=int,
        ),
        speaking.option(
            "--cases",
            "name_cases",
            da="Nævn sagerne bag hvert tal.",
            en="Name the cases behind each number.",
            is_flag=True,
        ),
        speaking.json_option(),
    ]


def _answer(
    speaking: Speaking,
    pack: Pack,
    *,
    cases: Path,
    mapping: Path | None,
    on: date,
    only: str | None,
    municipalities: list[str],
    prices: Prices,
    name_cases: bool,
) -> Answer:
    from frikommune.evaluation.population import differences
    from frikommune.evaluation.population.comparing import REMAINDER, TOTAL
    from frikommune.evaluation.population.places import cases_in, rows_in
    from frikommune.evaluation.savings import savings
    from frikommune.evaluation.savings.demand import norms_of
    from frikommune.evaluation.savings.money import priced

    trials = {one.id: one.exemptions for one in pack.trials.values() if only in (None, one.id)}
    worlds = _worlds(pack, trials, only)
    counted: list[savings.Tally] = []
    differing: list[pl.DataFrame] = []
    changed = [differences.none_changed()]
    saved = [savings.none_saved()]
    for block, whole in ledgers(speaking, cases, mapping, pack, worlds, on):
        ledger, seen = rows_in(whole, municipalities), cases_in(block, municipalities)
        per_case = savings.per_case(whole, block, worlds, prices.by_events, on, municipalities)
        counted.append(savings.tally(ledger, seen, worlds, trials, on, per_case))
        rows = differences.changed(ledger, worlds)
        differing.append(differences.tally(rows))
        if name_cases:
            changed.append(rows)
            saved.append(per_case)
    import polars as pl

    tallied = differences.combined(differing, worlds)
    found = priced(savings.combined(counted, worlds), prices, [*trials, *([] if only else [TOTAL])])
    covered = norms_of(pack.rulebook, prices.by_events)
    unpriced = differences.by_norm(tallied).filter(
        ~pl.col("norm").is_in(covered) & pl.col("change").is_in(["gone", "waived", "exempt"])
    )
    told = {*tallied["trial"], *(one.trial for one in found.trials)}
    return Answer(
        log=cases.name,
        on=on,
        municipalities=tuple(municipalities),
        prices=prices,
        savings=found,
        differences=differences.over_all_norms(tallied),
        unpriced=unpriced,
        changed=pl.concat(changed),
        saved=pl.concat(saved),
        trials=tuple(name for name in (*pack.trials, TOTAL, REMAINDER) if name in told),
    )


def _worlds(pack: Pack, trials: dict[str, tuple[str, ...]], only: str | None) -> Worlds:
    """Every world; for one trial alone, the actual one and the one without it."""
    from frikommune.ledger.worlds import ACTUAL, Worlds, every_world, without

    if only is None:
        return every_world(pack.rulebook, trials)
    book = pack.rulebook
    return Worlds((ACTUAL, without(only)), (book.all_trials, book.without(frozenset(trials[only]))))
