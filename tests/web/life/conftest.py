"""The day on which the tests of a trial's life take place: in the middle of the network's period."""

import pytest

from tests.web.life.taking import TODAY


@pytest.fixture(autouse=True)
def in_the_middle(settings, tmp_path):
    settings.TODAY = TODAY
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def as_second(signed_in):
    """Another coordinator."""
    return signed_in("koordinator-2")


@pytest.fixture
def as_rebild(signed_in):
    """The leader of Rebild."""
    return signed_in("leder-rebild")
