"""Norm files are read to what they say."""

from datetime import date

import pytest

from frikommune.dates import Step
from frikommune.language import Text
from frikommune.law.norm import Accumulated, CourseStart, EachEvent
from frikommune.law.source import Source, Unknown
from frikommune.law.terms import Clause, DutyTerms, Edge, Form, Match, Phase, Release, Rhythm, Window
from tests.packfiles.support import code_of, duty, norm, step

BECAUSE = 'because = { da = "ingen kilde siger det", en = "no source says so" }'
UNKNOWN = Unknown(Text("ingen kilde siger det", "no source says so"))


def months(number: int) -> Step:
    return step(f"{number} months")


def window(words: str, head: str = "") -> Window:
    windows = duty(f"{head}\nstep = {{ number = 1, {words} }}").windows
    assert isinstance(windows, dict)
    found = windows[1]
    assert isinstance(found, Window)
    return found


def test_week_n_is_the_seven_days_after_n_minus_one_whole_weeks():
    week = window("in_week = 4")
    assert (week.opens, week.due) == (Edge(Step(weeks=3)), Edge(Step(weeks=4), less_days=1))
    assert (week.opens.on(date(2018, 1, 1)), week.due and week.due.on(date(2018, 1, 1))) == (
        date(2018, 1, 22),
        date(2018, 1, 28),
    )
    assert week.words == Text("i uge 4", "in week 4")


@pytest.mark.parametrize(("reading", "opens", "due"), [("n-1 months", 4, 6), ("n months", 5, 7)])
def test_month_n_begins_where_the_norm_says(reading: str, opens: int, due: int):
    months_5_to_6 = window("in_months = [5, 6]", f'month_n_begins_after = "{reading}"')
    assert (months_5_to_6.opens, months_5_to_6.due) == (Edge(months(opens)), Edge(months(due), less_days=1))
    assert months_5_to_6.words == Text("i måned 5–6", "in months 5–6")


def test_one_month_is_said_as_one():
    assert window("in_months = [16, 16]", 'month_n_begins_after = "n-1 months"').words.en == "in month 16"


def test_opens_and_due_are_steps_from_the_anchor():
    plain = window('opens = "3 months", due = "6 months 2 weeks"')
    assert plain.opens == Edge(months(3))
    assert plain.due == Edge(step("6 months 2 weeks"))
    assert plain.words.da == "tidligst efter 3 måneder, senest efter 6 måneder og 2 uger"


def test_a_window_opens_on_the_anchor_when_nothing_is_said():
    assert window('due = "3 weeks"').opens == Edge(Step())


def test_a_due_day_may_be_named_by_the_case():
    by_case = window('due_attribute = "planned", opens = "1 week"')
    assert (by_case.due_attribute, by_case.due, by_case.opens) == ("planned", None, Edge(step("1 week")))


def test_a_due_day_may_be_the_end_of_the_course():
    end = window('due = "course.end"')
    assert (end.due, end.due_attribute, end.due_seconds) == (None, "", None)
    assert end.words.da == "før forløbet slutter"


def test_a_limit_may_be_counted_in_seconds_from_an_event():
    sixty = window("due_days_of_86400_seconds = 60", 'anchor = { each_event = "bøde" }\nclock = "seconds"')
    assert sixty.due_seconds == 60 * 86_400


def test_a_step_may_be_unknown_and_so_may_all_of_them():
    assert duty(f'{BECAUSE}\nstep = [{{ number = 1, window = "unknown" }}]').windows == {1: UNKNOWN}
    assert duty(f'[[version]]\n{BECAUSE}\nstep = "unknown"').windows == UNKNOWN


@pytest.mark.parametrize("counted_from", ["origin", "last_done"])
def test_a_rhythm_comes_again(counted_from: str):
    rhythm = duty(f'rhythm = {{ counted_from = "{counted_from}", every = "3 months" }}').rhythm
    assert rhythm == Rhythm(counted_from, (Phase(months(3)),))  # type: ignore[arg-type]


def test_a_rhythm_has_phases_grace_and_an_end():
    rhythm = duty(
        'rhythm = { counted_from = "origin", phase = ['
        '{ every = "1 month", grace = "2 weeks", until = "6 months" }, { every = "3 months" }] }'
    ).rhythm
    first = Phase(months(1), step("2 weeks"), months(6))
    assert rhythm == Rhythm("origin", (first, Phase(months(3))))
    assert rhythm.phase_at(date(2018, 1, 1), date(2018, 6, 30)) == first
    assert rhythm.phase_at(date(2018, 1, 1), date(2018, 7, 1)) == Phase(months(3))


def test_a_rhythm_from_the_last_done_may_begin_otherwise():
    rhythm = duty('rhythm = { counted_from = "last_done", first_due = "8 weeks", every = "4 weeks" }').rhythm
    assert rhythm == Rhythm("last_done", (Phase(step("4 weeks")),), step("8 weeks"))


def test_a_rhythm_may_be_unknown():
    assert duty(f'[[version]]\n{BECAUSE}\nrhythm = "unknown"').rhythm == UNKNOWN


STEP = 'step = { number = 1, due = "3 weeks" }'


def test_forms_hold_for_all_or_under_conditions():
    terms = duty(
        f'{STEP}\nform = [{{ form = "personligt" }}, {{ form = "telefonisk", only_if = ['
        '{ attribute = "aarsag", one_of = ["sygdom"] }, { attribute = "afgang", within = "6 weeks" }] }]'
    )
    reason, leaving = Clause("aarsag", frozenset({"sygdom"})), Clause("afgang", within=step("6 weeks"))
    assert terms.forms == (Form("personligt"), Form("telefonisk", (reason, leaving)))


def test_forms_may_be_unknown():
    assert duty(f'{STEP}\n[[version]]\n{BECAUSE}\nform = "unknown"').forms == UNKNOWN


def test_a_duty_is_released_until_the_day_an_attribute_names():
    terms = duty(
        f'{STEP}\nreleased_by = {{ event = "afgang", types = ["job"], until = "afgang_den", '
        'only_if = { attribute = "afgang_den", within = "6 weeks" } }'
    )
    clause = Clause("afgang_den", within=step("6 weeks"))
    assert terms.released_by == Release(Match("afgang", frozenset({"job"})), (clause,), "afgang_den")


def test_a_duty_may_be_done_early_be_paused_and_roll():
    terms = duty(f'{STEP}\nearly = "1 week"\npaused_by = ["orlov"]\ndue_rolls_to = "next working day"')
    assert (terms.early, terms.pauses, terms.rolls) == (step("1 week"), frozenset({"orlov"}), True)


def test_what_a_duty_leaves_out_is_as_the_documentation_declares():
    terms = duty(STEP)
    assert (terms.forms, terms.early, terms.pauses, terms.rolls) == ((), None, frozenset(), False)
    assert (terms.same_day, terms.clock, terms.released_by) == ("sequence", "days", None)


def test_a_duty_may_be_done_by_several_kinds_of_event():
    terms = duty(f'{STEP}\ndone_by = [{{ event = "samtale", types = ["faelles"] }}, {{ event = "moede" }}]')
    assert terms.done_by == (Match("samtale", frozenset({"faelles"})), Match("moede"))


def test_a_duty_is_counted_from_the_course_from_each_event_or_from_a_sum():
    assert norm("duty", STEP).anchor == CourseStart()
    each = 'anchor = { each_event = "mentor", types = ["ret"] }\nsame_day = "strict"\n'
    assert norm("duty", each + STEP).anchor == EachEvent(Match("mentor", frozenset({"ret"})))
    sum_of = (
        'anchor = { accumulated = "12 months", within = "18 months", days_in_a_month = 30, '
        'in_groups = ["ledighedsydelse"], again = true }\n'
    )
    assert norm("duty", sum_of + STEP).anchor == Accumulated(
        months(12), 360, frozenset({"ledighedsydelse"}), months(18), 540, again=True
    )


def test_a_version_takes_the_shared_words_and_puts_its_own_above_them():
    found = norm(
        "duty",
        'done_by = { event = "samtale" }\nstep = { number = 1, due = "3 weeks" }\n'
        '[[version]]\n[[version]]\nfrom = 2020-01-01\ndone_by = { event = "moede" }\n',
    )
    first, second = (version.terms for version in found.versions)
    assert isinstance(first, DutyTerms)
    assert isinstance(second, DutyTerms)
    assert (first.done_by, second.done_by) == ((Match("samtale"),), (Match("moede"),))
    assert first.windows == second.windows


def test_a_version_keeps_its_source_certainty_quote_and_readings():
    found = norm(
        "duty",
        STEP + '\nabout = { da = "Om normen", en = "About the norm" }\n[[version]]\ncertainty = "public"\n'
        'source = [{ reference = "§ 1" }, { reference = "001", heading = "Samtaler" }]\n'
        'quote = "senest"\nopen_duties = "reread"\nassumed = [{ da = "antaget", en = "assumed" }]\n',
    )
    (version,) = found.versions
    assert version.sources == (Source("§ 1"), Source("001", "Samtaler"))
    assert (version.certainty, version.quote, version.reread) == ("public", "senest", True)
    assert version.assumptions == (Text("antaget", "assumed"),)
    assert found.about.da == "Om normen"


def test_a_repealed_version_asks_nothing():
    found = norm("duty", f"{STEP}\n[[version]]\n[[version]]\nfrom = 2020-01-01\nrepealed = true\n")
    assert [version.terms is None for version in found.versions] == [False, True]


def test_to_is_accepted_where_the_next_version_begins_that_day():
    found = norm("duty", f"{STEP}\n[[version]]\nto = 2020-01-01\n[[version]]\nfrom = 2020-01-01\n")
    assert [version.start for version in found.versions] == [date(2015, 7, 1), date(2020, 1, 1)]


def test_a_version_may_leave_out_a_step_that_another_one_has():
    found = norm(
        "duty",
        '[[version]]\nstep = [{ number = 1, due = "3 weeks" }, { number = 2, due = "6 weeks" }]\n'
        '[[version]]\nfrom = 2020-01-01\nstep = { number = 2, due = "6 weeks" }\n',
    )
    assert len(found.versions) == 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('step = { number = 1, due = "" }', "empty_value"),
        ('step = { number = 1, due = "3 uger" }', "unknown_unit"),
        ("step = { number = 1, due = 21 }", "wrong_type"),
        ("step = []", "empty_value"),
        ('step = { number = 1, window = "ukendt" }', "not_a_choice"),
        (
            'step = { number = 1, due_days_of_86400_seconds = 0 }\nanchor = { each_event = "b" }',
            "out_of_range",
        ),
        ('rhythm = { counted_from = "start", every = "1 month" }', "not_a_choice"),
        ('rhythm = { counted_from = "last_done", evry = "1 month" }', "every_missing"),
        (f'{STEP}\nform = {{ form = "telefonisk", only_if = [] }}', "empty_value"),
        (f'{STEP}\nreleased_by = {{ event = "afgang" }}', "until_missing"),
        (f'{STEP}\nanchor = "spell.start"', "not_a_choice"),
        (f'{STEP}\nanchor = {{ each_event = "mentor" }}\nrhythm = "unknown"', "unknown_without_reason"),
        (f'{STEP}\nsame_day = "later"', "not_a_choice"),
        (f'{STEP}\nmonth_end = "nearest"', "not_a_choice"),
        (f'{STEP}\ngroups = "alle"', "not_groups"),
    ],
)
def test_what_cannot_be_read_is_refused(text: str, code: str):
    assert code_of(lambda: norm("duty", text)) == code
