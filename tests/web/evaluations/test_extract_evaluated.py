"""An extract is evaluated: what will be computed is shown first, and a made-up result is never a finding."""

from dataclasses import replace
from datetime import date

import pytest

from frikommune.evaluation.designs.design import Guardrail, Outcome
from tests.web.designs.test_locking import WHOLE, begun, lock
from tests.web.evaluations.extracts import some_cases, take, taken

WORK = Outcome(
    "i arbejde",
    definition="ordinært arbejde",
    indicator="exit:work",
    horizon=6,
    smallest=0.05,
    source="sager",
)
DESIGN = replace(
    WHOLE,
    primary=WORK,
    secondary=(
        Outcome("uddannelse", indicator="exit:education"),
        Outcome("ukendt mål", indicator="noget"),
    ),
    guardrails=(Guardrail(Outcome("forløb slut", indicator="course_over", direction="lower"), 0.9, "leder"),),
)


@pytest.fixture(autouse=True)
def that_day(settings, tmp_path):
    settings.TODAY = date(2019, 11, 8)
    settings.DATA = tmp_path
    settings.WORK_APART = False


@pytest.fixture
def url(nordjylland, as_coordinator):
    some_cases()
    take(as_coordinator)
    return f"/nordjylland/evaluations/snapshot/{taken().pk}/evaluate"


def sent(**fields):
    return {"outcome": "exit_work", "against": "typed", "benchmark": "41,65", "stage": "midway", **fields}


def kept():
    from frikommune.web.evaluations.models import Evaluated

    return Evaluated.objects.get()


def result():
    from frikommune.evaluation.evaluated.kept import of_json

    return of_json(kept().answer)


def test_what_will_be_computed_is_shown_and_nothing_is_kept(url, as_coordinator):
    from frikommune.web.evaluations.models import Evaluated

    page = as_coordinator.post(url, sent(do="preview")).text
    assert "Det bliver beregnet" in page
    assert "41,65 %" in page
    assert not Evaluated.objects.exists()


def test_the_unfinished_are_counted_as_such_and_the_verdict_must_hold_for_all_they_may_become(
    url, as_coordinator
):
    as_coordinator.post(url, sent())
    effect = result().primary.effect
    assert effect.sizes.rows == 12
    assert len(effect.bounds) == 2
    assert kept().data_digest == taken().digest


def test_a_result_of_made_up_citizens_says_so_on_its_page(url, as_coordinator):
    page = as_coordinator.get(as_coordinator.post(url, sent()).url).text
    assert "intet tal her er et fund" in page
    assert kept().mark == 1


def test_the_designs_other_outcomes_and_guardrails_are_computed_with_it(url, nordjylland, as_coordinator):
    draft = begun(nordjylland, DESIGN)
    lock(as_coordinator, draft)
    as_coordinator.post(url, sent(design=str(draft.pk), against="design", benchmark=""))
    found = result()
    assert [one.standing for one in found.watched] == ["clear"]
    assert any("ukendt mål" in one.da for one in found.primary.notes)
    assert kept().design_digest == DESIGN.digest


def test_the_designs_subgroups_are_looked_at_each_by_itself(nordjylland, as_coordinator):
    some_cases(40)
    take(as_coordinator)
    draft = begun(nordjylland, replace(DESIGN, subgroups=("period", "hårfarve")))
    lock(as_coordinator, draft)
    url = f"/nordjylland/evaluations/snapshot/{taken().pk}/evaluate"
    answer = as_coordinator.post(url, sent(design=str(draft.pk), against="design", benchmark=""))
    (table,) = result().primary.groups
    assert [row[0] for row in table.rows] == ["2019-Q1", "2019-Q2", "2019-Q3", "2019-Q4"]
    assert sum(row[2] is not None for row in table.rows) == 3
    assert {row[1] for row in table.rows} == {None}  # the last quarter has few, and is not to be subtracted
    assert any("hårfarve" in one.da for one in result().primary.notes)
    assert "Grupper for sig" in as_coordinator.get(answer.url).text


def test_rows_with_nobody_to_compare_with_are_refused_in_words(url, as_coordinator):
    answer = as_coordinator.post(url, sent(against="others"))
    assert answer.status_code == 422
    assert "Gør nu" in answer.text


def test_a_number_that_is_none_is_refused_at_its_field(url, as_coordinator):
    answer = as_coordinator.post(url, sent(margin="fem"))
    assert answer.status_code == 422
    assert "fem" in answer.text


@pytest.mark.parametrize("who", ["as_caseworker", "as_leader"])
def test_who_may_not_evaluate_does_not(url, who, request):
    assert request.getfixturevalue(who).get(url).status_code == 403
