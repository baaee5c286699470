"""What the process tells Polars about memory and cores."""

import os

import pytest

from frikommune.cli.process import set_up, settings


def test_it_is_told_before_polars_is_there(monkeypatch: pytest.MonkeyPatch):
    for name in settings():
        monkeypatch.delenv(name, raising=False)
    set_up()
    assert settings().items() <= os.environ.items()


def test_what_the_user_has_set_stands(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("POLARS_MAX_THREADS", "7")
    set_up()
    assert os.environ["POLARS_MAX_THREADS"] == "7"


@pytest.mark.parametrize(("cores", "threads"), [(None, "1"), (1, "1"), (2, "1"), (16, "8")])
def test_it_has_half_of_the_cores(monkeypatch: pytest.MonkeyPatch, cores: int | None, threads: str):
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    assert settings()["POLARS_MAX_THREADS"] == threads
