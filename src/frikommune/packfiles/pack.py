"""A pack: a folder of norms, trials and grants, read whole and checked before anything is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from frikommune.cases.draft import Known
from frikommune.errors import Refusal, Refused
from frikommune.evaluation.savings.prices import Prices
from frikommune.language import Text
from frikommune.law.checks import check_rulebook
from frikommune.law.effort import Effort
from frikommune.law.exemption import Exemption, Grant
from frikommune.law.norm import Norm
from frikommune.law.rulebook import Rulebook
from frikommune.packfiles import folder as folders
from frikommune.packfiles.files import read_text, read_toml
from frikommune.packfiles.grants import check_grants, read_grants
from frikommune.packfiles.journal import read_journal
from frikommune.packfiles.journal_checks import check_journal, journal_grants
from frikommune.packfiles.norms import read_norm
from frikommune.packfiles.prices import read_prices
from frikommune.packfiles.reading import Reading
from frikommune.packfiles.table import Table, gather
from frikommune.packfiles.trials import read_trial
from frikommune.packfiles.words import Titles, read_words
from frikommune.programme.entry import Paper
from frikommune.programme.journal import Journal
from frikommune.programme.told import at_the_end
from frikommune.programme.trial import Trial

DEFAULT_PACK = "nordjylland"


@dataclass(frozen=True)
class Pack:
    """A pack with everything it builds on: the rulebook, the trials, and the codes of the target groups.

    `readings` say how each norm reads its words: an exemption on it reads its own the same way.
    """

    id: str
    title: Text
    folder: Path
    rulebook: Rulebook
    trials: Mapping[str, Trial]
    efforts: Mapping[str, Effort]
    group_codes: Mapping[str, str]
    folders: tuple[Path, ...]
    readings: Mapping[str, Reading]
    prices: Prices
    journal: Journal
    papers: Mapping[str, Paper]

    @property
    def known(self) -> Known:
        """The ids that case files may use."""
        book = self.rulebook
        return Known.of(book.groups, book.municipalities, book.exemptions, book.norms)

    @property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """The parts of each trial: its exemptions."""
        return {trial.id: trial.exemptions for trial in self.trials.values()}

    def trial_of(self, exemption: str) -> Trial | None:
        """The trial that makes an exemption."""
        return next((trial for trial in self.trials.values() if exemption in trial.exemptions), None)


@dataclass
class _Found:
    """What has been read so far, while packs that build on each other are read in turn."""

    groups: dict[str, Text] = field(default_factory=dict)
    group_codes: dict[str, str] = field(default_factory=dict)
    municipalities: dict[str, str] = field(default_factory=dict)
    titles: Titles = field(default_factory=Titles)
    norms: dict[str, tuple[Norm, Reading]] = field(default_factory=dict)
    exemptions: dict[str, Exemption] = field(default_factory=dict)
    grants: list[Grant] = field(default_factory=list)
    trials: dict[str, Trial] = field(default_factory=dict)
    efforts: dict[str, Effort] = field(default_factory=dict)
    papers: dict[str, Paper] = field(default_factory=dict)
    journal: Journal = field(default_factory=Journal)
    given_journal: bool = False
    folders: list[Path] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


def load_pack(folder: Path | None = None, journal: Journal | None = None) -> Pack:
    """Read a pack and what it builds on.

    A `journal` that is given, and was checked before, stands for what `journal/` holds.

    Raises Refused with everything that is wrong, each with its file and key.
    """
    given = folder or folders.packs_folder() / DEFAULT_PACK
    if not (given / "pack.toml").is_file():
        read_text(given / "pack.toml", str(given / "pack.toml"))
    chosen = given.resolve()
    found = _Found(journal=journal or Journal(), given_journal=journal is not None)
    pack_id, title = _read_into(found, chosen, ())
    if found.refusals:
        raise Refused(*found.refusals)
    parts = {trial.id: trial.exemptions for trial in found.trials.values()}
    if not found.given_journal:
        check_journal(found.journal, parts, found.municipalities)
    return Pack(
        id=pack_id,
        title=title,
        folder=chosen,
        rulebook=(rulebook := _rulebook(found, parts)),
        trials=found.trials,
        efforts=found.efforts,
        group_codes=found.group_codes,
        folders=tuple(found.folders),
        readings={norm_id: reading for norm_id, (_, reading) in found.norms.items()},
        prices=read_prices(found.folders, rulebook),
        journal=found.journal,
        papers=found.papers,
    )


def _rulebook(found: _Found, parts: Mapping[str, tuple[str, ...]]) -> Rulebook:
    found.grants += journal_grants(found.journal, parts)
    check_grants(found.grants)
    rulebook = Rulebook(
        norms={norm_id: norm for norm_id, (norm, _) in found.norms.items()},
        exemptions=found.exemptions,
        grants=tuple(found.grants),
        groups=found.groups,
        municipalities=found.municipalities,
        events=found.titles.events,
        attributes=found.titles.attributes,
    )
    check_rulebook(rulebook)
    return rulebook


def _read_into(found: _Found, folder: Path, builders: tuple[Path, ...]) -> tuple[str, Text]:
    shown = f"{folder.name}/pack.toml"
    head = Table(read_toml(folder / "pack.toml", shown), shown)
    pack_id, title = head.need("id", str), head.text("title")
    for base in head.names("builds_on", may_be_empty=True):
        under = folders.base_of(head, folder, base, (*builders, folder))
        if under not in found.folders:
            _read_into(found, under, (*builders, folder))
    gather(*(lambda row=row: _read_group(found, row) for row in head.tables("group")))
    gather(*(lambda row=row: _read_municipality(found, row) for row in head.tables("municipality")))
    head.done()
    found.folders.append(folder)
    _collect(found, lambda: folders.check_entries(folder))
    _collect(found, lambda: read_words(folder, found.titles))
    _collect(found, lambda: _read_norms(found, folder))
    _collect(found, lambda: _read_journal(found, folder))
    _collect(found, lambda: _read_trials(found, folder), "exemption_on_nothing", *_UNTOLD)
    _collect(found, lambda: _read_grants(found, folder), "unknown_exemption")
    return pack_id, title


_UNTOLD = ("round_missing", "municipalities_missing", "granted_missing", "state_missing")
"""What a trial lacks where its journal could not be read."""


def _collect(found: _Found, read: Callable[[], None], *follow_from_others: str) -> None:
    """Run a reading and keep what it refuses, so that all is said at once.

    Where something else was refused before, `follow_from_others` may only be its echoes, and are left out.
    """
    try:
        read()
    except Refused as refused:
        echoes = follow_from_others if found.refusals else ()
        found.refusals.extend(one for one in refused.refusals if one.code not in echoes)


def _read_group(found: _Found, row: Table) -> None:
    group = row.need("id", str)
    folders.refuse_if_known(found.groups, group, row.where)
    found.groups[group] = row.text("title")
    for code in row.names("codes", may_be_empty=True):
        folders.refuse_if_known(found.group_codes, code, row.place("codes"))
        found.group_codes[code] = group
    row.done()


def _read_municipality(found: _Found, row: Table) -> None:
    name = row.need("name", str)
    folders.refuse_if_known(found.municipalities, name, row.where)
    found.municipalities[name] = row.get("code", str) or ""
    row.done()


def _read_norms(found: _Found, folder: Path) -> None:
    def read(path: Path) -> None:
        shown = folders.shown(folder, path)
        norm, reading = read_norm(Table(read_toml(path, shown), shown), found.groups)
        if norm.id in found.norms:
            raise folders.stands_twice(norm.id, f"{found.norms[norm.id][0].file} / {shown}")
        found.norms[norm.id] = (norm, reading)

    gather(*(lambda path=path: read(path) for path in folders.files_of(folder, "norms")))


def _read_journal(found: _Found, folder: Path) -> None:
    if not found.given_journal:
        found.journal = found.journal.with_entries(*read_journal(folder, found.papers))


def _read_trials(found: _Found, folder: Path) -> None:
    everything = at_the_end(found.journal)

    def read(path: Path) -> None:
        shown = folders.shown(folder, path)
        table = Table(read_toml(path, shown), shown)
        trial, exemptions, efforts = read_trial(
            table, found.norms, found.groups, found.municipalities, everything
        )
        if trial.id in found.trials:
            raise folders.stands_twice(trial.id, f"{found.trials[trial.id].file} / {shown}")
        found.trials[trial.id] = trial
        for exemption in exemptions:
            if exemption.id in found.exemptions:
                first = found.exemptions[exemption.id].file
                raise folders.stands_twice(exemption.id, f"{first} / {exemption.file}")
            found.exemptions[exemption.id] = exemption
        for effort in efforts:
            folders.refuse_if_known(found.efforts, effort.id, effort.file)
            found.efforts[effort.id] = effort

    gather(*(lambda path=path: read(path) for path in folders.files_of(folder, "trials")))


def _read_grants(found: _Found, folder: Path) -> None:
    path = folder / "grants.csv"
    if path.exists():
        found.grants += read_grants(path, folders.shown(folder, path), found.exemptions, found.municipalities)
