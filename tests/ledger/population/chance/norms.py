"""Norms by lot: a kind, an anchor, and one to three versions with keeps, rereads and repeals."""

from __future__ import annotations

from random import Random

from tests.ledger.population.chance.duties import ANCHOR, DEEDS, beside, rhythm, steps
from tests.ledger.population.chance.triggers import limit, precondition
from tests.ledger.population.chance.words import BECAUSE, GROUPS, Toml, chance, length, some

SHAPES = ("steps", "steps", "origin", "last_done")


def norm(r: Random, name: str, days: list[int]) -> Toml:
    """A norm whose versions begin on some of the days."""
    found: Toml = {"id": name, "kind": r.choice(("duty",) * 6 + ("precondition", "limit", "limit"))}
    groups = some(r, GROUPS)
    found["groups"] = "all" if len(groups) == len(GROUPS) else groups
    found["month_end"] = "error" if chance(r, 0.03) else r.choice(("down", "up"))
    found["month_n_begins_after"] = r.choice(("n-1 months", "n months"))
    if found["kind"] == "duty":
        anchor = r.choice(("course",) * 4 + ("event",) * 3 + ("sum",))
        found["anchor"] = anchor_of(r, anchor)
        shapes = [r.choice(SHAPES)] if chance(r, 0.6) else [r.choice(SHAPES), r.choice(SHAPES)]
        orders = ("start", "opens", "due") if set(shapes) == {"steps"} else ("opens", "due")
        found["read_at"] = r.choice(orders)
        numbers = list(range(1, r.choice((1, 1, 2, 2, 3)) + 1))
        found["version"] = _versions(
            r, days, lambda: duty_terms(r, r.choice(shapes), numbers, anchor == "event")
        )
    else:
        found["read_at"] = "event"
        terms = precondition if found["kind"] == "precondition" else limit
        found["version"] = _versions(r, days, lambda: terms(r))
    return found


def anchor_of(r: Random, anchor: str) -> str | Toml:
    if anchor == "course":
        return "course.start"
    if anchor == "event":
        if chance(r, 0.3):  # what sets the duty off may be what meets it, too
            return {"each_event": r.choice(DEEDS)}
        return {"each_event": ANCHOR, **({"types": ["lang"]} if chance(r, 0.3) else {})}
    amount = length(r, 40)
    within = {"within": r.choice((amount, "6 months", "6 months"))} if chance(r, 0.6) else {}
    return {
        "accumulated": amount,
        **within,
        "days_in_a_month": r.choice((28, 30, 31)),
        "in_groups": some(r, GROUPS),
        "again": chance(r, 0.6),
    }


def duty_terms(r: Random, shape: str, numbers: list[int], from_event: bool) -> Toml:
    """What a version of a duty says."""
    found = beside(r, shape, from_event)
    if shape == "steps":
        kept = numbers if chance(r, 0.85) else some(r, numbers)
        found["step"] = steps(r, kept, from_event)
    else:
        found["rhythm"] = rhythm(r, shape)
    return found


def _versions(r: Random, days: list[int], terms) -> list[Toml]:
    count = r.choice((1, 1, 2, 2, 3))
    starts = sorted(r.sample(days, min(count, len(days))))
    if chance(r, 0.75):
        starts[0] = days[0] - 4000
    found: list[Toml] = []
    previous: Toml = {}
    for place, start in enumerate(starts):
        version: Toml = {"day": start}
        if place and chance(r, 0.2):
            found.append({**version, "repealed": True})
            continue
        if place and chance(r, 0.5):
            version["open_duties"] = "reread"
        said = terms()
        if previous and chance(r, 0.4):  # a reform of one thing
            changed = {key: said[key] for key in some(r, list(said)) if key not in ("step", "rhythm")}
            said = {**previous, **changed}
        previous = said
        found.append({**version, **said, "because": BECAUSE})
    return found
