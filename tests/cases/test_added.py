"""What a person added and a case system told of one event is one event."""

from datetime import date
from typing import Any

from frikommune.cases.added import with_added
from frikommune.cases.history import Event

DAY = date(2019, 2, 4)


def loan(number: int, day: date = DAY, type_: str = "", **attributes: Any) -> Event:
    return Event(f"e{number}", day, number, "mikrolaan", type_, attributes=attributes)


def test_what_was_told_is_completed_by_what_was_added():
    (one,) = with_added((loan(1, virksomhed="Cykler"),), [loan(2, beloeb=20000)])
    assert (one.id, one.attributes) == ("e1", {"virksomhed": "Cykler", "beloeb": 20000})


def test_what_was_told_goes_before_what_was_added():
    (one,) = with_added((loan(1, beloeb=25000),), [loan(2, beloeb=20000)])
    assert one.attributes == {"beloeb": 25000}


def test_an_event_of_another_day_or_type_is_another():
    other = [loan(2, date(2019, 2, 1)), loan(3, type_="tillaeg")]
    assert [one.id for one in with_added((loan(1),), other)] == ["e2", "e1", "e3"]


def test_a_form_that_was_not_told_is_the_one_that_was_added():
    told = Event("e1", DAY, 1, "samtale", "ordinaer")
    added = Event("r1", DAY, 2, "samtale", "ordinaer", "telefonisk")
    (one,) = with_added((told,), [added])
    assert one.form == "telefonisk"
