"""Two days of law compared in the browser, over the reform of 1 January 2020."""

import pytest

from frikommune.law.piece_met import MET_WORDS
from frikommune.law.relation import RELATION_WORDS
from tests.cli.test_compare import NORMS, TRIALS
from tests.web.conftest import words

COMPARE = "/nordjylland/law/compare"


@pytest.fixture
def said(visitor):
    def ask(**query: str) -> str:
        answer = visitor.get(COMPARE, query)
        assert answer.status_code == 200
        return words(answer.content)

    return ask


@pytest.fixture
def shown(visitor):
    """The norms and the trials that the page gives an account of."""

    def ask(**query: str) -> tuple[set[str], set[str]]:
        found = visitor.get(COMPARE, query).context
        norms = {one.compared.norm.id for _, some in found["norm_groups"] for one in some}
        return norms, {one.trial.id for one in found["trials"]}

    return ask


def test_the_days_on_which_most_of_the_law_changed_are_compared_unless_others_are_chosen(said):
    assert "Loven 31.12.2019 og 01.01.2020" in said()


def test_a_later_day_alone_is_held_against_the_day_before(said):
    assert "Loven 31.12.2023 og 01.01.2024" in said(to="2024-01-01")


@pytest.mark.parametrize("relation", NORMS)
def test_the_reform_is_judged_as_on_the_command_line(shown, said, relation):
    assert shown(relation=relation)[0] == NORMS[relation]
    assert f"{len(NORMS[relation])} {RELATION_WORDS[relation].da}" in said()


@pytest.mark.parametrize("met", MET_WORDS)
def test_trials_are_met_as_on_the_command_line(shown, met):
    assert shown(met=met)[1] == {trial for trial, (found, _) in TRIALS.items() if found == met}


def test_the_words_of_both_days_stand_beside_each_other(said):
    told = said(relation="milder", q="faellessamtale")
    assert "31.12.2019 nr. 1: i uge 4 nr. 2: i måned 5–6 nr. 3: i måned 16" in told
    assert "01.01.2020 nr. 1: senest efter 3 måneder" in told


def test_a_trial_says_what_is_met_piece_by_piece_and_what_the_source_says(said):
    told = said(q="1.3a")
    assert "nr. 1: helt imødekommet. Forsøgets “i uge 8” ligger inden for lovens" in told
    assert "Kilden: delvist imødekommet . Loven fra 2020: 8. uge og 12. måned passer ind i den" in told


def test_disagreements_of_data_and_sources_are_listed_openly(said):
    told = said()
    assert "3.4 : kilden siger “helt imødekommet”, data “delvist imødekommet”." in told
    assert "≠ uenig med data" in told
    assert "1.5 : kilden siger “delvist imødekommet”, data “kan ikke afgøres”." in told


def test_the_page_says_how_cases_are_counted(said):
    assert "frikommune compare SAGER --from" in said()


def test_days_that_are_the_wrong_way_round_are_refused_and_the_form_stays(visitor):
    answer = visitor.get(COMPARE, {"from": "2020-01-01", "to": "2019-12-31"})
    assert answer.status_code == 422
    told = words(answer.content)
    assert (
        "Den senere dag ligger ikke efter den tidligere Hvor to Fik 31.12.2019 Forventede en dag efter"
        " 01.01.2020 Gør nu Vælg en senere dag i “Den senere dag”." in told
    )
    assert 'value="2020-01-01"' in answer.content.decode()


def test_a_verdict_that_does_not_exist_is_refused(visitor):
    answer = visitor.get(COMPARE, {"met": "måske"})
    assert answer.status_code == 422
    assert "Vælg en af: fully, not, partly, unknown." in words(answer.content)


def test_the_page_is_english_when_chosen(visitor):
    visitor.cookies["language"] = "en"
    told = words(visitor.get(COMPARE).content)
    assert "The law of 31 December 2019 and of 1 January 2020" in told
    assert "Where the data and a source disagree" in told
