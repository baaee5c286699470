"""The codes that the citizens of a caseload are told in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from frikommune.caseload.block import LEAVES
from frikommune.caseload.profile import Plan, Profile
from frikommune.law.codes import Code


def codes_drawn(profile: Profile) -> frozenset[Code]:
    """Every kind of event, type, attribute and value that a citizen may get."""
    ways_out = {way for group in profile.groups for way in (*group.leaves, group.to) if way}
    return frozenset(
        (*_attribute(LEAVES, ways_out), *(code for plan in profile.plans for code in _of_plan(plan)))
    )


def _of_plan(plan: Plan) -> Iterator[Code]:
    for kind, type_ in ((plan.kind, plan.type), *((need.kind, need.type) for need in plan.needs)):
        if kind:
            yield Code("event", kind)
        if type_:
            yield Code("type", type_, kind)
    yield from _attribute("form", {plan.form} - {""})
    for name, value in json.loads(plan.attributes or "{}").items():
        yield from _attribute(name, {value} if isinstance(value, str) else ())
    if plan.telephone:
        yield from _attribute("aarsag", plan.telephone.reasons)


def _attribute(name: str, values: Iterable[str]) -> Iterator[Code]:
    yield Code("attribute", name)
    yield from (Code("value", one, name) for one in values)
