"""The typical timelines, as `docs/semantics.md` draws them. Days count from the first day of the course."""

from tests.ledger.building import day, event, grant, law, outcomes, rows, spell

WEEK_4 = "step = { number = 1, in_week = 4 }"
SERIES = """
step = [
  { number = 1, in_week = 4 },
  { number = 2, in_months = [5, 6] },
  { number = 3, in_months = [16, 16] },
]
"""
MONTHLY = 'rhythm = { counted_from = "origin", every = "1 month" }'
QUARTERLY_SINCE_LAST = 'rhythm = { counted_from = "last_done", every = "3 months" }'
WEEK_8_TRIAL = """
id = "uge8"
change = { norm = "samtale", replace = { step = [ { number = 1, in_week = 8 } ] } }
"""
SUSPENDED = 'id = "fri"\nchange = { norm = "samtale", suspend = true }'


def test_a_talk_in_its_window_is_met():
    """0 ───────── 21[══24══]27 ──── 40."""
    assert outcomes(law(WEEK_4), spell(), event(24), on=40) == ["1 aalborg 21–27 required met 24"]


def test_both_ends_of_the_window_are_in_time():
    """0 ───────── 21[24 ═══ 27]27 ──── 40."""
    for number in (21, 27):
        said = [f"1 aalborg 21–27 required met {number}"]
        assert outcomes(law(WEEK_4), spell(), event(number), on=40) == said


def test_a_talk_after_its_window_is_late():
    """0 ───────── 21[═════]27 ──30── 40."""
    assert outcomes(law(WEEK_4), spell(), event(30), on=40) == ["1 aalborg 21–27 required late 30 +3"]


def test_nothing_done_is_pending_until_the_due_day_is_over_and_overdue_while_it_may_still_come():
    """0 ── 10 ── 21[═════]27 ─ 28: pending on 10 and on 27, overdue on 28."""
    assert outcomes(law(WEEK_4), spell(), on=10) == ["1 aalborg 21–27 required pending"]
    assert outcomes(law(WEEK_4), spell(), on=27) == ["1 aalborg 21–27 required pending"]
    assert outcomes(law(WEEK_4), spell(), on=28) == ["1 aalborg 21–27 required overdue +1"]


def test_an_overdue_step_is_missed_once_the_next_one_has_opened():
    """0 ── 21[══]27 ───── 119 │ 120[═══: overdue on 119, missed on 120."""
    assert outcomes(law(SERIES), spell(), on=119)[0] == "1 aalborg 21–27 required overdue +92"
    assert outcomes(law(SERIES), spell(), on=120)[0] == "1 aalborg 21–27 required missed +93"


def test_an_overdue_duty_is_missed_once_the_course_has_ended():
    """0 ── 21[═════]27 ─── 35)."""
    assert outcomes(law(WEEK_4), spell(0, 35), on=34) == ["1 aalborg 21–27 required overdue +7"]
    assert outcomes(law(WEEK_4), spell(0, 35), on=35) == ["1 aalborg 21–27 required missed +7"]


def test_a_duty_lapses_when_the_course_ends_before_the_due_day_is_over():
    """0 ── 21[══ 27): the last day of the course is 26, and 27 is never lived."""
    assert outcomes(law(WEEK_4), spell(0, 27), on=40) == ["1 aalborg 21–27 required lapsed"]
    assert outcomes(law(WEEK_4), spell(0, 28), on=40) == ["1 aalborg 21–27 required missed"]


def test_a_window_that_the_course_never_reached_is_no_row():
    """0 ── 15) ── 21[═════]27."""
    assert outcomes(law(WEEK_4), spell(0, 15), on=40) == []
    assert outcomes(law(WEEK_4), spell(0, 21), on=40) == []


def test_an_end_not_yet_reached_is_not_used():
    """0 ── 21[═10═]27 ... the end on 25 is in the file, but on day 20 nobody knew it."""
    assert outcomes(law(WEEK_4), spell(0, 25), on=20) == ["1 aalborg 21–27 required pending"]
    assert outcomes(law(WEEK_4), spell(0, 25), on=25) == ["1 aalborg 21–27 required lapsed"]


def test_a_talk_before_the_window_is_too_early():
    """0 ── 14 ── 21[═════]27 ── 40."""
    found = rows(law(WEEK_4), spell(), event(14), on=40)
    assert [(row.outcome, row.met_by, row.days_late) for row in found] == [("too_early", "", 13)]
    assert outcomes(law(WEEK_4), spell(), event(14), on=27) == ["1 aalborg 21–27 required pending"]
    assert outcomes(law(WEEK_4), spell(), event(14), event(26), on=40) == ["1 aalborg 21–27 required met 26"]


def test_a_norm_may_declare_how_early_a_talk_may_come():
    """0 ── 13 14 ── 21[═════]27."""
    early = law('early = "1 week"\n' + WEEK_4)
    assert outcomes(early, spell(), event(14), on=40) == ["1 aalborg 21–27 required met 14"]
    assert outcomes(early, spell(), event(13), on=40) == ["1 aalborg 21–27 required too_early +13"]


def test_a_late_first_talk_is_not_also_the_second():
    """0 ─ 21[══]27 ── 40 ──── 120[═══]180 ── 200."""
    assert outcomes(law(SERIES), spell(), event(40), on=200) == [
        "1 aalborg 21–27 required late 40 +13",
        "2 aalborg 120–180 required overdue +20",
        "3 aalborg 455–484 required pending",
    ]


def test_a_first_talk_that_never_came_leaves_the_next_talk_to_the_second():
    """0 ─ 21[══]27 ──────── 120[═130═]180."""
    assert outcomes(law(SERIES), spell(), event(130), on=200) == [
        "1 aalborg 21–27 required missed +173",
        "2 aalborg 120–180 required met 130",
        "3 aalborg 455–484 required pending",
    ]


def test_a_rhythm_from_the_origin_has_one_window_after_another():
    """0[══10══)31[════)59[═60═."""
    assert outcomes(law(MONTHLY), spell(), event(10), event(60), on=70) == [
        "1 aalborg 0–30 required met 10",
        "2 aalborg 31–58 required missed +12",
        "3 aalborg 59–89 required met 60",
    ]


def test_a_year_of_nothing_is_twelve_breaches_from_the_origin_and_one_from_the_last_done():
    """0[═)31[═)59[═) … 365 │ 0[═══════ due 31 ────────────── 365."""
    twelve = rows(law(MONTHLY), spell(), on=364)
    assert [row.outcome for row in twelve] == ["missed"] * 11 + ["pending"]
    one = rows(law('rhythm = { counted_from = "last_done", every = "1 month" }'), spell(), on=365)
    assert [(row.outcome, row.days_late) for row in one] == [("overdue", 365 - 31)]


def test_every_talk_resets_a_rhythm_counted_from_the_last_done():
    """0[═══ 40 ═══]90: then 40[═══]129: the voluntary talk on 40 starts the three months anew."""
    found = rows(law(QUARTERLY_SINCE_LAST), spell(), event(40), event(150), on=160)
    assert [(row.base, row.due, row.outcome, row.met_on) for row in found] == [
        (day(0), day(90), "met", day(40)),
        (day(40), day(129), "late", day(150)),
        (day(150), day(242), "pending", None),
    ]


def test_two_talks_on_one_day_count_once():
    """0[═══ 40, 40 ═══]90."""
    twice = event(40), event(40, sequence=2)
    assert outcomes(law(QUARTERLY_SINCE_LAST), spell(), *twice, on=60) == [
        "1 aalborg 0–90 required met 40",
        "2 aalborg 40–129 required pending",
    ]


def test_who_moves_from_aalborg_to_morsoe_in_week_6_owes_the_talk_on_the_day_of_the_move():
    """0 ─ 21[law]27 ── 37 move ── 49[trial]55: Aalborg's window had not opened, Morsø's had passed."""
    book = law(WEEK_4, exemptions=[WEEK_8_TRIAL], grants=[grant("uge8")])
    moved = spell(0, 37), spell(37, None, "morsø")
    assert outcomes(book, *moved, on=37) == ["1 morsø 21–37 required pending"]
    assert outcomes(book, *moved, event(44), on=60) == ["1 morsø 21–37 required late 44 +7"]
    assert outcomes(book, spell(), on=60) == ["1 aalborg 49–55 required overdue +5"]


def test_who_moves_from_morsoe_to_aalborg_in_week_6_owes_the_talk_in_week_8():
    """0 ─ 21[law]27 ── 37 move ── 49[trial]55."""
    book = law(WEEK_4, exemptions=[WEEK_8_TRIAL], grants=[grant("uge8")])
    moved = spell(0, 37, "morsø"), spell(37)
    assert outcomes(book, *moved, event(50), on=60) == [
        "1 morsø 21–27 required transferred",
        "1 aalborg 49–55 required met 50",
    ]
    assert outcomes(book, *moved, event(25), on=60) == ["1 morsø 21–27 required met 25"]
