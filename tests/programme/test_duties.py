"""What one municipality must do, runs, has behind it and could join, through the whole life of a trial."""

from datetime import date

import pytest

from frikommune.language import LANGUAGES, Text
from frikommune.programme.duties import DUTY_WORDS, Duty, duties_of, in_order
from frikommune.programme.entry import Entry, Subject, Word
from frikommune.programme.figure import Figure
from frikommune.programme.journal import Journal
from frikommune.programme.own import WAYS, Own, own_of
from frikommune.programme.portfolio import Portfolio, portfolio
from frikommune.programme.state import State, state
from frikommune.programme.views import names_on
from frikommune.programme.when import When
from tests.programme.a_life import DEADLINE, LIFE, PARTS
from tests.programme.building import act, adoption, claim

PLACES = ("Aalborg", "Rebild", "Morsø", "Læsø")
TRIALS = {"1": PARTS}
START = (claim("start", "round:1", "start", When.parse("2018-07-01")), adoption("start-chosen", "start"))
ALL = (*DEADLINE, *START, *LIFE)


def seen(entries: tuple[Entry, ...], on: str) -> tuple[State, Portfolio]:
    now = state(Journal(entries), date.fromisoformat(on))
    return now, portfolio(now, TRIALS, PLACES, names_on(now))


def duties(place: str, on: str, entries: tuple[Entry, ...] = ALL) -> list[tuple[str, str | None]]:
    """Kind and last day of each duty."""
    found = duties_of(*seen(entries, on), TRIALS, place)
    return [(one.kind, one.by.isoformat() if one.by else None) for one in found]


def own(place: str, on: str, entries: tuple[Entry, ...] = ALL) -> Own:
    return own_of(*seen(entries, on), TRIALS, place)


@pytest.mark.parametrize(
    ("on", "aalborg", "rebild"),
    [
        ("2017-06-01", [], []),
        ("2017-08-01", [("approve", "2017-11-01")], [("approve", "2017-11-01")]),
        ("2017-09-01", [], [("approve", "2017-11-01")]),
        ("2017-10-31", [], []),
        ("2017-12-20", [("bylaw", "2018-07-01")], [("bylaw", "2018-07-01")]),
        ("2018-06-01", [("start", "2018-07-01")], [("start", "2018-07-01")]),
        ("2018-06-15", [("start", "2018-07-01")], [("bylaw", "2018-07-01")]),
        ("2018-07-01", [], [("bylaw", "2018-07-01")]),
        ("2018-10-01", [], []),
        ("2020-06-01", [], []),
    ],
)
def test_what_must_be_done_follows_the_life_of_the_trial(
    on: str, aalborg: list[object], rebild: list[object]
):
    assert (duties("Aalborg", on), duties("Rebild", on)) == (aalborg, rebild)


def test_what_has_passed_its_day_is_late():
    (one,) = duties_of(*seen(ALL, "2018-08-10"), TRIALS, "Rebild")
    assert one.late(date(2018, 8, 10)) == 40
    assert one.late(date(2018, 7, 1)) == 0


def test_a_committee_with_no_deadline_ahead_has_no_day():
    assert duties("Aalborg", "2017-08-01", (*LIFE[:3],)) == [("approve", None)]


def test_a_trial_that_only_claims_tell_of_must_be_started_or_not():
    granted = (
        claim("sent", "application:1", "sent_in", Subject("round", "1")),
        claim("outcome", "application:1", "outcome", Word("fully")),
        claim("in-it", "trial:1", "participants", ["Aalborg"]),
        *START,
    )
    assert duties("Aalborg", "2018-03-01", granted) == [("start", "2018-07-01")]
    assert duties("Rebild", "2018-03-01", granted) == []


def test_nothing_is_left_to_start_when_the_period_is_over():
    assert duties("Aalborg", "2022-03-01", (*DEADLINE, *START, *LIFE[:8])) == []


def test_an_approval_that_is_asked_stays_a_duty_until_it_is_given():
    asked = (
        claim("plan", "calendar:c", "planned", When.parse("2020-11/2020-12")),
        claim("asks", "calendar:c", "asks", ["Aalborg", "Rebild"]),
        DEADLINE[1],
        adoption("end-chosen", "end"),
    )
    given = act("endorse", ["Rebild"], "calendar:c", "2020-11-20")
    assert duties("Rebild", "2020-10-01", asked) == [("endorse", "2020-12-31")]
    assert duties("Rebild", "2020-12-01", (*asked, given)) == []
    assert duties("Aalborg", "2021-02-01", (*asked, given)) == [("endorse", "2020-12-31")]
    assert duties("Aalborg", "2026-02-01", (*asked, given)) == []


def test_what_runs_what_is_on_its_way_and_what_is_over():
    def trials(place: str, on: str) -> tuple[int, int, int]:
        found = own(place, on)
        return len(found.running), len(found.under_way), len(found.past)

    assert trials("Aalborg", "2017-06-01") == (0, 1, 0)
    assert trials("Aalborg", "2018-07-01") == (1, 0, 0)
    assert trials("Rebild", "2019-07-01") == (0, 0, 1)
    assert trials("Aalborg", "2020-01-01") == (0, 0, 1)


def test_a_granted_trial_can_be_joined_by_whoever_is_not_in_it():
    assert [one.row.trial for one in own("Læsø", "2018-08-01").joinable] == ["1"]
    assert own("Aalborg", "2018-08-01").joinable == ()
    assert [one.row.trial for one in own("Rebild", "2019-07-01").joinable] == ["1"]
    assert own("Læsø", "2017-12-01").joinable == ()
    assert own("Læsø", "2020-06-01").joinable == ()


def test_joining_takes_a_new_application_where_that_is_adopted():
    joins = claim("joins", "trial:1", "joins_by", Word("new_application"))
    (one,) = own("Læsø", "2018-08-01", (*ALL, joins, adoption("joins-chosen", "joins"))).joinable
    assert (one.way, one.needs) == ("new_application", WAYS["new_application"])


def test_figures_and_bylaws_of_the_municipality_alone():
    measure = Figure(Text("Sager", "Cases"), None, "cases", "handful")
    figure = claim("tal", "figure:tal", "number", measure, concerns=("municipality:Aalborg",))
    found = own("Aalborg", "2018-08-01", (*ALL, figure))
    assert [one.about.name for one in found.figures] == ["tal"]
    assert [one.effect.written for one in found.bylaws if one.effect] == ["2018-06-01"]
    assert own("Læsø", "2018-08-01", (*ALL, figure)).figures == ()


def test_duties_stand_by_last_day_and_those_without_one_last():
    found = [Duty("a", "report", Text.same("a")), Duty("b", "report", Text.same("b"), date(2020, 1, 2))]
    assert [one.key for one in sorted(found, key=in_order)] == ["b", "a"]


def test_every_duty_and_way_is_worded_in_both_languages():
    words = [*DUTY_WORDS.values(), *WAYS.values()]
    assert all(one.said_in(language) for one in words for language in LANGUAGES)
