"""A norm file: one norm, its dated versions and their sources."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from frikommune.dates import Rounding
from frikommune.language import Text
from frikommune.law.norm import Accumulated, Anchor, CourseStart, EachEvent, Kind, Norm, ReadAt, Version
from frikommune.law.source import CERTAINTIES, Certainty, Source
from frikommune.law.terms import Match
from frikommune.packfiles.reading import Reading, in_days, known_groups, read_because, window_in_days
from frikommune.packfiles.table import Table, gather
from frikommune.packfiles.terms import build_terms, key_of, read_parameters
from frikommune.packfiles.versions import check_steps, check_versions

KINDS = ("duty", "precondition", "limit")
MONTH_N_BEGINS = ("n-1 months", "n months")
_READ_AT: Mapping[str, tuple[str, ...]] = {
    "duty": ("start", "opens", "due"),
    "precondition": ("event",),
    "limit": ("event",),
}


def read_norm(table: Table, groups: Mapping[str, Text]) -> tuple[Norm, Reading]:
    """The norm that a file holds, and how it reads its words (exemptions on it read theirs the same way).

    Raises Refused, naming the file and the key.
    """
    kind = cast(Kind, table.choice("kind", KINDS))
    norm_id = table.need("id", str)
    read_at = cast(ReadAt, table.choice("read_at", _READ_AT[kind]))
    reading = _reading(table, kind, groups)
    anchor = _anchor(table, reading) if kind == "duty" else CourseStart()
    shared = read_parameters(table, reading, read_because(table))
    rows = _version_rows(table, shared)
    table.text("because", required=False)
    norm = Norm(
        id=norm_id,
        kind=kind,
        title=table.text("title"),
        groups=read_groups(table, groups),
        read_at=read_at,
        anchor=anchor,
        versions=tuple(
            gather(*(lambda row=row: _version(row, reading, shared, anchor, read_at) for row in rows))
        ),
        file=table.where,
        about=table.text("about", required=False),
    )
    table.done()
    check_versions(norm, [row.get("to", date) for row in rows])
    check_steps(norm)
    return norm, reading


def _version_rows(table: Table, shared: Mapping[str, object]) -> list[Table]:
    """The versions; none where the norm comes from exemptions only, and then nothing may be shared."""
    if not table.get("only_by_exemption", bool):
        return table.need_tables("version")
    rows = table.tables("version")
    if rows or shared:
        given = "version" if rows else ", ".join(key_of(field) for field in shared)
        raise table.refusal(
            "only_by_exemption",
            "only_by_exemption",
            given,
            Text(
                "en norm uden versioner: ordlyden står i den fravigelse, der tilføjer den",
                "a norm without versions: its wording stands in the exemption that adds it",
            ),
            Text(
                "Slet “only_by_exemption”, eller flyt ordlyden til fravigelsens “add”.",
                "Delete “only_by_exemption”, or move the wording to the exemption's “add”.",
            ),
        )
    return []


def _reading(table: Table, kind: Kind, groups: Mapping[str, Text]) -> Reading:
    month_end = table.choice("month_end", ("down", "up", "error"), default="") or None
    month_n = table.choice("month_n_begins_after", MONTH_N_BEGINS, default="") or None
    return Reading(kind, cast(Rounding | None, month_end), month_n, groups)


def read_groups(table: Table, known: Mapping[str, Text]) -> frozenset[str]:
    """`groups = [...]`, or `groups = "all"` (the empty set)."""
    if table.data.get("groups") == "all":
        table.get("groups", str)
        return frozenset()
    groups = table.data.get("groups")
    if isinstance(groups, str) or groups == []:
        words = Text('en liste af målgrupper, eller "all"', 'a list of target groups, or "all"')
        do_next = Text('Skriv "all", hvis alle er ment.', 'Write "all" if all are meant.')
        raise table.refusal("not_groups", "groups", groups, words, do_next)
    return known_groups(table, "groups", known)


def read_sources(table: Table) -> tuple[Source, ...]:
    """`source = { reference = "…", heading = "…" }`, one or several."""
    found = []
    for row in table.need_tables("source"):
        found.append(Source(row.need("reference", str), row.get("heading", str) or ""))
        row.done()
    return tuple(found)


def read_certainty(table: Table) -> Certainty:
    """`certainty = "source" | "public" | "assumed"`."""
    return cast(Certainty, table.choice("certainty", CERTAINTIES))


def read_assumptions(table: Table) -> tuple[Text, ...]:
    """`[[assumed]]`: the readings that no source gives."""
    return tuple(row.as_text() for row in table.tables("assumed"))


def _anchor(table: Table, reading: Reading) -> Anchor:
    if isinstance(table.data.get("anchor"), str):
        table.choice("anchor", ("course.start",))
        return CourseStart()
    row = table.table("anchor")
    if "each_event" in row:
        anchor: Anchor = EachEvent(Match(row.need("each_event", str), frozenset(row.names("types"))))
    else:
        anchor = _accumulated(row, reading)
    row.done()
    return anchor


def _accumulated(row: Table, reading: Reading) -> Accumulated:
    amount = reading.step_above_zero(row, "accumulated")
    within = reading.optional_step(row, "within")
    days = in_days(amount, row, "accumulated")
    return Accumulated(
        amount=amount,
        days=days,
        groups=known_groups(row, "in_groups", reading.groups),
        within=within,
        window_days=window_in_days(within, days, row),
        again=row.need("again", bool),
    )


def _version(
    row: Table, reading: Reading, shared: Mapping[str, object], anchor: Anchor, read_at: ReadAt
) -> Version:
    start = row.need("from", date)
    repealed = row.get("repealed", bool) or False
    own = read_parameters(row, reading, read_because(row))
    if repealed and own:
        raise row.refusal(
            "repealed_with_terms",
            "repealed",
            ", ".join(key_of(field) for field in own),
            Text("en ophævet version uden indhold", "a repealed version without content"),
            Text("Slet “repealed”, eller slet indholdet.", "Delete “repealed”, or delete the content."),
        )
    version = Version(
        start=start,
        terms=None if repealed else build_terms(row, reading.kind, {**shared, **own}, anchor, read_at),
        sources=read_sources(row),
        certainty=read_certainty(row),
        reread=row.choice("open_duties", ("keep", "reread"), default="keep") == "reread",
        assumptions=read_assumptions(row),
        quote=row.get("quote", str) or "",
    )
    row.text("because", required=False)
    row.get("to", date)
    row.done()
    return version
