"""A pack's folder: what may lie in it, what it builds on, and ids that stand twice."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

import frikommune
from frikommune.cases.file_refusals import cannot_open
from frikommune.errors import Refusal, Refused, closest, refuse
from frikommune.language import Text
from frikommune.packfiles.table import Table

ENTRIES = (
    *("pack.toml", "words.toml", "norms", "trials", "journal", "cases", "mappings"),
    *("grants.csv", "prices.toml", "caseload.toml"),
)


def packs_folder() -> Path:
    """The folder of the packs that come with the program; the variable FRIKOMMUNE_PACKS names another."""
    chosen = os.environ.get("FRIKOMMUNE_PACKS")
    if chosen:
        return Path(chosen)
    inside = Path(frikommune.__file__).parent / "_packs"
    return inside if inside.is_dir() else Path(frikommune.__file__).parents[2] / "packs"


def shown(folder: Path, path: Path) -> str:
    """How a file of a pack is named to the user."""
    return f"{folder.name}/{path.relative_to(folder)}"


def base_of(head: Table, folder: Path, name: str, builders: tuple[Path, ...]) -> Path:
    """The folder of a pack that this one builds on: beside it, or among those that come with the program.

    Raises Refused when it is missing, or when it builds on this one.
    """
    beside_it = folder.parent / name
    base = (beside_it if (beside_it / "pack.toml").is_file() else packs_folder() / name).resolve()
    if base in builders:
        chain = " → ".join(one.name for one in (*builders[builders.index(base) :], base))
        raise refuse(
            "builds_on_itself",
            problem=Text("Pakken bygger på sig selv", "The pack builds on itself"),
            where=head.place("builds_on"),
            given=chain,
            expected=Text("en pakke, der kan læses før denne", "a pack that can be read before this one"),
            do_next=Text(f"Slet “{name}” fra “builds_on”.", f"Delete “{name}” from “builds_on”."),
        )
    if not (base / "pack.toml").is_file():
        beside = [one.parent.name for one in folder.parent.glob("*/pack.toml") if one.parent != folder]
        raise refuse(
            "pack_missing",
            problem=Text(
                f"Pakken “{name}”, som denne bygger på, findes ikke",
                f"The pack “{name}”, on which this one builds, does not exist",
            ),
            where=head.place("builds_on"),
            given=name,
            expected=Text(
                "en mappe ved siden af denne, med pack.toml i",
                "a folder beside this one, with pack.toml in it",
            ),
            do_next=closest(name, beside),
        )
    return base


def check_entries(folder: Path) -> None:
    """Refuse files that look as if they belong to the pack but would never be read."""
    refusals = list(_strays(folder))
    if refusals:
        raise Refused(*refusals)


def files_of(folder: Path, part: str) -> list[Path]:
    """The files of one part of the pack, in order of name; `check_entries` refuses folders among them."""
    return sorted(path for path in (folder / part).glob("*.toml") if not path.is_dir())


def _strays(folder: Path) -> Iterator[Refusal]:
    for path in _visible(folder):
        if path.name not in ENTRIES and get_close_matches(path.name.lower(), ENTRIES, n=1, cutoff=0.8):
            yield from _never_read(folder, path, closest(path.name, ENTRIES)).refusals
    for part in ("norms", "trials", "journal", "mappings"):
        for path in _visible(folder / part):
            if path.suffix != ".toml" or path.is_dir():
                do_next = Text(
                    f"Læg den som {part}/….toml, eller flyt den ud.",
                    f"Put it as {part}/….toml, or move it out.",
                )
                yield from _never_read(folder, path, do_next).refusals


def _visible(folder: Path) -> list[Path]:
    try:
        inside = sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as fault:
        where = f"{folder.parent.name}/{folder.name}"
        raise (_not_a_folder(where) if folder.is_file() else cannot_open(where, fault)) from None
    return [one for one in inside if not one.name.startswith(".") and one.suffix != ".md"]


def _not_a_folder(where: str) -> Refused:
    return refuse(
        "file_not_folder",
        problem=Text("Her skal være en mappe, ikke en fil", "This must be a folder, not a file"),
        where=where,
        given=where,
        expected=Text("en mappe med ….toml i", "a folder with ….toml in it"),
        do_next=Text("Omdøb filen, og opret mappen.", "Rename the file, and create the folder."),
    )


def _never_read(folder: Path, path: Path, do_next: Text) -> Refused:
    return refuse(
        "never_read",
        problem=Text("Filen eller mappen ville aldrig blive læst", "The file or folder would never be read"),
        where=shown(folder, path),
        given=path.name,
        expected=Text.same(
            "pack.toml, words.toml, norms/….toml, trials/….toml, journal/….toml, cases/, "
            "mappings/….toml, grants.csv, prices.toml, caseload.toml"
        ),
        do_next=do_next,
    )


def refuse_if_known(known: Mapping[str, object], key: str, where: str) -> None:
    """Raise Refused when a name stands twice in pack.toml."""
    if key in known:
        raise stands_twice(key, where)


def stands_twice(key: str, where: str) -> Refused:
    """The refusal of an id that two things share."""
    return refuse(
        "duplicate_key",
        problem=Text(f"“{key}” står to gange", f"“{key}” stands twice"),
        where=where,
        given=key,
        expected=Text("et navn, der kun bruges én gang", "a name that is used once"),
        do_next=Text("Giv den ene et andet navn, eller slet den.", "Give one another name, or delete it."),
    )
