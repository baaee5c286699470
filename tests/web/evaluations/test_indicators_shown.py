"""Indicators beside a result: whoever may not see the rows sees no small count, and none that tells one."""

from datetime import date

import pytest

from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.indicators.measured import Measured
from frikommune.evaluation.indicators.rounded import rounded_table
from frikommune.language import Text
from tests.web.evaluations.extracts import assign, some_cases, take


def row(succeeded, started, unfinished=0):
    counted = Counted(succeeded, started, unfinished)
    one = Measured("exit:work", Text.same("i arbejde"), counted, municipality="Aalborg")
    (found,) = rounded_table([one], Text.same("x")).rows
    return [cell.da for cell in found[2:]]


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((24, 54, 20), ["25 af 55", "20", "45 %"]),
        ((3, 54, 20), ["under 5 af 55", "20", "–"]),
        ((52, 54, 0), ["50 af 55", "under 5", "–"]),
        ((1, 3, 1), ["– af under 5", "–", "–"]),
    ],
)
def test_counts_are_rounded_and_small_ones_hidden(counts, shown):
    assert row(*counts) == shown


@pytest.fixture
def page(nordjylland, as_coordinator, settings, tmp_path):
    settings.TODAY, settings.DATA, settings.WORK_APART = date(2019, 11, 8), tmp_path, False
    some_cases()
    take(as_coordinator)
    return "/nordjylland/evaluations/trial/3.3"


def test_an_assigned_evaluator_sees_true_counts_and_others_do_not(page, as_coordinator, as_evaluator):
    assert "4 af 12" not in as_coordinator.get(page).text
    assign(as_coordinator)
    assert "4 af 12" in as_evaluator.get(page).text.replace("\N{NO-BREAK SPACE}", " ")
    assert "afrundet til nærmeste 5" in as_coordinator.get(page).text
