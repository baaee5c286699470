"""What is counted of a trial, clause by clause, on histories that can be counted by hand."""

from __future__ import annotations

import pytest

from frikommune.errors import Refused
from frikommune.evaluation.indicators.catalogue import indicators_of
from frikommune.evaluation.indicators.measuring import measured
from frikommune.evaluation.indicators.of_trial import reach_of
from frikommune.evaluation.indicators.tally import combined
from tests.evaluation.building import unit
from tests.evaluation.indicators.counting import counts, said, tallied, trial
from tests.evaluation.population.made import person
from tests.ledger.building import event, grant, law, spell, use

WEEK_4 = "step = { number = 1, in_week = 4 }"
PAPER = 'trigger = { event = "moede" }\nrequires = { event = "attest" }\ncarry_over = true'
USABLE = 'id = "fri"\nchange = { norm = "samtale", suspend = true }\nuse = {}'
FOR_ALL = 'id = "fri"\nchange = { norm = "samtale", suspend = true }'
UNKNOWN = (
    'id = "fri"\nbecause = { da = "x", en = "y" }\n'
    'change = { norm = "samtale", replace = { step = "unknown" } }'
)


def book(norm: str = WEEK_4, exemption: str = USABLE, start: int | None = None, end: int | None = None):
    return law(norm, exemptions=[exemption], grants=[grant("fri", start=start, end=end)])


def exits(*parts, on: int, horizon: int | None = None, start: int | None = None, way: str = "work") -> str:
    found = counts(book(start=start), trial("fri"), person("p1", *parts), on=on, horizon=horizon)
    return said(found[f"exit:{way}"])


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((use(10),), "1 of 1"),
        ((event(24),), "0 of 1"),
        ((), "0 of 1"),
    ],
)
def test_an_exemption_that_could_be_used_and_was_or_was_not(parts, expected: str):
    found = counts(book(), trial("fri"), person("p1", spell(), *parts), on=60)
    assert (said(found["used"]), said(found["citizens"])) == (expected, expected)


def test_what_is_not_due_yet_may_still_be_left_out():
    found = counts(book(), trial("fri"), person("p1", spell()), on=24)
    assert said(found["used"]) == "0 of 1, 1 unfinished"


def test_a_certificate_that_was_obtained_is_one_that_could_have_been_spared():
    kept = person("p1", spell(), event(20, "attest"), event(30, "moede"))
    let_off = person("p2", spell(), event(30, "moede"), use(25))
    found = counts(book(PAPER), trial("fri"), kept, let_off, on=60)
    assert said(found["used"]) == "1 of 2"


def test_a_citizen_with_two_steps_counts_once():
    twice = person("p1", spell(), event(30, "moede"), event(40, "moede"), use(25))
    found = counts(book(PAPER), trial("fri"), twice, on=60)
    assert (said(found["used"]), said(found["citizens"])) == ("1 of 2", "1 of 1")


def test_where_the_trial_is_for_everybody_nothing_is_used_case_by_case():
    found = counts(book(exemption=FOR_ALL), trial("fri"), person("p1", spell()), on=60)
    assert "used" not in found
    assert said(found["touched"]) == "1 of 1"


@pytest.mark.parametrize(
    ("parts", "on", "expected"),
    [
        ((event(24),), 60, "1 of 1"),
        ((event(30),), 60, "0 of 1"),
        ((), 60, "0 of 1"),
        ((), 24, "0 of 1, 1 unfinished"),
        ((use(10),), 60, "0 of 0"),
    ],
)
def test_met_in_time(parts, on: int, expected: str):
    found = counts(book(), trial("fri"), person("p1", spell(), *parts), on=on)
    assert said(found["timely"]) == expected


def test_what_no_source_says_is_told_and_counted_neither_way():
    found = counts(book(exemption=UNKNOWN), trial("fri"), person("p1", spell()), on=60)["timely"]
    assert said(found) == "0 of 0, 1 unknown"
    assert "kan ikke afgøres" in found.notes[0].da


def test_demands_before_the_trial_are_none_of_its():
    found = counts(book(start=40), trial("fri"), person("p1", spell(), event(24)), on=60)
    assert said(found["timely"]) == "0 of 0"


def test_an_event_spared_is_counted_with_its_citizen():
    spared = person("p1", spell(), event(30, "moede"), use(25))
    asked = person("p2", spell(), event(20, "attest"), event(30, "moede"))
    found = counts(book(PAPER), trial("fri", units=(unit("attest", "attest"),)), spared, asked, on=60)
    one = found["spared:attest"]
    assert (said(one), one.number) == ("1 of 2", 1)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((spell(end=40, afgang_til="job"),), "1 of 1"),
        ((spell(end=40, afgang_til="fuldtidsjob"),), "1 of 1"),
        ((spell(end=40, afgang_til="barsel"),), "0 of 1"),
        ((spell(),), "0 of 1, 1 unfinished"),
        ((spell(end=90, afgang_til="job"),), "0 of 1, 1 unfinished"),
        ((spell(end=40, afgang_til="job"), spell(40, group="kontanthjaelp")), "0 of 1, 1 unfinished"),
        ((spell(end=40), spell(40, 50, group="kontanthjaelp", afgang_til="job")), "1 of 1"),
        ((spell(end=40), spell(30, 50, group="kontanthjaelp", afgang_til="job")), "1 of 1"),
    ],
)
def test_out_to_work_on_the_observation_day(parts, expected: str):
    assert exits(*parts, on=60) == expected


def test_who_left_and_nobody_told_for_what_may_have_found_work():
    found = counts(book(), trial("fri"), person("p1", spell(end=40)), on=60)
    assert said(found["exit:work"]) == "0 of 1, 1 unfinished"
    assert "oplyst" in found["exit:work"].notes[0].da
    assert said(found["exit:self_support"]) == "1 of 1"


@pytest.mark.parametrize(
    ("end", "on", "expected"),
    [
        (31, 300, "1 of 1"),  # 1 February: within one month of 1 January
        (32, 300, "0 of 1"),
        (None, 30, "0 of 1, 1 unfinished"),  # 31 January: the month is not over
        (None, 31, "0 of 1"),
    ],
)
def test_a_horizon_of_one_month(end: int | None, on: int, expected: str):
    one = spell(end=end, afgang_til="job") if end else spell()
    assert exits(one, on=on, horizon=1) == expected


@pytest.mark.parametrize(("start", "expected"), [(0, "0 of 1, 1 unfinished"), (1, "0 of 0")])
def test_a_course_begun_before_the_trial_is_none_of_its(start: int, expected: str):
    assert exits(spell(), on=60, start=start) == expected


def test_a_course_elsewhere_is_none_of_the_trials():
    assert exits(spell(municipality="rebild"), on=60) == "0 of 0"


@pytest.mark.parametrize(("on", "expected"), [(364, "0 of 1"), (365, "1 of 1")])
def test_a_running_course_is_long_after_twelve_months(on: int, expected: str):
    assert said(counts(book(), trial("fri"), person("p1", spell()), on=on)["long"]) == expected


def test_values_are_parted_by_municipality_and_quarter():
    people = [person("p1", spell(end=40, afgang_til="job")), person("p2", spell(95))]
    found, reach = tallied(book(), trial("fri"), *people, on=120)
    parted = measured(combined([found]), indicators_of(reach), ("municipality", "quarter"))
    exits_ = {one.period.da: said(one) for one in parted if one.indicator == "exit:work"}
    assert exits_ == {"2018-Q1": "1 of 1", "2018-Q2": "0 of 1, 1 unfinished"}


def test_chunks_add_up_to_the_whole():
    people = [
        person("p1", spell(end=40, afgang_til="job"), event(24)),
        person("p2", spell(), use(10)),
        person("p3", spell(5)),
    ]
    whole, reach = tallied(book(), trial("fri"), *people, on=60)
    parts = [tallied(book(), trial("fri"), one, on=60)[0] for one in people]
    indicators = indicators_of(reach)
    assert measured(combined(parts), indicators) == measured(combined([whole]), indicators)


def test_a_trial_that_holds_nowhere_is_refused():
    with pytest.raises(Refused) as refused:
        reach_of(law(WEEK_4, exemptions=[USABLE]), trial("fri"))
    assert refused.value.refusals[0].code == "trial_holds_nowhere"
