"""Histories from an event log: case, activity and time, whether it came as XES or as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from frikommune.cases import refusals
from frikommune.cases.columns import Columns, plain, refuse_cpr, require_columns
from frikommune.cases.from_tables import Drafts
from frikommune.cases.history import Event, Spell, Value, first_day_after
from frikommune.cases.layout import Habits, LogLayout, Take
from frikommune.cases.source import Source
from frikommune.errors import Refusal
from frikommune.language import Text


@dataclass(frozen=True, slots=True)
class _Case:
    """One case: its rows in file order, and what is said once of it."""

    id: str
    person: str
    group: str | None
    municipality: str | None
    start: date | None
    end: date | None
    attributes: dict[str, Value]
    rows: Sequence[int]


def add_log(drafts: Drafts, source: Source, layout: LogLayout, habits: Habits) -> None:
    """Make one spell of each case, and an event of each row. Raises Refused for an unusable log."""
    _require_time(source, layout)
    require_columns(source, layout.takes())
    ids = [layout.fields[name].column for name in ("case", "person") if name in layout.fields]
    refuse_cpr(source, ids, (take.column for take in layout.takes() if take.kind in ("text", "whole")))
    columns = Columns(source, habits, _names(layout))
    case_ids = plain(columns.values("case", layout.fields["case"], range(len(source)), required=True), "case")
    rows: dict[str, list[int]] = {}
    for index, case in enumerate(case_ids):
        if case is not None:
            rows.setdefault(case, []).append(index)
    _refuse_varying(columns, layout, rows)
    events = _events(columns, layout, _rows_with_event(source, layout, rows), case_ids)
    cases = _cases(columns, layout, rows)
    extra = _case_events(columns, layout, cases)
    subject_of = {case.id: case.person for case in cases}
    for index, cells in source.ragged.items():
        case_ids[index] = next((cell.strip() for cell in cells if cell.strip() in subject_of), None)
    drafts.note(columns, [subject_of.get(case) if case else None for case in case_ids])
    for number, case in enumerate(cases):
        passed_over = case.group is None or case.municipality is None
        if not passed_over and not any(row in columns.bad for row in case.rows):
            _add(drafts, columns, layout, case, [events[r] for r in case.rows if r in events], extra[number])


def _names(layout: LogLayout) -> dict[str, str]:
    """Our field's name to the log's column, for telling where something stood."""
    names = {name: take.column for name, take in layout.fields.items()}
    names |= {
        name: take.column
        for name, take in (*layout.case_attributes.items(), *layout.event_attributes.items())
    }
    names |= {
        "day": names["time"],
        "moment": names["time"],
        "spell": names["case"],
        "kind": names["activity"],
    }
    names |= {event.kind: event.at.column for event in layout.case_events}
    return names | {
        "from": layout.start.column if isinstance(layout.start, Take) else names["time"],
        "to": layout.end.column if isinstance(layout.end, Take) else names["time"],
    }


def _require_time(source: Source, layout: LogLayout) -> None:
    column = layout.fields["time"].column
    if not any(source.columns.get(column, ())):
        raise refusals.log_without_time(source.file, column)


def _refuse_varying(columns: Columns, layout: LogLayout, rows: dict[str, list[int]]) -> None:
    """What is said of a case must be the same in all its rows."""
    once: dict[str, Take] = {
        k: v for k, v in layout.fields.items() if k in ("person", "group", "municipality")
    }
    edges = {"from": layout.start, "to": layout.end}
    once |= {name: edge for name, edge in edges.items() if isinstance(edge, Take)}
    once |= dict(layout.case_attributes) | {event.kind: event.at for event in layout.case_events}
    for name, take in once.items():
        cells = columns.source.columns.get(take.column, ())
        for mine in rows.values() if cells else ():
            first = cells[mine[0]]
            for row in mine[1:]:
                if cells[row] != first:
                    columns.refuse(row, name, _varies(str(cells[row]), str(first)))


def _rows_with_event(source: Source, layout: LogLayout, rows: dict[str, list[int]]) -> list[int]:
    """All rows of known cases, but for the single row of a case that has no event at all."""
    activity, time = (source.columns.get(layout.fields[name].column) for name in ("activity", "time"))
    found = []
    for mine in rows.values():
        lone = mine[0] if len(mine) == 1 else None
        if lone is None or (activity and activity[lone]) or (time and time[lone]):
            found.extend(mine)
    return sorted(found)


def _cases(columns: Columns, layout: LogLayout, rows: dict[str, list[int]]) -> list[_Case]:
    firsts = [mine[0] for mine in rows.values()]

    def once(name: str, take: Take | str | None, *, required: bool) -> list[Any]:
        known = take if isinstance(take, Take) else None
        return plain(columns.values(name, known, firsts, required=required), name)

    fields = layout.fields
    persons = once("person", fields.get("person"), required=True)
    parts = zip(
        rows.items(),
        persons,
        once("group", fields["group"], required=True),
        once("municipality", fields["municipality"], required=True),
        once("from", layout.start, required=True),
        once("to", layout.end, required=False),
        columns.attributes(layout.case_attributes, firsts),
        strict=True,
    )
    return [
        _Case(case, person or case, group, place, start, end, attributes, mine)
        for (case, mine), person, group, place, start, end, attributes in parts
    ]


def _events(columns: Columns, layout: LogLayout, rows: list[int], case_ids: list[str]) -> dict[int, Event]:
    """The event of each row that has one and is sound."""
    fields = layout.fields
    kinds = columns.values("kind", fields["activity"], rows, required=True)
    times = plain(columns.values("time", fields["time"], rows, required=True), "time")
    types = plain(columns.values("type", fields.get("type"), rows), "type")
    forms = plain(columns.values("form", fields.get("form"), rows), "form")
    attributes = columns.attributes(layout.event_attributes, rows)
    made = {}
    for row, kind, when, type_, form, extra in zip(rows, kinds, times, types, forms, attributes, strict=True):
        if row in columns.bad or row in columns.skipped:
            continue
        meaning = kind if isinstance(kind, dict) else {"kind": kind}
        case = case_ids[row]
        made[row] = Event(
            id=f"{case}/{row + 1}",
            day=_day(when),
            sequence=row + 1,
            kind=meaning["kind"],
            type=meaning.get("type", type_ or ""),
            form=meaning.get("form", form or ""),
            spell=case,
            moment=when if isinstance(when, datetime) else None,
            attributes=extra,
        )
    return made


def _case_events(columns: Columns, layout: LogLayout, cases: list[_Case]) -> list[list[Event]]:
    """The extra events of each case, after all the events of the file."""
    firsts, last = [case.rows[0] for case in cases], len(columns.source)
    made: list[list[Event]] = [[] for _ in cases]
    for number, extra in enumerate(layout.case_events, start=1):
        whens = plain(columns.values(extra.kind, extra.at, firsts), extra.kind)
        for mine, case, when in zip(made, cases, whens, strict=True):
            if when is not None:
                moment = when if isinstance(when, datetime) else None
                mine.append(
                    Event(
                        f"{case.id}/{extra.kind}/{number}",
                        _day(when),
                        last + number,
                        extra.kind,
                        extra.type,
                        extra.form,
                        case.id,
                        moment,
                    )
                )
    return made


def _add(
    drafts: Drafts, columns: Columns, layout: LogLayout, case: _Case, events: list[Event], extra: list[Event]
) -> None:
    days = [event.day for event in events]
    start = case.start or min(days, default=None)
    if start is None:
        columns.refuse(case.rows[0], "time", _no_start())
        drafts.bad.add(case.person)
        return
    end = case.end
    if layout.end == "last_event":
        end = first_day_after(max(days, default=start))
    elif end and layout.end_is == "last_day":
        end = first_day_after(end)
    draft, place = drafts.subject(case.person), columns.place(case.rows[0])
    group, municipality = case.group or "", case.municipality or ""
    draft.spells.append((Spell(case.id, group, municipality, start, end, case.attributes), place))
    draft.events += [(event, columns.place(event.sequence - 1)) for event in events]
    draft.events += [(event, place) for event in extra]


def _day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when


def _varies(given: str, first: str) -> Refusal:
    return Refusal(
        "case_varies",
        Text("Rækkerne siger forskelligt om samme sag", "The rows say different things of one case"),
        "",
        given,
        Text(f"“{first}” som i sagens første række", f"“{first}” as in the case's first row"),
        Text(
            "Ret rækken, eller læs kolonnen som hændelsens egen.",
            "Correct the row, or read the column as the event's own.",
        ),
    )


def _no_start() -> Refusal:
    return Refusal(
        "case_without_events",
        Text("Sagen har ingen hændelser at begynde med", "The case has no event to start from"),
        "",
        "–",
        Text(
            "Mindst én hændelse, eller en kolonne med startdagen",
            "At least one event, or a column with the start",
        ),
        Text(
            'Skriv start = { column = "…" } i mappingfilen, eller fjern sagen.',
            'Write start = { column = "…" } in the mapping, or remove the case.',
        ),
    )
