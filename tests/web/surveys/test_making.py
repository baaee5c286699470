"""The coordinator makes a survey, writes its questions in both languages, opens it, and makes a new wave."""

import pytest

from tests.web.conftest import words
from tests.web.surveys.a_survey import AFTER, BASE, FACTS, TODAY, a_draft, at, opened, survey


@pytest.fixture(autouse=True)
def _today(settings):
    at(settings, TODAY)


STATEMENTS = {
    "kind": "likert",
    "words_da": "Hvor enig er du?",
    "words_en": "How far do you agree?",
    "family": "agreement",
    "points": "7",
    "not_relevant": "1",
    "row0_da": "Det går hurtigere",
    "row0_en": "It is quicker",
    "row1_da": "Der er mere papir",
    "row1_en": "There is more paper",
    "row1_reversed": "1",
}


def add(client, number, based_on=1, **form):
    return client.post(f"{BASE}/{number}/questions/new", {"based_on": str(based_on), **form})


def test_a_ready_made_questionnaire_is_a_draft_to_begin_with(as_coordinator):
    number = a_draft(as_coordinator)
    said = words(as_coordinator.get(f"{BASE}/{number}/questions").content)
    assert "Sagsbehandlingstiden er blevet væsentligt kortere" in said
    assert "kladde" in words(as_coordinator.get(f"{BASE}/{number}/").content)


def test_the_same_form_twice_makes_one_survey(as_coordinator):
    assert a_draft(as_coordinator) == a_draft(as_coordinator)


def test_everything_that_is_missing_is_said_at_once_and_what_was_typed_stays(as_coordinator):
    form = {**FACTS, "title_en": "", "municipalities": [], "closes": "2019-11-01", "key": "x"}
    answer = as_coordinator.post(f"{BASE}/new", form)
    said = words(answer.content)
    assert answer.status_code == 422
    for label in ("Titel på engelsk", "Kommuner", "Sidste dag"):
        assert f"“{label}” kan ikke bruges, som det står" in said
    assert 'value="Medarbejdernes erfaring"' in answer.content.decode()


def test_statements_are_written_in_both_languages_with_their_scale(as_coordinator):
    number = a_draft(as_coordinator, ready="")
    assert add(as_coordinator, number, **STATEMENTS).status_code == 302
    (question,) = survey(number).questionnaire
    assert (question.scale.points, question.scale.neutral, question.scale.not_relevant) == (7, False, True)
    assert [(one.key, one.words.en, one.reversed) for one in question.items] == [
        ("q1.1", "It is quicker", False),
        ("q1.2", "There is more paper", True),
    ]


def test_a_statement_keeps_its_key_when_another_is_deleted_and_a_new_one_gets_a_new(as_coordinator):
    number = a_draft(as_coordinator, ready="")
    add(as_coordinator, number, **STATEMENTS)
    form = {
        **STATEMENTS,
        "based_on": "2",
        "row0_da": "",
        "row0_en": "",
        "row0_key": "q1.1",
        "row1_key": "q1.2",
    }
    as_coordinator.post(f"{BASE}/{number}/questions/q1", {**form, "row2_da": "Ny", "row2_en": "New"})
    (question,) = survey(number).questionnaire
    assert [one.key for one in question.items] == ["q1.2", "q1.3"]


@pytest.mark.parametrize(
    ("form", "kept"),
    [
        ({"kind": "single", "row0_da": "Ja", "row0_en": "Yes", "row1_da": "Nej", "row1_en": "No"}, (1, 2)),
        ({"kind": "multiple", "row0_da": "Tid", "row0_en": "Time", "not_relevant": "1"}, (1,)),
    ],
)
def test_choices_get_codes(as_coordinator, form, kept):
    number = a_draft(as_coordinator, ready="")
    add(as_coordinator, number, words_da="Hvad?", words_en="What?", **form)
    (question,) = survey(number).questionnaire
    assert tuple(one.code for one in question.choices) == kept


def test_a_number_has_bounds_as_danes_write_them(as_coordinator):
    number = a_draft(as_coordinator, ready="")
    form = {
        "kind": "number",
        "words_da": "Hvor mange?",
        "words_en": "How many?",
        "least": "0",
        "most": "1.000,5",
    }
    add(as_coordinator, number, **form)
    (question,) = survey(number).questionnaire
    assert (question.least, question.most) == (0, 1000.5)


def test_a_bound_that_is_no_number_is_refused_with_the_question_as_it_was(as_coordinator):
    number = a_draft(as_coordinator, ready="")
    form = {"kind": "number", "words_da": "Hvor mange?", "words_en": "How many?", "most": "mange"}
    answer = add(as_coordinator, number, **form)
    assert answer.status_code == 422
    assert "er ikke et tal" in words(answer.content)
    assert "Hvor mange?" in words(answer.content)


def test_questions_move_up_and_down_and_away(as_coordinator):
    number = a_draft(as_coordinator)
    for deed in ("down:q1", "remove:q9"):
        based_on = str(survey(number).version)
        as_coordinator.post(f"{BASE}/{number}/questions", {"do": deed, "based_on": based_on})
    assert [one.key for one in survey(number).questionnaire] == ["q2", "q1"]


def test_somebody_elses_change_is_not_overwritten(as_coordinator):
    number = a_draft(as_coordinator, ready="")
    add(as_coordinator, number, **STATEMENTS)
    answer = add(as_coordinator, number, based_on=1, **{**STATEMENTS, "words_da": "Mine ord"})
    assert answer.status_code == 422
    assert "En anden har gemt imens" in words(answer.content)
    assert "Mine ord" in words(answer.content)
    assert len(survey(number).content) == 1


def test_the_preview_shows_the_questions_and_sends_nothing(as_coordinator):
    number = a_draft(as_coordinator)
    answer = as_coordinator.get(f"{BASE}/{number}/preview")
    assert "Jeg oplever tillid til mine faglige kompetencer" in words(answer.content)
    assert "csrfmiddlewaretoken" not in answer.content.decode().partition('id="answers"')[2]


# ---- Opening locks


def test_what_lacks_words_in_english_cannot_be_opened(as_coordinator):
    number = a_draft(as_coordinator, ready="")
    add(as_coordinator, number, **{**STATEMENTS, "row0_en": ""})
    answer = as_coordinator.post(f"{BASE}/{number}/open")
    assert answer.status_code == 422
    assert "mangler ord på et af sprogene" in words(answer.content)
    assert survey(number).opened_on is None


def test_an_empty_survey_cannot_be_opened(as_coordinator):
    number = a_draft(as_coordinator, ready="")
    assert "Der er ingen spørgsmål" in words(as_coordinator.post(f"{BASE}/{number}/open").content)


def test_a_survey_whose_last_day_has_passed_cannot_be_opened(as_coordinator, settings):
    number = a_draft(as_coordinator)
    at(settings, AFTER)
    assert "Sidste dag for svar er passeret" in words(as_coordinator.post(f"{BASE}/{number}/open").content)


def test_an_open_survey_cannot_be_changed(as_coordinator):
    number, _ = opened(as_coordinator)
    answer = add(as_coordinator, number, based_on=survey(number).version, **STATEMENTS)
    assert answer.status_code == 422
    assert "Spørgeskemaet er åbnet" in words(answer.content)
    drop = as_coordinator.post(f"{BASE}/{number}/drop")
    assert drop.status_code == 422


def test_a_draft_can_be_deleted(as_coordinator):
    number = a_draft(as_coordinator)
    as_coordinator.post(f"{BASE}/{number}/drop")
    assert as_coordinator.get(f"{BASE}/{number}/").status_code == 404


def test_a_new_wave_keeps_the_questions_and_counts_changed_words_as_a_version(as_coordinator):
    number, _ = opened(as_coordinator)
    as_coordinator.post(f"{BASE}/{number}/close")
    answer = as_coordinator.post(f"{BASE}/{number}/again", {**FACTS, "key": "igen"})
    later = int(answer.headers["Location"].split("/")[-2])
    battery = survey(later).questionnaire.question("q2")
    form = {"kind": "likert", "based_on": "1", "words_da": battery.words.da, "words_en": battery.words.en}
    form |= {"family": "agreement", "points": "5", "neutral": "1", "not_relevant": "1"}
    for place, item in enumerate(battery.items):
        form |= {
            f"row{place}_key": item.key,
            f"row{place}_da": item.words.da,
            f"row{place}_en": item.words.en,
        }
    form["row1_da"] = "Jeg mærker tillid"
    as_coordinator.post(f"{BASE}/{later}/questions/q2", form)
    as_coordinator.post(f"{BASE}/{later}/open")
    assert survey(later).wave == 2
    assert [one.version for one in survey(later).questionnaire.question("q2").items] == [1, 2, 1]


# ---- Who may


@pytest.mark.parametrize("walker", ["sagsbehandler", "leder", "administrator"])
def test_a_draft_is_hidden_from_those_who_do_not_make_surveys(as_coordinator, signed_in, walker):
    number = a_draft(as_coordinator)
    assert signed_in(walker).get(f"{BASE}/{number}/").status_code in (403, 404)
    assert "Medarbejdernes erfaring" not in signed_in(walker).get(f"{BASE}/").text


@pytest.mark.parametrize(
    "step", ["facts", "questions", "questions/new", "preview", "open", "invite", "send", "remind", "close",
             "extend", "drop", "again", "forget-codes"],
)  # fmt: skip
def test_only_coordinator_and_evaluator_make_and_run_surveys(as_coordinator, as_leader, as_evaluator, step):
    number, _ = opened(as_coordinator)
    assert as_leader.post(f"{BASE}/{number}/{step}").status_code == 403
    assert as_evaluator.post(f"{BASE}/{number}/{step}").status_code != 403
