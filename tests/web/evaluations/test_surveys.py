"""A closed survey's statement is evaluated against the wave before, or against a known figure."""

from datetime import date

import pytest

from tests.web.evaluations.test_published import kept

TODAY = date(2019, 11, 8)


@pytest.fixture(autouse=True)
def that_day(settings):
    settings.TODAY = TODAY


@pytest.fixture
def closed(nordjylland):
    """The demonstration's survey in two waves; gives the later one."""
    from frikommune.web.surveys.demo import take_demo_survey
    from frikommune.web.surveys.models import Survey

    take_demo_survey(nordjylland, TODAY)
    return Survey.objects.get(wave=2)


def url_of(survey):
    return f"/nordjylland/evaluations/trial/{survey.trials[0]}/survey/{survey.pk}"


def statements(survey):
    from frikommune.web.evaluations.survey_views import statements_of
    from frikommune.web.surveys.finding import waves_of

    return list(statements_of(waves_of(survey)))


def sent(statement, **fields):
    return {"statement": statement.variable.key, "against": "others", "stage": "final", **fields}


def test_the_wave_before_is_what_it_is_held_against(closed, as_coordinator):
    one = next(one for one in statements(closed) if one.before)
    page = as_coordinator.get(as_coordinator.post(url_of(closed), sent(one)).url).text
    assert "to stikprøver" in page
    assert kept().mark == 1


def test_what_will_be_computed_is_told_first(closed, as_coordinator):
    one = next(one for one in statements(closed) if one.before)
    page = as_coordinator.post(url_of(closed), sent(one, do="preview")).text
    assert f"{one.now.denominator} svar nu mod {one.before.denominator}" in page


def test_a_statement_in_other_words_is_not_held_against_the_wave_before(closed, as_coordinator):
    one = next(one for one in statements(closed) if one.before is None)
    answer = as_coordinator.post(url_of(closed), sent(one))
    assert answer.status_code == 422
    assert "samme ord" in answer.text


def test_a_known_figure_needs_no_wave_before(closed, as_coordinator):
    one = statements(closed)[0]
    answer = as_coordinator.post(url_of(closed), sent(one, against="typed", benchmark="50"))
    assert answer.status_code == 302


def test_a_survey_about_other_trials_is_not_found_here(closed, as_coordinator):
    assert as_coordinator.get(f"/nordjylland/evaluations/trial/1.1/survey/{closed.pk}").status_code == 404


@pytest.mark.parametrize("who", ["as_caseworker", "as_leader", "as_administrator"])
def test_who_may_not_evaluate_does_not(closed, who, request):
    assert request.getfixturevalue(who).get(url_of(closed)).status_code == 403
