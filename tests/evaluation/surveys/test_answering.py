"""What is typed becomes answers, or is refused with everything that is wrong."""

import json
from dataclasses import replace

import pytest

from frikommune.errors import Refused
from frikommune.evaluation.surveys.answering import number_in, read_answer
from frikommune.evaluation.surveys.box import Answer, answers_in, texts_in, with_answer, with_texts
from frikommune.evaluation.surveys.checks import check
from frikommune.evaluation.surveys.questionnaire import Choice, Question, Questionnaire, versioned
from frikommune.evaluation.surveys.ready import READY
from frikommune.evaluation.surveys.scales import Scale
from frikommune.evaluation.surveys.variables import variables_of
from frikommune.language import NO_WORDS, Text
from tests.evaluation.surveys.answers import ASKED, BATTERY, FREE, NUMBER, SINGLE, made_up

TYPED = {"q1.1": ["5"], "q1.2": ["0"], "q2": ["2"], "q3": ["2", "1"], "q4": ["1,5"], "q5": [" Tak. "]}


def test_answers_are_codes_numbers_and_texts():
    read = read_answer(ASKED, TYPED)
    assert read.values == {"q1.1": 5, "q1.2": 0, "q2": 2, "q3": [1, 2], "q4": 1.5}
    assert read.texts == {"q5": "Tak."}
    assert read.wrong == {}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"q1.1": ["6"]}, "not_offered"),
        ({"q2": ["1", "2"]}, "not_offered"),
        ({"q4": ["mange"]}, "not_a_number"),
        ({"q4": ["nan"]}, "not_a_number"),
        ({"q4": ["501"]}, "out_of_bounds"),
        ({"q5": ["Hendes nummer er 010190-1234"]}, "cpr_in_text"),
        ({"q5": ["a" * 2001]}, "too_long"),
    ],
)
def test_what_cannot_be_an_answer_is_refused_at_its_field(typed, code):
    ((key, refusal),) = read_answer(ASKED, typed).wrong.items()
    assert key in typed
    assert refusal.code == code
    assert "0101" not in refusal.given


def test_answers_together_with_not_relevant_are_refused():
    asked = Questionnaire((replace(ASKED.question("q3"), not_relevant=True),))
    assert read_answer(asked, {"q3": ["0", "1"]}).wrong["q3"].code == "both_and_neither"


def test_every_needed_answer_that_is_missing_is_said():
    asked = Questionnaire((replace(BATTERY, needed=True), replace(NUMBER, needed=True), FREE))
    assert set(read_answer(asked, {"q1.2": ["3"]}).wrong) == {"q1.1", "q1.3", "q4"}


def test_an_empty_sheet_is_empty():
    assert read_answer(ASKED, {"q5": ["  "]}).is_empty


@pytest.mark.parametrize(
    ("words", "number"), [("1.234,5", 1234.5), ("7.5", 7.5), ("1,5", 1.5), ("12", 12), ("-3", -3)]
)
def test_a_number_is_read_as_danes_and_english_write_it(words, number):
    assert number_in(words) == number


def test_a_questionnaire_is_json_without_loss():
    kept = json.loads(json.dumps(ASKED.as_json()))
    assert Questionnaire.from_json(kept) == ASKED
    assert Questionnaire.from_json(kept).digest == ASKED.digest


def test_questions_move_and_keys_are_not_given_twice():
    moved = ASKED.moved("q4", -2)
    assert [one.key for one in moved] == ["q1", "q4", "q2", "q3", "q5"]
    assert [one.key for one in ASKED.moved("q1", -1)] == [one.key for one in ASKED]
    assert ASKED.new_key == "q6"


# ---- Versions of words


def _reworded(key: str, words: Text) -> Questionnaire:
    items = tuple(replace(one, words=words) if one.key == key else one for one in BATTERY.items)
    return ASKED.put(replace(BATTERY, items=items))


def test_changed_words_count_one_version_on_and_the_others_stay():
    later = versioned(_reworded("q1.2", Text("Jeg oplever tillid", "I feel trusted")), ASKED)
    assert {one.key: one.version for one in variables_of(later)} == {
        "q1.1": 1,
        "q1.2": 2,
        "q1.3": 1,
        "q2": 1,
        "q3": 1,
        "q4": 1,
    }


def test_words_changed_back_are_a_version_of_their_own():
    second = versioned(_reworded("q1.2", Text("Jeg oplever tillid", "I feel trusted")), ASKED)
    third = versioned(ASKED, second)
    assert next(one.version for one in variables_of(third) if one.key == "q1.2") == 3


def test_another_scale_is_another_version_of_every_statement():
    later = versioned(ASKED.put(replace(BATTERY, scale=Scale("agreement", 7))), ASKED)
    assert {one.version for one in variables_of(later) if one.question.key == "q1"} == {2}


# ---- What cannot be opened


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (replace(BATTERY, items=()), "no_items"),
        (replace(SINGLE, words=Text("Brugte du det?", "")), "words_missing"),
        (replace(SINGLE, choices=SINGLE.choices[:1]), "few_choices"),
        (replace(SINGLE, choices=(*SINGLE.choices, Choice(3, Text("ja", "yes")))), "said_twice"),
        (replace(NUMBER, least=9.0, most=9.0), "bounds_crossed"),
    ],
)
def test_a_questionnaire_that_cannot_be_answered_is_refused(question: Question, code):
    with pytest.raises(Refused) as refused:
        check(Questionnaire((question,)))
    assert [one.code for one in refused.value.refusals] == [code]


def test_an_empty_questionnaire_is_refused():
    with pytest.raises(Refused, match="no questions"):
        check(Questionnaire())


@pytest.mark.parametrize("name", READY)
def test_every_ready_made_questionnaire_can_be_opened(name):
    ready = READY[name]
    check(ready.questionnaire)
    keys = {one.key for one in variables_of(ready.questionnaire)}
    assert {one.key for one in ready.published} <= keys
    assert not ready.published or ready.source != NO_WORDS


# ---- The box


def test_a_box_is_the_same_whatever_order_answers_come_in():
    answers = made_up({("Aalborg", "staff"): 12})
    boxes = set()
    for order in (answers, answers[::-1], answers[5:] + answers[:5]):
        box = ""
        for one in order:
            box = with_answer(box, one)
        boxes.add(box)
    assert len(boxes) == 1
    assert sorted(map(repr, answers_in(boxes.pop()))) == sorted(map(repr, answers))


def test_free_texts_keep_only_their_question():
    box = with_texts("", {"q5": "Ja\ntak \u2028 =1+1", "q6": "Nej"})
    box = with_texts(box, {"q5": "Andet"})
    assert sorted(texts_in(box)) == [("q5", "Andet"), ("q5", "Ja\ntak \u2028 =1+1"), ("q6", "Nej")]


def test_a_box_holds_nothing_but_municipality_role_and_answers():
    assert (
        with_answer("", Answer("Aalborg", "staff", {"q1": 2})) == '{"m":"Aalborg","r":"staff","v":{"q1":2}}'
    )
