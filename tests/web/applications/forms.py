"""An application's form, filled in: what a browser would send."""

from __future__ import annotations

from typing import Any

GOOD: dict[str, Any] = {
    "p-count": "1",
    "title": "Senere første opfølgning",
    "problem": "Den første opfølgning ligger for tidligt.",
    "solution": "Opfølgningen holdes efter 10 uger.",
    "norm_without": "Opfølgning hver 4. uge.",
    "with_trial": "Opfølgning hver 10. uge.",
    "municipalities": ["Aalborg", "Rebild"],
    "coordinator": "Aalborg",
    "effect": "Færre møder uden indhold.",
    "evaluation": "Optælling hvert halve år.",
    "indicators": "Antal opfølgninger\nSygefravær",
    "p1c-count": "1",
    "p1-title": "Opfølgning hver 10. uge",
    "p1c1-norm": "ledighedsydelse-revurdering",
    "p1c1-op": "suspend",
}


def filled(**other: Any) -> dict[str, Any]:
    """The form, but for some fields."""
    return {**GOOD, **other}


def change(norm: str, op: str, **values: str) -> dict[str, str]:
    """The fields of the first change: a norm, an operation and its values."""
    return {"p1c1-norm": norm, "p1c1-op": op, **{f"p1c1-v-{key}": one for key, one in values.items()}}
