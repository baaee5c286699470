"""A history as a database keeps it: the JSON of a case file, on one line.

What is kept was checked on its way in, so it is read back without being asked anything again.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from frikommune.cases.history import Attributes, Event, History, Spell, Use, Value
from frikommune.cases.json_values import looks_like_day, looks_like_moment
from frikommune.cases.json_write import EVENT_KEYS, USE_TEXTS, history_to_json


def kept_text(history: History) -> str:
    """The text to keep: `parse_json_history` reads it too. Raises Refused as `json_history_text` does."""
    return json.dumps(history_to_json(history), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def read_kept(text: str) -> History:
    """The history that `kept_text` wrote."""
    data = json.loads(text)
    return History(
        data["subject"],
        tuple(_spell(one) for one in data["spells"]),
        tuple(_event(one, number) for number, one in enumerate(data["events"], start=1)),
        tuple(_use(one) for one in data["uses"]),
        data["synthetic"],
    )


def _spell(one: dict[str, Any]) -> Spell:
    end = one["to"]
    return Spell(
        one["id"],
        one["group"],
        one["municipality"],
        date.fromisoformat(one["from"]),
        date.fromisoformat(end) if end is not None else None,
        _attributes(one.get("attributes", {})),
    )


def _event(one: dict[str, Any], number: int) -> Event:
    moment = datetime.fromisoformat(one["moment"]) if "moment" in one else None
    inline = {key: value for key, value in one.items() if key not in EVENT_KEYS}
    return Event(
        one["id"],
        date.fromisoformat(one["day"]) if moment is None or "day" in one else moment.date(),
        one.get("sequence", number),
        one["kind"],
        one.get("type", ""),
        one.get("form", ""),
        one.get("spell", ""),
        moment,
        _attributes(inline | one.get("attributes", {})),
    )


def _use(one: dict[str, Any]) -> Use:
    return Use(
        one["id"],
        one["exemption"],
        one["norm"],
        date.fromisoformat(one["decided_on"]),
        date.fromisoformat(one["recorded_on"]),
        occurrence=one.get("occurrence", 0),
        approved_on=date.fromisoformat(one["approved_on"]) if "approved_on" in one else None,
        **{key: one.get(key, "") for key in USE_TEXTS},
    )


def _attributes(data: dict[str, Any]) -> Attributes:
    return {name: _value(value) for name, value in data.items()}


def _value(value: Any) -> Value:
    if isinstance(value, str):
        if looks_like_day(value):
            return date.fromisoformat(value)
        if looks_like_moment(value):
            return datetime.fromisoformat(value)
    found: Value = value
    return found
