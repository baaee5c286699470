"""Duties by lot: numbered steps and rhythms, with everything that a version may say beside them."""

from __future__ import annotations

from random import Random

from tests.ledger.population.chance.words import UNKNOWN, Toml, chance, length, some

DEEDS = ("samtale", "moede")
DEED_TYPES = ("faelles", "ordinaer")
FORMS = ("personligt", "telefon", "video")
RELEASED, PAUSED, ANCHOR = "afgang", ("ferie", "orlov"), "sygemelding"


def done_by(r: Random) -> list[Toml]:
    found: list[Toml] = (
        [{"event": kind} for kind in some(r, DEEDS)] if chance(r, 0.3) else [{"event": "samtale"}]
    )
    if chance(r, 0.4):
        found[0]["types"] = some(r, DEED_TYPES)
    return found


def clauses(r: Random) -> list[Toml]:
    """Conditions on an event's attributes."""
    one_of: Toml = {"attribute": "til", "one_of": some(r, ("job", "skole", "andet"))}
    within: Toml = {"attribute": r.choice(("until", "afgang_den")), "within": length(r, 40)}
    return r.choice(([one_of], [within], [one_of, within]))


def forms(r: Random) -> list[Toml] | str:
    if chance(r, 0.12):
        return UNKNOWN
    found: list[Toml] = [{"form": form} for form in some(r, FORMS)]
    if chance(r, 0.4):
        found.append({"form": r.choice(FORMS), "only_if": clauses(r)})
    return found


def window(r: Random, number: int, from_event: bool) -> Toml:
    """The window of a numbered step; later numbers tend to come later."""
    kinds = ["in_week"] * 4 + ["in_months"] * 2 + ["due"] * 4
    kinds += (
        ["opens"] * 3
        + ["course.end", "due_attribute", "due_attribute", "window"]
        + ["seconds"] * (4 * from_event)
    )
    kind = r.choice(kinds)
    opens = {} if chance(r, 0.6) else {"opens": length(r, 15 * number)}
    if kind == "in_week":
        return {"in_week": max(1, 3 * number + r.randint(-2, 3))}
    if kind == "in_months":
        first = max(1, number + r.randint(-1, 1))
        return {"in_months": [first, first + r.randint(0, 1)]}
    if kind == "due":
        return {"due": length(r, 30 * number)}
    if kind == "opens":
        return {"opens": length(r, 20 * number), "due": length(r, 45 * number)}
    if kind == "course.end":
        return {**opens, "due": "course.end"}
    if kind == "due_attribute":
        return {**opens, "due_attribute": "planned"}
    if kind == "seconds":
        return {**opens, "due_days_of_86400_seconds": r.choice((1, 3, 10, 30))}
    return {"window": UNKNOWN}


def steps(r: Random, numbers: list[int], from_event: bool) -> list[Toml] | str:
    if chance(r, 0.04):
        return UNKNOWN
    return [{"number": number, **window(r, number, from_event)} for number in numbers]


def _phase(r: Random) -> Toml:
    found: Toml = {"every": length(r, r.choice((10, 20, 30, 30, 60, 90)))}
    if chance(r, 0.3):
        found["grace"] = length(r, r.choice((3, 10, 25)))
    return found


def rhythm(r: Random, counted_from: str) -> Toml | str:
    if chance(r, 0.04):
        return UNKNOWN
    found: Toml = {"counted_from": counted_from}
    if chance(r, 0.15):  # ends on a day on which something falls due
        every, until = r.choice((("2 weeks", "8 weeks"), ("1 month", "4 months"), ("10 days", "60 days")))
        return found | {"every": every, "until": until}
    if chance(r, 0.25):
        first, second = r.choice((("2 months", "5 months"), ("40 days", "130 days"), ("1 month", "1 year")))
        last = {"until": second} if chance(r, 0.5) else {}
        found["phase"] = [{**_phase(r), "until": first}, {**_phase(r), **last}]
    else:
        found |= _phase(r)
        if chance(r, 0.25):
            found["until"] = length(r, 120)
    if counted_from == "last_done" and chance(r, 0.3):
        found["first_due"] = length(r, 15)
    return found


def beside(r: Random, shape: str, from_event: bool) -> Toml:
    """What a duty of that shape (`steps`, `origin`, `last_done`) may say beside its windows."""
    found: Toml = {"done_by": done_by(r)}
    if chance(r, 0.3):
        found["form"] = forms(r)
    if chance(r, 0.25):
        found["early"] = length(r, 6)
    if chance(r, 0.25):
        only_if = {"only_if": clauses(r)} if chance(r, 0.6) else {}
        types = {"types": ["job"]} if chance(r, 0.3) else {}
        until = r.choice(("until", "afgang_den"))
        found["released_by"] = {"event": RELEASED, **types, **only_if, "until": until}
    if shape != "origin" and chance(r, 0.25):
        found["paused_by"] = some(r, PAUSED)
    if chance(r, 0.25):
        found["due_rolls_to"] = "next working day"
    if shape == "steps" and from_event and chance(r, 0.8):
        found["same_day"] = r.choice(("sequence", "strict", "strict", "same_day_counts"))
    if chance(r, 0.25):
        found["clock"] = "seconds"
    return found
