"""A mapping file, once parsed, becomes a `Mapping`; every key must be known, and nothing is guessed."""

from __future__ import annotations

from codecs import lookup
from collections.abc import Mapping as ReadOnly
from typing import Any, get_args

from frikommune.cases.layout import (
    CaseEvent,
    Covers,
    DayOrder,
    EndIs,
    Habits,
    LogLayout,
    Mapping,
    Others,
    Outside,
    TableLayout,
    Take,
    Takes,
)
from frikommune.cases.section import Section, missing_key, unknown_key
from frikommune.cases.tables import TABLES, ValueKind
from frikommune.dates import parse_moment
from frikommune.errors import Refused, refuse
from frikommune.language import Text

__all__ = ["Mapping", "from_dict"]

_HABITS = ("encoding", "separator", "decimal", "days", "zone", "day_by")
_NOT_OF_FILES = ("idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined")
_LOG_FIELDS = {"case": True, "activity": True, "time": True, "group": True, "municipality": True}
_LOG_MAYBE = {"person": False, "type": False, "form": False}
_LOG_REST = ("start", "end", "end_is", "events_before_start", "events_after_end", "sheet")
_LOG_PARTS = ("case_attributes", "event_attributes", "case_event")
_TAKE = ("column", "constant", "values", "others", "type")
_KINDS = ("text", "whole", "number", "day", "moment", "yes_no")
_KEYED = ("person", "employer")
COVERS = Text(
    'Skriv covers = "everything", hvis det, som udtrækket udelader, er væk, eller "changes", hvis det står '
    "ved magt.",
    'Write covers = "everything" if what the export leaves out is gone, or "changes" if it stands as it was.',
)
"""What to write where a mapping does not say what its exports leave out."""
_END_IS = Text(
    'Skriv end_is = "last_day", hvis slutdagen selv er med, eller "first_day_after", hvis den ikke er.',
    'Write end_is = "last_day" if the end day itself is included, or "first_day_after" if it is not.',
)


def from_dict(data: dict[str, Any], where: str) -> Mapping:
    """The mapping that a parsed file describes; `where` is the file's name. Raises Refused."""
    top = Section(data, where, "", ("synthetic", *_HABITS, *TABLES, "log", "delivery"))
    synthetic = top.required(
        "synthetic",
        bool,
        Text(
            "Skriv synthetic = false, hvis borgerne er virkelige.",
            "Write synthetic = false if the citizens are real.",
        ),
    )
    tables = {name: _table(top, name) for name in TABLES if name in top}
    log = _log(top) if "log" in top else None
    covers = _covers(top) if "delivery" in top else None
    enough = bool({"spells", "employers"} & tables.keys()) or (covers is not None and not log)
    if bool(log) == enough or (log and tables):
        raise _one_or_the_other(where)
    return Mapping(synthetic, _habits(top), tables, log, covers)


def _covers(top: Section) -> Covers:
    section = top.inner("delivery", ("covers",))
    if "covers" not in section:
        raise missing_key("covers", str, section.where(), COVERS)
    found: Covers = section.choice("covers", get_args(Covers))
    return found


def _habits(top: Section) -> Habits:
    encoding = top.optional("encoding", str, "utf-8")
    try:
        if lookup(encoding).name in _NOT_OF_FILES:
            raise LookupError
        "a".encode(encoding)  # refuses what no file's text is written in, such as rot13
    except (LookupError, ValueError):
        raise _unknown_encoding(encoding, top.where("encoding")) from None
    separator = top.choice("separator", (",", ";", "\t", "|"), ",")
    day_by = top.choice("day_by", ("offset", "zone"), "offset")
    zone = top.required("zone", str) if day_by == "zone" else top.optional("zone", str, None)
    if zone is not None:
        parse_moment("2000-01-01T12:00", top.where("zone"), zone)  # refuses a zone that does not exist
    decimal = top.choice("decimal", (".", ","), ".")
    return Habits(
        encoding, separator, decimal, top.choice("days", get_args(DayOrder), "yyyy-mm-dd"), zone, day_by
    )


def _table(top: Section, name: str) -> TableLayout:
    section = top.inner(name, ("file", "sheet", "end_is", "columns", "attributes"))
    known = {column.name: column for column in TABLES[name] if column.name not in ("attributes", "synthetic")}
    columns = section.inner("columns", known)
    takes: dict[str, Take] = {}
    for column in known.values():
        if column.name in columns:
            takes[column.name] = _take(columns, column.name, column.kind)
        elif column.required:
            raise missing_key(column.name, str, columns.where(), _name_a_column(column.name))
    if name == "events" and not {"day", "moment"} & takes.keys():
        raise missing_key("day", str, columns.where(), _name_a_column("day"))
    ends = {"to", "until"} & takes.keys()
    end_is = _end_is(section) if ends else None
    file, sheet = section.optional("file", str, ""), section.optional("sheet", str, "")
    return TableLayout(name, takes, _attributes(section, "attributes"), file, sheet, end_is)


def _log(top: Section) -> LogLayout:
    fields = _LOG_FIELDS | _LOG_MAYBE
    section = top.inner("log", (*fields, *_LOG_REST, *_LOG_PARTS))
    takes: dict[str, Take] = {}
    for name, required in fields.items():
        if name in section:
            takes[name] = _take(section, name, "when" if name == "time" else "text")
        elif required:
            raise missing_key(name, str, section.where(), _name_a_column(name))
    start = _edge(section, "start", ("first_event",))
    end = _edge(section, "end", ("last_event", "open"))
    if not isinstance(end, Take):
        _refuse_end_is(section)
    return LogLayout(
        fields=takes,
        start=start,
        end=end,
        end_is=_end_is(section) if isinstance(end, Take) else None,
        events_before_start=_outside(section, "events_before_start", start),
        events_after_end=_outside(section, "events_after_end", end),
        case_attributes=_attributes(section, "case_attributes"),
        event_attributes=_attributes(section, "event_attributes"),
        case_events=tuple(_case_events(section)),
        sheet=section.optional("sheet", str, ""),
    )


def _edge(section: Section, key: str, words: tuple[str, ...]) -> Any:
    """A word such as `first_event`, or a column to take the day from."""
    if isinstance(section.data.get(key), dict):
        return _take(section, key, "day")
    if key in section:
        return section.choice(key, words)
    ways = " | ".join([*(f'"{word}"' for word in words), '{ column = "…" }'])
    raise missing_key(key, str, section.where(), Text(f"Skriv {key} = {ways}.", f"Write {key} = {ways}."))


def _outside(section: Section, key: str, edge: Take | str) -> Outside:
    """What to do with events beyond an edge; an edge taken from the events has none beyond it."""
    choices = get_args(Outside)
    found: Outside = section.choice(key, choices, None if isinstance(edge, Take) else "refuse")
    return found


def _end_is(section: Section) -> EndIs:
    if "end_is" not in section:
        raise missing_key("end_is", str, section.where(), _END_IS)
    found: EndIs = section.choice("end_is", get_args(EndIs))
    return found


def _refuse_end_is(section: Section) -> None:
    if "end_is" in section:
        raise unknown_key("end_is", [key for key in section.data if key != "end_is"], section.where("end_is"))


def _case_events(section: Section) -> list[CaseEvent]:
    made = []
    for number, data in enumerate(section.optional("case_event", list, []), start=1):
        path = f"{section.path}.case_event[{number}]"
        one = Section(data, section.file, path, ("kind", "type", "form", "at"))
        kind, at = one.required("kind", str), _take(one, "at", "when") if "at" in one else None
        if at is None:
            raise missing_key("at", str, one.where(), _name_a_column("at"))
        made.append(CaseEvent(kind, at, one.optional("type", str, ""), one.optional("form", str, "")))
    return made


def _attributes(section: Section, key: str) -> Takes:
    inner = section.inner(key, None)
    return {name: _take(inner, name, None) for name in inner.data}


def _take(section: Section, name: str, kind: ValueKind | None) -> Take:
    """A column's name, or a table with a column or a constant; a `kind` of None is said by the file."""
    if isinstance(section.data[name], str):
        return Take(column=section.data[name], kind=kind or "text")
    keys = _TAKE if kind is None else tuple(key for key in _TAKE if key != "type")
    one = section.inner(name, (*keys, "keyed") if name in _KEYED else keys)
    if ("column" in one) == ("constant" in one):
        raise _column_or_constant(one)
    values = _values(one, name) if "values" in one else None
    return Take(
        column=one.optional("column", str, ""),
        constant=one.optional("constant", str, ""),
        kind=kind or one.choice("type", _KINDS, "text"),
        values=values,
        others=one.choice("others", get_args(Others), "refuse"),
        keyed=one.optional("keyed", bool, False),
    )


def _values(one: Section, name: str) -> ReadOnly[str, ReadOnly[str, str]]:
    """Each code's meaning: the field itself, and for a kind or an activity perhaps its type and form."""
    inner = one.inner("values", None)
    main = "kind" if name == "activity" else name
    known = ("kind", "type", "form") if main == "kind" else ()
    meanings: dict[str, dict[str, str]] = {}
    for code, meaning in inner.data.items():
        if isinstance(meaning, dict) and known:
            parts = inner.inner(code, known)
            meanings[code] = {key: parts.required(key, str) for key in ("kind", *parts.data)}
        else:
            meanings[code] = {main: inner.required(code, str)}
    return meanings


def _name_a_column(name: str) -> Text:
    ways = f'{name} = "…" | {{ column = "…" }} | {{ constant = "…" }}'
    return Text(f"Skriv {ways}.", f"Write {ways}.")


def _column_or_constant(one: Section) -> Refused:
    return refuse(
        "column_or_constant",
        problem=Text("Værdien skal komme fra ét sted", "The value must come from one place"),
        where=one.where(),
        given=", ".join(one.data) or "–",
        expected=Text("Enten “column” eller “constant”", "Either “column” or “constant”"),
        do_next=Text("Behold den ene af dem.", "Keep one of them."),
    )


def _one_or_the_other(where: str) -> Refused:
    return refuse(
        "log_or_tables",
        problem=Text(
            "Filen skal beskrive enten en log eller tabeller", "The file must describe a log or tables"
        ),
        where=where,
        given="–",
        expected=Text(
            "[log], eller [spells] og måske flere tabeller", "[log], or [spells] and perhaps more tables"
        ),
        do_next=Text("Skriv den ene af de to dele.", "Write one of the two parts."),
    )


def _unknown_encoding(encoding: str, where: str) -> Refused:
    return refuse(
        "unknown_encoding",
        problem=Text("Tegnsættet kendes ikke", "The encoding is not known"),
        where=where,
        given=encoding,
        expected=Text("Fx utf-8, cp1252 eller latin-1", "Such as utf-8, cp1252 or latin-1"),
        do_next=Text("Spørg, hvem der lavede udtrækket.", "Ask whoever made the export."),
    )
