"""A calendar that follows the list."""

import re

import pytest
from icalendar import Calendar

from tests.web.casework import TODAY, case_of

FOLLOW = "/nordjylland/today/Aalborg/follow"


@pytest.fixture(autouse=True)
def case(settings, nordjylland):
    settings.TODAY = TODAY
    return case_of("sygedagpenge", "2019-09-02", [("2019-10-15", "samtale", "opfoelgning")])


def address(client) -> str:
    found = re.search(r'value="http://testserver([^"]+\.ics)"', client.post(FOLLOW).content.decode())
    assert found
    return found[1]


def test_it_has_a_day_for_each_limit_with_case_number_and_step(as_caseworker, visitor):
    calendar = Calendar.from_ical(visitor.get(address(as_caseworker)).content)
    found = {(str(one["SUMMARY"]), one["DTSTART"].dt.isoformat()) for one in calendar.walk("VEVENT")}
    assert ("2019-00017: Opfølgning i sygedagpengesagen", "2019-11-12") in found


def test_it_names_no_citizen(as_caseworker, visitor, case):
    assert case.person not in visitor.get(address(as_caseworker)).content.decode()


def test_a_calendar_that_has_it_already_gets_nothing_again(as_caseworker, visitor):
    url = address(as_caseworker)
    again = visitor.get(url, headers={"If-None-Match": visitor.get(url)["ETag"]})
    assert again.status_code == 304


def test_a_new_address_closes_the_old_one(as_caseworker, visitor):
    old = address(as_caseworker)
    address(as_caseworker)
    assert visitor.get(old).status_code == 404


def test_a_closed_address_opens_nothing(as_caseworker, visitor):
    url = address(as_caseworker)
    as_caseworker.post("/nordjylland/today/Aalborg/unfollow")
    assert visitor.get(url).status_code == 404


def test_it_dies_with_the_seat(as_caseworker, visitor):
    from frikommune.web.people.models import Seat

    url = address(as_caseworker)
    Seat.objects.filter(person__username="demo-sagsbehandler").delete()
    assert visitor.get(url).status_code == 404


def test_the_address_is_kept_as_a_digest_only(as_caseworker):
    from frikommune.web.today.models import FollowedList

    token = address(as_caseworker).rpartition("/")[2].removesuffix(".ics")
    assert FollowedList.objects.get().digest != token
