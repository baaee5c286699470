"""Preconditions and limits by lot."""

from __future__ import annotations

from random import Random

from tests.ledger.population.chance.words import GROUPS, UNKNOWN, Toml, chance, length, some

RECORDS = ("attest", "skema")
RECORD_TYPES = ("lae265", "lae285")
TRIGGERS = ("samtale", "mikrolaan")
GRANTED = ("mikrolaan", "praktik")


def _event(r: Random, kinds: tuple[str, ...], types: tuple[str, ...]) -> Toml:
    found: Toml = {"event": r.choice(kinds)}
    if chance(r, 0.3):
        found["types"] = some(r, types)
    return found


def requires(r: Random) -> list[Toml]:
    return [_event(r, RECORDS, RECORD_TYPES) for _ in range(r.choice((1, 1, 2)))]


def precondition(r: Random) -> Toml:
    """What a version of a precondition says."""
    by_start = chance(r, 0.25)
    found: Toml = {
        "trigger": "course.start" if by_start else _event(r, TRIGGERS, ("faelles", "stor")),
        "requires": UNKNOWN if chance(r, 0.08) else requires(r),
        "carry_over": chance(r, 0.5),
    }
    if chance(r, 0.35):
        found["max_age"] = length(r, 30)
    elif chance(r, 0.5) and not by_start:
        found["max_age_days_of_86400_seconds"] = r.choice((1, 3, 7, 10, 28))
    orders = ("strict", "same_day_counts")
    if by_start or chance(r, 0.6):
        found["same_day"] = r.choice(orders if by_start else ("sequence", *orders))
    if chance(r, 0.3):
        found["clock"] = "seconds"
    if not by_start and chance(r, 0.15):  # what sets it off may be on file for it, but not for itself
        trigger: Toml = found["trigger"]
        found |= {"requires": [trigger, *requires(r)], "same_day": "same_day_counts"}
    return found


def test_of(r: Random) -> Toml | str:
    """One of the tests of a limit."""
    in_groups = {"in_groups": some(r, GROUPS), "days_in_a_month": r.choice((28, 30, 31))}
    within = {"within": r.choice(("4 months", "130 days"))} if chance(r, 0.5) else {}
    first = (
        {"within_first": r.choice(("4 weeks", "30 days", "1 month", "2 months"))} if chance(r, 0.5) else {}
    )
    ratio = {
        "one_per": r.randint(1, 5),
        "up_to": r.randint(0, 12),
        "then_one_per": 3,
        "at_least": r.randint(0, 2),
    }
    return r.choice(
        (
            {"only_groups": some(r, GROUPS)},
            {"not_permitted": True},
            {"permitted": True},
            {"at_least": length(r, 60)},
            {"at_least": r.choice(("3 months", "50 days", "4 weeks")), **in_groups, **within},
            {"sum_of": "uger", "at_most": r.choice((0, 2, 5, 6.5, 9)), **first},
            {"longest": length(r, 100)},
            {"ratio": ratio},
            {"attribute": "hvad", "one_of": some(r, ("bil", "7", "2.5", "True", "False", "2018-03-01"))},
            UNKNOWN,
        )
    )


def limit(r: Random) -> Toml:
    """What a version of a limit says."""
    return {"trigger": _event(r, GRANTED, ("stor", "lille")), "test": test_of(r)}
