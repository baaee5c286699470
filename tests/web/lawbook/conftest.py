"""Each test makes its pages anew."""

from collections import OrderedDict

import pytest

from frikommune.web.lawbook import kept


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(kept, "_parts", OrderedDict())
