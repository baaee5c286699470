"""All results together: findings by theme, what is made up apart, what was advised, what has no result."""

from datetime import date

import pytest

from tests.web.evaluations.test_published import URL as PUBLISHED
from tests.web.evaluations.test_published import sent

HOME = "/nordjylland/evaluations/"


@pytest.fixture
def on(settings):
    def that_day(day):
        settings.TODAY = date.fromisoformat(day)

    that_day("2019-11-08")
    return that_day


def made_up():
    """Another result like the last, of made-up citizens."""
    from frikommune.web.evaluations.models import Evaluated

    one = Evaluated.objects.latest("pk")
    one.pk, one.mark = None, 1
    one.save(force_insert=True)


def test_nothing_is_said_before_anything_was_evaluated(on, as_coordinator):
    assert "Intet forsøg er evalueret her endnu" in as_coordinator.get(HOME).text


def test_a_finding_stands_in_the_picture_and_the_table_of_its_theme(on, nordjylland, as_coordinator):
    as_coordinator.post(PUBLISHED, sent())
    page = as_coordinator.get(HOME)
    (drawing,) = page.context["together"].drawings
    assert len(drawing.series[0].points) == 1
    assert "1 kan ikke afgøres" in page.text


def test_of_two_results_about_the_same_the_latest_counts(on, nordjylland, as_coordinator):
    as_coordinator.post(PUBLISHED, sent())
    as_coordinator.post(PUBLISHED, sent(stage="final"))
    assert len(as_coordinator.get(HOME).context["together"].table.rows) == 1


def test_what_is_made_up_is_no_finding_and_stands_apart(on, nordjylland, as_coordinator):
    as_coordinator.post(PUBLISHED, sent())
    made_up()
    shown = as_coordinator.get(HOME).context
    assert len(shown["together"].table.rows) == 1
    assert len(shown["made_up"].table.rows) == 1


def test_trials_without_a_result_are_named(on, nordjylland, as_coordinator):
    as_coordinator.post(PUBLISHED, sent())
    names = [name for name, _, _ in as_coordinator.get(HOME).context["not_evaluated"]]
    assert "1.1" in names
    assert "3.3" not in names


def test_a_recommendation_is_shown_with_results_and_the_later_law(on, nordjylland, as_coordinator):
    as_coordinator.post(PUBLISHED, sent())
    on("2021-01-01")
    advice = as_coordinator.get(HOME).context["advice"]
    about = [one for one in advice if "3.3" in [each.name for each in one.recommendation.trials]]
    assert any(one.verdicts for one in about)
    assert any(one.laws for one in about)


def test_everybody_who_works_here_reads_it_and_nobody_else(on, nordjylland, as_caseworker, visitor):
    assert as_caseworker.get(HOME).status_code == 200
    assert visitor.get(HOME).status_code == 302
