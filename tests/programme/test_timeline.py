"""The years at a glance: the span, the days of the whole network, and a bar for each trial."""

from datetime import date

from frikommune.language import Text
from frikommune.programme.entry import Subject, Word
from frikommune.programme.journal import Journal
from frikommune.programme.state import state
from frikommune.programme.timeline import Timeline, timeline
from frikommune.programme.when import When
from tests.programme.a_life import DEADLINE, LIFE, PARTS
from tests.programme.building import adoption, claim

TODAY = date(2027, 3, 1)


def drawn(*entries) -> Timeline:
    return timeline(state(Journal(entries), date.max), {"1": PARTS}, {}, TODAY)


def test_it_spans_whole_years_from_the_first_day_to_the_last():
    found = drawn(*DEADLINE, *LIFE)
    assert (found.first, found.last) == (date(2017, 1, 1), date(2021, 12, 31))
    assert (found.months[0], found.months[-1], len(found.months)) == (date(2017, 1, 1), date(2022, 1, 1), 61)


def test_a_programme_without_days_begins_today_and_has_some_years_to_go():
    assert drawn().years == (2027, 2028, 2029, 2030, 2031)


def test_the_adopted_day_is_drawn_and_its_rival_is_not():
    days = [claim(one, "round:1", "deadline", When.parse(one)) for one in ("2016-12-01", "2016-11-01")]
    found = drawn(*days, adoption("a", "2016-12-01", "2016-11-01"))
    assert [(one.kind, one.day) for one in found.moments] == [("deadline", date(2016, 12, 1))]


def test_a_bar_runs_from_the_first_start_to_the_last_end():
    (bar,) = drawn(*DEADLINE, *LIFE).bars
    assert (bar.sent, bar.begun, bar.last_day) == (date(2017, 10, 31), date(2018, 7, 1), date(2019, 12, 31))
    assert not bar.is_assumed
    assert not bar.is_refused


def test_a_refused_application_has_no_start():
    refused = claim("r", "application:2", "outcome", Word("refused"), "2017-12")
    sent = claim("s", "application:2", "sent_in", Subject("round", "1"), "2017-11-01")
    (bar,) = drawn(sent, refused).bars
    assert (bar.sent, bar.begun, bar.is_refused, bar.name) == (date(2017, 11, 1), None, True, None)


def test_a_law_is_called_by_its_name():
    law = claim("law", "law:x", "in_force", When.parse("2020-01-01"))
    found = timeline(
        state(Journal((law,)), date.max), {}, {Subject("law", "x"): Text("Loven", "The act")}, TODAY
    )
    assert [(one.kind, one.label.da) for one in found.moments] == [("law", "Loven")]
