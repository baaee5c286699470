"""Citizens as a delivery tells of them: a row each, with the text to keep and what finds the case."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import polars as pl

from frikommune.cases.history import History
from frikommune.cases.json_values import attributes_to_json

WORKER, TEAM, NUMBER = "sagsbehandler", "team", "sagsnummer"
"""The attributes of a spell that say whose it is, and what the case system calls it."""
MOST = 60
"""Letters that are kept of each."""
SCHEMA: dict[str, pl.DataType] = {
    "person": pl.String(),
    "text": pl.String(),
    "digest": pl.String(),
    "spells": pl.Int32(),
    "events": pl.Int32(),
    "uses": pl.Int32(),
    "group": pl.String(),
    "worker": pl.String(),
    "team": pl.String(),
    "number": pl.String(),
    "numbers": pl.List(pl.String()),
    "closed_on": pl.Date(),
}
"""`numbers` are all numbers of the spells, `closed_on` the first day on which none runs any more."""


def digest_of(text: str) -> str:
    """By which a text is known to be the same."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def closed_on(history: History) -> date | None:
    """The first day on which no spell runs any more; None while one does."""
    ends = [spell.end for spell in history.spells]
    return None if None in ends or not ends else max(end for end in ends if end is not None)


def noted(attributes: str) -> dict[str, str]:
    """What the JSON text of a spell's attributes says of whose it is: WORKER, TEAM and NUMBER."""
    return _noted(json.loads(attributes))


def _noted(attributes: Mapping[str, object]) -> dict[str, str]:
    return {name: str(attributes.get(name, ""))[:MOST] for name in (WORKER, TEAM, NUMBER)}


def described(history: History) -> dict[str, Any]:
    """What finds the case: its latest spell's group, worker, team and number, and when it was closed."""
    if not history.spells:
        return {"group": "", "worker": "", "team": "", "number": "", "numbers": [], "closed_on": None}
    told = [_noted(attributes_to_json(one.attributes)) for one in history.spells]
    return {
        "group": history.spells[-1].group,
        "worker": told[-1][WORKER],
        "team": told[-1][TEAM],
        "number": told[-1][NUMBER],
        "numbers": sorted({one[NUMBER] for one in told} - {""}),
        "closed_on": closed_on(history),
    }


def citizens_of(kept: Iterable[tuple[History, str]]) -> pl.DataFrame:
    """Histories and their texts as rows of SCHEMA."""
    rows = [
        {
            "person": one.subject,
            "text": text,
            "digest": digest_of(text),
            "spells": len(one.spells),
            "events": len(one.events),
            "uses": len(one.uses),
            **described(one),
        }
        for one, text in kept
    ]
    return pl.DataFrame(rows, schema=SCHEMA)
