"""A kind of input: how one is drawn by lot, sent and judged."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.malformed.commands import Command, run
from bench.malformed.judging import Outcome

ROOT = Path(__file__).resolve().parents[2]
Send = Callable[[Random, Path], Outcome]
Make = Callable[[Random, Path], Command]


@dataclass(frozen=True)
class Kind:
    """`share` says how many of all inputs are of this kind, beside the others' shares."""

    name: str
    share: float
    send: Send


def lot_of(seed: str, kind: str, number: int) -> Random:
    """The lot that an input is drawn by: it alone follows from the three."""
    return Random(f"{seed}/{kind}/{number}")


def sent(kind: Kind, seed: str, number: int) -> Outcome:
    """Draw an input, send it from an empty folder, and say what became of it."""
    room = Path(tempfile.mkdtemp(prefix="malformed-"))
    try:
        with chdir(room):
            return kind.send(lot_of(seed, kind.name, number), room)
    finally:
        shutil.rmtree(room, ignore_errors=True)


def of_command(name: str, share: float, make: Make) -> Kind:
    """A kind that is a command; every other is answered in English, and half of those that can in JSON."""

    def send(lot: Random, room: Path) -> Outcome:
        return run(make(lot, room), lot.choice(("da", "en")))

    return Kind(name, share, send)


def maybe_json(lot: Random, words: list[str]) -> list[str]:
    return [*words, "--json"] if lot.random() < 0.5 else words
