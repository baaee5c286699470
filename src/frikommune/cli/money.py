"""`frikommune money`: what one trial saved, by year and payer, with the range that its assumptions leave."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from frikommune.cli.indicators import trial_option
from frikommune.cli.population import ledgers, params
from frikommune.cli.speaking import Speaking, known_municipality, known_trial, open_pack, show_json
from frikommune.errors import Refused, closest, refuse
from frikommune.language import Text
from frikommune.packfiles.pack import Pack

if TYPE_CHECKING:
    from frikommune.evaluation.savings.money_range import AssumedPrice
    from frikommune.evaluation.savings.savings import Tally

_ASSUMED = re.compile(
    r"(?P<unit>[^=\s]+)=(?P<low>\d+(?:[.,]\d+)?)(?:-(?P<high>\d+(?:[.,]\d+)?))?@(?P<year>\d{4})"
)


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(
        *,
        cases: Path,
        on: date,
        mapping: Path | None,
        pack: Path | None,
        trial: str,
        municipality: tuple[str, ...],
        assume: tuple[str, ...],
        as_json: bool,
    ) -> None:
        from frikommune.cli.money_shown import money_json, show
        from frikommune.evaluation.savings.money_published import published_amounts
        from frikommune.evaluation.savings.money_range import money_of

        opened = open_pack(pack)
        number = known_trial(opened, trial)
        assumed = [assumed_price(opened, one) for one in assume]
        places = [known_municipality(opened.rulebook, one) for one in municipality]
        years = _years(speaking, opened, cases, mapping, on, number, places)
        money = money_of(number, years, opened.prices, assumed)
        known = opened.journal.known(None)
        amounts = published_amounts(known, number, opened.trials[number].exemptions)
        title = opened.trials[number].title
        if as_json:
            show_json(money_json(speaking, cases.name, on, places, money, amounts))
        else:
            show(speaking, f"{number} · {speaking.text(title)} · {cases.name}", on, money, amounts)

    return click.Command(
        "money",
        callback=run,
        help=speaking.say(
            "Se, hvad et forsøg sparede, år for år og for hver betaler, brutto og netto, fra lavt til højt.",
            "See what a trial saved, year by year and payer by payer, gross and net, from low to high.",
        ),
        params=[*params(speaking), *_options(speaking), speaking.json_option()],
    )


def _options(speaking: Speaking) -> list[click.Parameter]:
    return [
        trial_option(speaking),
        speaking.option(
            "--municipality",
            da="Kun det, denne kommune skulle gøre; kan skrives flere gange.",
            en="Only what this municipality had to do; may be given more than once.",
            multiple=True,
        ),
        speaking.option(
            "--assume",
            da="Antag en pris, som ingen kilde giver, fx registrering=50-150@2019; kan skrives flere gange.",
            en="Assume a price that no source gives, such as registrering=50-150@2019; may be repeated.",
            multiple=True,
        ),
    ]


def assumed_price(pack: Pack, given: str) -> AssumedPrice:
    """`registrering=50-150@2019`: a unit, a price or two, and the price level. Raises Refused."""
    from frikommune.evaluation.savings.money_range import AssumedPrice

    found = _ASSUMED.fullmatch(given.strip())
    if found is None:
        raise _unreadable(given)
    units = [unit.id for unit in pack.prices.units]
    if found["unit"] not in units:
        raise refuse(
            "unknown_price_unit",
            problem=Text(
                f"Pakken har ingen enhed “{found['unit']}”", f"The pack has no unit “{found['unit']}”"
            ),
            where="--assume",
            given=given,
            expected=Text("en enhed i prices.toml", "a unit of prices.toml"),
            do_next=closest(found["unit"], units),
        )
    low = Fraction(found["low"].replace(",", "."))
    high = Fraction((found["high"] or found["low"]).replace(",", "."))
    if low > high:
        raise _unreadable(given)
    return AssumedPrice(found["unit"], low, high, int(found["year"]))


def _unreadable(given: str) -> Refused:
    return refuse(
        "assumed_price_unreadable",
        problem=Text("Den antagne pris kan ikke læses", "The assumed price cannot be read"),
        where="--assume",
        given=given,
        expected=Text("enhed=lavt-højt@prisniveau", "unit=low-high@price level"),
        do_next=Text("Skriv fx registrering=50-150@2019.", "Write for instance registrering=50-150@2019."),
    )


def _years(
    speaking: Speaking,
    pack: Pack,
    cases: Path,
    mapping: Path | None,
    on: date,
    trial: str,
    places: list[str],
) -> Mapping[int, Tally]:
    from frikommune.evaluation.indicators.of_trial import reach_of
    from frikommune.evaluation.population.places import cases_in, rows_in
    from frikommune.evaluation.savings.years import combined_years, per_case_years, tally_years
    from frikommune.packfiles.trial_parts import trial_parts

    parts = trial_parts(pack, trial)
    worlds = reach_of(pack.rulebook, parts).worlds
    counted: list[Any] = []
    for block, whole in ledgers(speaking, cases, mapping, pack, worlds, on):
        found = per_case_years(whole, block, worlds, parts.units, on, places)
        ledger, seen = rows_in(whole, places), cases_in(block, places)
        counted.append(tally_years(ledger, seen, worlds, {trial: parts.exemptions}, on, found))
    return combined_years(counted, worlds)
