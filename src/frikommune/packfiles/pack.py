"""A pack: a folder of norms, trials and grants, read whole and checked before anything is used."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import frikommune
from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.law.checks import check_overlays
from frikommune.law.exemption import Exemption, Grant
from frikommune.law.rulebook import Rulebook
from frikommune.packfiles.exemptions import Norms, read_grants
from frikommune.packfiles.norms import read_norm
from frikommune.packfiles.table import Table, gather, read_toml
from frikommune.packfiles.trials import read_trial
from frikommune.programme.trial import Trial

DEFAULT_PACK = "nordjylland"


@dataclass(frozen=True)
class Pack:
    """A pack with everything it builds on: the rulebook, the trials, and the codes of the target groups."""

    id: str
    title: Text
    folder: Path
    rulebook: Rulebook
    trials: Mapping[str, Trial]
    group_codes: Mapping[str, str]
    folders: tuple[Path, ...]

    def trial_of(self, exemption: str) -> Trial | None:
        """The trial that makes an exemption."""
        return next((trial for trial in self.trials.values() if exemption in trial.exemptions), None)


@dataclass
class _Found:
    """What has been read so far, while packs that build on each other are read in turn."""

    groups: dict[str, Text]
    group_codes: dict[str, str]
    municipalities: dict[str, str]
    norms: dict[str, tuple[object, object]]
    exemptions: dict[str, Exemption]
    grants: list[Grant]
    trials: dict[str, Trial]
    folders: list[Path]


def packs_folder() -> Path:
    """The folder of the packs that come with the program; the variable FRIKOMMUNE_PACKS names another."""
    chosen = os.environ.get("FRIKOMMUNE_PACKS")
    if chosen:
        return Path(chosen)
    inside = Path(frikommune.__file__).parent / "_packs"
    return inside if inside.is_dir() else Path(frikommune.__file__).parents[2] / "packs"


def load_pack(folder: Path | None = None) -> Pack:
    """Read a pack and what it builds on.

    Raises Refused with everything that is wrong, each with its file and key.
    """
    chosen = folder or packs_folder() / DEFAULT_PACK
    found = _Found({}, {}, {}, {}, {}, [], {}, [])
    head = _read_into(found, chosen)
    norms: Norms = found.norms  # type: ignore[assignment]
    rulebook = Rulebook(
        norms={norm_id: norm for norm_id, (norm, _) in norms.items()},
        exemptions=found.exemptions,
        grants=tuple(found.grants),
        groups=found.groups,
        municipalities=found.municipalities,
    )
    check_overlays(rulebook)
    return Pack(head[0], head[1], chosen, rulebook, found.trials, found.group_codes, tuple(found.folders))


def _read_into(found: _Found, folder: Path) -> tuple[str, Text]:
    shown = folder.name
    head = Table(read_toml(folder / "pack.toml", f"{shown}/pack.toml"), f"{shown}/pack.toml")
    pack_id, title = head.need("id", str), head.text("title")
    for base in head.names("builds_on"):
        _read_into(found, folder.parent / base)
    for row in head.tables("group"):
        _read_group(found, row)
    for row in head.tables("municipality"):
        name = row.need("name", str)
        _once(found.municipalities, name, row.where)
        found.municipalities[name] = row.get("code", str) or ""
        row.done()
    head.done()
    found.folders.append(folder)
    _read_norms(found, folder)
    _read_trials(found, folder)
    grants = folder / "grants.csv"
    if grants.exists():
        found.grants.extend(
            read_grants(grants, f"{shown}/grants.csv", found.exemptions, found.municipalities)
        )
    return pack_id, title


def _read_group(found: _Found, row: Table) -> None:
    group = row.need("id", str)
    _once(found.groups, group, row.where)
    found.groups[group] = row.text("title")
    for code in row.names("codes"):
        found.group_codes[code] = group
    row.done()


def _read_norms(found: _Found, folder: Path) -> None:
    def read(path: Path) -> None:
        shown = _shown(folder, path)
        norm, reading = read_norm(Table(read_toml(path, shown), shown), found.groups)
        _once(found.norms, norm.id, f"{shown}, id")
        found.norms[norm.id] = (norm, reading)

    gather(*(lambda path=path: read(path) for path in _files(folder / "norms")))


def _read_trials(found: _Found, folder: Path) -> None:
    norms: Norms = found.norms  # type: ignore[assignment]

    def read(path: Path) -> None:
        shown = _shown(folder, path)
        table = Table(read_toml(path, shown), shown)
        trial, exemptions = read_trial(table, norms, found.groups, found.municipalities)
        _once(found.trials, trial.id, f"{shown}, id")
        found.trials[trial.id] = trial
        for exemption in exemptions:
            _once(found.exemptions, exemption.id, f"{shown}, [[exemption]] {exemption.id}")
            found.exemptions[exemption.id] = exemption

    gather(*(lambda path=path: read(path) for path in _files(folder / "trials")))


def _files(folder: Path) -> Iterable[Path]:
    return sorted(folder.glob("*.toml"))


def _shown(folder: Path, path: Path) -> str:
    return f"{folder.name}/{path.relative_to(folder)}"


def _once(known: Mapping[str, object], key: str, where: str) -> None:
    if key in known:
        raise Refused(
            *refuse(
                "duplicate_key",
                problem=Text(f"“{key}” står to gange", f"“{key}” stands twice"),
                where=where,
                given=key,
                expected=Text("et id, der kun bruges én gang", "an id that is used once"),
                do_next=Text(
                    "Giv den ene et andet id, eller slet den.", "Give one another id, or delete it."
                ),
            ).refusals
        )
