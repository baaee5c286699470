"""One session of Spark for all that needs one, on two cores and heard by nobody else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import pytest

from frikommune.ledger.spark.session import session
from tests.conftest import missing


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """The session."""
    if find_spec("pyspark") is None:
        missing("pyspark", "run `make setup-spark`")
    if shutil.which("java") is None:
        missing("Java", "Spark needs Java 17 or 21 (on Debian: apt-get install default-jre-headless)")
    with session("2") as running:
        yield running
