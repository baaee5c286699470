"""Histories from tables of spells, events, uses and employers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from frikommune.cases.columns import Columns, plain, refuse_cpr, require_columns
from frikommune.cases.draft import Draft
from frikommune.cases.history import Event, Spell, Use, first_day_after
from frikommune.cases.layout import Habits, TableLayout
from frikommune.cases.source import Place, Source
from frikommune.cases.tables import TABLES
from frikommune.errors import Refusal
from frikommune.language import Text

COMPANY, EMPLOYEES = "virksomhed", "ansatte"


class Drafts:
    """The histories on their way in, by subject, and every row that each subject has."""

    def __init__(self, synthetic: bool | None) -> None:
        self.synthetic = synthetic
        self.of: dict[str, Draft] = {}
        self.rows: dict[str, list[Place]] = {}
        self.bad: set[str] = set()
        self.read: list[Columns] = []

    def subject(self, subject: str) -> Draft:
        """The draft of a subject, begun if it is the first time it is met."""
        if subject not in self.of:
            self.of[subject] = Draft(subject, synthetic=bool(self.synthetic))
        return self.of[subject]

    def note(self, columns: Columns, subjects: list[str | None]) -> None:
        """Remember whose row each one is, and who has a bad one."""
        self.read.append(columns)
        for index, subject in enumerate(subjects):
            if subject is not None:
                self.rows.setdefault(subject, []).append(columns.place(index))
                if index in columns.bad:
                    self.bad.add(subject)

    def withhold_ragged(self) -> None:
        """Hold back every subject that a row which fits no header may be about: one that any cell names."""
        for columns in self.read:
            for index, cells in columns.source.ragged.items():
                for subject in {cell.strip() for cell in cells} & self.rows.keys():
                    self.rows[subject].append(columns.place(index))
                    self.bad.add(subject)


def add_table(drafts: Drafts, source: Source, layout: TableLayout, habits: Habits) -> None:
    """Put one table's rows into the drafts. Raises Refused for what makes the whole table unusable."""
    require_columns(source, layout.takes())
    ids = [c.name for c in TABLES[layout.table] if c.is_id]
    refuse_cpr(
        source,
        (layout.fields[name].column for name in ids if name in layout.fields),
        (take.column for take in layout.takes() if take.kind in ("text", "attributes", "whole")),
    )
    takes = {**layout.attributes, **layout.fields}
    columns = Columns(source, habits, {name: take.column for name, take in takes.items()})
    every = range(len(source))
    found = {
        c.name: columns.values(c.name, layout.fields.get(c.name), every, required=c.required)
        for c in TABLES[layout.table]
    }
    extra = columns.attributes(layout.attributes, every)
    if layout.table == "events":
        _refuse_dayless(columns, found["day"], found["moment"])
    subjects: list[str | None] = plain(found[ids[0]], ids[0])
    drafts.note(columns, subjects)
    translated = [name for name in found if name in layout.fields and layout.fields[name].values is not None]
    for index, row in _sound_rows(columns, found, translated):
        row["attributes"] = {**(row.get("attributes") or {}), **extra[index]}
        _ADD[layout.table](drafts, row, columns.place(index), layout)


def _sound_rows(
    columns: Columns, found: dict[str, list[Any]], translated: list[str]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each row that is neither bad nor skipped, as field and value.

    A code's meanings are spread out; the type and form of a kind's code go before those of other columns.
    """
    names = list(found)
    passed_over = columns.bad | columns.skipped
    for index, cells in enumerate(zip(*found.values(), strict=True)):
        if index in passed_over:
            continue
        row = dict(zip(names, cells, strict=True))
        for name in reversed(translated):
            row |= row[name] or {}
        yield index, row


def _refuse_dayless(columns: Columns, days: list[date | None], moments: list[Any]) -> None:
    for index, (day, moment) in enumerate(zip(days, moments, strict=True)):
        if day is None and moment is None and index not in columns.bad | columns.skipped:
            columns.refuse(index, "day" if columns.names.get("day") else "moment", _dayless())


def _end(day: date | None, layout: TableLayout) -> date | None:
    return first_day_after(day) if day and layout.end_is == "last_day" else day


def _add_spell(drafts: Drafts, row: dict[str, Any], place: Place, layout: TableLayout) -> None:
    draft = drafts.subject(row["person"])
    if drafts.synthetic is None:
        draft.synthetic = row["synthetic"]
    spell = Spell(
        row["spell"],
        row["group"],
        row["municipality"],
        row["from"],
        _end(row["to"], layout),
        row["attributes"],
    )
    draft.spells.append((spell, place))


def _add_event(drafts: Drafts, row: dict[str, Any], place: Place, layout: TableLayout) -> None:
    draft = drafts.subject(row["person"])
    attributes = row["attributes"]
    if until := _end(row["until"], layout):
        attributes = {**attributes, "until": until}
    moment = row["moment"]
    event = Event(
        id=row["event"] or f"{draft.subject}/event/{place.line}",
        day=row["day"] or moment.date(),
        sequence=place.index + 1 if row["sequence"] is None else row["sequence"],
        kind=row["kind"],
        type=row["type"] or "",
        form=row["form"] or "",
        spell=row["spell"] or "",
        moment=moment,
        attributes=attributes,
    )
    draft.events.append((event, place))


def _add_use(drafts: Drafts, row: dict[str, Any], place: Place, _: TableLayout) -> None:
    draft = drafts.subject(row["person"])
    use = Use(
        id=row["use"] or f"{draft.subject}/use/{place.line}",
        exemption=row["exemption"],
        norm=row["norm"],
        decided_on=row["decided_on"],
        recorded_on=row["recorded_on"],
        reason=row["reason"] or "",
        occurrence=row["occurrence"] or 0,
        replaced_by=row["replaced_by"] or "",
        approved_by=row["approved_by"] or "",
        approved_on=row["approved_on"],
    )
    draft.uses.append((use, place))


def _add_employer(drafts: Drafts, row: dict[str, Any], place: Place, _: TableLayout) -> None:
    """A count of employees: an event, and a spell where the company is new or has moved."""
    draft = drafts.subject(row["employer"])
    count = Event(
        id=f"{draft.subject}/{EMPLOYEES}/{place.line}",
        day=row["from"],
        sequence=place.index + 1,
        kind=EMPLOYEES,
        attributes={"antal": row["ordinary_employees"]},
    )
    draft.events.append((count, place))
    draft.spells.append(
        (Spell(f"{draft.subject}/{place.line}", COMPANY, row["municipality"], row["from"]), place)
    )


def join_employer_spells(drafts: Drafts) -> None:
    """A company's spell in a municipality lasts until it is counted in another one."""
    for draft in drafts.of.values():
        counted = [
            (s, p) for s, p in draft.spells if s.group == COMPANY and "employer" in getattr(p, "names", ())
        ]
        if not counted:
            continue
        rest = [one for one in draft.spells if one not in counted]
        joined: list[tuple[Spell, Any]] = []
        for spell, place in sorted(counted, key=lambda one: one[0].start):
            if joined and joined[-1][0].municipality == spell.municipality:
                continue
            if joined:
                last, where = joined[-1]
                joined[-1] = (Spell(last.id, last.group, last.municipality, last.start, spell.start), where)
            joined.append((spell, place))
        draft.spells = rest + joined


def _dayless() -> Refusal:
    return Refusal(
        "missing_value",
        Text("Hændelsen har hverken dag eller tidspunkt", "The event has neither a day nor an instant"),
        "",
        "–",
        Text("En dag eller et tidspunkt", "A day or an instant"),
        Text("Udfyld feltet.", "Fill in the cell."),
    )


_ADD = {"spells": _add_spell, "events": _add_event, "uses": _add_use, "employers": _add_employer}
