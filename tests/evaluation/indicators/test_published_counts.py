"""Aalborg's published figures come out of the made-up caseload as indicators, marked as such."""

from __future__ import annotations

from datetime import date

import pytest

from frikommune.cases.mark import Mark
from frikommune.evaluation.indicators.catalogue import indicators_of
from frikommune.evaluation.indicators.from_savings import spared_of
from frikommune.evaluation.indicators.measuring import measured
from tests.evaluation.indicators.counting import aalborg, ledgers, reached, rebuilt, reconstruction, said

PAPER = date(2019, 6, 30)
APRIL, AUGUST = date(2019, 4, 30), date(2019, 8, 31)


@pytest.mark.parametrize(
    ("trial", "on", "indicator", "expected"),
    [
        ("3.3", PAPER, "trial-end:jobrotation:out", "24 of 54, 20 unfinished"),
        ("3.3", PAPER, "trial-end:jobrotation:job", "22 of 54, 20 unfinished"),
        ("3.3", PAPER, "trial-end:jobrotation:uddannelse", "2 of 54, 20 unfinished"),
        ("2.1", APRIL, "used:2.1b", "329 of 378"),
        ("3.1", AUGUST, "citizens", "13 of 25"),
        ("1.1", PAPER, "step:mikrolaan:laan", "13 of 21, 8 unfinished"),
        ("1.1", PAPER, "end:mikrolaan:egen-virksomhed", "10 of 21, 11 unfinished"),
    ],
)
def test_a_published_share(trial: str, on: date, indicator: str, expected: str):
    assert said(aalborg(trial, on)[indicator]) == expected


@pytest.mark.parametrize(
    ("trial", "on", "indicator", "expected"),
    [
        ("2.1", APRIL, "used:2.1a", 272),
        ("3.2", AUGUST, "long", 317),
        ("3.4", PAPER, "citizens", 11),
    ],
)
def test_a_published_number(trial: str, on: date, indicator: str, expected: int):
    counted = aalborg(trial, on)[indicator].counted
    assert counted is not None
    assert counted.succeeded == expected


@pytest.mark.parametrize(
    ("trial", "on", "indicator", "started"),
    [("3.3", PAPER, "end:jobrotation:out", 175), ("1.2", AUGUST, "end:dimittender:job", 46)],
)
def test_a_published_number_of_those_who_took_part(trial: str, on: date, indicator: str, started: int):
    counted = aalborg(trial, on)[indicator].counted
    assert counted is not None
    assert counted.started == started


def test_every_value_keeps_the_mark_of_the_rows():
    assert {one.mark for one in aalborg("3.3", PAPER).values()} == {Mark.RECONSTRUCTION}


def test_nothing_spared_is_lost_from_savings_to_indicators():
    counted = rebuilt("2.1", APRIL).counts
    pairs = zip(ledgers("2.1", APRIL), reconstruction(), strict=True)
    spared = [spared_of(ledger, block, reached("2.1"), APRIL) for ledger, block in pairs]
    for unit in ("lae265", "rehabiliteringsmoede"):
        found = counted.filter(counted["indicator"] == f"spared:{unit}")["number"].sum()
        mine = [one.filter(one["unit"] == unit) for one in spared]
        assert found == sum(int((one["spared"] - one["extra"]).sum()) for one in mine) > 0


def test_the_municipalities_add_up_to_the_whole():
    whole = {one.indicator: one for one in measured(rebuilt("2.1", APRIL), indicators_of(reached("2.1")))}
    parts = measured(rebuilt("2.1", APRIL), indicators_of(reached("2.1")), ("municipality",))
    used = [one.counted for one in parts if one.indicator == "used" and one.counted is not None]
    assert len(used) > 3
    assert sum(used[1:], used[0]) == whole["used"].counted
