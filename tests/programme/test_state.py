"""The state is a pure function of the journal and two days; nothing is overwritten or chosen silently."""

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from frikommune.programme.entry import Entry
from frikommune.programme.journal import Journal
from frikommune.programme.state import Question, State, state
from tests.programme.building import adoption, claim

DAY = st.integers(0, 60).map(lambda days: (date(2018, 1, 1) + timedelta(days)).isoformat())
TIME = st.one_of(st.none(), DAY, st.sampled_from(["2018-01", "2018-02", "2018-winter", "2018"]))
SAYINGS = [("body:kkr", "named"), ("network:n", "members"), ("trial:1", "says"), ("trial:1", "participants")]


@st.composite
def journals(draw: st.DrawFn) -> Journal:
    """Claims of a few values on a few subjects, at any days, and adoptions of some of them."""
    entries: list[Entry] = []
    for number in range(draw(st.integers(0, 8))):
        about, says = draw(st.sampled_from(SAYINGS))
        words = draw(st.sampled_from("ab"))
        value = [words] if says in ("members", "participants") else words
        until = draw(st.one_of(st.none(), DAY))
        entries.append(claim(f"c{number}", about, says, value, draw(TIME), draw(DAY), until))
    for number in range(draw(st.integers(0, 2))):
        names = " ".join(one.id for one in entries if draw(st.booleans()) and one.family == "claim")
        entries.append(adoption(f"a{number}", names, recorded=draw(DAY)))
    return Journal(tuple(entries))


DAYS = st.dates(date(2017, 12, 1), date(2018, 4, 1))


def _all(question: Question) -> list[Entry]:
    facts = [fact.entry for fact in question.facts]
    return [*facts, *question.earlier, *question.coming, *question.over]


def _ids(found: State) -> list[str]:
    return sorted(one.id for question in found.questions.values() for one in _all(question))


@given(journals(), DAYS, DAYS, st.randoms(use_true_random=False))
def test_the_order_of_recording_makes_no_difference(journal: Journal, on: date, known: date, random: Random):
    shuffled = list(journal.entries)
    random.shuffle(shuffled)
    assert state(Journal(tuple(shuffled)), on, known) == state(journal, on, known)


@given(journals(), DAYS, DAYS)
def test_nothing_recorded_later_shows(journal: Journal, on: date, known: date):
    until_then = Journal(tuple(one for one in journal if one.recorded.last <= known))
    assert state(journal, on, known) == state(until_then, on, known)


@given(journals(), DAYS, DAYS)
def test_every_claim_that_is_known_stands_in_one_place(journal: Journal, on: date, known: date):
    claims = [one.id for one in journal.known(known) if one.family == "claim"]
    assert _ids(state(journal, on, known)) == sorted(claims)


@given(journals(), DAYS)
def test_a_later_claim_never_erases_an_earlier(journal: Journal, on: date):
    new = claim("new", "body:kkr", "named", "z", "2018-01-15", "2018-05-01")
    before, after = state(journal, on), state(journal.with_entries(new), on)
    assert set(_ids(before)) < set(_ids(after))
    untouched = {key: one for key, one in before.questions.items() if key[1] != "named"}
    assert untouched.items() <= after.questions.items()


@given(journals(), DAYS)
def test_known_now_is_known_at_the_end_of_time(journal: Journal, on: date):
    assert state(journal, on).questions == state(journal, on, date.max).questions


def _question(*entries: Entry, on: date = date(2019, 1, 1), says: str = "named") -> Question:
    return state(Journal(entries), on).question(entries[0].about, says)


def test_a_later_name_follows_an_earlier_which_stays_as_history():
    old, new = (
        claim("old", "authority:m", "named", "Social", "2016-02-12"),
        claim("new", "authority:m", "named", "Økonomi", "2018-01"),
    )
    then = _question(old, new, on=date(2017, 6, 1))
    assert ([one.entry.id for one in then.facts], then.coming) == (["old"], (new,))
    now = _question(old, new)
    assert ([one.entry.id for one in now.facts], now.earlier, now.rivals) == (["new"], (old,), ())


def test_a_time_known_as_a_span_may_hold_within_it():
    one = claim("one", "network:n", "approved_by", "ØIM", "2016-autumn")
    (fact,) = _question(one, on=date(2016, 10, 1), says="approved_by").facts
    assert fact.standing == "maybe"


def test_rivals_stand_side_by_side_and_none_is_chosen():
    first, second = (
        claim("first", "trial:1", "participants", ["Aalborg"]),
        claim("second", "trial:1", "participants", ["Aalborg", "Hjørring"], "2019-01"),
    )
    found = _question(first, second, says="participants", on=date(2020, 1, 1))
    assert [one.entry.id for one in found.rivals] == ["first", "second"]
    assert found.adopted == ()
    assert found.one is None


def test_the_same_said_twice_is_no_contradiction():
    twice = [claim(name, "round:1", "deadline", "1.12.2016") for name in ("first", "second")]
    found = _question(*twice, says="deadline")
    assert (len(found.facts), found.rivals) == (2, ())


def test_what_is_adopted_stands_beside_what_is_not():
    claims = [claim(name, "network:n", "period_end", name) for name in ("2020", "2021")]
    found = _question(*claims, adoption("choice", "2021", "2020"), says="period_end")
    assert found.one is not None
    assert found.one.id == "2021"
    assert [(one.entry.id, one.adopted) for one in found.rivals] == [("2020", False), ("2021", True)]


def test_a_later_adoption_takes_the_place_of_an_earlier():
    claims = [claim(name, "network:n", "period_end", name) for name in ("2020", "2021")]
    first, then = adoption("a", "2020", "2021"), adoption("b", "", "2020 2021", "2018-03-01")
    journal = Journal((*claims, first, then))
    about = claims[0].about
    assert state(journal, date(2019, 1, 1), date(2018, 2, 15)).question(about, "period_end").one == claims[0]
    now = state(journal, date(2019, 1, 1))
    assert now.question(about, "period_end").adopted == ()
    assert [(one.adoption, one.adopted) for one in now.disagreements] == [(then, ())]


def test_an_adoption_may_set_claims_on_different_subjects_against_each_other():
    claims = (claim("price-a", "figure:a", "number", "1725"), claim("price-b", "trial:1", "says", "1672"))
    (found,) = state(
        Journal((*claims, adoption("none", "", "price-a price-b"))), date(2019, 1, 1)
    ).disagreements
    assert found.claims == claims


def test_a_contradiction_that_nobody_has_spoken_of_is_listed_too():
    claims = [claim(name, "round:1", "deadline", name) for name in ("a", "b")]
    (found,) = state(Journal(tuple(claims)), date(2019, 1, 1)).disagreements
    assert (found.adoption, found.claims) == (None, tuple(claims))


def test_what_has_a_last_day_is_over_after_it():
    one = claim("one", "trial:1", "says", "hjemtages", "2019-04", until="2019-07")
    assert _question(one, on=date(2019, 7, 31), says="says").over == ()
    assert _question(one, on=date(2019, 8, 1), says="says").over == (one,)


def test_entries_that_concern_a_subject_are_found_from_it():
    figure = claim("f", "figure:a", "number", "54", concerns=("trial:1",))
    assert state(Journal((figure,)), date(2019, 1, 1)).concerning(figure.concerns[0]) == (figure,)
