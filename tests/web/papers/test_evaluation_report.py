"""A kept result is in the evaluation report at once, one click from trial and result, and in a file."""

import json
from datetime import date

import pytest

from frikommune.reports.results_json import results_of_json
from frikommune.web.evaluations.known_results import results_of
from tests.web.conftest import words
from tests.web.evaluations.extracts import assign, some_cases, take, taken

pytestmark = pytest.mark.django_db
REPORT = "/nordjylland/papers/evaluation_report/?trial=3.3"
FIGURES = "/nordjylland/evaluations/trial/3.3/published"
CHOSEN = {"figure": "figure:jobrotation-rate", "against": "jobrotation-before", "stage": "midway"}


@pytest.fixture(autouse=True)
def today(settings, tmp_path):
    settings.TODAY, settings.DATA, settings.WORK_APART = date(2019, 11, 8), tmp_path, False


def test_a_kept_result_is_in_the_report_with_a_link_to_its_page(nordjylland, as_coordinator):
    before = words(as_coordinator.get(REPORT).content)
    assert "Om forsøget gjorde en forskel, er ikke afgjort" in before
    result = as_coordinator.post(FIGURES, CHOSEN).url
    page = as_coordinator.get(REPORT).content.decode()
    assert "(midtvejs): kan ikke afgøres" in words(page)
    assert f'href="{result}?on=2019-11-08' in page
    assert "Om forsøget gjorde en forskel, er ikke afgjort" in words(
        as_coordinator.get(f"{REPORT}&on=2019-11-07").content
    )


def test_trial_and_result_lead_to_the_report_in_one_click(nordjylland, as_coordinator):
    result = as_coordinator.post(FIGURES, CHOSEN).url
    for page in (result, "/nordjylland/trial/3.3", "/nordjylland/evaluations/trial/3.3"):
        assert 'href="/nordjylland/papers/evaluation_report/?trial=3.3' in as_coordinator.get(page).text, page


def test_the_saved_file_holds_the_results_that_are_seen(nordjylland, as_coordinator):
    as_coordinator.post(FIGURES, CHOSEN)
    saved = as_coordinator.get("/nordjylland/evaluations/results.json")
    assert "results-nordjylland-2019-11-08.json" in saved.headers["Content-Disposition"]
    (one,) = results_of_json(saved.content.decode(), "r.json").found
    assert (one.trial, one.stage, one.source) == ("3.3", "midway", "published")


def test_the_saved_file_holds_no_counts_of_an_extract_for_who_may_not_see_its_rows(
    nordjylland, as_coordinator, as_evaluator, settings
):
    settings.DEMO = True
    some_cases(many=30)
    take(as_coordinator)
    assign(as_coordinator)
    asked = {"outcome": "exit_work", "against": "typed", "benchmark": "41,65", "stage": "midway"}
    url = f"/nordjylland/evaluations/snapshot/{taken().pk}/evaluate"
    assert as_evaluator.post(url, asked).status_code == 302
    for client, sees in ((as_coordinator, False), (as_evaluator, True)):
        saved = json.loads(client.get("/nordjylland/evaluations/results.json").content)["content"]
        assert all(bool(one["figures"]) is sees for one in saved["found"] if one["source"] == "snapshot")
    assert [one.source for one in results_of(nordjylland).found] == ["snapshot"]
    settings.DEMO = False
    assert results_of(nordjylland).found == ()
