"""The engines that can evaluate a population, by the names that `--engine` knows them by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from os import cpu_count
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from frikommune.cases.block import CaseBlock
    from frikommune.cli.speaking import Speaking
    from frikommune.ledger.worlds import Worlds

Evaluate = Callable[["CaseBlock"], Callable[[], Any]]
"""From a block to what finishes its ledger, an Arrow table of the schema `ledger.table.LEDGER`."""


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
    engine = Engine(worlds, on, threads=max(1, (cpu_count() or 1) // 2))  # the others read, and begin blocks

    def begin(block: CaseBlock) -> Callable[[], Any]:
        finish = engine.begin(block)
        return lambda: finish().table()

    return begin


def reference(speaking: Speaking, worlds: Worlds, on: date) -> Evaluate:
    """Case by case, in the words of the law: slow, and what the other engine is held against."""
    from frikommune.cases.block import histories_of
    from frikommune.ledger.table import table_of
    from frikommune.ledger.written import arrow_of

    def begin(block: CaseBlock) -> Callable[[], Any]:
        return lambda: arrow_of(table_of(histories_of(block, range(len(block.persons))), worlds, on))

    return begin


ENGINES: dict[str, Callable[[Speaking, Worlds, date], Evaluate]] = {
    "columnar": columnar,
    "reference": reference,
}
