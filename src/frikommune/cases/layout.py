"""How an export's columns become our tables: what a mapping file says, as frozen values."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field
from typing import Literal

from frikommune.cases.tables import TABLES, ValueKind

EndIs = Literal["last_day", "first_day_after"]
Others = Literal["refuse", "keep", "skip"]
Covers = Literal["everything", "changes"]
Outside = Literal["keep", "refuse"]
DayOrder = Literal["yyyy-mm-dd", "dd-mm-yyyy", "dd/mm/yyyy", "dd.mm.yyyy", "yyyymmdd"]


@dataclass(frozen=True, slots=True)
class Habits:
    """How the export writes text, numbers, days and instants.

    `day_by` says which local day an instant with an offset falls on: the day by its own `offset`, or the day
    in `zone`, for exports that write every instant in UTC.
    """

    encoding: str = "utf-8"
    separator: str = ","
    decimal: Literal[".", ","] = "."
    days: DayOrder = "yyyy-mm-dd"
    zone: str | None = None
    day_by: Literal["offset", "zone"] = "offset"


@dataclass(frozen=True, slots=True)
class Take:
    """Where one value comes from: a column, or the same constant in every row.

    `values` translates codes; each code gives the field itself and, for a kind, perhaps its type and form.
    `keyed`: the column holds citizens' numbers, which an import turns into keyed hashes at once; whoever has
    no key refuses them.
    """

    column: str = ""
    constant: str = ""
    kind: ValueKind = "text"
    values: ReadOnly[str, ReadOnly[str, str]] | None = None
    others: Others = "refuse"
    keyed: bool = False


Takes = ReadOnly[str, Take]


@dataclass(frozen=True, slots=True)
class TableLayout:
    """One of our tables, in the words of the export."""

    table: str
    fields: Takes
    attributes: Takes = field(default_factory=dict)
    file: str = ""
    sheet: str = ""
    end_is: EndIs | None = None

    def takes(self) -> Iterator[Take]:
        """Every place that a value is taken from."""
        yield from self.fields.values()
        yield from self.attributes.values()


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """An extra event made from a case's attribute, such as the day it was closed."""

    kind: str
    at: Take
    type: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class LogLayout:
    """An event log (case, activity, time), in which each case becomes one spell.

    `fields` holds case, activity, time, group and municipality, and perhaps person, type and form.
    """

    fields: Takes
    start: Take | Literal["first_event"]
    end: Take | Literal["last_event", "open"]
    end_is: EndIs | None = None
    events_before_start: Outside = "refuse"
    events_after_end: Outside = "refuse"
    case_attributes: Takes = field(default_factory=dict)
    event_attributes: Takes = field(default_factory=dict)
    case_events: tuple[CaseEvent, ...] = ()
    sheet: str = ""

    def takes(self) -> Iterator[Take]:
        """Every place that a value is taken from."""
        yield from self.fields.values()
        yield from (edge for edge in (self.start, self.end) if isinstance(edge, Take))
        yield from self.case_attributes.values()
        yield from self.event_attributes.values()
        yield from (event.at for event in self.case_events)


@dataclass(frozen=True, slots=True)
class Mapping:
    """A whole mapping file: the export's habits, and either a log or a layout for each table it holds.

    `covers` says of an import whether what an export leaves out is gone, or as it was; None: it is none.
    """

    synthetic: bool
    habits: Habits = field(default_factory=Habits)
    tables: ReadOnly[str, TableLayout] = field(default_factory=dict)
    log: LogLayout | None = None
    covers: Covers | None = None


def plain_layout(table: str, columns: set[str]) -> TableLayout:
    """The layout of a file that already uses our own column names; optional columns may be missing."""
    present = [c for c in TABLES[table] if c.required or c.name in columns]
    fields = {c.name: Take(column=c.name, kind=c.kind) for c in present}
    return TableLayout(table, fields, end_is="first_day_after")
