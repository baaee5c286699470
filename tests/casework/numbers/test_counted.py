"""A leader's numbers are counted from the ledger."""

from datetime import date

import polars as pl
import pytest

from frikommune.cases.history import Event, History, Spell, Use
from frikommune.casework.numbers import counted as counting
from frikommune.casework.numbers.counted import COUNTED, Holder, counted, in_time, possible_uses
from frikommune.casework.uses.counts import count_rows
from frikommune.ledger.reference import evaluate
from frikommune.packfiles.folder import packs_folder
from frikommune.packfiles.pack import load_pack

DAY = date(2019, 11, 8)


@pytest.fixture(scope="module")
def rulebook():
    return load_pack(packs_folder() / "nordjylland").rulebook


def citizen(number: int, *, used: bool = False, certificate: bool = False) -> History:
    """In sickness benefit; a rehabilitation meeting in October, with or without its certificate."""
    events = [Event("e1", date(2019, 9, 30), 1, "samtale", "opfoelgning", "personligt")]
    if certificate:
        events.append(Event("e2", date(2019, 10, 1), 2, "laegeattest", "lae265"))
    events.append(Event("e3", date(2019, 10, 15), 3, "rehabiliteringsmoede"))
    use = Use(
        "b1", "2.1a", "lae265-rehabiliteringsmoede", date(2019, 10, 10), date(2019, 10, 10),
        "tilstraekkelig-dokumentation", approved_by="leder", approved_on=date(2019, 10, 11),
    )  # fmt: skip
    spell = Spell("f", "sygedagpenge", "Aalborg", date(2019, 8, 19))
    return History(f"p{number}", (spell,), tuple(events), (use,) if used else (), synthetic=True)


def some(how_many: int) -> list[tuple[Holder, History]]:
    return [
        (Holder(n, f"S{n % 2}", "Hold"), citizen(n, used=n % 3 == 0, certificate=n % 3 == 1))
        for n in range(how_many)
    ]


@pytest.fixture
def rows(rulebook):
    return counted(some(9), rulebook, "Aalborg", DAY)


def test_the_two_engines_give_the_same_rows(rulebook, monkeypatch):
    many = some(30)
    by_reference = counted(many, rulebook, "Aalborg", DAY)
    monkeypatch.setattr(counting, "FEW", 0)
    by_columns = counted(many, rulebook, "Aalborg", DAY)
    order = ["case", "norm", "occurrence", "due", "asked", "asked_alone", "status"]
    assert by_reference.sort(order).equals(by_columns.sort(order))


def test_what_the_reference_says_was_possible_is_counted(rulebook, rows):
    found: dict[str, list[int]] = {}
    for _, history in some(9):
        world = rulebook.all_trials
        for exemption, one in count_rows(evaluate(history, world, DAY), world, DAY).items():
            total = found.setdefault(exemption, [0, 0])
            total[0], total[1] = total[0] + one.possible, total[1] + one.let_off
    assert {one: list(both) for one, both in possible_uses(rows).items()} == found


def test_a_certificate_left_out_is_let_off_and_in_no_share(rows):
    line = in_time(rows.filter(pl.col("norm") == "lae265-rehabiliteringsmoede"), ["norm"]).row(0, named=True)
    assert (line["numerator"], line["denominator"], line["let_off"], line["asked"]) == (3, 6, 3, 9)


def test_what_would_have_been_asked_without_trials_is_demand_only(rows):
    line = in_time(rows.filter(pl.col("norm") == "lae265-rehabiliteringsmoede"), ["norm"]).row(0, named=True)
    assert line["alone"] == 9


def test_the_numbers_are_parted_by_whose_the_case_is(rows):
    by = in_time(rows.filter(pl.col("norm") == "lae265-rehabiliteringsmoede"), ["worker"])
    assert dict(by.select("worker", "asked").iter_rows()) == {"S0": 5, "S1": 4}


def test_what_happened_in_another_municipality_is_not_counted(rulebook):
    assert counted(some(3), rulebook, "Rebild", DAY).is_empty()


def test_no_case_gives_no_row(rulebook):
    assert counted([], rulebook, "Aalborg", DAY).schema == pl.Schema(COUNTED)
