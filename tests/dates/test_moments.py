"""Days and moments as they are written, and the civil day that a moment belongs to."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frikommune.dates import in_zone, local_day, parse_day, parse_iso_day, parse_moment
from frikommune.errors import Refused
from frikommune.language import day_in_words
from tests.dates.support import COPENHAGEN, ONE_DAY, code_of, days

offsets = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.dates())
def test_a_day_reads_back_as_it_is_written(day: date) -> None:
    assert parse_day(day.isoformat()) == day
    assert parse_day(f"{day.day:02d}.{day.month:02d}.{day.year:04d}") == day
    assert parse_day(f" {day.day}.{day.month}.{day.year:04d} ") == day


@given(days)
def test_a_day_in_danish_words_reads_back(day: date) -> None:
    assert parse_day(day_in_words(day, "da")) == day


@pytest.mark.parametrize(
    "text",
    ["", "2018-3-1", "20180301", "2018-W09-4", "01.03.18", "1/3-2018", "2018-03-01T00:00", "i går", "43160"],
)
def test_what_is_not_a_day_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_day(text)
    assert code_of(refused) == "day_unreadable"


@pytest.mark.parametrize(
    "text", ["2018-02-30", "30.02.2018", "2019-02-29", "2018-13-01", "0000-01-01", "0.1.2018"]
)
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_day(text)
    assert code_of(refused) == "no_such_day"


@given(st.dates())
def test_programs_write_a_day_in_one_way(day: date) -> None:
    assert parse_iso_day(day.isoformat()) == day


@pytest.mark.parametrize("text", ["01.03.2018", " 2018-03-01", "2018-3-1", "2018-W09-4", ""])
def test_a_day_as_a_person_writes_it_is_refused_of_a_program(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_iso_day(text)
    assert code_of(refused) == "day_unreadable"


@given(days, st.sampled_from([timedelta(hours=1), timedelta(hours=2)]))
def test_an_event_at_midnight_keeps_its_local_day_where_utc_gives_the_day_before(
    day: date, offset: timedelta
) -> None:
    hours = offset // timedelta(hours=1)
    moment = parse_moment(f"{day}T00:00:00+{hours:02d}:00")
    assert local_day(moment) == day
    assert local_day(moment.astimezone(UTC)) == day - ONE_DAY


@given(st.datetimes(timezones=offsets))
def test_a_moment_with_an_offset_keeps_it_and_no_zone_moves_it(moment: datetime) -> None:
    parsed = parse_moment(moment.isoformat(), zone="America/New_York")
    assert parsed == moment
    assert parsed.utcoffset() == moment.utcoffset()
    assert local_day(parsed) == moment.date()


def test_a_moment_without_an_offset_is_local_time_in_the_zone_given() -> None:
    summer, winter = "2018-07-01 00:30", "2018-01-01T00:30:00.123"
    assert parse_moment(summer, zone=COPENHAGEN).isoformat() == "2018-07-01T00:30:00+02:00"
    assert parse_moment(winter, zone=COPENHAGEN).isoformat() == "2018-01-01T00:30:00.123000+01:00"
    assert parse_moment("2018-07-01T00:30:00Z", zone=COPENHAGEN).isoformat() == "2018-07-01T00:30:00+00:00"


def test_a_time_that_comes_twice_is_the_first_of_the_two() -> None:
    assert parse_moment("2018-10-28T02:30", zone=COPENHAGEN).isoformat() == "2018-10-28T02:30:00+02:00"


@given(
    st.datetimes(datetime(1970, 1, 1), datetime(2037, 1, 1)),
    st.sampled_from([COPENHAGEN, "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"]),
)
def test_a_local_time_is_refused_exactly_when_the_clock_never_shows_it(local: datetime, zone: str) -> None:
    there_and_back = local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).astimezone(ZoneInfo(zone))
    if there_and_back.replace(tzinfo=None) == local:
        assert parse_moment(local.isoformat(), zone=zone) == there_and_back
    else:
        with pytest.raises(Refused) as refused:
            parse_moment(local.isoformat(), zone=zone)
        assert code_of(refused) == "no_such_moment"


@pytest.mark.parametrize(
    ("local", "zone"), [("2018-03-25T02:30", COPENHAGEN), ("2011-12-30T12:00", "Pacific/Apia")]
)
def test_a_time_the_clock_skips_is_refused(local: str, zone: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_moment(local, zone=zone)
    assert code_of(refused) == "no_such_moment"


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00", "9999-12-31T23:59:59"])
def test_the_first_and_last_moments_that_systems_write_for_no_value_can_be_read(text: str) -> None:
    assert local_day(parse_moment(text, zone=COPENHAGEN)) == parse_day(text[:10])


@pytest.mark.parametrize(
    "text", ["", "2018-03-01", "2018-03-01T25:00Z", "12:30", "2018-03-01X12:30Z", "20180301T1230Z"]
)
def test_what_is_not_a_moment_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_moment(text, zone=COPENHAGEN)
    assert code_of(refused) == "moment_unreadable"


@pytest.mark.parametrize("zone", ["Europe/Kobenhavn", "", "Europe", "../etc", "CET+1", "x" * 5000])
def test_an_unknown_zone_is_refused_even_when_the_moment_has_its_own_offset(zone: str) -> None:
    for read in (
        lambda: parse_moment("2018-03-01T08:30:00Z", zone=zone),
        lambda: in_zone(datetime(2018, 3, 1, tzinfo=UTC), zone),
    ):
        with pytest.raises(Refused) as refused:
            read()
        assert code_of(refused) == "zone_unknown"


@pytest.fixture(params=["UTC", "America/New_York"])
def clock_of_this_machine(request: pytest.FixtureRequest) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("clock_of_this_machine")
def test_a_moment_whose_offset_was_lost_gets_its_local_day_back_on_any_machine() -> None:
    lost = datetime(2018, 6, 30, 22, 0)
    assert local_day(in_zone(lost, COPENHAGEN)) == date(2018, 7, 1)
    assert in_zone(lost.replace(tzinfo=UTC), COPENHAGEN) == in_zone(lost, COPENHAGEN)
