"""How a later rule stands to an earlier one: the words for it, and how several add up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from frikommune.language import Text

Relation = Literal["same", "stricter", "milder", "changed", "gone", "new", "unknown"]
"""`changed`: neither holds the other, or some is stricter and some milder. `gone`, `new`: the whole norm."""

RELATION_WORDS: dict[Relation, Text] = {
    "milder": Text("lempet", "milder"),
    "stricter": Text("skærpet", "stricter"),
    "changed": Text("ændret, hverken lempet eller skærpet", "changed, neither milder nor stricter"),
    "new": Text("ny", "new"),
    "gone": Text("bortfaldet", "gone"),
    "unknown": Text("kan ikke afgøres", "cannot be determined"),
    "same": Text("uændret", "same"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing in which two rules differ (or may differ), and how; `why` is a clause."""

    relation: Relation
    why: Text


def overall(relations: Iterable[Relation]) -> Relation:
    """What several relations make together.

    Stricter in one thing and milder in another is `changed`, whatever else is unknown: no weighing.
    """
    found = set(relations) - {"same"}
    if "changed" in found or {"stricter", "milder"} <= found:
        return "changed"
    if "unknown" in found or not found:
        return "unknown" if found else "same"
    return found.pop()


def by_reach(old_in_new: bool, new_in_old: bool) -> Relation:
    """Of two sets of what is allowed: the one that holds the other is milder."""
    if old_in_new and new_in_old:
        return "same"
    if old_in_new:
        return "milder"
    return "stricter" if new_in_old else "changed"


def by_length(earlier: Iterable[int | None], later: Iterable[int | None]) -> Relation:
    """Of two lengths, measured side by side on many days: the one that is never shorter is milder.

    A day on which either has no length is left out.
    """
    both = zip(earlier, later, strict=True)
    pairs = [(a, b) for a, b in both if a is not None and b is not None]
    return by_reach(all(a <= b for a, b in pairs), all(a >= b for a, b in pairs))


def turned(relation: Relation) -> Relation:
    """The relation where a longer length is stricter, not milder."""
    if relation in ("milder", "stricter"):
        return "stricter" if relation == "milder" else "milder"
    return relation
