"""Where a trial stands in each municipality: through a whole life by acts, and by claims alone."""

from datetime import date

import pytest

from frikommune.language import Text
from frikommune.programme.cell import CELL_WORDS, MARK_WORDS, SHORT_WORDS
from frikommune.programme.entry import Subject, Verdict, Word
from frikommune.programme.journal import Journal
from frikommune.programme.portfolio import Row, portfolio, themes_of
from frikommune.programme.state import state
from frikommune.programme.views import names_on
from frikommune.programme.when import When
from tests.programme.a_life import DEADLINE, LIFE, PARTS
from tests.programme.building import act, adoption, claim, subject

PLACES = ("Aalborg", "Rebild", "Morsø", "Læsø")


def row(*entries, on: str = "2021-01-01", known_on: str | None = None) -> Row:
    """The row of the only trial."""
    now = state(Journal(entries), date.fromisoformat(on), date.fromisoformat(known_on) if known_on else None)
    (found,) = portfolio(now, {"1": PARTS}, PLACES, names_on(now)).rows
    return found


def shown(*entries, on: str = "2021-01-01", known_on: str | None = None) -> list[str]:
    """State and marks of each municipality's cell."""
    return [" ".join([one.state, *one.marks]) for one in row(*entries, on=on, known_on=known_on).cells]


BY_DAY = {
    "2017-05-01": ["outside", "outside", "outside", "outside"],
    "2017-06-01": ["preparing", "preparing", "outside", "outside"],
    "2017-09-01": ["approved", "preparing", "outside", "outside"],
    "2017-10-31": ["applied", "applied", "outside", "outside"],
    "2017-12-20": ["granted", "granted", "outside", "outside"],
    "2018-06-01": ["bylaw", "bylaw", "outside", "outside"],
    "2018-06-15": ["bylaw", "postponed", "outside", "outside"],
    "2018-07-01": ["running ending", "postponed", "outside", "outside"],
    "2018-10-01": ["running ending", "running ending", "outside", "outside"],
    "2018-11-01": ["running ending", "running ending", "granted", "outside"],
    "2019-01-01": ["running ending", "running ending", "joined ending", "outside"],
    "2019-06-01": ["running ending", "left", "joined ending", "outside"],
    "2020-01-01": ["met", "left", "met", "outside"],
}


@pytest.mark.parametrize("day", BY_DAY)
def test_a_cell_follows_the_acts_day_by_day(day: str):
    assert shown(*DEADLINE, *LIFE, on=day) == BY_DAY[day]


def test_the_whole_is_as_far_as_its_farthest_municipality():
    days = ("2017-05-01", "2017-06-01", "2017-10-31", "2017-12-20", "2018-07-01", "2020-01-01")
    found = [row(*DEADLINE, *LIFE, on=day).state for day in days]
    assert found == ["idea", "preparing", "applied", "granted", "running", "met"]


def test_an_end_that_was_not_yet_known_is_not_announced():
    assert shown(*DEADLINE, *LIFE, on="2019-01-01", known_on="2019-01-01")[0] == "running"


def test_a_refused_application_is_refused_for_whoever_applied():
    refused = act("decide", Word("refused"), "part:1a", effect="2017-12-20")
    assert shown(*DEADLINE, *LIFE[:6], refused) == ["refused", "refused", "outside", "outside"]


SENT = claim("sent", "application:1", "sent_in", Subject("round", "1"), "2016-12-01")
GRANTED = claim("granted", "application:1", "outcome", Word("fully"), "2016-12-01/2017-07-01")
NAMED = claim("named", "trial:1", "participants", ["Aalborg", "Rebild"])
BEGAN = claim("began", "trial:1", "started", ["Aalborg", "Rebild"], "2017-07-01")


def test_by_claims_alone_it_is_not_yet_then_applied_for_then_granted_then_running():
    told = (SENT, GRANTED, NAMED, BEGAN)
    days = ("2016-11-30", "2016-12-01", "2017-07-01")
    assert [shown(*told, on=day)[0] for day in days] == ["not_yet", "applied maybe", "running"]
    assert shown(SENT, GRANTED, NAMED)[0] == "granted"


def test_a_municipality_that_no_source_names_is_not_said_to_be_out():
    assert shown(SENT, GRANTED, NAMED)[2:] == ["not_named", "not_named"]
    assert shown(SENT, GRANTED) == ["unknown"] * 4


def test_one_that_is_named_while_others_have_begun_has_a_start_that_nobody_states():
    began = claim("began", "trial:1", "started", ["Aalborg"], "2017-07-01")
    assert shown(SENT, GRANTED, NAMED, began)[:2] == ["running", "named"]


def test_sources_that_disagree_on_who_is_in_it_mark_only_those_they_disagree_on():
    other = claim("other", "trial:1", "participants", ["Aalborg", "Morsø"])
    found = shown(SENT, GRANTED, NAMED, other, BEGAN)
    assert found[:3] == ["running", "running contested", "named contested"]


def test_a_start_that_is_not_adopted_does_not_count_once_another_is():
    chosen = (
        claim("exact", "part:1a", "started", ["Aalborg"], "2018-01-01"),
        adoption("a", "exact", "began"),
    )
    assert shown(SENT, GRANTED, NAMED, BEGAN, *chosen, on="2017-08-01", known_on="2018-02-01")[0] == "granted"


def test_a_law_that_meets_it_partly_is_a_mark_and_one_that_meets_it_fully_an_end():
    partly, fully = (
        claim(code, "trial:1", "met_by_law", Verdict(date(2020, 1, 1), code, Text.same(".")), "2020-01-01")
        for code in ("partly", "fully")
    )
    assert shown(SENT, GRANTED, NAMED, BEGAN, partly)[0] == "running partly"
    assert shown(SENT, GRANTED, NAMED, BEGAN, fully)[0] == "met"
    assert shown(SENT, GRANTED, NAMED, BEGAN, fully, partly)[0] == "running partly"


def test_sources_that_give_two_ends_of_the_period_leave_it_running_to_the_later():
    ends = [claim(day, "network:n", "period_end", When.parse(day)) for day in ("2020-07-31", "2021-12-31")]
    assert shown(SENT, GRANTED, NAMED, BEGAN, *ends, on="2021-12-31")[0] == "running"
    assert shown(SENT, GRANTED, NAMED, BEGAN, *ends, on="2022-01-01")[0] == "over"


def test_never_started_by_claims_counts_whatever_the_reason():
    told = [claim(f"n{one}", "trial:1", "not_started", one, "2018-01-01") for one in ("IT", "delvist")]
    assert shown(SENT, GRANTED, NAMED, *told, adoption("a", "", "nIT ndelvist"))[0] == "not_started"


def test_a_cell_rests_on_the_entries_that_tell_so():
    found = row(SENT, GRANTED, NAMED, BEGAN)
    assert [one.id for one in found.cells[0].rests_on] == ["began", "granted", "named", "sent"]
    assert found.cells[2].rests_on == ()


def test_a_trial_has_the_themes_of_the_recommendations_that_concern_it():
    under = claim("u", "recommendation:1", "under", Subject("theme", "1"))
    reasons = claim("r", "recommendation:1", "reasons", "Fordi.", concerns=("trial:1",))
    assert themes_of((under, reasons)) == {"1": (subject("theme:1"),)}


def test_every_state_and_mark_has_words():
    texts = [*CELL_WORDS.values(), *SHORT_WORDS.values(), *MARK_WORDS.values()]
    assert all(words.da and words.en for words in texts)
    assert set(SHORT_WORDS) == set(CELL_WORDS)
