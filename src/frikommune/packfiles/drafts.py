"""A draft: a trial file that is not in force, with where and when it is imagined to hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from frikommune.errors import Refusal, Refused, closest
from frikommune.language import Text
from frikommune.law.checks import check_rulebook
from frikommune.law.exemption import Exemption, Grant
from frikommune.law.rulebook import Rulebook
from frikommune.law.source import Source
from frikommune.packfiles.files import read_text, toml_of
from frikommune.packfiles.folder import stands_twice
from frikommune.packfiles.grants import check_grants, check_known, check_period
from frikommune.packfiles.pack import Pack
from frikommune.packfiles.table import Table, gather
from frikommune.packfiles.trials import read_exemptions, read_municipalities

DECIDED = ("round", "granted", "state", "effect", "disagreement")
"""What only a trial has that was applied for and decided."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An idea for a trial. `dated` says whether the draft itself tells where and when it holds.

    Otherwise it is imagined in its `municipalities` at all times.
    """

    id: str
    title: Text
    municipalities: tuple[str, ...]
    norm_without: Text
    with_trial: Text
    exemptions: tuple[Exemption, ...]
    grants: tuple[Grant, ...]
    dated: bool
    file: str

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its exemptions."""
        return frozenset(one.id for one in self.exemptions)


def read_draft(path: Path, pack: Pack) -> tuple[Draft, Rulebook]:
    """The draft that a file holds, and the pack's rulebook with it laid in. Raises Refused as `draft_of`."""
    return draft_of(read_text(path, str(path)), str(path), pack)


def draft_of(words: str, shown: str, pack: Pack) -> tuple[Draft, Rulebook]:
    """A draft as text, and the pack's rulebook with it laid in. `shown` is how it is named to the user.

    Raises Refused as for a trial of the pack: what it changes must be there, its ids must be its own, and
    where it meets an existing exemption the order must be declared.
    """
    table = Table(toml_of(words, shown), shown)
    _refuse_what_is_decided(table)
    norms = {norm_id: (pack.rulebook.norms[norm_id], reading) for norm_id, reading in pack.readings.items()}
    exemptions = read_exemptions(table, norms, pack.rulebook.groups)
    municipalities = read_municipalities(table, pack.rulebook.municipalities)
    draft = Draft(
        id=table.need("id", str),
        title=table.text("title"),
        municipalities=municipalities,
        norm_without=table.text("norm_without", required=False),
        with_trial=table.text("with_trial", required=False),
        exemptions=exemptions,
        grants=_grants(table, exemptions, municipalities, pack),
        dated="grant" in table,
        file=table.where,
    )
    for told in ("indicator", "registration"):
        gather(*(row.as_text for row in table.tables(told)))
    table.done()
    _refuse_what_stands_twice(draft, pack)
    return draft, _laid_in(draft, pack.rulebook)


def _laid_in(draft: Draft, rulebook: Rulebook) -> Rulebook:
    check_grants(list(draft.grants))
    found = replace(
        rulebook,
        exemptions={**rulebook.exemptions, **{one.id: one for one in draft.exemptions}},
        grants=(*rulebook.grants, *draft.grants),
    )
    check_rulebook(found)
    return found


def _refuse_what_is_decided(table: Table) -> None:
    found = [key for key in DECIDED if key in table]
    if found:
        raise table.refusal(
            "draft_decided",
            found[0],
            ", ".join(found),
            Text(
                "et udkast, som ingen har ansøgt om eller bevilget",
                "a draft that nobody applied for or granted",
            ),
            Text(f"Slet {', '.join(found)}.", f"Delete {', '.join(found)}."),
        )


def _grants(
    table: Table, exemptions: tuple[Exemption, ...], municipalities: tuple[str, ...], pack: Pack
) -> tuple[Grant, ...]:
    """Those that the draft tells; without any, everywhere it names and at all times."""
    rows = table.tables("grant")
    ids = [one.id for one in exemptions]
    if rows:
        read = gather(*(lambda row=row: list(_grant(row, ids, municipalities, pack)) for row in rows))
        return tuple(grant for some in read for grant in some)
    if not municipalities:
        raise table.refusal(
            "draft_nowhere",
            "municipalities",
            "[]",
            Text("mindst én kommune, som udkastet tænkes i", "at least one municipality to imagine it in"),
            Text("Skriv kommunerne.", "Write the municipalities."),
        )
    where, source = table.place("municipalities"), Source(table.where)
    return tuple(
        Grant(one, municipality, date.min, None, source, "assumed", where)
        for one in ids
        for municipality in municipalities
    )


def _grant(row: Table, exemptions: list[str], municipalities: tuple[str, ...], pack: Pack) -> Iterator[Grant]:
    """One `[[grant]]`: of one of the draft's exemptions, or of all of them."""
    municipality = row.need("municipality", str)
    check_known(row.where, "municipality", municipality, pack.rulebook.municipalities)
    if municipality not in municipalities:
        words = Text(
            "en kommune, som står i “municipalities”", "a municipality that stands in “municipalities”"
        )
        raise row.refusal(
            "not_a_municipality_of_the_draft",
            "municipality",
            municipality,
            words,
            closest(municipality, municipalities),
        )
    start, end = row.need("from", date), row.get("to", date)
    check_period(row.where, start, end, f"{start} – {end}")
    exemption = row.get("exemption", str)
    if exemption is not None and exemption not in exemptions:
        words = Text("id for en af udkastets egne fravigelser", "the id of one of the draft's own exemptions")
        raise row.refusal("unknown_part", "exemption", exemption, words, closest(exemption, exemptions))
    row.done()
    source = Source(row.where)
    for one in exemptions if exemption is None else [exemption]:
        yield Grant(one, municipality, start, end, source, "assumed", row.where)


def _refuse_what_stands_twice(draft: Draft, pack: Pack) -> None:
    refusals = list(_twice(draft, pack))
    if refusals:
        raise Refused(*refusals)


def _twice(draft: Draft, pack: Pack) -> Iterator[Refusal]:
    if draft.id in pack.trials:
        yield from stands_twice(draft.id, f"{pack.trials[draft.id].file} / {draft.file}").refusals
    seen: dict[str, Exemption] = dict(pack.rulebook.exemptions)
    for one in draft.exemptions:
        if one.id in seen:
            yield from stands_twice(one.id, f"{seen[one.id].file} / {one.file}").refusals
        seen[one.id] = one
