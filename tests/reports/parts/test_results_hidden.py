"""What papers hide of citizens' rows: counts and rests below five, and pictures of single citizens."""

from dataclasses import replace

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.evaluated.asked import question_of
from frikommune.evaluation.evaluated.evaluation import evaluate
from frikommune.evaluation.evaluated.result import Result
from frikommune.evaluation.evaluated.sources import Source
from frikommune.evaluation.shown.laid_out import Column, Table
from frikommune.language import Text
from frikommune.reports.parts.results_hidden import (
    drawings_shown,
    is_hidden,
    money_shown,
    tables_shown,
    texts_shown,
)
from tests.reports.papers.made_evaluations import FINAL, MIDWAY, figures, found, of_counts

HEAD = Text.same("x")


def counted(had, of, left=0, source="snapshot"):
    return found(of_counts(Counted(had, of, left)), 9, source=source)


def watched(source="snapshot"):
    """A survival of many, few of whom are watched to the end."""
    draw = np.random.default_rng(3)
    rows = pl.DataFrame(
        {
            "days": draw.exponential(90, 300).round() + 1,
            "left": (draw.random(300) < 0.7).astype(int),
            "treated": np.arange(300) % 2,
        }
    )
    seen = Source("r", rows).observations({"duration": "days", "event": "left", "treatment": "treated"})
    return found(Result((evaluate(seen, question_of({"direction": "lower"}), name=HEAD),)), 8, source=source)


@pytest.mark.parametrize(("had", "of", "left"), [(3, 60, 0), (57, 60, 0), (0, 60, 0), (20, 60, 2), (2, 4, 0)])
def test_a_small_count_a_small_rest_and_few_unfinished_are_hidden(had, of, left):
    one = counted(had, of, left)
    assert is_hidden(one)
    assert tables_shown(one, one.result.primary.effect.tables) == ()
    assert drawings_shown(one, one.result.primary.effect.drawings) == ()


def test_what_others_published_is_shown_as_they_published_it():
    one = counted(3, 60, source="published")
    assert not is_hidden(one)
    assert tables_shown(one, one.result.primary.effect.tables) == one.result.primary.effect.tables


@given(st.integers(0, 80), st.integers(0, 80), st.integers(0, 40))
def test_no_shown_table_has_a_count_below_five(had, rest, left):
    one = counted(had, had + rest + left + 1, left)
    for table in tables_shown(one, one.result.primary.effect.tables):
        for row in table.rows:
            assert not any(isinstance(cell, int) for cell in row)
            assert all(int(cell.da.replace(".", "")) % 5 == 0 for cell in row[1:3])


def test_curves_and_tables_over_time_of_citizens_are_left_out_and_the_groups_stay():
    one = watched()
    effect = one.result.primary.effect
    assert not is_hidden(one)
    assert [each.kind for each in effect.drawings] == ["steps"]
    assert drawings_shown(one, effect.drawings) == ()
    assert "Hvor mange følges stadig?" not in [each.title.da for each in tables_shown(one, effect.tables)]
    assert "Grupperne hver for sig" in [each.title.da for each in tables_shown(one, effect.tables)]


def test_shares_whose_number_nobody_tells_are_left_out():
    shares = Table(HEAD, (Column(HEAD), Column(HEAD, "share")), ((HEAD, 0.3),))
    assert tables_shown(FINAL, (shares,)) == ()
    assert tables_shown(MIDWAY, (shares,)) == (shares,)


def test_municipalities_and_periods_may_be_few():
    units = Table(HEAD, (Column(HEAD), Column(Text("Enheder", "Units"), "number", 0)), ((HEAD, 2),))
    assert tables_shown(FINAL, (units,)) == (units,)
    said = (Text.same("Kun 2 kommuner er med."), Text.same("3 er ukendte."), Text.same("95 % er med."))
    assert [one.da for one in texts_shown(FINAL, said)] == ["Kun 2 kommuner er med.", "95 % er med."]
    assert texts_shown(MIDWAY, said) == said


def test_money_of_a_year_with_few_events_is_left_out_with_its_pictures():
    whole, few = (
        figures(events=40),
        replace(figures(events=3), pictures=MIDWAY.result.primary.effect.drawings),
    )
    tables, _, cut = money_shown(whole)
    assert ([row[0] for row in tables[0].rows], cut) == (["2018", "2019"], False)
    tables, drawings, cut = money_shown(few)
    assert ([row[0] for row in tables[0].rows], drawings, cut) == (["2018"], (), True)
