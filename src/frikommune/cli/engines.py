"""The engines that can evaluate a population, by the names that `--engine` knows them by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from frikommune.cases.block import CaseBlock
    from frikommune.cli.speaking import Speaking
    from frikommune.ledger.worlds import Worlds

Evaluate = Callable[["CaseBlock"], Any]
"""From a block to its ledger, an Arrow table of the schema `ledger.table.LEDGER`."""


def columnar(speaking: Speaking, worlds: Worlds, on: date) -> Evaluate:
    """All cases of a block at once, compiled: for every population."""
    from frikommune.ledger.population.engine import Engine
    from frikommune.ledger.population.machine_code import is_kept, load_kernels

    if not is_kept():
        click.echo(
            speaking.say(
                "Gør regnemaskinen klar, én gang på denne maskine: omkring et halvt minut.",
                "Preparing the engine, once on this machine: about half a minute.",
            ),
            err=True,
        )
        load_kernels()
    engine = Engine(worlds, on)
    return lambda block: engine.evaluate(block).table()


def reference(speaking: Speaking, worlds: Worlds, on: date) -> Evaluate:
    """Case by case, in the words of the law: slow, and what the other engine is held against."""
    from frikommune.cases.block import histories_of
    from frikommune.ledger.table import table_of
    from frikommune.ledger.written import arrow_of

    return lambda block: arrow_of(table_of(histories_of(block, range(len(block.persons))), worlds, on))


ENGINES: dict[str, Callable[[Speaking, Worlds, date], Evaluate]] = {
    "columnar": columnar,
    "reference": reference,
}
