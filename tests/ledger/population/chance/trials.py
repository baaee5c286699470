"""Exemptions and grants by lot, made to fit the norms they change."""

from __future__ import annotations

from random import Random

from frikommune.law.exemption import Grant
from tests.ledger.building import grant
from tests.ledger.population.chance.duties import done_by, forms, rhythm, window
from tests.ledger.population.chance.norms import duty_terms
from tests.ledger.population.chance.triggers import limit, precondition, requires, test_of
from tests.ledger.population.chance.words import BECAUSE, GROUPS, MUNICIPALITIES, Toml, chance, length, some

REASONS = {"syg": {"da": "syg", "en": "ill"}}


def exemption(r: Random, name: str, does: str, norms: list[Toml], before: list[str]) -> Toml:
    """An exemption from one or two of the norms, laid after those `before` it; `use`: case by case."""
    found: Toml = {"id": name, "groups": "all" if chance(r, 0.6) else some(r, GROUPS), "because": BECAUSE}
    if before and chance(r, 0.9):
        found["after"] = before
    changed = r.sample(norms, 2) if len(norms) > 1 and chance(r, 0.25) else [r.choice(norms)]
    if does == "use":
        found["use"] = {
            "reasons": REASONS if chance(r, 0.7) else {},
            "own_words": chance(r, 0.6),
            "leader_check": chance(r, 0.35),
            "covers": r.choice(("one", "rest_of_course")),
        }
    found["change"] = [_change(r, norm, does) for norm in changed]
    return found


def _change(r: Random, norm: Toml, does: str) -> Toml:
    if norm.get("only_by_exemption"):
        return {"norm": norm["id"], "add": _whole(r, norm)}
    if does in ("use", "suspend"):
        return {"norm": norm["id"], "suspend": True}
    said = next(version for version in norm["version"] if not version.get("repealed"))
    return {
        "norm": norm["id"],
        does: _replaced(r, norm, said) if does == "replace" else _added(r, norm, said),
    }


def _whole(r: Random, norm: Toml) -> Toml:
    if norm["kind"] == "precondition":
        return precondition(r)
    if norm["kind"] == "limit":
        return limit(r)
    from_event = isinstance(norm["anchor"], dict) and "each_event" in norm["anchor"]
    return duty_terms(r, "origin" if chance(r, 0.3) else "last_done", [1, 2], from_event)


def _from_event(norm: Toml) -> bool:
    return isinstance(norm.get("anchor"), dict) and "each_event" in norm["anchor"]


def _replaced(r: Random, norm: Toml, said: Toml) -> Toml:
    if "test" in said:
        return {"test": test_of(r)}
    if "requires" in said:
        return {"requires": requires(r)} if chance(r, 0.6) else {"carry_over": chance(r, 0.5)}
    choices: list[Toml] = []
    if isinstance(said.get("step"), list):
        numbers = some(r, [step["number"] for step in said["step"]])
        choices += [{"step": [{"number": n, **window(r, n, _from_event(norm))} for n in numbers]}] * 4
    if isinstance(said.get("rhythm"), dict):
        choices += [{"rhythm": rhythm(r, said["rhythm"]["counted_from"])}] * 4
    if "form" in said:
        choices += [{"form": forms(r)}] * 3
    if "early" in said:
        choices.append({"early": length(r, 12)})
    choices.append({"done_by": done_by(r)})
    return r.choice(choices)


def _steps(version: Toml) -> list[Toml]:
    said = version.get("step")
    return said if isinstance(said, list) else []


def _added(r: Random, norm: Toml, said: Toml) -> Toml:
    if "test" in said:
        return {"test": test_of(r)}
    if "requires" in said:
        return {"requires": requires(r)} if chance(r, 0.7) else {"max_age": length(r, 20)}
    choices: list[Toml] = [{"done_by": done_by(r)}]
    added = forms(r)
    if isinstance(said.get("form"), list) and isinstance(added, list):
        choices += [{"form": added}] * 3
    if "early" not in said:
        choices.append({"early": length(r, 8)})
    if isinstance(said.get("step"), list):
        number = 1 + max(step["number"] for one in norm["version"] for step in _steps(one))
        choices.append({"step": [{"number": number, **window(r, number, _from_event(norm))}]})
    return r.choice(choices)


def grants(r: Random, one: Toml, days: list[int]) -> list[Grant]:
    """Up to two stretches in each municipality, some without an end, most so if it is used case by case."""
    name, open_ended = one["id"], 0.6 if "use" in one else 0.25
    found = []
    for municipality in MUNICIPALITIES:
        if chance(r, 0.25):
            continue
        edges: list[int | None] = [*sorted(r.sample(days, r.choice((2, 2, 4))))]
        if chance(r, open_ended):
            edges[0] = days[0] - 3000
        if chance(r, open_ended):
            edges[-1] = None
        found += [grant(name, municipality, *pair) for pair in zip(edges[::2], edges[1::2], strict=True)]
    return found
