"""Which version of the law is read: rules 4 to 8."""

from datetime import date

import pytest

from tests.ledger.building import day, event, grant, law, outcomes, rows, spell

OLD_AND_NEW = """
{read_at}
version = [
  {{ step = [{{ number = 1, opens = "4 weeks", due = "8 weeks" }}] }},
  {{ day = 20, step = [{{ number = 1, opens = "6 weeks", due = "12 weeks" }}]{more} }},
]
"""
TELEPHONE = """
step = { number = 1, due = "4 weeks" }
version = [
  { form = [{ form = "personligt" }] },
  { day = 20, form = [{ form = "personligt" }, { form = "telefon" }] },
]
"""
SUSPENDED = 'id = "fri"\nchange = { norm = "samtale", suspend = true }'
WEEK_4 = "step = { number = 1, in_week = 4 }"
MONTHLY = 'rhythm = { counted_from = "origin", every = "1 month" }'


def reform(read_at: str = "start", more: str = "") -> str:
    return OLD_AND_NEW.format(read_at=f'read_at = "{read_at}"', more=more)


def suspended(*spans: tuple[int, int | None], norm: str = WEEK_4):
    return law(norm, exemptions=[SUSPENDED], grants=[grant("fri", "aalborg", *span) for span in spans])


# Rule 4: windows on the `read_at` day, forms on the day of the event.


def test_a_window_read_at_the_start_stays_as_it_was_on_the_first_day():
    """0 ── 20 reform ── 28[old]56."""
    assert outcomes(law(reform()), spell(), on=30) == ["1 aalborg 28–56 required pending"]
    assert outcomes(law(reform()), spell(20), on=30) == ["1 aalborg 62–104 required pending"]


def test_a_window_read_at_its_opening_follows_the_law_of_that_day():
    """0 ── 20 reform ── 28 opens under the old law, so the new one is read: 42[new]84."""
    assert outcomes(law(reform("opens")), spell(), on=30) == ["1 aalborg 42–84 required pending"]
    assert outcomes(law(reform("opens")), spell(-10), on=30) == ["1 aalborg 18–46 required pending"]


def test_the_form_is_read_on_the_day_of_the_event_and_the_window_at_the_start():
    """0[════ 19 by telephone ✗ │ 20 reform ═══ 21 by telephone ✓ ═]28."""
    before, after = event(19, form="telefon"), event(21, form="telefon")
    assert outcomes(law(TELEPHONE), spell(), before, on=27) == ["1 aalborg 0–28 required pending"]
    assert outcomes(law(TELEPHONE), spell(), before, after, on=27) == ["1 aalborg 0–28 required met 21"]


def test_a_form_may_hang_on_a_condition_and_a_talk_with_no_form_recorded_is_in_doubt():
    text = (
        WEEK_4
        + """
    [[form]]
    form = "personligt"
    [[form]]
    form = "telefon"
    only_if = [{ attribute = "job_den", within = "6 weeks" }]
    """
    )
    soon, too_late = event(24, form="telefon", job_den=day(66)), event(24, form="telefon", job_den=day(67))
    assert outcomes(law(text), spell(), soon, on=30) == ["1 aalborg 21–27 required met 24"]
    assert outcomes(law(text), spell(), too_late, on=30) == ["1 aalborg 21–27 required overdue +3"]
    assert outcomes(law(text), spell(), event(24), on=30) == ["1 aalborg 21–27 unknown"]


# Rule 5: `due` is read once more, and then it stops.


def test_a_window_read_at_its_due_day_is_computed_under_the_opening_version_and_read_once_more():
    """0 ── 28[old … 40 reform … 56]: due under the old law on 56, so the law of 56 is read; no further."""
    text = """
    read_at = "due"
    version = [
      { step = [{ number = 1, opens = "4 weeks", due = "8 weeks" }] },
      { day = 40, step = [{ number = 1, opens = "4 weeks", due = "20 weeks" }] },
      { day = 100, step = [{ number = 1, opens = "4 weeks", due = "30 weeks" }] },
    ]
    """
    found = rows(law(text), spell(), on=30)
    assert [(row.opens, row.due, row.read_on) for row in found] == [(day(28), day(140), day(56))]


def test_two_versions_that_each_point_at_the_other_do_not_turn_round_for_ever():
    """Old: due 8 weeks, past the reform. New: due 4 weeks, before it. Read once, once more, and stop."""
    text = """
    read_at = "due"
    version = [
      { step = [{ number = 1, due = "8 weeks" }] },
      { day = 40, step = [{ number = 1, due = "4 weeks" }] },
    ]
    """
    assert outcomes(law(text), spell(), on=20) == ["1 aalborg 0–28 required pending"]


# Rule 6: recurring duties.


def test_each_window_of_a_rhythm_reads_the_law_of_its_own_opening_and_a_changed_step_starts_a_new_series():
    """0[═)31[═ 40 reform ═)59[════════)149[═══: from the last nominal day passed, three months each."""
    text = """
    version = [
      { rhythm = { counted_from = "origin", every = "1 month" } },
      { day = 40, rhythm = { counted_from = "origin", every = "3 months" } },
    ]
    """
    found = rows(law(text), spell(), on=160)
    assert [(row.opens, row.due) for row in found] == [
        (day(0), day(30)),
        (day(31), day(58)),
        (day(59), date(2018, 5, 31)),
        (date(2018, 6, 1), date(2018, 8, 31)),
    ]


def test_a_rhythm_counted_from_31_january_steps_from_the_origin_and_never_from_the_last_result():
    """31 January[═)28 February[═)31 March[═)30 April: the rounding in February does not stay."""
    found = rows(law(MONTHLY), spell(30), on=120)
    assert [row.opens for row in found] == [
        date(2018, 1, 31),
        date(2018, 2, 28),
        date(2018, 3, 31),
        date(2018, 4, 30),
    ]


def test_grace_lets_a_window_overlap_the_next_and_an_event_there_meets_the_older():
    """0[════)31[ 40 ═ due of no. 1: 44 ═)59."""
    text = 'rhythm = { counted_from = "origin", every = "1 month", grace = "2 weeks" }'
    assert outcomes(law(text), spell(), event(40), on=44) == [
        "1 aalborg 0–44 required met 40",
        "2 aalborg 31–72 required pending",
    ]
    assert outcomes(law(text), spell(), event(45), on=50) == [
        "1 aalborg 0–44 required missed +6",
        "2 aalborg 31–72 required met 45",
    ]


def test_a_rhythm_may_change_its_step_along_the_way_and_end():
    """0[═)31[═)59 then every three months until 8 months: 59[═)151[═ … and nothing that opens from 243 on."""
    text = """
    [rhythm]
    counted_from = "origin"
    phase = [ { every = "1 month", until = "2 months" }, { every = "3 months", until = "8 months" } ]
    """
    found = rows(law(text), spell(), on=400)
    assert [(row.opens, row.due) for row in found] == [
        (day(0), day(30)),
        (day(31), day(58)),
        (day(59), day(150)),
        (day(151), day(242)),
    ]


def test_each_occurrence_since_the_last_done_reads_the_law_of_its_base_day():
    """0[═ 20 talk, 30 reform ═ 40 talk: counted from 20 under the old law, from 40 under the new."""
    text = """
    version = [
      { rhythm = { counted_from = "last_done", every = "1 month" } },
      { day = 30, rhythm = { counted_from = "last_done", every = "3 months" } },
    ]
    """
    assert outcomes(law(text), spell(), event(20), event(40), on=50) == [
        "1 aalborg 0–31 required met 20",
        "2 aalborg 20–51 required met 40",
        "3 aalborg 40–129 required pending",
    ]


# Rule 7: reform, expiry and repeal in mid-window.


def test_a_reform_in_mid_window_leaves_the_version_that_was_read():
    """0 ── 28[═ 40 reform ═]56."""
    text = reform("opens").replace("day = 20", "day = 40")
    assert outcomes(law(text), spell(), on=45) == ["1 aalborg 28–56 required pending"]


def test_a_reform_may_say_that_open_duties_are_read_again():
    """0 ── 28[═ 40 reform │ 42[══]84."""
    for read_at in ("start", "opens"):
        text = reform(read_at, ', open_duties = "reread"').replace("day = 20", "day = 40")
        assert outcomes(law(text), spell(), on=45) == ["1 aalborg 42–84 required pending"]


def test_reading_again_does_not_touch_what_was_met_and_does_not_fix_what_is_read_later():
    """A talk met on 30 stays met. What is read at its opening is read that day, whatever came before."""
    text = reform("opens", ', open_duties = "reread"').replace("day = 20", "day = 40")
    assert outcomes(law(text), spell(), event(30), on=45) == ["1 aalborg 28–56 required met 30"]
    text = """
    read_at = "opens"
    version = [
      { step = [{ number = 1, opens = "8 weeks", due = "9 weeks" }] },
      { day = 20, open_duties = "reread", step = [{ number = 1, opens = "8 weeks", due = "10 weeks" }] },
      { day = 30, step = [{ number = 1, opens = "8 weeks", due = "11 weeks" }] },
    ]
    """
    found = rows(law(text), spell(), on=60)
    assert [(row.read_on, row.due) for row in found] == [(day(56), day(77))]


def test_the_expiry_of_an_exemption_in_mid_window_leaves_what_was_read():
    """0 ─ 20 trial ends ── 49[trial's window]55."""
    trial = 'id = "uge8"\nchange = { norm = "samtale", replace = { step = [{ number = 1, in_week = 8 }] } }'
    book = law(WEEK_4, exemptions=[trial], grants=[grant("uge8", "aalborg", None, 20)])
    assert outcomes(book, spell(), event(50), on=60) == ["1 aalborg 49–55 required met 50"]
    assert outcomes(book, spell(20), on=42) == ["1 aalborg 41–47 required pending"]


def test_what_an_expired_exemption_alone_had_asked_may_still_be_done():
    """0[═ 20 the trial ends ═ 24 talk ═]28: the duty stands, so a talk must be able to meet it."""
    added = """
    id = "ekstra"
    [[change]]
    norm = "samtale"
    [change.add]
    done_by = { event = "samtale", types = ["ekstra"] }
    step = [{ number = 1, due = "4 weeks" }]
    """
    book = law("only_by_exemption = true", exemptions=[added], grants=[grant("ekstra", "aalborg", 0, 20)])
    done = event(24, type="ekstra")
    assert outcomes(book, spell(), done, on=40) == ["1 aalborg 0–28 required met 24"]
    assert outcomes(book, spell(), event(24), on=40) == ["1 aalborg 0–28 required overdue +12"]
    assert outcomes(book, spell(20), on=40) == []
    assert outcomes(book, spell(0, None, "morsø"), on=40) == []


def test_a_repeal_closes_what_was_open_and_what_was_not_yet_open_never_arises():
    """0 ─ 21[═ 25 repealed │ … 120[ never."""
    text = """
    version = [
      { step = [{ number = 1, in_week = 4 }, { number = 2, in_months = [5, 6] }] },
      { day = 25, repealed = true },
    ]
    """
    assert outcomes(law(text), spell(), on=200) == ["1 aalborg 21–27 required repealed"]
    assert outcomes(law(text), spell(), event(24), on=200) == ["1 aalborg 21–27 required met 24"]
    assert outcomes(law(text), spell(25), on=200) == []


def test_what_was_overdue_before_the_repeal_stays_missed():
    """0 ─ 21[══]27 ─── 35 repealed."""
    text = f"version = [ {{ {WEEK_4} }}, {{ day = 35, repealed = true }} ]"
    assert [row.outcome for row in rows(law(text), spell(), on=60)] == ["missed"]


# Rule 8: suspension.


def test_a_duty_suspended_on_its_reading_day_is_waived_and_may_be_done_all_the_same():
    """(suspended for ever) 0 ── 21[══]27."""
    assert outcomes(suspended((-9, None)), spell(), on=40) == ["1 aalborg 21–27 waived"]
    assert outcomes(suspended((-9, None)), spell(), event(24), on=40) == ["1 aalborg 21–27 waived met 24"]


@pytest.mark.parametrize("start", [10, 24, 27])
def test_a_suspension_that_begins_before_the_due_day_is_over_waives_what_is_unmet(start):
    """0 ── 10? ── 21[═ 24? ═ 27?]."""
    assert outcomes(suspended((start, None)), spell(), on=40) == ["1 aalborg 21–27 waived"]


def test_a_suspension_does_not_touch_what_was_met_or_already_overdue():
    """0 ── 21[═ 22 talk, 24 suspended ═]27 │ 21[══]27 ─ 28 suspended."""
    assert outcomes(suspended((24, None)), spell(), event(22), on=40) == ["1 aalborg 21–27 required met 22"]
    assert outcomes(suspended((28, None)), spell(), on=40) == ["1 aalborg 21–27 required overdue +13"]


def test_when_a_suspension_ends_while_the_duty_is_open_the_clock_restarts_that_day():
    """0 ── 21[═ 23 suspended ═ 26 resumed: then week 4 from day 26: 47[══]53."""
    assert outcomes(suspended((23, 26)), spell(), event(50), on=60) == [
        "1 aalborg 21–27 waived",
        "1 aalborg 47–53 required met 50",
    ]


def test_a_suspension_that_came_and_went_before_the_window_opened_touches_nothing():
    """0 ── 5 suspended ─ 15 resumed ── 21[══]27."""
    assert outcomes(suspended((5, 15)), spell(), on=40) == ["1 aalborg 21–27 required overdue +13"]
    at_opening = suspended((5, 15), norm='read_at = "opens"\n' + WEEK_4)
    assert outcomes(at_opening, spell(), on=40) == ["1 aalborg 21–27 required overdue +13"]


def test_what_was_suspended_on_the_reading_day_stays_waived_if_it_ends_before_the_window_opens():
    """(suspended on day 0, the reading day) ─ 15 resumed ── 21[══]27."""
    assert outcomes(suspended((-9, 15)), spell(), on=40) == ["1 aalborg 21–27 waived"]


def test_when_a_rhythm_resumes_one_window_opens_that_day_and_not_two():
    """0[═)31[═ 33 suspended ─ 40 resumed (no. 1 is still in grace): 40[═══."""
    text = 'rhythm = { counted_from = "origin", every = "1 month", grace = "2 weeks" }'
    assert outcomes(suspended((33, 40), norm=text), spell(), on=45) == [
        "1 aalborg 0–44 waived",
        "2 aalborg 31–72 waived",
        "2 aalborg 40–81 required pending",
    ]


def test_a_rhythm_since_the_last_done_starts_again_when_its_suspension_ends():
    """0[═ 10 suspended ─────── 100 resumed[═══]190."""
    text = 'rhythm = { counted_from = "last_done", every = "3 months" }'
    assert outcomes(suspended((10, 100), norm=text), spell(), on=150) == [
        "1 aalborg 0–90 waived",
        "1 aalborg 100–191 required pending",
    ]


# Rule 19: what no source gives is unknown, and always shown.

BECAUSE = 'because = { da = "ingen kilde siger det", en = "no source says so" }'


def test_an_unknown_window_makes_an_unknown_row():
    text = f'version = [{{ {BECAUSE}, step = [{{ number = 1, window = "unknown" }}] }}]'
    assert outcomes(law(text), spell(), event(24), on=40) == ["1 aalborg ?–? unknown"]
    text = f'version = [{{ {BECAUSE}, step = "unknown" }}]'
    assert outcomes(law(text), spell(), on=40) == ["1 aalborg ?–? unknown"]


def test_an_unknown_rhythm_makes_an_unknown_row():
    text = f'version = [{{ {BECAUSE}, rhythm = "unknown" }}]'
    assert outcomes(law(text), spell(), on=40) == ["1 aalborg ?–? unknown"]


def test_an_exemption_may_replace_a_rhythm_by_something_no_source_gives():
    trial = f'id = "fri"\n{BECAUSE}\nchange = {{ norm = "samtale", replace = {{ rhythm = "unknown" }} }}'
    for counted in ("origin", "last_done"):
        book = law(
            f'rhythm = {{ counted_from = "{counted}", every = "1 month" }}',
            exemptions=[trial],
            grants=[grant("fri")],
        )
        assert outcomes(book, spell(), on=40) == ["1 aalborg ?–? unknown"]


def test_before_the_first_version_the_answer_is_unknown():
    text = f"version = [ {{ day = 10, {WEEK_4} }} ]"
    assert outcomes(law(text), spell(), on=40) == ["1 aalborg ?–? unknown"]
    assert outcomes(law(text), spell(10), on=40) == ["1 aalborg 31–37 required overdue +3"]


def test_a_talk_in_a_form_of_which_no_source_speaks_makes_the_row_unknown():
    text = f'version = [{{ {BECAUSE}, {WEEK_4}, form = "unknown" }}]'
    assert outcomes(law(text), spell(), event(24, form="telefon"), on=40) == ["1 aalborg 21–27 unknown"]
    assert outcomes(law(text), spell(), on=40) == ["1 aalborg 21–27 required overdue +13"]


def test_a_late_talk_after_one_of_an_unknown_form_is_no_certain_failure():
    """21[═ 24 by telephone: may that count? ═]27 ─ 30 in person: late, or not needed at all."""
    text = f'version = [{{ {BECAUSE}, {WEEK_4}, form = "unknown" }}, {{ day = 28, {WEEK_4} }}]'
    found = rows(law(text), spell(), event(24, form="telefon"), event(30, form="personligt"), on=40)
    assert [(row.standing, row.met_on) for row in found] == [("unknown", day(30))]


def test_a_waived_duty_is_waived_whatever_form_a_talk_had():
    trial = f'id = "form"\n{BECAUSE}\nchange = {{ norm = "samtale", replace = {{ form = "unknown" }} }}'
    forms = WEEK_4 + '\nform = { form = "personligt" }'
    both = law(forms, exemptions=[trial, SUSPENDED], grants=[grant("form"), grant("fri")])
    assert [row.standing for row in rows(both, spell(), event(24, form="telefon"), on=40)] == ["waived"]


def test_a_rhythm_replaced_by_numbered_steps_in_mid_course_is_unknown_and_so_is_the_reverse():
    rhythm = 'rhythm = { counted_from = "origin", every = "1 month" }'
    text = f'read_at = "opens"\nversion = [ {{ {rhythm} }}, {{ day = 40, {WEEK_4} }} ]'
    assert outcomes(law(text), spell(), on=70)[2:] == ["3 aalborg ?–? unknown"]
    steps = "step = [{ number = 1, in_week = 4 }, { number = 2, in_week = 12 }]"
    text = f'read_at = "opens"\nversion = [ {{ {steps} }}, {{ day = 40, {rhythm} }} ]'
    assert outcomes(law(text), spell(), on=90) == [
        "1 aalborg 21–27 required overdue +63",
        "2 aalborg ?–? unknown",
    ]
    since_last = rhythm.replace("origin", "last_done")
    for before, after in ((rhythm, since_last), (since_last, rhythm)):
        text = f"version = [ {{ {before} }}, {{ day = 20, {after} }} ]"
        found = rows(law(text), spell(), event(25), on=40)
        assert [row.standing for row in found] == ["required", "unknown"]
