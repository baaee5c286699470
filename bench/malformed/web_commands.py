"""Commands that open the application's own data: exports taken in, backups verified, and odd words."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from random import Random

from bench.malformed import odd, of_bytes, of_json, of_toml, of_zip
from bench.malformed.commands import Command, run
from bench.malformed.web_uploads import delivery
from bench.malformed.web_world import World

_IN = ["--programme", "nordjylland", "--municipality", "Aalborg", "--system", "Fag", "--demo"]


def import_(world: World, lot: Random, room: Path) -> Command:
    """An export taken in at the terminal, its mapping broken now and then."""
    name, content = delivery(lot)
    path = room / (name.replace("/", "_")[-200:] or "x")
    path.write_bytes(content)
    words = ["import", str(path), *_IN, "--data", str(world.own), "--yes"]
    if lot.random() < 0.3:
        from tests.web.deliveries.export import MAPPING

        mapping = room / "mapping.toml"
        mapping.write_bytes(of_toml.damaged(MAPPING.format(covers="everything").encode(), lot))
        words += ["--mapping", str(mapping)]
    if lot.random() < 0.15:
        at = lot.randrange(2, 8)
        words[at] = odd.word(lot).replace("\0", "")[:400]
    return Command(words)


@cache
def _backup(data: Path) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "backup.zip"
        run(Command(["backup", "--data", str(data), "--out", str(out)]), seconds=600)
        return out.read_bytes()


def _member(good: bytes, lot: Random) -> bytes:
    """What a backup holds: its manifest broken as JSON, all else as bytes."""
    return of_json.damaged(good, lot) if good.startswith(b"{") else of_bytes.damaged(good, lot)


def verify(world: World, lot: Random, room: Path) -> Command:
    """A backup verified, or restored over what is here."""
    path = room / "backup.zip"
    path.write_bytes(of_zip.damaged(_backup(world.own), lot, _member))
    if lot.random() < 0.7:
        return Command(
            ["backup", "verify", str(path), "--json"]
            if lot.random() < 0.5
            else ["backup", "verify", str(path)]
        )
    return Command(["restore", str(path), "--data", str(world.own)])


def other(world: World, lot: Random, room: Path) -> Command:
    """What else is asked of the data, with a word of it wrong."""
    heads = room / "heads.txt"
    heads.write_bytes(of_bytes.damaged(b"1:abc\n2:def\n", lot))
    data = ["--data", str(world.own)]
    good = (
        ["trail", "verify", *data, "--heads", str(heads)], ["trail", "head", *data], ["trail", "show", *data,
        "--last", "3"],
        ["trail", "verify", *data, "--head", "1:abc"], ["retention", *data, "--on", "2019-11-08"],
        ["trail", "show", *data, "--what", "people_seat", "--case", "1"], ["retention", *data, "--trial",
        "2.1"],
        ["backup", *data, "--out", str(room / "out")],
    )  # fmt: skip
    words = list(lot.choice(good))
    at = lot.randrange(1, len(words))
    if words[at] != str(world.own):
        words[at] = odd.word(lot).replace("\0", "")[:400]
    return Command(words, made=[room / "out"])
