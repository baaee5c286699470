"""A mapping as a form that anybody can fill in, and back; what the form does not show stays as it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from frikommune.language import NO_WORDS, Text

Data = dict[str, Any]
Codes = list[tuple[str, str]]
"""Each code, and what it means: a group, a form, or a kind with perhaps its type (`samtale/faelles`).

One that is not translated yet means nothing, and is left out.
"""


@dataclass(frozen=True, slots=True)
class Field:
    """One of our columns. `coded`: the export has codes there, which the mapping translates."""

    name: str
    title: Text
    hint: Text = NO_WORDS
    needed: bool = False
    coded: bool = False


_PERSON = Field("person", Text("Borgeren", "The citizen"), needed=True)
FIELDS: Mapping[str, tuple[Field, ...]] = {
    "spells": (
        _PERSON,
        Field("spell", Text("Forløbets eget nummer", "The spell's own number"), needed=True),
        Field("group", Text("Målgruppe", "Target group"), needed=True, coded=True),
        Field(
            "municipality",
            Text("Kommune", "Municipality"),
            Text("Tom: hele filen er kommunens egen.", "Empty: all of the file is the municipality's own."),
        ),
        Field("from", Text("Første dag", "First day"), needed=True),
        Field("to", Text("Slutdag", "End day"), Text("Tom, mens forløbet løber.", "Empty while it runs.")),
    ),
    "events": (
        _PERSON,
        Field(
            "event",
            Text("Hændelsens eget nummer", "The event's own number"),
            Text("Uden det kendes den på sit indhold.", "Without it, it is known by its content."),
        ),
        Field("spell", Text("Forløbets nummer", "The spell's number")),
        Field("day", Text("Dag", "Day"), needed=True),
        Field("kind", Text("Hvad der skete", "What happened"), needed=True, coded=True),
        Field("type", Text("Type", "Type"), Text("Hvis den ikke er i koden.", "If it is not in the code.")),
        Field("form", Text("Kontaktform", "Form of contact"), coded=True),
        Field("until", Text("Slutdag", "End day")),
    ),
}
TITLES: Mapping[str, Text] = {
    "spells": Text("Forløb", "Spells"),
    "events": Text("Hændelser", "Events"),
}
SPELL_ATTRIBUTES: Mapping[str, tuple[Text, str]] = {
    "sagsbehandler": (Text("Sagsbehandlerens initialer", "The caseworker's initials"), "text"),
    "team": (Text("Team", "Team"), "text"),
    "sagsnummer": (Text("Sagsnummer", "Case number"), "text"),
    "forloeb_begyndt": (
        Text("Begyndt i en anden kommune den", "Begun in another municipality on"),
        "day",
    ),
    "fraflytningskommune": (Text("Flyttet hertil fra", "Moved here from"), "text"),
    "tilflytningskommune": (Text("Flyttet herfra til", "Moved from here to"), "text"),
}
"""What a spell is asked for besides our columns, and the type of each."""
HABITS = ("encoding", "separator", "days")
_DEFAULTS = {"encoding": "utf-8", "separator": ",", "days": "yyyy-mm-dd"}
_TOP = (
    "synthetic",
    *HABITS,
    "decimal",
    "zone",
    "day_by",
    "delivery",
    "spells",
    "events",
    "uses",
    "employers",
)


@dataclass(slots=True)
class TableForm:
    """One table of the form: the columns of our fields, codes, and attributes (name, column, type)."""

    file: str = ""
    end_is: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    codes: dict[str, Codes] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(slots=True)
class MappingForm:
    """The whole form. `synthetic` and `covers` are empty until they are answered."""

    synthetic: str = ""
    covers: str = ""
    habits: dict[str, str] = field(default_factory=lambda: dict(_DEFAULTS))
    keyed: bool = True
    tables: dict[str, TableForm] = field(default_factory=lambda: {name: TableForm() for name in FIELDS})


def form_of(data: Mapping[str, Any]) -> MappingForm:
    """The form of a parsed mapping; a log's has no form (`is_log`)."""
    synthetic = data.get("synthetic")
    made = MappingForm(
        "" if synthetic is None else "yes" if synthetic else "no",
        data.get("delivery", {}).get("covers", ""),
        {name: data.get(name, default) for name, default in _DEFAULTS.items()},
    )
    for name in FIELDS:
        if name in data:
            made.tables[name] = _table_of(name, data[name])
    person = data.get("spells", {}).get("columns", {}).get("person", {"keyed": True})
    made.keyed = isinstance(person, dict) and person.get("keyed", False)
    return made


def is_log(data: Mapping[str, Any]) -> bool:
    """Whether it describes a log, which only its text shows."""
    return "log" in data


def _table_of(table: str, section: Mapping[str, Any]) -> TableForm:
    columns = section.get("columns", {})
    made = TableForm(section.get("file", "") or section.get("sheet", ""), section.get("end_is", ""))
    for one in FIELDS[table]:
        take = columns.get(one.name)
        made.columns[one.name] = _column(take)
        if one.coded and isinstance(take, dict):
            made.codes[one.name] = [(code, _said(means)) for code, means in take.get("values", {}).items()]
            made.others[one.name] = take.get("others", "refuse")
    made.attributes = [
        (name, _column(take), take.get("type", "text") if isinstance(take, dict) else "text")
        for name, take in section.get("attributes", {}).items()
    ]
    return made


def _column(take: Any) -> str:
    return str(take.get("column", "")) if isinstance(take, dict) else str(take or "")


def _said(means: Any) -> str:
    if isinstance(means, dict):
        return "/".join(means.get(key, "") for key in ("kind", "type", "form")).rstrip("/")
    return str(means)


def data_of(form: MappingForm, before: Mapping[str, Any], municipality: str) -> Data:
    """The parsed mapping that the form describes; what it does not show stays as it was `before`."""
    data = deepcopy(dict(before))
    for name in ("synthetic", "delivery"):
        data.pop(name, None)
    if form.synthetic:
        data["synthetic"] = form.synthetic == "yes"
    if form.covers:
        data["delivery"] = {"covers": form.covers}
    data |= form.habits
    for name, table in form.tables.items():
        if not any(table.columns.values()):
            data.pop(name, None)
            continue
        data[name] = _section(name, table, data.get(name, {}), municipality, keyed=form.keyed)
    return {name: data[name] for name in (*_TOP, *data) if name in data}


def _section(name: str, table: TableForm, before: Data, municipality: str, *, keyed: bool) -> Data:
    section = {key: one for key, one in before.items() if key not in ("file", "sheet", "end_is")}
    head = {"file" if "." in table.file else "sheet": table.file} if table.file else {}
    end = table.columns.get("to") or table.columns.get("until")
    if end and table.end_is:
        head["end_is"] = table.end_is
    columns = dict(section.get("columns", {}))
    for one in FIELDS[name]:
        take = _take(columns.pop(one.name, None), one, table, keyed=keyed)
        if take is None and one.name == "municipality":
            take = {"constant": municipality}
        if take is not None:
            columns[one.name] = take
    attributes = _attributes(table.attributes, section.get("attributes", {}))
    rest = {key: one for key, one in section.items() if key not in ("columns", "attributes")}
    return head | rest | {"columns": columns} | ({"attributes": attributes} if attributes else {})


def _take(before: Any, one: Field, table: TableForm, *, keyed: bool) -> Any:
    """Where a field comes from; what is the same in every row stays so until a column is named."""
    column = table.columns.get(one.name, "")
    old = dict(before) if isinstance(before, dict) else {}
    if not column:
        return old if "constant" in old else None
    kept = {key: old[key] for key in ("values", "others") if key in old and not one.coded}
    take: Data = {"column": column, **kept}
    if one.coded and (codes := [pair for pair in table.codes.get(one.name, []) if pair[1]]):
        take["values"] = {code: _meaning(means, one.name) for code, means in codes}
        if table.others.get(one.name, "refuse") != "refuse":
            take["others"] = table.others[one.name]
    if one.name == "person" and keyed:
        take["keyed"] = True
    return column if take == {"column": column} else take


def _meaning(means: str, name: str) -> Any:
    if name != "kind" or "/" not in means:
        return means
    parts = zip(("kind", "type", "form"), means.split("/"), strict=False)
    return {key: part for key, part in parts if part}


def _attributes(rows: Iterable[tuple[str, str, str]], before: Mapping[str, Any]) -> Data:
    made: Data = {}
    for name, column, kind in rows:
        old = before.get(name)
        take = dict(old) if isinstance(old, dict) else {}
        take.pop("type", None)
        take["column"] = column
        if kind != "text":
            take["type"] = kind
        made[name] = column if take == {"column": column} else take
    return made
