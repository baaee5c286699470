"""The day on which papers and results are decided about."""

import pytest

from tests.web.publishing.decided import TODAY, kept_paper, kept_result


@pytest.fixture(autouse=True)
def that_day(settings):
    settings.TODAY = TODAY


@pytest.fixture
def paper(nordjylland):
    return kept_paper(nordjylland)


@pytest.fixture
def result(nordjylland, as_coordinator):
    return kept_result(as_coordinator)
