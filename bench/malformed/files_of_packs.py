"""Packs, each with one file of it broken: read by `pack check` and by whatever else reads a pack."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

from bench.malformed import of_json, of_tables, of_toml
from bench.malformed.commands import Command
from bench.malformed.kind import ROOT, Kind, maybe_json, of_command

PLACES = (ROOT / "packs", ROOT / "tests" / "packfiles" / "base", ROOT / "examples" / "packs")
READ_WHOLE = {"packs": "nordjylland", "base": "netvaerk"}
"""By place, the pack that builds on the others there; else the Dutch one."""
OTHERS = (
    ["norm", "faellessamtale"], ["norm", "lae285"], ["trial", "1.3"], ["trial", "1"], ["programme"],
    ["open-data", "trials"],
    ["applies", "--municipality", "Aalborg", "--group", "dagpenge", "--on", "2018-02-05"],
    ["compare", "--from", "2019-12-31", "--to", "2020-01-01"],
    ["programme", "--on", "2019-11-08", "--known-on", "2019-01-01"], ["design", "new", "3.3"],
)  # fmt: skip
"""What else reads a pack, other than `pack check`."""
Break = Callable[[bytes, Random], bytes]


def kinds() -> list[Kind]:
    return [
        _kind("pack.toml", 3, "pack.toml", of_toml.damaged),
        _kind("norm", 5, "norms/*.toml", of_toml.damaged),
        _kind("trial", 5, "trials/*.toml", of_toml.damaged),
        _kind("journal", 5, "journal/*.toml", of_toml.damaged),
        _kind("grants.csv", 3, "grants.csv", _grants),
        _kind("prices.toml", 4, "prices.toml", of_toml.damaged, _priced),
        _kind("words.toml", 2, "words.toml", of_toml.damaged),
        _kind("worked case, TOML", 3, "cases/*.toml", of_toml.damaged),
        _kind("worked case, JSON", 3, "cases/*.json", of_json.damaged),
        _kind("mapping of a pack", 2, "mappings/*.toml", of_toml.damaged),
        _kind("caseload.toml", 3, "caseload.toml", of_toml.damaged, _caseload),
        of_command("folder of a pack", 2, _folder),
    ]


def _grants(good: bytes, lot: Random) -> bytes:
    return of_tables.as_csv(of_tables.changed(of_tables.rows_of(good, ","), lot), ",", lot)


def _priced(lot: Random, pack: Path) -> list[str]:
    cases = [
        str(ROOT / "examples/export"),
        "--mapping",
        str(ROOT / "examples/export.toml"),
        "--on",
        "2018-12-31",
    ]
    command = lot.choice((["savings"], ["savings", "--year", "2020"], ["money", "--trial", "2.1"]))
    return [*command, *cases, "--pack", str(pack)]


def _caseload(lot: Random, pack: Path) -> list[str]:
    return [
        "caseload",
        "--persons",
        "3",
        "--out",
        str(pack.parent / "made"),
        "--format",
        "csv",
        "--pack",
        str(pack),
    ]


def _kind(
    name: str,
    share: float,
    pattern: str,
    breaking: Break,
    also: Callable[[Random, Path], list[str]] | None = None,
) -> Kind:
    found = [one for place in PLACES for one in sorted(place.glob(f"*/{pattern}"))]
    assert found, pattern

    def make(lot: Random, room: Path) -> Command:
        file = lot.choice(found)
        place = next(one for one in PLACES if one in file.parents)
        packs = _copied(place, room)
        broken = packs / file.relative_to(place)
        broken.unlink()
        broken.write_bytes(breaking(file.read_bytes(), lot))
        own = packs / file.relative_to(place).parts[0]
        whole = packs / READ_WHOLE.get(place.name, "nl-bijstand")
        return _command(lot, own if lot.random() < 0.4 else whole, also)

    return of_command(name, share, make)


def _copied(place: Path, room: Path) -> Path:
    """The packs of a place, as links: what is broken is unlinked first."""
    to = room / "packs"
    shutil.copytree(place, to, copy_function=os.link)
    return to


def _command(lot: Random, pack: Path, also: Callable[[Random, Path], list[str]] | None) -> Command:
    if also is not None and lot.random() < 0.7:
        return Command(maybe_json(lot, also(lot, pack)), made=[pack.parent / "made"])
    if lot.random() < 0.6:
        return Command(maybe_json(lot, ["pack", "check", str(pack)]))
    words = lot.choice(OTHERS)
    can_be_json = words[0] not in ("open-data",)
    words = [*words, "--pack", str(pack)]
    return Command(maybe_json(lot, words) if can_be_json else words)


def _folder(lot: Random, room: Path) -> Command:
    """A file too many, too few, under another name, or a folder where a file should be."""
    place = lot.choice(PLACES)
    packs = _copied(place, room)
    pack = packs / READ_WHOLE.get(place.name, "nl-bijstand")
    files = sorted(one for one in packs.rglob("*") if one.is_file())
    one, other = lot.choice(files), lot.choice(files)
    name = lot.choice(("x.toml", "x", ".hidden", "Æ.toml", "x.TOML", "x.toml~"))
    folder = lot.choice(("notes.txt", "Norms", "src", ".git", "trials/inner/x.toml"))
    target = lot.choice((one, Path("/nowhere"), Path("/dev/null"), packs))
    ways: tuple[Callable[[], object], ...] = (
        one.unlink,
        lambda: one.rename(one.with_name(name)),
        lambda: shutil.copy(one, one.with_name("twice.toml")),
        lambda: (pack / folder).mkdir(parents=True),
        lambda: shutil.rmtree(one.parent),
        lambda: _instead(one, one.mkdir),
        lambda: _instead(one, lambda: one.symlink_to(target)),
        lambda: _instead(one, lambda: shutil.copy(other, one)),
    )
    lot.choice(ways)()
    return _command(lot, pack, None)


def _instead(one: Path, put: Callable[[], object]) -> None:
    """Something else where a file was. Where it was the other too, the file alone is gone."""
    one.unlink()
    with suppress(FileNotFoundError):
        put()
