"""In tests of the cases it is 8 November 2019."""

import pytest

from tests.web.casework import TODAY


@pytest.fixture(autouse=True)
def _on_a_friday(settings):
    settings.TODAY = TODAY
