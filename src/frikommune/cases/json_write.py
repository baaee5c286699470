"""One history as JSON text, written so that `parse_json_history` reads back the same."""

from __future__ import annotations

import json
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from frikommune.cases.history import Event, History, Spell, Use
from frikommune.cases.json_values import attributes_to_json

EVENT_KEYS = ("id", "day", "moment", "kind", "type", "form", "spell", "sequence", "attributes")
USE_TEXTS = ("reason", "replaced_by", "approved_by")


def json_history_text(history: History) -> str:
    """The history as JSON text that `parse_json_history` reads back unchanged. Raises Refused."""
    return json.dumps(history_to_json(history), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def history_to_json(history: History) -> dict[str, Any]:
    """The history as a JSON object. Raises Refused for an attribute that would not be read back the same."""
    return {
        "subject": history.subject,
        "synthetic": history.synthetic,
        "spells": [_spell_to_json(spell) for spell in history.spells],
        "events": [_event_to_json(event, number) for number, event in enumerate(history.events, start=1)],
        "uses": [_use_to_json(use) for use in history.uses],
    }


@lru_cache(maxsize=1024)
def is_near(key: str) -> bool:
    """Whether a key is so like one of ours that it may be a slip of the pen."""
    return bool(get_close_matches(key.lower(), EVENT_KEYS, n=1, cutoff=0.75))


def _spell_to_json(spell: Spell) -> dict[str, Any]:
    end = None if spell.end is None else spell.end.isoformat()
    data = {
        "id": spell.id,
        "group": spell.group,
        "municipality": spell.municipality,
        "from": spell.start.isoformat(),
        "to": end,
    }
    return data | ({"attributes": attributes_to_json(spell.attributes)} if spell.attributes else {})


def _event_to_json(event: Event, number: int) -> dict[str, Any]:
    data: dict[str, Any] = {"id": event.id}
    if event.moment is None or event.moment.date() != event.day:
        data["day"] = event.day.isoformat()
    if event.moment is not None:
        data["moment"] = event.moment.isoformat()
    data["kind"] = event.kind
    data |= {key: value for key in ("type", "form", "spell") if (value := getattr(event, key))}
    if event.sequence != number:
        data["sequence"] = event.sequence
    attributes = attributes_to_json(event.attributes)
    nested = {key: value for key, value in attributes.items() if key in EVENT_KEYS or is_near(key)}
    data |= {key: value for key, value in attributes.items() if key not in nested}
    return data | ({"attributes": nested} if nested else {})


def _use_to_json(use: Use) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": use.id,
        "exemption": use.exemption,
        "norm": use.norm,
        "decided_on": use.decided_on.isoformat(),
        "recorded_on": use.recorded_on.isoformat(),
    }
    data |= {key: value for key in ("occurrence", *USE_TEXTS) if (value := getattr(use, key))}
    return data | ({"approved_on": use.approved_on.isoformat()} if use.approved_on else {})
