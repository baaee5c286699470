"""Small laws and small histories: what the tests of law and ledger build with.

Days are numbers counted from 1 January 2018 (a Monday), which is day 0. `law` reads short TOML as packs are
read, and fills in what the test doesn't care about. `told` says rows as short lines.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from frikommune.cases.history import Event, History, Spell, Use, Value
from frikommune.language import Text
from frikommune.law.exemption import Exemption, Grant
from frikommune.law.norm import Norm
from frikommune.law.rulebook import Rulebook, World
from frikommune.law.source import Source
from frikommune.ledger.reference import evaluate
from frikommune.ledger.row import Row
from frikommune.packfiles.exemptions import read_exemption
from frikommune.packfiles.norms import read_norm
from frikommune.packfiles.table import Table
from frikommune.packfiles.terms import Reading

DAY0 = date(2018, 1, 1)
LONG_AGO, LONG_AFTER = date(2010, 1, 1), date(2030, 1, 1)
GROUPS = {name: Text.same(name) for name in ("dagpenge", "kontanthjaelp", "ledighedsydelse")}
MUNICIPALITIES = dict.fromkeys(("aalborg", "morsø", "rebild"), "")
SOURCE = {"reference": "En kilde", "heading": "Et afsnit"}
_NORM_DEFAULTS: Mapping[str, object] = {
    "id": "samtale",
    "groups": ["dagpenge"],
    "month_end": "down",
    "month_n_begins_after": "n-1 months",
}


def day(number: int) -> date:
    """Day 0 is 1 January 2018."""
    return DAY0 + timedelta(days=number)


def norm_of(text: str) -> tuple[Norm, Reading]:
    """A norm from short TOML; a version holds from 2010, or from the number that `day` says."""
    data = {**_NORM_DEFAULTS, **tomllib.loads(text)}
    data.setdefault("kind", "precondition" if "requires" in data else "limit" if "test" in data else "duty")
    data.setdefault("title", {"da": f"Norm {data['id']}", "en": f"The norm {data['id']}"})
    data.setdefault(
        "read_at", "event" if data["kind"] != "duty" else "opens" if "rhythm" in text else "start"
    )
    if data["kind"] == "duty":
        data.setdefault("anchor", "course.start")
    if not data.get("only_by_exemption"):
        if data["kind"] == "duty":
            data.setdefault("done_by", {"event": "samtale"})
        data["version"] = [_dated(version) for version in data.get("version", [{}])]
    return read_norm(Table(data, f"norms/{data['id']}.toml"), GROUPS)


def _dated(version: dict[str, Any]) -> dict[str, Any]:
    start = day(version.pop("day")) if "day" in version else LONG_AGO
    return {"from": start, "certainty": "source", "source": SOURCE, **version}


def exemption_of(text: str, norms: Mapping[str, tuple[Norm, Reading]]) -> Exemption:
    """An exemption from short TOML."""
    data = tomllib.loads(text)
    given = {"title": {"da": f"Fravigelsen {data['id']}", "en": f"The exemption {data['id']}"}}
    data = {"groups": "all", "certainty": "source", "source": SOURCE, **given, **data}
    if "use" in data:
        data["use"] = {
            "reasons": {},
            "own_words": True,
            "leader_check": False,
            "covers": "one",
            **data["use"],
        }
    return read_exemption(Table(data, f"trials/{data['id']}.toml"), norms, GROUPS)


def grant(
    exemption: str, municipality: str = "aalborg", start: int | None = None, end: int | None = None
) -> Grant:
    """Where and when an exemption holds, in numbered days; from long ago and for ever if not said."""
    first, last = day(start) if start is not None else LONG_AGO, day(end) if end is not None else None
    return Grant(exemption, municipality, first, last, Source("En afgørelse"), "source", "grants.csv:2")


def law(*norms: str, exemptions: Iterable[str] = (), grants: Iterable[Grant] = ()) -> Rulebook:
    """A rulebook of short norms and exemptions."""
    read = {norm.id: (norm, reading) for norm, reading in map(norm_of, norms)}
    made = [exemption_of(text, read) for text in exemptions]
    return Rulebook(
        norms={norm_id: norm for norm_id, (norm, _) in read.items()},
        exemptions={one.id: one for one in made},
        grants=tuple(grants),
        groups=GROUPS,
        municipalities=MUNICIPALITIES,
    )


def spell(
    start: int = 0,
    end: int | None = None,
    municipality: str = "aalborg",
    group: str = "dagpenge",
    *,
    id: str = "",
    **attributes: Value,
) -> Spell:
    """A spell, in numbered days."""
    last = day(end) if end is not None else None
    return Spell(id or f"{group}-{start}", group, municipality, day(start), last, attributes)


def event(
    number: int,
    kind: str = "samtale",
    type: str = "",
    *,
    form: str = "",
    sequence: int = 1,
    spell: str = "",
    moment: datetime | None = None,
    **attributes: Value,
) -> Event:
    """An event on a numbered day."""
    name = f"{kind}-{number}" + (f".{sequence}" if sequence > 1 else "")
    return Event(name, day(number), sequence, kind, type, form, spell, moment, attributes)


def use(
    decided: int,
    norm: str = "samtale",
    *,
    exemption: str = "fri",
    recorded: int | None = None,
    reason: str = "grund",
    occurrence: int = 0,
    approved: int | None = None,
) -> Use:
    """A decision on a numbered day; approved by a leader if `approved` says when."""
    return Use(
        id=f"brug-{decided}",
        exemption=exemption,
        norm=norm,
        decided_on=day(decided),
        recorded_on=day(decided if recorded is None else recorded),
        reason=reason,
        occurrence=occurrence,
        approved_by="leder" if approved is not None else "",
        approved_on=day(approved) if approved is not None else None,
    )


def history(*parts: Spell | Event | Use) -> History:
    """A history of spells, events and uses, each put in its order."""
    spells = sorted((one for one in parts if isinstance(one, Spell)), key=lambda one: one.start)
    events = sorted((one for one in parts if isinstance(one, Event)), key=lambda one: (one.day, one.sequence))
    uses = tuple(one for one in parts if isinstance(one, Use))
    return History("p1", tuple(spells), tuple(events), uses, synthetic=True)


def rows(rulebook: Rulebook | World, *parts: Spell | Event | Use, on: int) -> list[Row]:
    """The ledger of a history on a numbered observation day; with all trials unless a world is given."""
    world = rulebook.all_trials if isinstance(rulebook, Rulebook) else rulebook
    return evaluate(history(*parts), world, day(on))


def told(found: Iterable[Row]) -> list[str]:
    """Rows as short lines: `1 aalborg 21–27 required met 24`, with `+3` for days late and `?` for no day."""
    return [_line(row) for row in found]


def _line(row: Row) -> str:
    opens, due = _number(row.opens), _number(row.due)
    words = [str(row.occurrence), row.municipality, f"{opens}–{due}", row.standing]
    words += [row.outcome] if row.outcome else []
    words += [_number(row.met_on)] if row.met_on else []
    words += [f"+{row.days_late}"] if row.days_late else []
    return " ".join(words)


def _number(value: date | None) -> str:
    return "?" if value is None else str((value - DAY0).days)


def outcomes(rulebook: Rulebook | World, *parts: Spell | Event | Use, on: int) -> list[str]:
    """The rows of a history, as short lines."""
    return told(rows(rulebook, *parts, on=on))


def codes(row: Row) -> list[str]:
    """The codes of a row's notes."""
    return [note.code for note in row.notes]
