"""The calendar for other calendars: read back with a parser, all-day, stable, public or secret."""

import re
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from frikommune.web.calendar.models import FeedToken, Reminder
from frikommune.web.calendar.reminders import remind
from frikommune.web.people.models import Person
from tests.web.conftest import words

PUBLIC = "/nordjylland/calendar/feed.ics"
SUBSCRIBE = "/nordjylland/calendar/subscribe"


def read(client, address=PUBLIC) -> dict[str, object]:
    """The events by what they are called; every one must be parsed without error."""
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(answer.content)
    assert calendar.errors == []
    assert all(one.errors == [] for one in calendar.events)
    return {str(one["SUMMARY"]): one for one in calendar.events}


def own_address(client) -> str:
    page = client.post(SUBSCRIBE).content.decode()
    return re.search(r"(/nordjylland/calendar/feed/[\w-]+\.ics)", page)[1]


def test_everybody_may_follow_without_signing_in(visitor):
    events = read(visitor)
    deadline = events["Frist: Runde 2: ansøgningsfrist"]
    assert deadline.start == date(2017, 5, 1)
    assert deadline.end == date(2017, 5, 2)
    assert deadline["DTSTART"].params["VALUE"] == "DATE"


def test_what_is_only_known_as_a_span_lasts_from_its_first_to_its_last_day(visitor):
    event = read(visitor)["Godkendelse: Politisk godkendelse i alle kommuner"]
    assert (event.start, event.end) == (date(2020, 11, 1), date(2021, 1, 1))
    assert event["STATUS"] == "TENTATIVE"


def test_times_that_disagree_are_all_told_with_their_sources(visitor):
    event = read(visitor)["Plan: Evaluering i de enkelte forsøg"]
    assert "Kilderne er uenige:" in event["DESCRIPTION"]
    assert "01.05.2020 – august 2020 (KKR-status 8.11.2019 (002))" in event["DESCRIPTION"]
    assert "maj 2020 – september 2020" in event["DESCRIPTION"]
    assert (event.start, event.end) == (date(2020, 5, 1), date(2020, 10, 1))


def test_each_event_has_one_uid_and_keeps_it(visitor, as_coordinator):
    first, again = read(visitor), read(visitor, f"{PUBLIC}?language=en")
    uids = [str(one["UID"]) for one in first.values()]
    assert len(set(uids)) == len(uids)
    assert sorted(uids) == sorted(str(one["UID"]) for one in again.values())
    own = read(as_coordinator, own_address(as_coordinator))
    assert {str(one["UID"]) for one in own.values()} >= set(uids)


def test_lines_are_as_long_as_the_standard_allows_and_end_as_it_says(visitor):
    content = visitor.get(PUBLIC).content
    lines = content.split(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(one) for one in lines) <= 75
    assert "ansøgningsfrist".encode() in content.replace(b"\r\n ", b"")


def test_a_plan_that_is_called_off_is_cancelled(visitor, as_coordinator):
    as_coordinator.post("/nordjylland/calendar/plan/website/call-off", {"reason": "Ingen penge"})
    found = [one for name, one in read(visitor).items() if "Hjemmeside" in name]
    assert [str(one["STATUS"]) for one in found] == ["CANCELLED"]


def test_it_is_english_when_asked(visitor):
    assert "Deadline: Round 2: deadline for applications" in read(visitor, f"{PUBLIC}?language=en")


def test_each_event_leads_to_its_page(visitor):
    url = str(read(visitor)["Godkendelse: Godkendelse i KKR"]["URL"])
    assert url == "http://testserver/nordjylland/calendar/plan/approval-kkr"


def test_the_own_calendar_has_reminders_and_leaves_out_other_municipalities(as_leader, nordjylland, visitor):
    leader = Person.objects.get(username="demo-leder")
    Reminder.objects.create(
        programme=nordjylland,
        person=leader,
        item="x",
        title_da="Svar på brevet",
        title_en="Answer the letter",
        due=date(2027, 1, 8),
        day=date(2027, 1, 1),
    )
    events = read(visitor, own_address(as_leader))
    assert events["Plan: Husk: Svar på brevet"].start == date(2027, 1, 1)
    assert str(events["Plan: Husk: Svar på brevet"]["CLASS"]) == "PRIVATE"
    assert not [name for name in events if name.startswith("Start: Forsøg 3.5")]
    assert [name for name in read(visitor) if name.startswith("Start: Forsøg 3.5")]


def test_a_secret_address_is_kept_as_a_digest_and_can_be_closed(as_leader, visitor):
    address = own_address(as_leader)
    assert address.split("/")[-1].removesuffix(".ics") not in str(FeedToken.objects.values_list("digest"))
    as_leader.post(f"{SUBSCRIBE}/revoke")
    assert visitor.get(address).status_code == 404


def test_a_new_address_closes_the_old_one(as_leader, visitor):
    first = own_address(as_leader)
    second = own_address(as_leader)
    assert (visitor.get(first).status_code, visitor.get(second).status_code) == (404, 200)


def test_a_guessed_address_is_not_found(visitor):
    assert visitor.get("/nordjylland/calendar/feed/gaet.ics").status_code == 404


def test_a_visitor_gets_no_address_of_their_own(visitor):
    assert "Log ind for at få din egen" in words(visitor.post(SUBSCRIBE).content)
    assert not FeedToken.objects.exists()


@pytest.mark.parametrize("days", [0, 7])
def test_a_reminder_is_set_before_the_last_day(as_leader, nordjylland, days):
    from frikommune.programme.dated_journal import dated
    from frikommune.web.journal.book import book_of

    book = book_of(nordjylland)
    item = next(
        one
        for one in dated(book.now(date(2020, 10, 1)), book.parts)
        if one.about and one.about.name == "approval-kkr"
    )
    leader = Person.objects.get(username="demo-leder")
    assert remind(nordjylland, [leader], item, days, leader) == 1
    assert remind(nordjylland, [leader], item, days, leader) == 0
    assert Reminder.objects.get().day == date(2020, 11, 30) - timedelta(days)
