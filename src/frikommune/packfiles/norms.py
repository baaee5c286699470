"""A norm file: one norm, its dated versions and their sources."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from frikommune.dates import Rounding
from frikommune.errors import Refused, closest, refuse
from frikommune.language import Text
from frikommune.law.norm import Accumulated, Anchor, CourseStart, EachEvent, Kind, Norm, ReadAt, Version
from frikommune.law.source import CERTAINTIES, Certainty, Source
from frikommune.law.terms import DutyTerms, LimitTerms, Match, PreconditionTerms, Rhythm, Terms
from frikommune.packfiles.table import Table, gather
from frikommune.packfiles.terms import MONTH_N_BEGINS, Reading, as_any, in_days, read_parameters

KINDS = ("duty", "precondition", "limit")
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
    reading = read_reading(table, kind)
    shared = read_parameters(table, reading, None)
    rows = table.tables("version")
    norm = Norm(
        id=norm_id,
        kind=kind,
        title=table.text("title"),
        groups=read_groups(table, groups),
        read_at=read_at,
        anchor=_anchor(table, reading, groups) if kind == "duty" else CourseStart(),
        versions=tuple(gather(*(lambda row=row: _version(row, reading, shared) for row in rows))),
        file=table.where,
        about=table.text("about", required=False),
    )
    if not rows and not table.get("only_by_exemption", bool):
        table.need("version", list)
    table.get("only_by_exemption", bool)
    table.done()
    _check_versions(norm, [row.get("to", date) for row in rows])
    return norm, reading


def read_reading(table: Table, kind: Kind) -> Reading:
    """How the norm rounds month steps, and when its "month n" begins."""
    month_end = table.choice("month_end", ("down", "up", "error"), default="") or None
    month_n = table.choice("month_n_begins_after", MONTH_N_BEGINS, default="") or None
    return Reading(kind, cast(Rounding | None, month_end), month_n)


def read_groups(table: Table, known: Mapping[str, Text]) -> frozenset[str]:
    """`groups = [...]`, or `groups = "all"` (the empty set)."""
    if table.data.get("groups") == "all":
        table.get("groups", str)
        return frozenset()
    table.need("groups", list)
    return known_groups(table, "groups", known)


def known_groups(table: Table, key: str, known: Mapping[str, Text]) -> frozenset[str]:
    """A list of groups, each of which the pack knows."""
    names = table.names(key)
    for name in names:
        if name not in known:
            raise refuse(
                "unknown_group",
                problem=Text(f"Målgruppen “{name}” kendes ikke", f"The target group “{name}” is not known"),
                where=table.place(key),
                given=name,
                expected=Text("en målgruppe fra pack.toml", "a target group of pack.toml"),
                do_next=closest(name, known),
            )
    return frozenset(names)


def read_sources(table: Table) -> tuple[Source, ...]:
    """`source = { reference = "…", heading = "…" }`, one or several."""
    rows = table.tables("source")
    if not rows:
        table.need("source", dict)
    found = []
    for row in rows:
        found.append(Source(row.need("reference", str), row.get("heading", str) or ""))
        row.done()
    return tuple(found)


def read_certainty(table: Table) -> Certainty:
    """`certainty = "source" | "public" | "assumed"`."""
    return cast(Certainty, table.choice("certainty", CERTAINTIES))


def read_assumptions(table: Table) -> tuple[Text, ...]:
    """`[[assumed]]`: the readings that no source gives."""
    return tuple(row.as_text() for row in table.tables("assumed"))


def _anchor(table: Table, reading: Reading, groups: Mapping[str, Text]) -> Anchor:
    if isinstance(table.data.get("anchor"), str):
        table.choice("anchor", ("course.start",))
        return CourseStart()
    row = table.table("anchor")
    if "each_event" in row:
        anchor: Anchor = EachEvent(Match(row.need("each_event", str), frozenset(row.names("types"))))
    else:
        anchor = _accumulated(row, reading, groups)
    row.done()
    return anchor


def _accumulated(row: Table, reading: Reading, groups: Mapping[str, Text]) -> Accumulated:
    amount = reading.step(row.need("accumulated", str), row.place("accumulated"))
    words = row.get("within", str)
    within = reading.step(words, row.place("within")) if words else None
    month_days = row.get("days_in_a_month", int)
    return Accumulated(
        amount=amount,
        days=in_days(amount, month_days, row, "accumulated"),
        groups=known_groups(row, "in_groups", groups),
        within=within,
        window_days=in_days(within, month_days, row, "within") if within else None,
        again=row.need("again", bool),
    )


def _version(row: Table, reading: Reading, shared: Mapping[str, object]) -> Version:
    start = row.need("from", date)
    repealed = row.get("repealed", bool) or False
    because = row.text("because", required=False) if "because" in row else None
    own = read_parameters(row, reading, because)
    version = Version(
        start=start,
        terms=None if repealed else build_terms(row, reading.kind, {**shared, **own}),
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


def build_terms(table: Table, kind: Kind, values: Mapping[str, object]) -> Terms:
    """The terms of a version, complete. Raises Refused when something needed is missing."""
    needed = {
        "duty": ("done_by",),
        "precondition": ("trigger", "requires", "carry_over"),
        "limit": ("trigger", "test"),
    }[kind]
    for field in needed:
        if field not in values:
            table.need(field, dict)
    if kind == "duty":
        terms = DutyTerms(**as_any(values))
        if (terms.windows is None) == (terms.rhythm is None):
            raise table.refusal(
                "window_or_rhythm",
                "step / rhythm",
                ", ".join(table.data),
                Text("enten [[step]] eller [rhythm]", "either [[step]] or [rhythm]"),
            )
        return terms
    trigger = None if values["trigger"] == "course.start" else values["trigger"]
    if kind == "precondition":
        return PreconditionTerms(**as_any({**values, "trigger": trigger}))
    return LimitTerms(**as_any(values))


def _check_versions(norm: Norm, ends: list[date | None]) -> None:
    for number, (version, end) in enumerate(zip(norm.versions, ends, strict=True), 1):
        following = norm.versions[number] if number < len(norm.versions) else None
        place = f"{norm.file}, [[version]] {number}"
        if following is None and end is not None:
            raise _last_version_ends(place, end)
        if following is not None and following.start <= version.start:
            raise _versions_overlap(f"{norm.file}, [[version]] {number + 1}", following.start, version.start)
        if following is not None and end is not None and following.start < end:
            raise _versions_overlap(f"{norm.file}, [[version]] {number + 1}", following.start, end)
        if following is not None and end is not None and following.start > end:
            raise _versions_gap(place, end, following.start)
        if isinstance(version.terms, DutyTerms) and isinstance(version.terms.rhythm, Rhythm):
            _check_rhythm(norm)


def _versions_overlap(where: str, start: date, after: date) -> Refused:
    return refuse(
        "versions_overlap",
        problem=Text("To versioner overlapper", "Two versions overlap"),
        where=where,
        given=f"from = {start}",
        expected=Text(f"en dag efter {after}", f"a day after {after}"),
        do_next=Text(
            "Skriv versionerne i tidsorden; hver gælder, til den næste begynder.",
            "Write the versions in order of time; each holds until the next begins.",
        ),
    )


def _versions_gap(where: str, end: date, start: date) -> Refused:
    return refuse(
        "versions_gap",
        problem=Text("Der er et hul mellem to versioner", "There is a gap between two versions"),
        where=where,
        given=f"to = {end}, from = {start}",
        expected=Text("at den næste begynder, når denne slutter", "the next to begin when this one ends"),
        do_next=Text(
            "Slet “to”, eller skriv en version med repealed = true for tiden imellem.",
            "Delete “to”, or write a version with repealed = true for the time between.",
        ),
    )


def _last_version_ends(where: str, end: date) -> Refused:
    return refuse(
        "last_version_ends",
        problem=Text(
            "Den sidste version slutter, og intet følger", "The last version ends, and nothing follows"
        ),
        where=where,
        given=f"to = {end}",
        expected=Text("hvad der gælder bagefter", "what holds afterwards"),
        do_next=Text(
            "Skriv en version med repealed = true fra den dag, eller slet “to”.",
            "Write a version with repealed = true from that day, or delete “to”.",
        ),
    )


def _check_rhythm(norm: Norm) -> None:
    if norm.read_at == "start":
        raise refuse(
            "read_at_of_rhythm",
            problem=Text(
                "En tilbagevendende pligt kan ikke læses på startdagen",
                "A recurring duty cannot be read on the start day",
            ),
            where=f"{norm.file}, read_at",
            given="start",
            expected=Text("opens eller due", "opens or due"),
            do_next=Text(
                "Vælg “opens”: hver gang læses på sin egen begyndelse.",
                "Choose “opens”: each occurrence is read on its own opening.",
            ),
        )
