"""Duties and exemptions as programs get them."""

from datetime import date

from frikommune.cases.history import History, Spell
from frikommune.casework.duties.as_json import duty_json, exemptions_json
from frikommune.casework.duties.duties import duties_in, duties_of
from frikommune.ledger.difference import differences
from frikommune.ledger.reference import evaluate_both
from frikommune.packfiles.pack import load_pack

RULEBOOK = load_pack().rulebook
DAY = date(2019, 9, 20)
HISTORY = History("borger-1", (Spell("f1", "dagpenge", "Aalborg", date(2019, 9, 2)),), synthetic=True)


def duty(norm: str):
    return next(one for one in duties_of(HISTORY, RULEBOOK, DAY) if one.norm == norm)


def test_a_duty_tells_its_window_and_the_laws_own():
    told = duty_json(duty("faellessamtale"), "en")
    assert (told["opens"], told["due"], told["layer"]) == (date(2019, 10, 21), date(2019, 10, 27), "1.3a")
    assert (told["opens_without_trials"], told["due_without_trials"]) == (
        date(2019, 9, 23),
        date(2019, 9, 29),
    )
    assert told["outcome_words"] == "pending"


def test_an_exemption_used_case_by_case_tells_what_must_be_recorded():
    told = exemptions_json([RULEBOOK.exemptions["2.1b"]], "da")["2.1b"]
    assert told["use"]["leader_check"] is True
    assert told["use"]["own_words"] is False
    assert set(told["use"]["reasons"]) == {"kun-arbejdsmarkedsrettet", "virksom-tvaerfaglig-indsats"}


def test_an_exemption_that_holds_for_everybody_asks_for_nothing():
    assert exemptions_json([RULEBOOK.exemptions["1.3a"]], "en")["1.3a"]["use"] is None


def test_duties_of_ledgers_that_are_there_already_are_the_same():
    mine, alone = evaluate_both(HISTORY, RULEBOOK.all_trials, RULEBOOK.no_trials, DAY)
    assert duties_in(mine, differences(mine, alone), HISTORY, RULEBOOK, DAY) == duties_of(
        HISTORY, RULEBOOK, DAY
    )
