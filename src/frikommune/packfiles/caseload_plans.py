"""The groups and the plans of caseload.toml."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from frikommune.caseload.profile import SPREADS, Exempt, Group, Need, Next, Plan, Range, Spread, Telephone
from frikommune.errors import closest
from frikommune.language import Text
from frikommune.law.rulebook import Rulebook
from frikommune.packfiles.caseload_values import (
    above_zero,
    as_range,
    days_or_ever,
    numbers,
    read_origin,
    share,
    whole,
)
from frikommune.packfiles.table import Table

_ROUNDING = 1e-9
_KINDS_OF_NAME = {
    "groups": Text("en målgruppe, som pakken kender", "a target group that the pack knows"),
    "places": Text("en kommune, som pakken kender", "a municipality that the pack knows"),
    "exemptions": Text("en fravigelse, som pakken kender", "an exemption that the pack knows"),
    "norms": Text("en norm, som pakken kender", "a norm that the pack knows"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """What may be named."""

    groups: frozenset[str]
    places: frozenset[str]
    exemptions: frozenset[str] = frozenset()
    norms: frozenset[str] = frozenset()

    def one(self, row: Table, key: str, of: str) -> str:
        """A name that must be known."""
        return self._known(row, key, of, row.need(key, str))

    def some(self, row: Table, key: str, of: str) -> frozenset[str]:
        """Names that must be known, at least one."""
        return frozenset(self._known(row, key, of, name) for name in row.need_names(key))

    def some_or_all(self, row: Table, key: str, of: str) -> frozenset[str] | None:
        """Names that must be known; None where the key is left out."""
        row.get(key, list)
        return self.some(row, key, of) if key in row else None

    def _known(self, row: Table, key: str, of: str, name: str) -> str:
        known = cast(frozenset[str], getattr(self, of))
        if name not in known:
            raise row.refusal(f"unknown_in_{of}", key, name, _KINDS_OF_NAME[of], closest(name, known))
        return name


def known_names(rulebook: Rulebook) -> Names:
    """What the pack knows."""
    return Names(
        frozenset(rulebook.groups),
        frozenset(rulebook.municipalities),
        frozenset(rulebook.exemptions),
        frozenset(rulebook.norms),
    )


def read_group(row: Table, names: Names) -> Group:
    """`[[group]]`: a target group. Raises Refused."""
    ended = row.table("ended")
    leaves, shape = _leaves(row), above_zero(row, "shape")
    to = ended.get("to", str) or ""
    if to and to not in leaves:
        words = Text("en grund fra “leaves”", "a reason of “leaves”")
        raise ended.refusal("unknown_reason", "to", to, words, closest(to, leaves))
    group = Group(
        id=names.one(row, "id", "groups"),
        share=share(row, "share"),
        spread=cast(Spread, row.choice("spread", SPREADS)),
        within_days=whole(ended, "within_days"),
        within_share=share(ended, "share"),
        to=to,
        shape=shape,
        longest=whole(row, "longest_days"),
        before_days=whole(row, "before_days", 0),
        leaves=leaves,
        nexts=tuple(_next(one, names) for one in row.tables("next")),
        origin=read_origin(row),
    )
    ended.done()
    row.done()
    ways_out = sum(leaves.values()) + sum(one.share for one in group.nexts)
    if ways_out > 1 + _ROUNDING:
        words = Text("højst 1 i “leaves” og “next” tilsammen", "at most 1 in “leaves” and “next” together")
        raise row.refusal("more_than_all", "leaves", f"{ways_out:g}", words)
    return group


def _leaves(row: Table) -> Mapping[str, float]:
    if "leaves" not in row:
        row.get("leaves", dict)
        return {}
    table = row.table("leaves")
    return {name: share(table, name) for name in table.data}


def _next(row: Table, names: Names) -> Next:
    found = Next(
        names.one(row, "group", "groups"),
        share(row, "share"),
        numbers(row, "gap"),
        whole(row, "at_least_days", 0),
    )
    row.done()
    return found


def read_plans(row: Table, names: Names) -> list[Plan]:
    """`[[plan]]`: events of one kind; a plan with `windows` is one for each of them. Raises Refused."""
    kind, type_, form = _event(row)
    firsts = _windows(row)
    last = row.get("last", int)
    shared: dict[str, Any] = {
        "id": row.need("id", str),
        "groups": names.some(row, "groups", "groups"),
        "places": names.some_or_all(row, "municipalities", "places"),
        "courses": days_or_ever(row, "started_from", "started_to"),
        "days": days_or_ever(row, "held_from", "held_to"),
        "kind": kind,
        "type": type_,
        "form": form,
        "attributes": _attributes(row),
        "telephone": _telephone(row, names),
        "needs": tuple(_need(one, names) for one in row.tables("with")),
        "origin": read_origin(row),
        **_rhythm(row),
    }
    row.done()
    return [Plan(**shared, first=first, last=first[1] if last is None else last) for first in firsts]


def _rhythm(row: Table) -> dict[str, Any]:
    """How often, how surely and how late."""
    return {
        "share": share(row, "share", 1.0),
        "every": row.get("every", float) or 0.0,
        "jitter": whole(row, "jitter", 0),
        "held": share(row, "held", 1.0),
        "late": share(row, "late", 0.0),
        "late_days": numbers(row, "late_days", (0, 0)),
        "lasts": numbers(row, "lasts", (0, 0)) if "lasts" in row else None,
    }


def _event(row: Table) -> tuple[str, str, str]:
    if "event" not in row:
        row.get("event", dict)
        return "", "", ""
    event = row.table("event")
    found = event.need("kind", str), event.get("type", str) or "", event.get("form", str) or ""
    event.done()
    return found


def _windows(row: Table) -> list[Range]:
    windows = row.get("windows", list)
    if windows is None:
        return [numbers(row, "first")]
    return [as_range(row, "windows", one) for one in windows]


def _attributes(row: Table) -> str:
    given = row.get("attributes", dict)
    return json.dumps(given, ensure_ascii=False) if given else ""


def _telephone(row: Table, names: Names) -> Telephone | None:
    if "telephone" not in row:
        row.get("telephone", dict)
        return None
    table = row.table("telephone")
    found = Telephone(
        share(table, "share"),
        table.need_names("reasons"),
        names.some(table, "municipalities", "places"),
        table.need("from", date),
        share(table, "leaving_share"),
        whole(table, "leaving_days"),
    )
    table.done()
    return found


def _need(row: Table, names: Names) -> Need:
    kind, type_, _ = _event(row)
    exempt = _exempt(row.table("exempt"), names) if "exempt" in row else None
    row.get("exempt", dict)
    found = Need(
        kind,
        type_,
        share(row, "share", 1.0),
        numbers(row, "days_before", (0, 0)),
        names.some_or_all(row, "municipalities", "places"),
        row.get("from", date),
        exempt,
    )
    row.done()
    return found


def _exempt(row: Table, names: Names) -> Exempt:
    found = Exempt(
        exemption=names.one(row, "exemption", "exemptions"),
        norm=names.one(row, "norm", "norms"),
        share=share(row, "share"),
        places=names.some(row, "municipalities", "places"),
        start=row.need("from", date),
        reasons=row.need_names("reasons"),
        replaced_by=row.get("replaced_by", str) or "",
        replaced_share=share(row, "replaced_share", 0.0),
        leader=row.get("leader", bool) or False,
        decided_before=numbers(row, "decided_before", (0, 0)),
    )
    row.done()
    return found
