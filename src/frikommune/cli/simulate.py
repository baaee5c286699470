"""`frikommune simulate`: what a draft exemption would have changed on past cases, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from frikommune.cases.mark import Mark
from frikommune.cli.faults import a_file
from frikommune.cli.population import Asked, ledgers_of, params, refused_params
from frikommune.cli.speaking import Speaking, open_pack, show_json
from frikommune.packfiles.drafts import Draft, read_draft
from frikommune.packfiles.pack import Pack

if TYPE_CHECKING:
    from frikommune.evaluation.drafts.simulation import Simulated


@dataclass(frozen=True, slots=True)
class Answer:
    """What was simulated, on how many cases, and what came of it."""

    draft: Draft
    pack: Pack
    on: date
    cases: int
    refused: int
    mark: Mark
    found: Simulated


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(
        *,
        draft: Path,
        cases: Path,
        on: date,
        mapping: Path | None,
        pack: Path | None,
        keep_good: bool,
        refused_to: Path | None,
        as_json: bool,
    ) -> None:
        from frikommune.cli.simulate_json import simulation_json
        from frikommune.cli.simulate_words import show_simulation

        asked = Asked(cases, mapping, open_pack(pack), keep_good, refused_to)
        answer = simulate(speaking, draft, asked, on)
        if as_json:
            show_json(simulation_json(speaking, answer))
        else:
            show_simulation(speaking, answer)

    return click.Command(
        "simulate",
        callback=run,
        help=speaking.say(
            "Se, hvad et udkast til en fravigelse ville have ændret på gamle sager, for hvem, og hvor sikkert"
            " det er.",
            "See what a draft exemption would have changed on past cases, for whom, and how sure that is.",
        ),
        params=[
            click.Argument(["draft"], type=click.Path(path_type=Path), metavar="DRAFT.toml"),
            *params(speaking),
            *refused_params(speaking),
            speaking.json_option(),
        ],
    )


def simulate(speaking: Speaking, draft: Path, asked: Asked, on: date) -> Answer:
    """Read the draft and go through the cases with and without it. Raises Refused."""
    from frikommune.evaluation.drafts.simulation import draft_worlds, simulated, together

    told, rulebook = read_draft(a_file(draft), asked.pack)
    worlds = draft_worlds(rulebook, told.ids)
    parts, persons, mark = [], 0, Mark.NONE
    for block, (ledger,) in ledgers_of(speaking, asked, (worlds,), on):
        parts.append(simulated(ledger, worlds, block, told.ids, on))
        persons += len(block.persons)
        mark = max(mark, block.mark)
    refused = len(asked.found[0].reading.refused)
    return Answer(told, asked.pack, on, persons, refused, mark, together(parts))
