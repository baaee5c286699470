"""The ledger as a table: one row for each row of the reference, with a bit for each world it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import polars as pl
import pyarrow as pa

from frikommune.cases.history import Event, History
from frikommune.law.terms import DutyTerms, Rhythm
from frikommune.ledger.reference import evaluate
from frikommune.ledger.row import Row
from frikommune.ledger.worlds import Worlds

_WORD = pa.dictionary(pa.int32(), pa.string())
_DAY = pa.date32()

LEDGER = pa.schema(
    [
        pa.field("subject", _WORD, nullable=False),
        pa.field("course", _WORD, nullable=False),
        pa.field("spell", _WORD, nullable=False),
        pa.field("group", _WORD, nullable=False),
        pa.field("municipality", _WORD, nullable=False),
        pa.field("norm", _WORD, nullable=False),
        pa.field("occurrence", pa.int32(), nullable=False),
        pa.field("step", pa.int32(), nullable=False),
        pa.field("shape", _WORD, nullable=False),
        pa.field("layer", _WORD, nullable=False),
        pa.field("version", _DAY),
        pa.field("read_on", _DAY, nullable=False),
        pa.field("base", _DAY, nullable=False),
        pa.field("opens", _DAY),
        pa.field("due", _DAY),
        pa.field("standing", _WORD, nullable=False),
        pa.field("outcome", _WORD),
        pa.field("met_by", _WORD),
        pa.field("met_on", _DAY),
        pa.field("deed", _WORD),
        pa.field("form", _WORD),
        pa.field("days_late", pa.int32(), nullable=False),
        pa.field("use", _WORD),
        pa.field("worlds", pa.uint64(), nullable=False),
    ]
)
"""`course` and `spell` are ids of spells, the first being that of the course's first. `shape` is `steps`,
`origin`, `last_done` or `trigger`. `layer` is the exemption that decided, or `law`; `version` the first day
of the version under it. `deed` is the kind and type of what met the row (`samtale/faelles`), `form` its form.
`worlds` has a bit for each world in which the row stands just so (`ledger.worlds`). Rows are in order of
subject, course, norm, occurrence, base and spell."""


def table_of(histories: Iterable[History], worlds: Worlds, observed: date) -> pl.DataFrame:
    """The ledger of some histories by the reference engine: for few histories, and to check the other one."""
    rows = [row for history in histories for row in _rows(history, worlds, observed)]
    columns = {name: [row[name] for row in rows] for name in LEDGER.names}
    return pl.DataFrame(pl.from_arrow(pa.table(columns, schema=_plain()))).cast(
        {field.name: pl.Categorical for field in LEDGER if field.type == _WORD}
    )


def _plain() -> pa.Schema:
    """The ledger's schema with plain strings, which is how Python values become columns."""
    return pa.schema([field.with_type(pa.string()) if field.type == _WORD else field for field in LEDGER])


def _rows(history: History, worlds: Worlds, observed: date) -> Iterator[dict[str, object]]:
    """The rows of one history; those of several worlds that are alike are one."""
    events = {event.id: event for event in history.events}
    norms = {norm: place for place, norm in enumerate(worlds.rulebook.norms)}
    starts = {spell.id: (spell.start, place) for place, spell in enumerate(history.spells)}
    found: dict[tuple[object, ...], dict[str, object]] = {}
    for number, world in enumerate(worlds.worlds):
        nth: dict[tuple[object, ...], int] = {}
        for row in evaluate(history, world, observed):
            values = _values(row, events)
            content = tuple(values.values())
            nth[content] = nth.get(content, 0) + 1
            known = found.setdefault((content, nth[content]), {**values, "worlds": 0})
            known["worlds"] = int(str(known["worlds"])) | 1 << number
    yield from sorted(
        found.values(),
        key=lambda values: (
            starts[str(values["course"])],
            norms[str(values["norm"])],
            values["occurrence"],
            values["base"],
            starts[str(values["spell"])],
        ),
    )


def _values(row: Row, events: Mapping[str, Event]) -> dict[str, object]:
    met = events.get(row.met_by)
    version = row.rule.version
    return {
        "subject": row.subject,
        "course": row.course,
        "spell": row.spell,
        "group": row.group,
        "municipality": row.municipality,
        "norm": row.norm,
        "occurrence": row.occurrence,
        "step": row.step,
        "shape": shape_of(row),
        "layer": row.layer,
        "version": version.start if version else None,
        "read_on": row.read_on,
        "base": row.base,
        "opens": row.opens,
        "due": row.due,
        "standing": row.standing,
        "outcome": row.outcome or None,
        "met_by": row.met_by or None,
        "met_on": row.met_on,
        "deed": f"{met.kind}/{met.type}".rstrip("/") if met else None,
        "form": met.form or None if met else None,
        "days_late": row.days_late,
        "use": row.use or None,
    }


def shape_of(row: Row) -> str:
    """How the row came about: `steps`, a rhythm from the `origin` or the `last_done`, or a `trigger`."""
    terms = row.rule.terms
    if row.rule.norm.kind != "duty":
        return "trigger"
    if isinstance(terms, DutyTerms) and isinstance(terms.rhythm, Rhythm):
        return terms.rhythm.counted_from
    return "steps"
