"""Savings count events, not duties: docs/savings.md clause by clause, on laws that can be counted by hand."""

import polars as pl
import pytest

from frikommune.cases.mark import Mark
from frikommune.evaluation.savings.savings import combined, per_case, tally
from tests.evaluation.building import chunk, named, saved, spared, unit
from tests.ledger.building import day, event, grant, law, spell, use

CERTIFICATE, TALK = unit("attest", "attest"), unit("samtale", "samtale")
OUR_PART, THEIR_PART = TALK, unit("a-kasse", "samtale/faelles", payer="a-kasse")

BEFORE_MEETING = """
id = "moede"
trigger = { event = "moede" }
requires = { event = "attest" }
carry_over = true
"""
BEFORE_DECISION = BEFORE_MEETING.replace('"moede"', '"afgoerelse"')
WEEK_4 = "step = { number = 1, in_week = 4 }"
JOINT = (
    'id = "faelles"\ndone_by = { event = "samtale", types = ["faelles"] }\nstep = { number = 1, in_week = 4 }'
)
ORDINARY = 'id = "ordinaer"\nrhythm = { counted_from = "origin", every = "1 month", grace = "2 weeks" }'
ONLY_ORDINARY = ORDINARY.replace("rhythm", 'done_by = { event = "samtale", types = ["ordinaer"] }\nrhythm')


def suspend(norm: str, name: str = "fri", use: bool = False) -> str:
    words = f'id = "{name}"\nchange = {{ norm = "{norm}", suspend = true }}\n'
    return words + ("use = {}" if use else "")


def move(norm: str, week: int, name: str = "flyt") -> str:
    step = f"step = [{{ number = 1, in_week = {week} }}]"
    return f'id = "{name}"\nchange = {{ norm = "{norm}", replace = {{ {step} }} }}'


def book(*norms: str, by: str | tuple[str, ...]):
    exemptions = (by,) if isinstance(by, str) else by
    return law(*norms, exemptions=exemptions, grants=[grant(one.split('"')[1]) for one in exemptions])


def test_a_duty_set_aside_and_not_done_spares_an_event():
    assert spared(book(WEEK_4, by=suspend("samtale")), TALK, spell(), on=60) == "1"


def test_what_was_done_anyway_is_not_spared():
    assert spared(book(WEEK_4, by=suspend("samtale")), TALK, spell(), event(24), on=60) == "0"


def test_what_was_done_on_the_old_days_of_a_moved_duty_is_not_spared():
    one = book(WEEK_4, by=move("samtale", 8))
    assert spared(one, TALK, spell(end=40), event(24), on=60) == "0"


def test_what_would_have_lapsed_is_not_spared():
    assert spared(book(WEEK_4, by=suspend("samtale")), TALK, spell(end=25), on=60) == "0"


def test_a_duty_that_nothing_changed_spares_nothing():
    one = book(WEEK_4, BEFORE_MEETING, by=suspend("moede"))
    assert spared(one, TALK, spell(), event(30, "moede"), on=60) == "0"


def test_only_the_use_that_counts_spares():
    one = book(BEFORE_MEETING, by=suspend("moede", use=True))
    parts = spell(), event(30, "moede")
    assert spared(one, CERTIFICATE, *parts, on=60) == "0"
    assert spared(one, CERTIFICATE, *parts, use(20, "moede"), on=60) == "1"


def test_one_certificate_would_have_served_two_meetings():
    one = book(BEFORE_MEETING, by=suspend("moede"))
    assert spared(one, CERTIFICATE, spell(), event(30, "moede"), event(50, "moede"), on=60) == "1"


def test_one_certificate_would_have_served_two_norms():
    one = book(BEFORE_MEETING, BEFORE_DECISION, by=(suspend("moede", "a"), suspend("afgoerelse", "b")))
    assert spared(one, CERTIFICATE, spell(), event(30, "moede"), event(50, "afgoerelse"), on=60) == "1"


def test_each_trial_alone_does_not_add_up_and_the_remainder_says_so():
    one = book(BEFORE_MEETING, BEFORE_DECISION, by=(suspend("moede", "a"), suspend("afgoerelse", "b")))
    block, ledger, worlds = chunk(one, 60, named("p1", spell(), event(30, "moede"), event(50, "afgoerelse")))
    found = per_case(ledger, block, worlds, [CERTIFICATE], day(60))
    added = combined([tally(ledger, block, worlds, {"a": ["a"], "b": ["b"]}, day(60), found)], worlds)
    told = dict(added.events.select("trial", "spared").iter_rows())
    assert told == {"a": 1, "b": 1, "total": 1, "joint remainder": -1}


def test_a_certificate_that_another_norm_needs_anyway_is_not_spared():
    one = book(BEFORE_MEETING, BEFORE_DECISION, by=suspend("moede"))
    parts = spell(), event(30, "moede"), event(50, "afgoerelse")
    assert spared(one, CERTIFICATE, *parts, on=60) == "0"


def test_a_certificate_that_came_too_late_for_the_first_norm_but_served_the_second_is_not_spared():
    one = book(BEFORE_MEETING, BEFORE_DECISION, by=suspend("moede"))
    parts = spell(), event(30, "moede"), event(40, "attest"), event(50, "afgoerelse")
    assert spared(one, CERTIFICATE, *parts, on=60) == "0"


def test_a_record_may_not_serve_another_course_unless_it_carries_over():
    own = BEFORE_MEETING.replace("carry_over = true", "carry_over = false")
    parts = spell(end=40), spell(100), event(30, "moede"), event(120, "moede")
    assert spared(book(own, by=suspend("moede")), CERTIFICATE, *parts, on=200) == "2"
    assert spared(book(BEFORE_MEETING, by=suspend("moede")), CERTIFICATE, *parts, on=200) == "1"


def test_a_record_may_not_serve_a_trigger_for_which_it_is_too_old():
    old = BEFORE_MEETING + 'max_age = "4 weeks"\n'
    parts = spell(), event(30, "moede"), event(90, "moede")
    assert spared(book(old, by=suspend("moede")), CERTIFICATE, *parts, on=200) == "2"


def test_occurrences_of_one_duty_each_want_an_event():
    twice = "step = [{ number = 1, due = '6 weeks' }, { number = 2, due = '6 weeks' }]"
    assert spared(book(twice, by=suspend("samtale")), TALK, spell(), on=60) == "2"


def test_a_rhythm_from_the_last_time_asks_anew_as_often_as_it_fits():
    often = 'rhythm = { counted_from = "last_done", every = "2 weeks" }'
    assert spared(book(often, by=suspend("samtale")), TALK, spell(end=100), on=200) == "7"


class TestWhoTakesPart:
    """Trial 1.3: the joint talk in week 8 instead of week 4, while the ordinary talk is held anyway (001)."""

    later = book(JOINT, ORDINARY, by=move("faelles", 8))

    def test_the_later_joint_talk_spares_the_a_kasse_one_and_the_jobcentre_none(self):
        parts = spell(end=49), event(23, type="ordinaer")
        assert spared(self.later, THEIR_PART, *parts, on=90) == "1"
        assert spared(self.later, OUR_PART, *parts, on=90) == "0"

    def test_so_it_is_where_the_ordinary_talk_was_held_outside_week_4(self):
        parts = spell(end=49), event(35, type="ordinaer")
        assert spared(self.later, THEIR_PART, *parts, on=90) == "1"
        assert spared(self.later, OUR_PART, *parts, on=90) == "0"

    def test_so_it_is_where_the_ordinary_talk_lapsed(self):
        assert spared(self.later, THEIR_PART, spell(end=40), on=90) == "1"
        assert spared(self.later, OUR_PART, spell(end=40), on=90) == "0"

    def test_nobody_is_spared_anything_where_the_joint_talk_was_held_in_week_8(self):
        parts = spell(end=80), event(10, type="ordinaer"), event(52, type="faelles")
        assert spared(self.later, THEIR_PART, *parts, on=90) == "0"
        assert spared(self.later, OUR_PART, *parts, on=90) == "0"

    def test_the_jobcentre_is_spared_a_joint_talk_where_it_does_not_stand_in_for_an_ordinary_one(self):
        apart = book(JOINT, ONLY_ORDINARY, by=move("faelles", 8))
        parts = spell(end=49), event(23, type="ordinaer")
        assert spared(apart, OUR_PART, *parts, on=90) == "1"

    def test_an_earlier_talk_costs_those_who_left_before_the_laws_own(self):
        earlier = book(JOINT, ORDINARY, by=move("faelles", 2))
        parts = spell(end=20), event(10, type="faelles")
        assert spared(earlier, THEIR_PART, *parts, on=90) == "-1"


def test_one_talk_does_not_serve_two_courses_that_follow_each_other():
    """Step 2 is due after the course ended; the next course's talk lies in its window and may not meet it."""
    two = 'step = [{ number = 1, in_week = 4 }, { number = 2, opens = "4 weeks", due = "10 weeks" }]'
    other = 'id = "anden"\ngroups = ["kontanthjaelp"]\nstep = { number = 1, due = "6 weeks" }'
    parts = spell(end=45), spell(45, group="kontanthjaelp"), event(24), event(32)
    assert spared(book(two, JOINT, other, by=move("faelles", 6)), OUR_PART, *parts, on=150) == "0"


def test_a_talk_in_a_form_that_only_the_trial_allows_is_a_talk_in_both_worlds():
    personal = "step = { number = 1, in_week = 4 }\nform = { form = 'personligt' }"
    phone = 'id = "tlf"\nchange = { norm = "samtale", add = { form = [{ form = "telefon" }] } }'
    assert spared(book(personal, by=phone), TALK, spell(), event(24, form="telefon"), on=60) == "0"


class TestNotSettledYet:
    def test_a_moved_talk_that_is_not_due_yet_may_still_come(self):
        assert spared(book(WEEK_4, by=move("samtale", 8)), TALK, spell(), on=40) == "open 1"

    def test_a_waived_talk_that_was_not_due_yet_may_still_have_lapsed(self):
        assert spared(book(WEEK_4, by=suspend("samtale")), TALK, spell(), on=24) == "open 1"


def test_nothing_is_spared_where_no_source_says_what_the_trial_asks():
    unknown = (
        'id = "ukendt"\nbecause = { da = "x", en = "y" }\n'
        'change = { norm = "samtale", replace = { step = "unknown" } }'
    )
    assert spared(book(WEEK_4, by=unknown), TALK, spell(), on=60) == "unknown"


def test_nor_by_another_norm_of_the_same_course_that_needs_the_same_unit():
    unknown = (
        'id = "ukendt"\nbecause = { da = "x", en = "y" }\n'
        'change = { norm = "ordinaer", replace = { rhythm = "unknown" } }'
    )
    one = book(JOINT, ORDINARY, by=(unknown, suspend("faelles")))
    assert spared(one, THEIR_PART, spell(end=80), on=150) == "1"
    assert spared(one, OUR_PART, spell(end=80), on=150) == "unknown"


def test_of_a_course_in_two_municipalities_each_sees_its_own_part():
    one = law(WEEK_4, exemptions=[suspend("samtale")], grants=[grant("fri"), grant("fri", "morsø")])
    block, ledger, worlds = chunk(one, 150, named("p1", spell(end=40), spell(40, None, "morsø")))
    seen = {
        name: per_case(ledger, block, worlds, [TALK], day(150), [name]).filter(pl.col("trial") == "fri")
        for name in ("aalborg", "morsø", "rebild")
    }
    assert {name: rows["spared"].to_list() for name, rows in seen.items()} == {
        "aalborg": [], "morsø": [1], "rebild": [],
    }  # fmt: skip


def test_a_unit_is_needed_only_by_duties_that_nothing_else_can_meet():
    either = WEEK_4.replace("step", 'done_by = [{ event = "samtale" }, { event = "brev" }]\nstep')
    assert spared(book(either, by=suspend("samtale")), TALK, spell(), on=60) == "0"
    assert (
        spared(book(either, by=suspend("samtale")), unit("begge", "samtale", "brev"), spell(), on=60) == "1"
    )


def test_every_person_is_counted_alone_and_chunks_add_up():
    one = book(WEEK_4, by=suspend("samtale"))
    people = [named("p1", spell()), named("p2", spell(), event(24)), named("p3", spell())]
    assert saved(one, [TALK], *people, on=60).filter(pl.col("trial") == "fri")["subject"].to_list() == [
        "p1",
        "p3",
    ]
    tallies = []
    for part in (people[:2], people[2:]):
        block, ledger, worlds = chunk(one, 60, *part)
        found = per_case(ledger, block, worlds, [TALK], day(60))
        tallies.append(tally(ledger, block, worlds, {"fri": ["fri"]}, day(60), found))
    added = combined(tallies, worlds)
    assert added.events.filter(pl.col("trial") == "fri").select("spared", "spared_cases").row(0) == (2, 2)
    assert (added.cases, added.mark) == (3, Mark.SYNTHETIC)


@pytest.mark.parametrize(("on", "uses"), [(25, 0), (60, 1)])
def test_uses_are_counted_once_they_are_recorded(on: int, uses: int):
    one = book(BEFORE_MEETING, by=suspend("moede", use=True))
    block, ledger, worlds = chunk(one, on, named("p1", spell(), use(20, "moede", recorded=30)))
    found = per_case(ledger, block, worlds, [CERTIFICATE], day(60))
    counted = tally(ledger, block, worlds, {"fri": ["fri"]}, day(on), found).uses
    assert counted.filter(pl.col("trial") == "fri")["uses"].sum() == uses
