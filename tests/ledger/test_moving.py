"""People who move, pause and add up: rules 14 to 16."""

from datetime import date, datetime

from tests.ledger.building import day, event, grant, history, law, outcomes, rows, spell

WEEK_4 = "step = { number = 1, in_week = 4 }"
SUSPENDED = 'id = "fri"\nchange = { norm = "samtale", suspend = true }'
WEEK_8 = 'id = "uge8"\nchange = { norm = "samtale", replace = { step = [{ number = 1, in_week = 8 }] } }'
BECAUSE = 'because = { da = "ingen kilde siger det", en = "no source says so" }'
MONTHLY = 'rhythm = { counted_from = "origin", every = "1 month" }'
PAUSED = 'paused_by = ["ferie"]\nstep = { number = 1, opens = "3 weeks", due = "4 weeks" }'
SUM = """
anchor = { accumulated = "30 days", in_groups = ["dagpenge", "ledighedsydelse"], again = AGAIN }
step = { number = 1, due = "2 weeks" }
"""


# Rule 14.


def test_a_move_before_the_window_opens_leaves_the_whole_duty_to_the_new_municipality():
    """0 ─ 10 move ── 21[══]27."""
    assert outcomes(law(WEEK_4), spell(0, 10), spell(10, None, "rebild"), event(24), on=40) == [
        "1 rebild 21–27 required met 24"
    ]


def test_a_move_in_the_window_passes_the_duty_on_with_the_same_anchor():
    """0 ── 21[═ 24 move ═]27."""
    assert outcomes(law(WEEK_4), spell(0, 24), spell(24, None, "rebild"), event(24), on=40) == [
        "1 aalborg 21–27 required transferred",
        "1 rebild 21–27 required met 24",
    ]


def test_a_move_passes_on_only_the_open_window_of_a_rhythm():
    """0[═)31[═)59[═ 70 move ═)90: no. 1 and 2 were closed, no. 3 passes on, no. 4 is Rebild's own."""
    assert outcomes(law(MONTHLY), spell(0, 70), spell(70, None, "rebild"), event(10), on=95) == [
        "1 aalborg 0–30 required met 10",
        "2 aalborg 31–58 required missed +37",
        "3 aalborg 59–89 required transferred",
        "3 rebild 59–89 required missed +6",
        "4 rebild 90–119 required pending",
    ]


def test_a_rhythm_that_moves_to_where_no_source_gives_it_ends_in_one_unknown_row():
    """0[═x10═ 20 move: no source says how often talks are held there."""
    unknown = f'id = "uvist"\n{BECAUSE}\nchange = {{ norm = "samtale", replace = {{ rhythm = "unknown" }} }}'
    book = law(MONTHLY, exemptions=[unknown], grants=[grant("uvist", "rebild")])
    assert outcomes(book, spell(0, 20), spell(20, None, "rebild"), event(10), on=95) == [
        "1 aalborg 0–30 required met 10",
        "1 rebild ?–? unknown",
    ]


def test_who_moves_away_from_a_trial_owes_what_the_law_asks_and_who_moves_into_one_what_it_asks():
    """Suspended in Aalborg only. 0 ── 21[═ 24 move ═]27."""
    book = law(WEEK_4, exemptions=[SUSPENDED], grants=[grant("fri")])
    assert outcomes(book, spell(0, 24), spell(24, None, "rebild"), on=40) == [
        "1 aalborg 21–27 waived transferred",
        "1 rebild 21–27 required overdue +13",
    ]
    assert outcomes(book, spell(0, 24, "rebild"), spell(24), on=40) == [
        "1 rebild 21–27 required transferred",
        "1 aalborg 21–27 waived",
    ]


def test_a_suspension_that_stands_on_the_day_of_the_move_waives_though_it_began_after_the_start():
    """0 ─ 10 suspended in Aalborg ── 21[═ 24 move to Aalborg ═]27."""
    book = law(WEEK_4, exemptions=[SUSPENDED], grants=[grant("fri", "aalborg", 10)])
    assert outcomes(book, spell(0, 24, "rebild"), spell(24), on=40) == [
        "1 rebild 21–27 required transferred",
        "1 aalborg 21–27 waived",
    ]


def test_a_suspension_or_repeal_on_the_very_day_of_the_move_holds():
    """0 ── 21[═ 24 move, and suspended (or repealed) there from 24 ═]27."""
    moved = spell(0, 24, "rebild"), spell(24)
    book = law(WEEK_4, exemptions=[SUSPENDED], grants=[grant("fri", "aalborg", 24)])
    assert outcomes(book, *moved, on=40) == ["1 rebild 21–27 required transferred", "1 aalborg 21–27 waived"]
    repealed = law(f"version = [ {{ {WEEK_4} }}, {{ day = 24, repealed = true }} ]")
    assert [row.outcome for row in rows(repealed, *moved, on=40)] == ["transferred"]


def test_a_move_does_not_undo_that_an_open_duty_was_read_again():
    """0 ── 21[═ 23 read again: 49[══]55 ─ 30 move: still 49[══]55."""
    text = f'version = [ {{ {WEEK_4} }}, {{ day = 23, open_duties = "reread", {WEEK_4.replace("4", "8")} }} ]'
    assert outcomes(law(text), spell(0, 30), spell(30, None, "rebild"), on=40) == [
        "1 rebild 49–55 required pending"
    ]


def test_what_was_met_before_the_move_is_not_asked_again():
    book = law(WEEK_4, exemptions=[WEEK_8], grants=[grant("uge8", "rebild")])
    assert outcomes(book, spell(0, 37), spell(37, None, "rebild"), event(24), on=60) == [
        "1 aalborg 21–27 required met 24"
    ]


def test_a_rhythm_since_the_last_done_keeps_its_base_across_a_move():
    """0[═ 40 talk ─ 60 move ── 129]."""
    text = 'rhythm = { counted_from = "last_done", every = "3 months" }'
    assert outcomes(law(text), spell(0, 60), spell(60, None, "rebild"), event(40), on=100) == [
        "1 aalborg 0–90 required met 40",
        "2 aalborg 40–129 required transferred",
        "2 rebild 40–129 required pending",
    ]


# Rule 15.


def test_paused_days_are_added_until_the_result_is_stable():
    """4 weeks = 28; 10 days off from 20 → 38; 5 more from 35 fall within that → 43."""
    off = event(20, "ferie", until=day(30)), event(35, "ferie", until=day(40))
    assert [(row.opens, row.due) for row in rows(law(PAUSED), spell(), *off, on=50)] == [(day(31), day(43))]
    assert outcomes(law(PAUSED), spell(), *off, event(43), on=50) == ["1 aalborg 31–43 required met 43"]


def test_a_pause_that_has_no_end_yet_leaves_the_duty_pending():
    """0 ─ 20 pause ─ …"""
    found = rows(law(PAUSED), spell(), event(20, "ferie"), on=400)
    assert [(row.outcome, row.due) for row in found] == [("pending", date.max)]


def test_the_anchor_of_accumulated_time_is_the_day_the_sum_is_reached():
    """dagpenge 0[══)20 and ledighedsydelse 40[═══: 20 + 10 days, reached on 50; due 64."""
    book = law('groups = ["dagpenge", "ledighedsydelse"]\n' + SUM.replace("AGAIN", "false"))
    two = spell(0, 20), spell(40, None, group="ledighedsydelse")
    assert outcomes(book, *two, on=49) == []
    assert outcomes(book, *two, event(60), on=90) == ["1 aalborg 50–64 required met 60"]


def test_accumulated_time_may_count_again():
    """0 ─ 30[══]44 ─ 60[══]74 ─ 90[══."""
    found = outcomes(law(SUM.replace("AGAIN", "true")), spell(), event(35), on=95)
    assert found == [
        "1 aalborg 30–44 required met 35",
        "2 aalborg 60–74 required missed +21",
        "3 aalborg 90–104 required pending",
    ]


def test_days_in_two_spells_count_once_and_days_outside_the_window_do_not_count():
    """dagpenge 0[══)20; ledighedsydelse 10[═)20, 60[════: within 40 days only the last stretch adds up."""
    within = 'groups = ["ledighedsydelse"]\n' + SUM.replace(
        "again = AGAIN", 'within = "40 days", again = false'
    )
    parts = spell(0, 20), spell(10, 20, group="ledighedsydelse"), spell(60, group="ledighedsydelse")
    assert [row.base for row in rows(law(within), *parts, on=100)] == [day(90)]
    whole = 'groups = ["ledighedsydelse"]\n' + SUM.replace("AGAIN", "false")
    assert [row.base for row in rows(law(whole), *parts, on=100)] == [day(70)]


# Rule 16.


def test_a_case_is_closed_when_it_was_known_closed_on_the_observation_day():
    """0 ── 21[═ 24 end ═]27: pending on 23, lapsed on 24."""
    parts = spell(0, 24)
    assert outcomes(law(WEEK_4), parts, on=23) == ["1 aalborg 21–27 required pending"]
    assert outcomes(law(WEEK_4), parts, on=24) == ["1 aalborg 21–27 required lapsed"]


def test_a_course_that_had_not_begun_on_the_observation_day_is_not_there():
    assert history(spell(10)).spells
    assert outcomes(law(WEEK_4), spell(10), on=9) == []
    assert outcomes(law(WEEK_4), spell(10), on=10) == ["1 aalborg 31–37 required pending"]


def test_a_duty_due_before_the_course_ends_is_pending_until_then_and_missed_after():
    """0[════ … 60): due on the last day of the course."""
    text = 'step = { number = 1, due = "course.end" }'
    assert outcomes(law(text), spell(0, 60), on=59) == ["1 aalborg 0–? required pending"]
    assert outcomes(law(text), spell(0, 60), on=60) == ["1 aalborg 0–59 required missed"]
    assert outcomes(law(text), spell(0, 60), event(59), on=60) == ["1 aalborg 0–59 required met 59"]


def test_what_closed_on_the_eve_of_the_move_is_missed_and_not_passed_on():
    """no. 1: 0[════]42, no. 2: 21[════]63: no. 1 closes at the end of 42."""
    text = 'step = [{ number = 1, due = "6 weeks" }, { number = 2, opens = "3 weeks", due = "9 weeks" }]'

    def first(move: int) -> list[str]:
        parts = spell(0, move), spell(move, None, "rebild")
        return [row.outcome for row in rows(law(text), *parts, on=70) if row.occurrence == 1]

    assert first(42) == ["transferred", "missed"]
    assert first(43) == ["missed"]


def test_a_pause_that_ends_at_an_instant_ends_on_its_local_day():
    """0 ─ 5 pause 15 ── 31[══]38."""
    until = datetime.fromisoformat("2018-01-16T09:30:00+01:00")
    assert outcomes(law(PAUSED), spell(0), event(5, "ferie", until=until), on=20) == [
        "1 aalborg 31–38 required pending"
    ]
