"""The files of a pack's journal: sources, and what each says under its headings; adoptions; acts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast

from frikommune.errors import Refused, closest, refuse
from frikommune.language import NO_WORDS, Text
from frikommune.packfiles import folder as folders
from frikommune.packfiles.files import read_toml
from frikommune.packfiles.journal_values import read_act_value, read_claim_value, read_subject
from frikommune.packfiles.table import Table, gather
from frikommune.programme.entry import (
    CERTAINTIES,
    Adoption,
    Certainty,
    Deed,
    Entry,
    Family,
    Paper,
    Subject,
    Value,
)
from frikommune.programme.when import When

FOLDER = "journal"
SOURCES = "sources.toml"
UNSTATED = "unstated"


def read_journal(folder: Path, papers: dict[str, Paper]) -> list[Entry]:
    """The entries of one pack's journal, in order of file; its sources are added to `papers`.

    Raises Refused with everything that is wrong.
    """
    files = folders.files_of(folder, FOLDER)
    for path in files:
        if path.name == SOURCES:
            _read_sources(papers, _table(folder, path))
    others = [path for path in files if path.name != SOURCES]
    found = gather(*(lambda path=path: read_file(_table(folder, path), papers) for path in others))
    return [entry for entries in found for entry in entries]


def _table(folder: Path, path: Path) -> Table:
    shown = folders.shown(folder, path)
    return Table(read_toml(path, shown), shown)


def _read_sources(papers: dict[str, Paper], table: Table) -> None:
    for paper in gather(*(lambda row=row: read_paper(row) for row in table.need_tables("source"))):
        if paper.id in papers:
            raise folders.stands_twice(paper.id, table.where)
        papers[paper.id] = paper
    table.done()


def read_paper(row: Table) -> Paper:
    """One `[[source]]`. Raises Refused, naming the key."""
    paper = Paper(
        id=row.need("id", str),
        reference=row.need("reference", str),
        title=row.text("title"),
        recorded=read_when(row, "recorded"),
        certainty=cast(Certainty, row.choice("certainty", CERTAINTIES)),
        seed=row.get("seed", str) or "",
        because=row.text("because", required=False),
    )
    row.done()
    return paper


def read_when(row: Table, key: str) -> When:
    """A time that a key must give. Raises Refused, naming the place."""
    return When.parse(row.need(key, str), row.place(key))


@dataclass(frozen=True, slots=True)
class _Block:
    """What the entries under one heading of one source share."""

    paper: Paper
    heading: str
    effect: str | None


def read_file(table: Table, papers: Mapping[str, Paper]) -> list[Entry]:
    """The entries of one file, in order. Raises Refused with everything that is wrong."""
    blocks, adoptions = table.tables("from"), table.tables("adoption")
    if not blocks and not adoptions:
        raise table.missing("from", Text("en eller flere tabeller", "one or more tables"))
    table.done()
    readings: list[Callable[[], list[Entry]]] = [partial(_read_block, row, papers) for row in blocks]
    readings += [partial(_read_adoption, row, papers) for row in adoptions]
    return [entry for found in gather(*readings) for entry in found]


def _read_block(row: Table, papers: Mapping[str, Paper]) -> list[Entry]:
    block = _Block(_cited(row, papers), row.need("heading", str), row.get("effect", str))
    claims, acts = row.tables("claim"), row.tables("act")
    if not claims and not acts:
        raise row.missing("claim", Text("en eller flere tabeller", "one or more tables"))
    row.done()
    readings: list[Callable[[], Entry]] = [partial(_read_claim, one, block) for one in claims]
    readings += [partial(_read_act, one, block) for one in acts]
    return gather(*readings)


def _cited(row: Table, papers: Mapping[str, Paper]) -> Paper:
    given = row.need("source", str)
    if given not in papers:
        words = Text(f"id for en kilde i {FOLDER}/{SOURCES}", f"the id of a source in {FOLDER}/{SOURCES}")
        raise row.refusal("unknown_source", "source", given, words, closest(given, papers))
    return papers[given]


def _read_claim(row: Table, block: _Block) -> Entry:
    about = read_subject(row, "about")
    says = row.need("says", str)
    value = read_claim_value(row, about, says)
    return _entry(row, block, "claim", about, says, value)


def _read_act(row: Table, block: _Block) -> Entry:
    about = read_subject(row, "about")
    value = read_act_value(row)
    words = {key: row.get(key, str) or "" for key in ("second", "document", "basis", "corrects")}
    deed = Deed(row.need("by", str), **words, based_on=row.get("based_on", int))
    return _entry(row, block, "act", about, row.need("does", str), value, deed)


def _entry(
    row: Table,
    block: _Block,
    family: Family,
    about: Subject,
    says: str,
    value: Value,
    deed: Deed | None = None,
) -> Entry:
    given = row.get("certainty", str)
    if given is not None:
        row.choice("certainty", CERTAINTIES)
    because = row.text("because", required=False)
    if given == "assumed" and because == NO_WORDS:
        raise row.missing("because", Text("grunden, i { da, en }", "the reason, in { da, en }"))
    entry = Entry(
        id=row.need("id", str),
        family=family,
        about=about,
        says=says,
        value=value,
        effect=_effect(row, block),
        recorded=read_when(row, "recorded") if "recorded" in row else block.paper.recorded,
        paper=block.paper,
        heading=block.heading,
        certainty=cast(Certainty, given or block.paper.certainty),
        until=read_when(row, "until") if "until" in row else None,
        concerns=tuple(_subjects(row)),
        because=because,
        deed=deed,
        where=row.where,
    )
    row.done()
    return entry


def _effect(row: Table, block: _Block) -> When | None:
    written = row.get("effect", str) or block.effect
    if written is None:
        words = Text(f"tidspunktet, eller “{UNSTATED}”", f"the time, or “{UNSTATED}”")
        raise row.missing("effect", words)
    return None if written == UNSTATED else When.parse(written, row.place("effect"))


def _subjects(row: Table) -> list[Subject]:
    return [read_subject(Table({"concerns": one}, row.where), "concerns") for one in row.names("concerns")]


def _read_adoption(row: Table, papers: Mapping[str, Paper]) -> list[Entry]:
    name = row.need("id", str)
    adopts, over = row.names("adopts"), row.names("over")
    if not adopts and not over:
        raise row.missing("adopts", Text("mindst ét id", "at least one id"))
    for one in set(adopts).intersection(over):
        raise _both_ways(row, one)
    paper = _cited(row, papers)
    reason = row.text("reason")
    entry = Entry(
        id=name,
        family="act",
        about=Subject("adoption", name),
        says="adopts",
        value=Adoption(adopts, over, reason),
        effect=None,
        recorded=read_when(row, "recorded") if "recorded" in row else paper.recorded,
        paper=paper,
        heading="",
        certainty=paper.certainty,
        because=reason,
        deed=Deed(row.need("by", str)),
        where=row.where,
    )
    row.done()
    return [entry]


def _both_ways(row: Table, name: str) -> Refused:
    return refuse(
        "adopted_over_itself",
        problem=Text("Et udsagn kan ikke vælges frem for sig selv", "A claim cannot be adopted over itself"),
        where=row.place("over"),
        given=name,
        expected=Text("andre id'er end i “adopts”", "other ids than in “adopts”"),
        do_next=Text("Slet det fra den ene liste.", "Delete it from one of the lists."),
    )
