"""The kernels are compiled once, and a machine remembers that they are."""

import numba
import pytest

from frikommune.ledger.population.warm import is_warm, warm


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path):
    monkeypatch.setattr(numba.config, "CACHE_DIR", str(tmp_path))
    return tmp_path


def test_a_machine_is_warm_once_the_kernels_are_compiled(folder):
    assert not is_warm()
    warm()
    assert is_warm()


def test_nothing_is_remembered_where_no_folder_may_be_written_to(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(numba.config, "CACHE_DIR", "")
    warm()
    assert not is_warm()
    assert list(tmp_path.iterdir()) == []
