"""Exemptions used case by case: rule 17."""

from dataclasses import replace

import pytest

from tests.ledger.building import codes, day, event, grant, law, outcomes, rows, spell, use

WEEK_4 = "step = { number = 1, in_week = 4 }"
SERIES = "step = [ { number = 1, in_week = 4 }, { number = 2, in_week = 8 }, { number = 3, in_week = 12 } ]"
FREE = """
id = "fri"
change = { norm = "samtale", suspend = true }
[use]
reasons = { grund = { da = "En grund", en = "A reason" } }
own_words = false
leader_check = CHECK
covers = "COVERS"
"""


def free(
    norm: str = WEEK_4, *, check: bool = False, covers: str = "one", end: int | None = None, own: bool = False
):
    exemption = FREE.replace("CHECK", str(check).lower()).replace("COVERS", covers)
    if own:
        exemption = exemption.replace("own_words = false", "own_words = true")
    return law(norm, exemptions=[exemption], grants=[grant("fri", "aalborg", None, end)])


def judged(rulebook, *parts, on: int = 40) -> tuple[str, list[str]]:
    """The standing of the only row, and the notes on the uses."""
    (row,) = rows(rulebook, *parts, on=on)
    return row.standing, [code for code in codes(row) if code.startswith("use_")]


def test_a_use_decided_no_later_than_the_due_day_exempts():
    """0 ─ 10? ── 21[═ 27? ═]27 ─ 28 too late."""
    for decided in (10, 27):
        assert judged(free(), spell(), use(decided)) == ("exempt", ["use_counts"])
    assert judged(free(), spell(), use(28)) == ("required", ["use_too_late"])
    assert outcomes(free(), spell(), use(10), on=40) == ["1 aalborg 21–27 exempt"]


def test_an_exempt_talk_may_be_held_all_the_same():
    assert outcomes(free(), spell(), use(10), event(24), on=40) == ["1 aalborg 21–27 exempt met 24"]


def test_a_use_needs_a_reason_that_the_exemption_lists():
    assert judged(free(), spell(), use(10, reason=" ")) == ("required", ["use_without_reason"])
    assert judged(free(), spell(), use(10, reason="travlhed")) == ("required", ["use_reason_not_listed"])
    assert judged(free(own=True), spell(), use(10, reason="travlhed")) == ("exempt", ["use_counts"])


def test_a_use_that_a_leader_must_check_counts_once_the_approval_is_known():
    """decided 10 ── due 27 ── approved 35: on 34 the baseline stands, on 35 the exemption."""
    book = free(check=True)
    assert judged(book, spell(), use(10)) == ("required", ["use_not_approved"])
    assert judged(book, spell(), use(10, approved=35), on=34) == ("required", ["use_not_approved"])
    assert judged(book, spell(), use(10, approved=35), on=35) == ("exempt", ["use_counts"])


def test_an_approval_without_a_day_does_not_count_and_one_before_the_decision_is_flagged():
    """decided 10; approved by the leader, no day │ approved 5."""
    dayless = replace(use(10), approved_by="leder")
    assert judged(free(check=True), spell(), dayless) == ("required", ["use_approval_without_day"])
    assert judged(free(check=True), spell(), use(10, approved=5)) == (
        "exempt",
        ["use_counts", "use_approved_before_decided"],
    )


def test_a_use_recorded_later_is_flagged_and_not_known_before():
    """decided 10 ─ recorded 38."""
    assert judged(free(), spell(), use(10, recorded=38), on=37) == ("required", [])
    assert judged(free(), spell(), use(10, recorded=38), on=38) == (
        "exempt",
        ["use_counts", "use_recorded_later"],
    )


def test_a_use_outside_its_grants_has_no_effect():
    assert judged(free(), spell(municipality="morsø"), use(10)) == ("required", ["use_not_granted"])
    assert judged(free(end=10), spell(), use(10)) == ("required", ["use_not_granted"])
    assert judged(free(end=10), spell(), use(9)) == ("exempt", ["use_counts"])


def test_a_use_does_not_count_in_a_world_without_its_exemption():
    book = free()
    assert judged(book.no_trials, spell(), use(10)) == ("required", [])
    assert judged(book.without(frozenset({"fri"})), spell(), use(10)) == ("required", [])


def test_one_decision_covers_the_oldest_step_in_reach_unless_it_names_another():
    """21[1]27 ── 49[2]55 ── 77[3]83."""
    standings = [row.standing for row in rows(free(SERIES), spell(), use(30), on=90)]
    assert standings == ["required", "exempt", "required"]
    named = [row.standing for row in rows(free(SERIES), spell(), use(30, occurrence=3), on=90)]
    assert named == ["required", "required", "exempt"]


def test_one_decision_may_cover_the_rest_of_the_course():
    book = free(SERIES, covers="rest_of_course")
    assert [row.standing for row in rows(book, spell(), use(30), on=90)] == ["required", "exempt", "exempt"]


@pytest.mark.parametrize(("covers", "second"), [("one", "required"), ("rest_of_course", "exempt")])
def test_after_an_exempt_occurrence_the_rhythm_goes_on_the_day_after_it_was_due(covers, second):
    """0[═ 10 use ═]31 │ 32[══]60: one decision lets off one occurrence, or all."""
    book = free('rhythm = { counted_from = "last_done", every = "1 month" }', covers=covers)
    found = rows(book, spell(), use(10), on=50)
    assert [(row.occurrence, row.standing) for row in found] == [(1, "exempt"), (2, second)]


def test_a_decision_does_not_follow_a_citizen_out_of_the_trial_nor_outlive_it():
    """Decided on 10 in Aalborg; moved to Morsø on 24; or the trial ended on 20, and on 32 came a new one."""
    moved = spell(0, 24), spell(24, None, "morsø")
    assert outcomes(free(), *moved, use(10), on=40) == [
        "1 aalborg 21–27 exempt transferred",
        "1 morsø 21–27 required overdue +13",
    ]
    rhythm = 'rhythm = { counted_from = "last_done", every = "1 month" }'
    book = free(rhythm, covers="rest_of_course", end=20)
    assert [row.standing for row in rows(book, spell(), use(10), on=50)] == ["exempt", "required"]


def test_a_decision_after_the_move_does_not_reach_back():
    """21[═ 24 move from Morsø to Aalborg, 25 use ═]27."""
    moved = spell(0, 24, "morsø"), spell(24)
    assert outcomes(free(), *moved, use(25), on=40) == [
        "1 morsø 21–27 required transferred",
        "1 aalborg 21–27 exempt",
    ]


# What the law itself lets off.

RELEASED = """
released_by = { event = "afgang", only_if = [{ attribute = "til", one_of = ["job"] }], until = "den" }
"""


def test_the_law_may_let_a_citizen_off_until_a_day_that_an_event_names():
    """0 ─ 10 leaving on 30 registered ── 21[══]27."""
    book = law(RELEASED + WEEK_4)
    assert outcomes(book, spell(), event(10, "afgang", til="job", den=day(30)), on=40) == [
        "1 aalborg 21–27 waived"
    ]
    for other in ({"til": "ferie", "den": day(30)}, {"til": "job", "den": day(20)}, {"til": "job"}):
        assert [row.standing for row in rows(book, spell(), event(10, "afgang", **other), on=40)] == [
            "required"
        ]


def test_what_was_done_before_the_release_was_required():
    parts = event(22), event(25, "afgang", til="job", den=day(30))
    assert outcomes(law(RELEASED + WEEK_4), spell(), *parts, on=40) == ["1 aalborg 21–27 required met 22"]


def test_a_rhythm_goes_on_when_the_release_is_over():
    """0[═ 10 let off until 60 ═]31 … 61[═══."""
    text = RELEASED + 'rhythm = { counted_from = "last_done", every = "1 month" }'
    parts = spell(), event(10, "afgang", til="job", den=day(60))
    assert outcomes(law(text), *parts, on=60) == ["1 aalborg 0–31 waived"]
    assert outcomes(law(text), *parts, on=70) == ["1 aalborg 0–31 waived", "2 aalborg 61–92 required pending"]
