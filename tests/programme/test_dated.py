"""Everything in the journal that has a day: one line for one thing, rivals together."""

from datetime import date

from frikommune.language import LANGUAGES, Text
from frikommune.programme.dated import KIND_WORDS, STANDING_WORDS, Dated
from frikommune.programme.dated_journal import dated
from frikommune.programme.entry import Entry, Subject, Verdict
from frikommune.programme.journal import Journal
from frikommune.programme.state import state
from frikommune.programme.when import When
from tests.programme.building import act, claim

PARTS = {"1": ("1a", "1b")}
DEADLINES = (
    claim("frist", "round:1", "deadline", When.parse("2016-12-01")),
    claim("frist-ventet", "round:1", "deadline", When.parse("2016-11-01")),
)


def found(*entries: Entry, on: str = "2018-03-01") -> list[Dated]:
    return list(dated(state(Journal(entries), date.fromisoformat(on)), PARTS))


def test_a_deadline_that_sources_disagree_on_is_one_line_with_both_days():
    (one,) = found(*DEADLINES)
    assert (one.kind, one.standing, one.key) == ("deadline", "past", "round:1/deadline")
    assert [time.when.written for time in one.times] == ["2016-12-01", "2016-11-01"]
    assert (one.start, one.last) == (date(2016, 11, 1), date(2016, 12, 1))


def test_trial_and_parts_that_start_on_a_day_are_one_line():
    (one,) = found(
        claim("a", "part:1a", "started", ["Aalborg"], "2018-01-01"),
        claim("t", "trial:1", "started", ["Aalborg", "Rebild"], "2018-01-01"),
    )
    assert one.title == Text("Forsøg 1 begynder: Aalborg og Rebild", "Trial 1 starts: Aalborg and Rebild")
    assert one.places == ("Aalborg", "Rebild")


def test_a_start_of_some_parts_names_them():
    (one,) = found(claim("b", "part:1b", "started", ["Aalborg"], "2018-10-01"))
    assert one.title.da == "Forsøg 1 (1b) begynder: Aalborg"
    assert one.standing == "coming"


def test_what_the_law_met_fully_ends_from_the_laws_day_and_what_it_met_partly_does_not():
    fully, partly = (Verdict(date(2020, 1, 1), verdict, Text("x", "x")) for verdict in ("fully", "partly"))
    (one,) = found(
        claim("fully", "part:1a", "met_by_law", fully, "2020-01-01"),
        claim("partly", "part:1b", "met_by_law", partly, "2020-01-01"),
    )
    assert (one.title.da, one.start) == ("Fravigelse 1a: helt imødekommet af loven", date(2020, 1, 1))


def test_leaving_names_who_leaves():
    (one,) = found(act("leave", ["Rebild"], reason="Slut"))
    assert one.title.da == "Forsøg 1: forlades af Rebild"


def test_a_plan_of_a_body_is_a_meeting_and_one_that_asks_an_approval():
    kinds = {
        one.about.name: one.kind
        for one in found(
            claim("m", "calendar:m", "planned", When.parse("2018-05-02")),
            claim("m-body", "calendar:m", "of_body", Subject("body", "kkr")),
            claim("a", "calendar:a", "planned", When.parse("2018-06")),
            claim("a-asks", "calendar:a", "asks", ["Aalborg"]),
            claim("d", "calendar:d", "planned", When.parse("by 2018-07-01")),
            claim("p", "calendar:p", "planned", When.parse("2018")),
        )
        if one.about
    }
    assert kinds == {"m": "meeting", "a": "approval", "d": "deadline", "p": "plan"}


def test_period_law_and_activities_have_their_days():
    kinds = [
        (one.kind, one.title.da)
        for one in found(
            claim("slut", "network:n", "period_end", When.parse("2021-12-31")),
            claim("lov", "law:lab", "in_force", When.parse("2020-01-01")),
            claim("lov-navn", "law:lab", "named", "LAB"),
            claim("besøg", "advocacy:star", "held", When.parse("2019-10-early")),
            claim("besøg-navn", "advocacy:star", "activity", "Besøg fra STAR"),
        )
    ]
    assert kinds == [
        ("activity", "Besøg fra STAR"),
        ("law", "I kraft: LAB"),
        ("end", "Netværkets periode slutter"),
    ]


def test_what_touches_a_month_is_found_by_its_first_and_its_last_day():
    (one,) = found(claim("p", "calendar:p", "planned", When.parse("2018-05-20/2018-07-02")))
    assert one.meets(date(2018, 7, 1), date(2018, 8, 1))
    assert not one.meets(date(2018, 8, 1), date(2018, 9, 1))
    assert not one.meets(date(2018, 4, 1), date(2018, 5, 20))


def test_every_kind_and_standing_is_worded_in_both_languages():
    words = [*KIND_WORDS.values(), *STANDING_WORDS.values()]
    assert all(one.said_in(language) for one in words for language in LANGUAGES)
