"""Progress on a terminal: what is being done to a population, and how much of it is left."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from frikommune.cli.speaking import Speaking
from frikommune.language import Text

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_STAGES = {
    "read": Text("Læser og regner", "Reading and evaluating"),
    "sort": Text("Deler rækker ud efter person", "Dealing rows out by person"),
    "check": Text("Kontrollerer", "Checking"),
    "evaluate": Text("Regner", "Evaluating"),
    "draw": Text("Trækker borgere", "Drawing citizens"),
    "open": Text("Åbner", "Opening"),
    "key": Text("Gør numre til nøgler", "Making numbers keys"),
    "columns": Text("Læser kolonner", "Reading columns"),
    "compare": Text("Sammenligner med det, der er gemt", "Comparing with what is stored"),
    "store": Text("Gemmer", "Storing"),
    "switch": Text("Tager i brug", "Making it count"),
    "papers": Text("Skriver papirer", "Writing papers"),
}


class Bars:
    """A bar for each stage, one after the other; nothing is shown where stderr is no terminal."""

    def __init__(self, speaking: Speaking) -> None:
        self.speaking = speaking
        self.stage = ""
        self.bar: ProgressBar[int] | None = None

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """So much of a stage is done."""
        if stage != self.stage:
            self.close()
            label = self.speaking.text(_STAGES[stage])
            hidden = not sys.stderr.isatty()
            self.stage = stage
            self.bar = click.progressbar(length=total or 0, label=label, file=sys.stderr, hidden=hidden)
            self.bar.render_progress()
        if self.bar is not None:
            self.bar.update(max(0, done - self.bar.pos))

    def close(self) -> None:
        """End the line of the bar that is shown."""
        if self.bar is not None:
            self.bar.render_finish()
            self.bar = None


@contextmanager
def bars(speaking: Speaking) -> Iterator[Bars]:
    """Bars that leave the terminal as they found it."""
    shown = Bars(speaking)
    try:
        yield shown
    finally:
        shown.close()
