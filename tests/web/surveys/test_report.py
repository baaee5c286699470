"""One click from a closed survey to its report, in every form, and as a file for the terminal."""

import re

import pytest

from frikommune.cases.mark import Mark
from frikommune.reports.surveys_json import surveys_of_json
from frikommune.web.papers.models import Sent
from frikommune.web.surveys.known_surveys import survey_of
from frikommune.web.surveys.models import Survey
from tests.web.conftest import words
from tests.web.surveys.a_survey import BASE, LATER, TODAY, at, opened, survey
from tests.web.surveys.test_results import fill

REPORT = "/nordjylland/papers/survey_report/"


@pytest.fixture
def closed(as_coordinator, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    at(settings, TODAY)
    number, _ = opened(as_coordinator, many=1)
    fill(number)
    at(settings, LATER)
    as_coordinator.post(f"{BASE}/{number}/close")
    return number


def test_the_report_is_one_click_from_the_answers(closed, as_leader):
    page = as_leader.get(f"{BASE}/{closed}/results").content.decode()
    href = re.search(rf'href="({REPORT}\?survey={closed})"', page)
    text = words(as_leader.get(href[1]).content)
    assert "Svar på spørgeskemaet “Medarbejdernes erfaring”" in text
    assert "21 svar" in text
    assert "skjult" in text
    assert "Bemærkning" not in text


def test_it_is_taken_home_as_word_and_its_tables_as_excel(closed, as_leader):
    for form in ("docx", "xlsx"):
        answer = as_leader.get(f"{REPORT}as/{form}?survey={closed}")
        assert answer.content.startswith(b"PK")
        assert f"-skema-{closed}-" in answer.headers["Content-Disposition"]


def test_kept_it_is_found_again_by_its_survey(closed, as_coordinator):
    page = as_coordinator.get(f"{REPORT}?survey={closed}").content.decode()
    fields = dict(re.findall(r'name="(key|digest)" value="(\w+)"', page)) | {"decided": "styregruppen"}
    answer = as_coordinator.post(f"{REPORT}keep?survey={closed}", fields)
    assert answer.status_code == 302, answer.content.decode()
    sent = Sent.objects.get()
    assert sent.trial == f"skema {closed}"
    assert f"survey={closed}" in sent.query
    assert answer.headers["Location"] in as_coordinator.get(f"{REPORT}?survey={closed}").content.decode()


def test_as_a_file_it_holds_what_is_shown_and_nobodys_answer(closed, as_leader):
    answer = as_leader.get(f"{BASE}/{closed}/paper.json")
    (found,) = surveys_of_json(answer.content.decode(), "x.json")
    assert found.answered.da == "21 svar"
    assert "values" not in answer.content.decode()


def test_while_it_is_open_there_is_no_report(as_coordinator, settings):
    at(settings, TODAY)
    number, _ = opened(as_coordinator)
    answer = as_coordinator.get(f"{REPORT}?survey={number}")
    assert answer.status_code == 422
    assert "Intet spørgeskema med det nummer var lukket den dag" in words(answer.content)


def test_made_up_answers_are_in_no_report_outside_a_demonstration(closed, settings):
    Survey.objects.filter(pk=closed).update(synthetic=True)
    programme = survey(closed).programme
    assert survey_of(programme, str(closed))[0].mark is Mark.SYNTHETIC
    settings.DEMO = False
    assert survey_of(programme, str(closed)) == ()
