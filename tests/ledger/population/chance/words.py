"""Drawing by lot, and TOML as the packs write it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, TypeVar

T = TypeVar("T")
Toml = dict[str, Any]

GROUPS = ("dagpenge", "kontanthjaelp", "ledighedsydelse")
MUNICIPALITIES = ("aalborg", "morsø", "rebild")
BECAUSE = {"da": "ingen kilde siger det", "en": "no source says so"}
UNKNOWN = "unknown"


def chance(r: Random, of: float) -> bool:
    return r.random() < of


def some(r: Random, of: Sequence[T], at_least: int = 1) -> list[T]:
    """Some of them, in their order."""
    chosen = set(r.sample(range(len(of)), r.randint(at_least, len(of))))
    return [one for place, one in enumerate(of) if place in chosen]


def length(r: Random, days: int) -> str:
    """A length of time of about so many days, in the law's units."""
    about = max(1, round(days * r.uniform(0.6, 1.4)))
    forms = [f"{about} days", f"{max(1, about // 7)} weeks", f"{max(1, about // 7)} weeks {about % 7} days"]
    if about >= 20:
        forms += [f"{max(1, about // 30)} months"] * 3
        forms.append(f"{max(1, about // 30)} months {r.randint(0, 2)} weeks {r.randint(0, 3)} days")
    if about >= 300:
        forms.append("1 year")
    return r.choice(forms)


def toml(value: object) -> str:
    """A value as TOML, on one line."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def document(table: Toml) -> str:
    """A table as a TOML file."""
    return "\n".join(f"{key} = {toml(value)}" for key, value in table.items())
