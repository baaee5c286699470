"""What was met, over what was met or failed; what is unfinished, let off or unknown is in neither."""

import pytest

from frikommune.evaluation.population.timeliness import combined, tally, timeliness
from tests.evaluation.building import chunk, named
from tests.ledger.building import DAY0, day, event, grant, law, spell, use

WEEK_4 = "step = [{ number = 1, in_week = 4 }]"
SUSPENDED = 'id = "alle"\nchange = { norm = "samtale", suspend = true }'
USABLE = 'id = "fri"\nchange = { norm = "samtale", suspend = true }\nuse = {}'
UNKNOWN = (
    'id = "ukendt"\nbecause = { da = "x", en = "y" }\n'
    'change = { norm = "samtale", replace = { step = "unknown" } }'
)


def told(*parts, on: int = 60, by=("norm",), exemptions=(), norm: str = WEEK_4) -> dict[str, object]:
    """The one row of one history."""
    book = law(norm, exemptions=exemptions, grants=[grant(one.split('"')[1]) for one in exemptions])
    _, ledger, worlds = chunk(book, on, named("p1", *parts))
    (row,) = timeliness(combined([tally(ledger, worlds)]), by).iter_rows(named=True)
    return {name: value for name, value in row.items() if value or name in ("numerator", "denominator")}


@pytest.mark.parametrize(
    ("parts", "on", "status", "numerator", "denominator"),
    [
        ((spell(), event(24)), 60, "met", 1, 1),
        ((spell(), event(30)), 60, "late", 0, 1),
        ((spell(),), 60, "overdue", 0, 1),
        ((spell(end=40),), 60, "missed", 0, 1),
        ((spell(), event(14)), 60, "too_early", 0, 1),
        ((spell(),), 24, "pending", 0, 0),
        ((spell(end=25),), 60, "lapsed", 0, 0),
    ],
)
def test_a_duty(parts, on: int, status: str, numerator: int, denominator: int):
    assert told(*parts, on=on) == {
        "norm": "samtale", status: 1, "rows": 1, "numerator": numerator, "denominator": denominator,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("exemption", "parts", "status"),
    [
        (SUSPENDED, (spell(),), "waived"),
        (SUSPENDED, (spell(), event(24)), "waived"),
        (USABLE, (spell(), use(10)), "exempt"),
        (UNKNOWN, (spell(), event(24)), "unknown"),
    ],
)
def test_what_was_let_off_or_is_unknown_is_in_neither_even_if_it_was_done(exemption, parts, status: str):
    row = told(*parts, exemptions=[exemption])
    assert (row[status], row["numerator"], row["denominator"]) == (1, 0, 0)


def test_a_precondition_that_was_not_kept_is_a_failure():
    paper = 'trigger = { event = "moede" }\nrequires = { event = "attest" }\ncarry_over = true'
    row = told(spell(), event(30, "moede"), norm=paper)
    assert (row["breached"], row["denominator"]) == (1, 1)


def test_the_month_is_that_of_the_due_day_and_the_place_where_it_fell_due():
    row = told(spell(), by=("municipality", "month"))
    assert (row["municipality"], row["month"]) == ("aalborg", DAY0)


def test_what_has_no_due_day_has_no_month():
    assert "month" not in told(spell(), exemptions=[UNKNOWN], by=("month",))


def test_only_the_actual_world_counts_and_chunks_add_up():
    book = law(WEEK_4, exemptions=[SUSPENDED], grants=[grant("alle")])
    tallies = []
    for people in ([named("p1", spell(), event(24))], [named("p2", spell(municipality="morsø"), event(24))]):
        _, ledger, worlds = chunk(book, 60, *people)
        tallies.append(tally(ledger, worlds))
    rows = timeliness(combined(tallies), ["municipality"]).select("municipality", "met", "waived").rows()
    assert rows == [("aalborg", 0, 1), ("morsø", 1, 0)]
    assert day(0) == DAY0
