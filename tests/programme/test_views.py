"""What the pages will ask of the state: where a trial stands after each step of its life."""

from datetime import date

import pytest

from frikommune.programme.entry import Word
from frikommune.programme.journal import Journal
from frikommune.programme.state import state
from frikommune.programme.views import STATUS_WORDS, applications, outcome_of, plans, trials
from frikommune.programme.when import When
from tests.programme.a_life import DEADLINE, LIFE, PARTS
from tests.programme.building import adoption, claim, subject

STATUS = {
    1: "idea",
    2: "application",
    3: "application",
    5: "application",
    6: "sent",
    7: "granted",
    9: "granted",
    10: "running",
    19: "running",
    20: "ended",
}


@pytest.mark.parametrize("count", STATUS)
def test_a_trial_stands_where_its_acts_have_brought_it(count: int):
    now = state(Journal((*DEADLINE, *LIFE[:count])), date(2021, 1, 1))
    (found,) = trials(now, {"1": PARTS})
    assert found.status == STATUS[count]


def test_it_stands_where_it_stood_on_the_day():
    journal = Journal((*DEADLINE, *LIFE))
    found = [trials(state(journal, day), {"1": PARTS})[0] for day in (date(2018, 8, 1), date(2019, 3, 1))]
    assert [one.running_in for one in found] == [("Aalborg",), ("Aalborg", "Rebild", "Morsø")]


def test_who_has_left_runs_no_more():
    (found,) = trials(state(Journal((*DEADLINE, *LIFE)), date(2019, 7, 1)), {"1": PARTS})
    assert found.running_in == ("Aalborg", "Morsø")


def test_a_trial_that_nothing_is_known_of_is_not_listed():
    assert trials(state(Journal(), date(2021, 1, 1)), {"1": PARTS}) == ()


def outcome(*codes: str) -> str:
    """The outcome of an application of which each source says something."""
    claims = [claim(f"c{n}", "application:1", "outcome", Word(code)) for n, code in enumerate(codes)]
    return outcome_of(state(Journal(tuple(claims)), date(2021, 1, 1)), subject("application:1"))


def test_fully_or_partly_does_not_contradict_the_more_precise():
    assert outcome("fully_or_partly", "partly") == "partly"
    assert outcome("fully", "refused") == "contested"
    assert outcome() == "unknown"


def test_applications_are_counted_by_outcome():
    claims = [claim(f"c{n}", f"application:{n}", "outcome", Word("refused")) for n in range(3)]
    unknown = claim("x", "application:9", "says", "noget")
    assert applications(state(Journal((*claims, unknown)), date(2021, 1, 1))) == {"refused": 3, "unknown": 1}


def test_plans_come_by_day_and_rivals_stand_together():
    late = claim("late", "calendar:law", "planned", When.parse("2021-spring"))
    rivals = [
        claim(name, "calendar:trials", "planned", When.parse(name)) for name in ("2020-05/2020-08", "2020")
    ]
    found = plans(
        state(Journal((late, *rivals, adoption("a", "", " ".join(one.id for one in rivals)))), date.max)
    )
    assert [len(one.rivals) for one in found] == [2, 0]


def test_every_status_has_words():
    assert all(words.da and words.en for words in STATUS_WORDS.values())
