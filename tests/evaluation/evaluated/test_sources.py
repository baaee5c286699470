"""Where rows come from, and what is told of them."""

from __future__ import annotations

import polars as pl
import pytest

from frikommune.errors import Refused
from frikommune.evaluation.evaluated import sources
from frikommune.evaluation.evaluated.evaluation import unsaid
from frikommune.evaluation.observations.observations import Roles
from frikommune.evaluation.observations.reading import observe

TIMES = pl.DataFrame({"t": [1, 2, 3, 4, 5, 6], "e": [1, 0, 1, 1, 0, 1], "x": [1, 1, 1, 0, 0, 0]})


def test_a_file_is_read_and_its_columns_get_their_roles(tmp_path):
    path = tmp_path / "rows.csv"
    TIMES.write_csv(path)
    found = sources.source_of(path).observations({"duration": "t", "event": "e", "treatment": "x"})
    assert found.frame.height == 6
    assert found.source == "rows.csv"


def test_what_nobody_foresaw_while_reading_reaches_a_user_in_words(tmp_path, monkeypatch):
    def broken(path, sheet):
        raise KeyError("x")

    monkeypatch.setattr(sources, "read", broken)
    with pytest.raises(Refused) as refused:
        sources.source_of(tmp_path / "rows.csv")
    (one,) = refused.value.refusals
    assert (one.code, one.where) == ("reading_stumbled", "rows.csv")
    assert isinstance(refused.value.__cause__, KeyError)


def test_whether_a_longer_time_is_better_must_be_said_or_is_told():
    rows = observe(TIMES, Roles(duration="t", event="e", treatment="x"))
    assert "længere tid regnet for bedre" in unsaid(rows, ())[0].da
    assert unsaid(rows, {"direction"}) == ()
    assert unsaid(observe(TIMES, Roles(outcome="t", treatment="x")), ()) == ()
