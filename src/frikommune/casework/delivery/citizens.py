"""Citizens as a delivery tells of them: a row each, with the text to keep and what finds the case."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any

import polars as pl

from frikommune.cases.history import Attributes, History

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


def said(attributes: Attributes, name: str) -> str:
    """What a spell's attributes say of whose it is."""
    return str(attributes.get(name, ""))[:MOST]


def described(history: History) -> dict[str, Any]:
    """What finds the case: its latest spell's group, worker, team and number, and when it was closed."""
    if not history.spells:
        return {"group": "", "worker": "", "team": "", "number": "", "numbers": [], "closed_on": None}
    latest = history.spells[-1]
    numbers = [said(one.attributes, NUMBER) for one in history.spells]
    return {
        "group": latest.group,
        "worker": said(latest.attributes, WORKER),
        "team": said(latest.attributes, TEAM),
        "number": said(latest.attributes, NUMBER),
        "numbers": sorted({one for one in numbers if one}),
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
