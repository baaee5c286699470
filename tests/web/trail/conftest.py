import pytest

from tests.web.trail.tracing import Since


@pytest.fixture
def traced(db) -> Since:
    """`traced()`: what was traced since it was asked last."""
    return Since()
