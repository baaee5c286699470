"""What every test may lean on: real parts that may be missing, the real logs, and how Hypothesis reports."""

import os
import shutil
import tempfile
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]

settings.register_profile("frikommune", derandomize=False, print_blob=True, deadline=None)
settings.load_profile("frikommune")


RUN_FOLDER = "PYTEST_RUN_FOLDER"
"""Where what takes long to make is kept for all processes of a run."""


def pytest_configure(config: pytest.Config) -> None:
    """Whoever begins a run makes the folder that its processes share, and deletes it."""
    if RUN_FOLDER not in os.environ:
        os.environ[RUN_FOLDER] = tempfile.mkdtemp(prefix="frikommune-run-")
        config.add_cleanup(partial(shutil.rmtree, os.environ[RUN_FOLDER], ignore_errors=True))


def missing(part: str, reason: str) -> NoReturn:
    """Leave the test out because a real part is not on this machine; fail where nothing may be left out."""
    message = f"missing {part}: {reason}"
    if os.environ.get("FRIKOMMUNE_REQUIRE_ALL", "") not in ("", "0"):
        pytest.fail(f"{message} (FRIKOMMUNE_REQUIRE_ALL is set, so it may not be left out)", pytrace=False)
    pytest.skip(message)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real logs: beside the repository, or in the folder that FRIKOMMUNE_SHARED names."""
    shared = Path(os.environ.get("FRIKOMMUNE_SHARED") or ROOT.parent / "shared")
    data = shared / "data"
    if not data.is_dir():
        missing("real logs", f"no folder {data}; FRIKOMMUNE_SHARED can name the folder that holds data/")
    return data
