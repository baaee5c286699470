"""What happened, and what came of what was asked, in a few words."""

import pytest

from frikommune.casework.duties.told import SIGNS, came_of, event_words
from frikommune.ledger.reference import evaluate
from frikommune.ledger.row import OUTCOMES
from tests.casework.made import RULEBOOK, TODAY, case, events


def told(history, norm, number=0):
    rows = [row for row in evaluate(history, RULEBOOK.all_trials, TODAY) if row.norm == norm]
    return came_of(rows[number])


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (("2019-08-01", "samtale", "faelles", "personligt"), "fællessamtale, personligt"),
        (("2019-08-01", "laegeattest", "lae265"), "LÆ265"),
        (("2019-08-01", "rehabiliteringsmoede"), "rehabiliteringsmøde"),
    ],
)
def test_an_event_is_called_by_its_name(event, words):
    assert event_words(events(event)[0], RULEBOOK.words).da == words


def test_what_was_done_is_told_with_its_day():
    history = case("sygedagpenge", "2019-09-20", ("2019-10-01", "laegeattest", "lae285"))
    assert told(history, "lae285").en == "no. 1: met on 1 October 2019"


def test_what_a_trial_decided_names_it():
    assert told(case("dagpenge", "2019-10-01"), "faellessamtale").da == "nr. 1: afventer, ved forsøg 1.3a"


def test_what_cannot_be_determined_says_so():
    assert told(case("dagpenge", "2019-10-01"), "min-plan").da.startswith("nr. 1: kan ikke afgøres")


def test_every_outcome_has_a_sign():
    assert set(SIGNS) == set(OUTCOMES)
