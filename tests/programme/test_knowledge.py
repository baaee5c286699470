"""Experience, barriers, advocacy, and other trials, as the journal tells of them."""

from datetime import date

import pytest

from frikommune.programme.entry import Word
from frikommune.programme.journal import Journal
from frikommune.programme.knowledge import BARRIER_WORDS, activity_lists, barriers, experiences, other_trials
from frikommune.programme.state import state
from frikommune.programme.when import When
from tests.programme.building import claim, subject

RAISED = claim("rejst", "barrier:it", "raised", "IT spærrer", effect="2018-09-01")
ANSWERED = claim("svar", "barrier:it", "answered", "Det rettes", effect="2018-12-01", recorded="2018-12-01")


def on(day: str, *entries):
    return state(Journal(entries), date.fromisoformat(day))


def test_an_experience_tells_whose_it_is_what_it_rests_on_and_who_could_adopt_it():
    (one,) = experiences(
        on(
            "2019-01-01",
            claim(
                "e",
                "experience:e",
                "experienced",
                "Det går hurtigere",
                concerns=("trial:1", "municipality:Aalborg"),
            ),
            claim("w", "experience:e", "stakeholder", Word("citizen")),
            claim("w2", "experience:e", "stakeholder", Word("doctor")),
            claim("b", "experience:e", "evidence", Word("survey")),
            claim("k", "experience:e", "kind", Word("benefit")),
            claim("a", "experience:e", "could_adopt", ["Rebild", "Morsø"]),
        )
    )
    assert (one.stakeholders, one.evidence, one.kind) == (("citizen", "doctor"), ("survey",), "benefit")
    assert one.could_adopt == ("Rebild", "Morsø")
    assert (one.trials, one.municipalities) == ((subject("trial:1"),), (subject("municipality:Aalborg"),))


def test_what_no_source_says_of_an_experience_is_empty():
    (one,) = experiences(on("2019-01-01", claim("e", "experience:e", "experienced", "Det går")))
    assert (one.stakeholders, one.evidence, one.kind, one.could_adopt) == ((), (), "", ())


def test_a_side_effect_is_an_experience_of_that_kind():
    (one,) = experiences(on("2019-01-01", claim("s", "side_effect:s", "observed", "Flere møder")))
    assert one.kind == "side_effect"


@pytest.mark.parametrize(
    ("day", "more", "status"),
    [
        ("2018-10-27", (), "open"),
        ("2018-10-28", (), "overdue"),
        ("2018-11-30", (ANSWERED,), "overdue"),
        ("2018-12-01", (ANSWERED,), "answered"),
        ("2019-01-01", (ANSWERED, claim("f", "barrier:it", "ended", Word("removed"))), "removed"),
        ("2019-01-01", (claim("f", "barrier:it", "ended", Word("stands"))), "stands"),
    ],
)
def test_a_barrier_stands_where_it_stood_on_the_day(day: str, more, status: str):
    (one,) = barriers(on(day, RAISED, *(more if isinstance(more, tuple) else (more,))))
    assert one.status == status
    assert BARRIER_WORDS[one.status].en


def test_a_barrier_tells_who_raised_it_to_whom():
    (one,) = barriers(
        on(
            "2018-10-01",
            RAISED,
            claim("af", "barrier:it", "raised_by", "Netværket"),
            claim("til", "barrier:it", "raised_to", subject("authority:star")),
        )
    )
    assert (one.by, one.to) == (("Netværket", "Netværket"), (subject("authority:star"),))


def test_the_overdue_barrier_comes_first():
    newer = claim("ny", "barrier:ny", "raised", "Noget nyt", effect="2018-12-15")
    assert [one.about.name for one in barriers(on("2019-01-01", newer, RAISED))] == ["it", "ny"]


def test_activities_stand_by_the_source_that_lists_them_and_tell_what_they_follow():
    (one,) = activity_lists(
        on(
            "2019-01-01",
            claim("a", "advocacy:a", "activity", "Møde"),
            claim("a2", "advocacy:b", "activity", "Nyt møde"),
            claim("d", "advocacy:b", "held", When.parse("2018-12-01")),
            claim("f", "advocacy:b", "follows_up", subject("advocacy:a")),
        )
    )
    assert [each.follows_up for each in one.activities] == [(), (subject("advocacy:a"),)]
    assert one.went_on == {subject("advocacy:a")}


def test_another_trial_tells_who_runs_it_and_for_whom():
    (one,) = other_trials(
        on(
            "2019-01-01",
            claim("n", "other_trial:x", "named", "Flere skal med"),
            claim("d", "other_trial:x", "run_by", "STAR"),
            claim("b", "other_trial:x", "same_citizens", "Aktivitetsparate", concerns=("trial:1",)),
        )
    )
    assert one.run_by
    assert one.run_by.value == ("STAR", "STAR")
    assert one.same_citizens
    assert one.same_citizens.value == ("Aktivitetsparate", "Aktivitetsparate")
