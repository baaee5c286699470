"""What meets what: rules 9 to 13, working days and month ends."""

from datetime import UTC, date, datetime

import pytest

from frikommune.errors import Refused
from tests.ledger.building import codes, day, event, law, outcomes, rows, spell

WEEK_4 = "step = { number = 1, in_week = 4 }"
SERIES = "step = [ { number = 1, in_week = 4 }, { number = 2, in_week = 8 } ]"
CALL = 'anchor = { each_event = "sygemelding" }\nstep = { number = 1, due = "1 week" }'
EACH_RHYTHM = """
anchor = { each_event = "bevilling" }
rhythm = { counted_from = "last_done", every = "2 weeks", until = "6 months" }
"""


# Rule 9: the oldest open occurrence, and when one closes.


def test_one_event_may_meet_two_norms_but_not_two_steps():
    """Two norms of one kind of talk: each is met by the talk on 24."""
    book = law('id = "a"\n' + WEEK_4, 'id = "b"\nstep = { number = 1, due = "4 weeks" }')
    found = rows(book, spell(), event(24), on=40)
    assert [(row.norm, row.outcome, row.met_by) for row in found] == [
        ("a", "met", "samtale-24"),
        ("b", "met", "samtale-24"),
    ]


def test_an_occurrence_closes_when_the_next_one_opens():
    """0 ─ 21[══]27 ── 48 │ 49[══]55: on 48 the first is late, on 49 the talk is the second."""
    assert outcomes(law(SERIES), spell(), event(48), on=60)[0] == "1 aalborg 21–27 required late 48 +21"
    assert outcomes(law(SERIES), spell(), event(49), on=60) == [
        "1 aalborg 21–27 required missed +33",
        "2 aalborg 49–55 required met 49",
    ]


def test_an_occurrence_whose_due_day_lies_after_the_next_opening_closes_at_its_due_day():
    """no. 1: 0[════]42, no. 2: 21[════]63."""
    text = 'step = [{ number = 1, due = "6 weeks" }, { number = 2, opens = "3 weeks", due = "9 weeks" }]'
    assert outcomes(law(text), spell(), event(42), on=60)[0] == "1 aalborg 0–42 required met 42"
    assert outcomes(law(text), spell(), event(43), on=60) == [
        "1 aalborg 0–42 required missed +18",
        "2 aalborg 21–63 required met 43",
    ]


def test_overlapping_windows_of_two_events_share_their_talks_out_oldest_first():
    """ill 0[════]7, ill 3[════]10: one call each, and a call meets the older."""
    ill = event(0, "sygemelding"), event(3, "sygemelding")
    assert outcomes(law(CALL), spell(), *ill, event(5), on=20) == [
        "1 aalborg 0–7 required met 5",
        "2 aalborg 3–10 required overdue +10",
    ]
    assert outcomes(law(CALL), spell(), *ill, event(8), on=20) == [
        "1 aalborg 0–7 required missed +13",
        "2 aalborg 3–10 required met 8",
    ]


def test_a_new_event_starts_a_rhythm_anew_and_no_talk_counts_twice():
    """granted 0[═ 10 ═]14; 10[═ 20 granted anew ═]24: the talk on 22 meets the older."""
    parts = event(0, "bevilling"), event(10), event(20, "bevilling"), event(22), event(30)
    assert outcomes(law(EACH_RHYTHM), spell(), *parts, on=35) == [
        "1 aalborg 0–14 required met 10",
        "2 aalborg 10–24 required met 22",
        "3 aalborg 20–34 required met 30",
        "4 aalborg 30–44 required pending",
    ]


def test_what_is_overdue_when_the_rhythm_starts_anew_is_missed():
    """granted 0[════]14 ── 20 granted anew[═ 22."""
    parts = event(0, "bevilling"), event(20, "bevilling"), event(22)
    assert [
        (row.occurrence, row.outcome, row.met_on) for row in rows(law(EACH_RHYTHM), spell(), *parts, on=30)
    ] == [
        (1, "missed", None),
        (2, "met", day(22)),
        (3, "pending", None),
    ]


def test_a_talk_counts_once_though_the_rhythm_was_counted_otherwise_before():
    """granted 0[═ from the origin ═)28 … 40 reform: from the last done; granted 80[═ talk 80."""
    text = (
        EACH_RHYTHM.splitlines()[1]
        + """
    version = [
      { rhythm = { counted_from = "origin", every = "4 weeks" } },
      { day = 70, rhythm = { counted_from = "last_done", every = "2 weeks" } },
    ]
    """
    )
    parts = event(0, "bevilling"), event(75, "bevilling", sequence=1), event(75, sequence=2)
    found = rows(law(text), spell(), *parts, on=80)
    assert [row.met_by for row in found if row.met_by] == ["samtale-75.2"]


# Rule 10: too early.


def test_a_talk_too_early_is_explained_and_belongs_to_the_next_window_alone():
    """0 ─ 10 ─ 21[══]27 ── 49[══]55: the talk on 10 was too early for no. 1; no. 2 was simply missed."""
    found = rows(law(SERIES), spell(0, 60), event(10), on=70)
    assert [(row.outcome, codes(row)) for row in found] == [("too_early", ["too_early"]), ("missed", [])]


def test_a_talk_before_the_course_meets_nothing_and_is_not_too_early():
    """samtale -3 ── 0 ── 21[══]27."""
    before = spell(-30, 0, "aalborg", "kontanthjaelp")
    assert outcomes(law(WEEK_4), before, spell(), event(-3), on=40) == [
        "1 aalborg 21–27 required overdue +13"
    ]


# Rule 11: counted from the last done.


def test_the_first_time_may_have_a_limit_of_its_own():
    """0[═══════]181 then every 12 months."""
    text = 'rhythm = { counted_from = "last_done", first_due = "6 months", every = "12 months" }'
    assert outcomes(law(text), spell(), event(100), on=200) == [
        "1 aalborg 0–181 required met 100",
        "2 aalborg 100–465 required pending",
    ]


def test_a_talk_of_another_kind_does_not_reset_the_clock():
    text = 'done_by = { event = "samtale", types = ["ordinaer"] }\n'
    text += 'rhythm = { counted_from = "last_done", every = "3 months" }'
    assert outcomes(law(text), spell(), event(40, type="faelles"), on=91) == [
        "1 aalborg 0–90 required overdue +1"
    ]


def test_nothing_falls_due_from_the_day_a_rhythm_ends():
    """granted 0, every 2 weeks until 6 months (181): from 167 on the next would be due on 181 or later."""
    for last, more in ((166, True), (167, False), (170, False)):
        talks = [event(number) for number in (*range(10, 161, 10), last)]
        found = rows(law(EACH_RHYTHM), spell(), event(0, "bevilling"), *talks, on=300)
        assert (found[-1].met_on != day(last)) is more


# Rule 12: the order within a day.


@pytest.mark.parametrize(
    ("same_day", "before", "after"),
    [("sequence", False, True), ("strict", False, False), ("same_day_counts", True, True)],
)
def test_which_came_first_on_one_day_is_read_as_the_norm_says(same_day, before, after):
    """ill and called on day 5, in either order in the file."""
    book = law(f'same_day = "{same_day}"\n' + CALL)
    called_first = event(5, sequence=1), event(5, "sygemelding", sequence=2)
    called_last = event(5, "sygemelding", sequence=1), event(5, sequence=2)
    assert (rows(book, spell(), *called_first, on=9)[0].outcome == "met") is before
    assert (rows(book, spell(), *called_last, on=9)[0].outcome == "met") is after


def test_a_rhythm_that_an_event_starts_takes_the_order_of_the_file():
    """granted and contacted on day 5, in either order in the file."""
    before = event(5, sequence=1), event(5, "bevilling", sequence=2)
    after = event(5, "bevilling", sequence=1), event(5, sequence=2)
    assert [row.outcome for row in rows(law(EACH_RHYTHM), spell(), *before, on=9)] == ["pending"]
    assert [row.outcome for row in rows(law(EACH_RHYTHM), spell(), *after, on=9)] == ["met", "pending"]


def test_a_limit_in_seconds_is_read_on_the_instant():
    """9 × 86,400 seconds from 10:00: met at 09:59 on day 9, late at 10:01 the same day."""
    text = 'anchor = { each_event = "anmeldelse" }\nclock = "seconds"\nsame_day = "strict"\n'
    text += "step = { number = 1, due_days_of_86400_seconds = 9 }"
    begun = event(0, "anmeldelse", moment=datetime(2018, 1, 1, 10, 0, tzinfo=UTC))
    in_time = event(9, moment=datetime(2018, 1, 10, 9, 59, tzinfo=UTC))
    too_late = event(9, moment=datetime(2018, 1, 10, 10, 1, tzinfo=UTC))
    assert outcomes(law(text), spell(), begun, in_time, on=20) == ["1 aalborg 0–9 required met 9"]
    assert outcomes(law(text), spell(), begun, too_late, on=20) == ["1 aalborg 0–9 required late 9"]
    assert outcomes(law(text), spell(), event(0, "anmeldelse"), on=20) == ["1 aalborg ?–? unknown"]


# Rule 13: events and spells.


def test_an_event_without_a_spell_belongs_to_every_course_open_that_day():
    """dagpenge 0[═══ and ledighedsydelse 0[═══: the talk on 24 counts in both, unless it names its spell."""
    book = law('groups = ["dagpenge", "ledighedsydelse"]\n' + WEEK_4)
    two = spell(), spell(group="ledighedsydelse")
    assert [row.outcome for row in rows(book, *two, event(24), on=40)] == ["met", "met"]
    named = event(24, spell="ledighedsydelse-0")
    assert [(row.group, row.outcome) for row in rows(book, *two, named, on=40)] == [
        ("dagpenge", "overdue"),
        ("ledighedsydelse", "met"),
    ]


def test_a_gap_between_two_spells_of_a_group_makes_two_courses():
    """0[════)30 ── 31[════: the second counts from its own start."""
    assert outcomes(law(WEEK_4), spell(0, 30), spell(31), event(24), on=60) == [
        "1 aalborg 21–27 required met 24",
        "1 aalborg 52–58 required overdue +2",
    ]


# Working days and month ends.


def test_a_due_day_may_roll_to_the_next_working_day():
    """Due on Good Friday, 30 March 2018: Easter Monday is no working day, so Tuesday 3 April."""
    text = 'due_rolls_to = "next working day"\nstep = { number = 1, due = "88 days" }'
    assert day(88) == date(2018, 3, 30)
    assert [row.due for row in rows(law(text), spell(), on=10)] == [date(2018, 4, 3)]


@pytest.mark.parametrize(("month_end", "due"), [("down", date(2018, 2, 28)), ("up", date(2018, 3, 1))])
def test_a_month_from_31_january_ends_as_the_norm_says(month_end, due):
    text = f'month_end = "{month_end}"\nstep = {{ number = 1, due = "1 month" }}'
    assert [row.due for row in rows(law(text), spell(30), on=40)] == [due]


def test_a_month_from_31_january_is_refused_where_the_norm_says_error():
    text = 'month_end = "error"\nstep = { number = 1, due = "1 month" }'
    with pytest.raises(Refused) as refused:
        rows(law(text), spell(30), on=40)
    assert refused.value.refusals[0].code == "no_such_day"
    assert [row.due for row in rows(law(text), spell(27), on=40)] == [date(2018, 2, 28)]
