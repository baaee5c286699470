"""Grants come from acts and adopted claims only, and end with the first thing that ends them."""

from datetime import date

from frikommune.language import Text
from frikommune.programme.entry import Entry, Verdict
from frikommune.programme.grants import grants_of
from frikommune.programme.journal import Journal
from frikommune.programme.state import state
from frikommune.programme.when import When
from tests.programme.building import act, adoption, claim

PARTS = {"1": ("1a", "1b")}
START = claim("start", "part:1a", "started", ["Aalborg", "Rebild"], "2018-07-01")
END = claim("end", "network:n", "period_end", When.parse("2021-12-31"))
CHOSEN = adoption("chosen", "start end")


def held(*entries: Entry, known_on: date | None = None) -> list[tuple[str, str, str, str]]:
    """Part, municipality, first day, first day after."""
    found = grants_of(state(Journal(entries), date(2018, 1, 1), known_on), PARTS)
    return [(one.part, one.municipality, str(one.start), str(one.end)) for one in found]


def test_an_adopted_start_holds_to_the_networks_adopted_end():
    assert held(START, END, CHOSEN) == [
        ("1a", "Aalborg", "2018-07-01", "2022-01-01"),
        ("1a", "Rebild", "2018-07-01", "2022-01-01"),
    ]


def test_a_claim_that_nobody_adopted_grants_nothing():
    assert held(START, END) == []


def test_nothing_is_granted_before_the_adoption_is_known():
    assert held(START, END, CHOSEN, known_on=date(2018, 1, 31)) == []


def test_without_an_end_it_stays_open():
    assert [one[3] for one in held(START, adoption("chosen", "start"))] == ["None", "None"]


def test_a_law_that_meets_the_trial_fully_ends_it_and_one_that_meets_it_partly_does_not():
    for verdict, end in (("fully", "2020-01-01"), ("partly", "2022-01-01")):
        said = Verdict(date(2020, 1, 1), verdict, Text.same("."))  # type: ignore[arg-type]
        law = claim("law", "trial:1", "met_by_law", said)
        assert {one[3] for one in held(START, END, law, CHOSEN, adoption("law-chosen", "law"))} == {end}


def test_what_ends_one_part_leaves_the_other():
    other = claim("other", "part:1b", "started", ["Aalborg"], "2018-07-01")
    law = claim("law", "part:1b", "met_by_law", Verdict(date(2020, 1, 1), "fully", Text.same(".")))
    found = held(START, other, END, law, CHOSEN, adoption("too", "other law"))
    assert [(one[0], one[3]) for one in found] == [
        *[("1a", "2022-01-01")] * 2,
        ("1b", "2020-01-01"),
    ]


def test_an_act_needs_no_adoption_and_leaving_ends_it_there_only():
    start = act("start", ["Morsø", "Thisted"], "part:1a", "2019-03-01")
    leave = act("leave", ["Morsø"], "trial:1", "2019-09-01")
    assert held(start, leave) == [
        ("1a", "Morsø", "2019-03-01", "2019-09-01"),
        ("1a", "Thisted", "2019-03-01", "None"),
    ]


def test_an_extension_takes_the_place_of_the_networks_end():
    extend = act("extend", When.parse("2025-12-31"), "trial:1", "2021-10-01")
    assert {one[3] for one in held(START, END, CHOSEN, extend)} == {"2026-01-01"}


def test_a_start_known_as_a_span_counts_from_its_last_day():
    vague = claim("start", "part:1a", "started", ["Aalborg"], "2018-07")
    assert held(vague, adoption("chosen", "start"))[0][2] == "2018-07-31"


def test_what_starts_after_the_end_holds_nowhere_and_what_left_may_start_again():
    assert held(END, adoption("chosen", "end"), act("start", ["Morsø"], "part:1a", "2022-03-01")) == []
    again = [
        act("start", ["Morsø"], "part:1a", "2018-07-01"),
        act("leave", ["Morsø"], "trial:1", "2019-01-01"),
        act("start", ["Morsø"], "part:1a", "2020-01-01"),
    ]
    assert [one[2:] for one in held(*again)] == [("2018-07-01", "2019-01-01"), ("2020-01-01", "None")]


def test_a_corrected_act_counts_no_more():
    first = act("start", ["Morsø"], "part:1a", "2019-03-01")
    mended = act("start", ["Morsø"], "part:1a", "2019-04-01", corrects=first.id)
    assert held(first, mended) == [("1a", "Morsø", "2019-04-01", "None")]


PRACTICE = act("practice", ["Rebild"], "part:1b", "2019-03-01", concerns=("part:1a",))


def test_an_own_practice_takes_the_place_of_what_it_concerns_there_only():
    assert held(START, END, CHOSEN, PRACTICE) == [
        ("1a", "Aalborg", "2018-07-01", "2022-01-01"),
        ("1a", "Rebild", "2018-07-01", "2019-03-01"),
        ("1b", "Rebild", "2019-03-01", "2022-01-01"),
    ]


def test_an_own_practice_of_what_does_not_hold_there_grants_nothing_until_it_is_started():
    outside = act("practice", ["Morsø"], "part:1b", "2019-03-01", concerns=("part:1a",))
    assert held(START, END, CHOSEN, outside) == held(START, END, CHOSEN)
    start = act("start", ["Morsø"], "part:1b", "2019-04-01")
    assert ("1b", "Morsø", "2019-04-01", "2022-01-01") in held(START, END, CHOSEN, outside, start)


def test_an_own_practice_follows_another_and_ends_with_what_gave_room_for_it():
    back = act("practice", ["Rebild"], "part:1a", "2019-06-01", concerns=("part:1b",))
    law = claim("law", "part:1a", "met_by_law", Verdict(date(2020, 1, 1), "fully", Text.same(".")))
    found = held(START, END, CHOSEN, back, PRACTICE, law, adoption("law-chosen", "law"))
    assert [one[0::2] for one in found if one[1] == "Rebild"] == [
        ("1a", "2018-07-01"),
        ("1a", "2019-06-01"),
        ("1b", "2019-03-01"),
    ]
    assert {one[3] for one in found if one[1] == "Rebild"} == {"2019-03-01", "2019-06-01", "2020-01-01"}


def test_a_corrected_practice_leaves_what_it_concerned():
    mended = act("practice", ["Rebild"], "part:1b", "2019-05-01", concerns=("part:1a",), corrects=PRACTICE.id)
    assert ("1b", "Rebild", "2019-05-01", "2022-01-01") in held(START, END, CHOSEN, PRACTICE, mended)


def test_an_extension_that_comes_too_late_revives_nothing_but_lets_others_start():
    late = act("extend", When.parse("2025-12-31"), "trial:1", "2022-06-01")
    start = act("start", ["Morsø"], "part:1a", "2022-07-01")
    assert held(START, END, CHOSEN, late, start) == [
        ("1a", "Aalborg", "2018-07-01", "2022-01-01"),
        ("1a", "Rebild", "2018-07-01", "2022-01-01"),
        ("1a", "Morsø", "2022-07-01", "2026-01-01"),
    ]
