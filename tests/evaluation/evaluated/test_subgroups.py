"""A design's subgroups: each computed by itself, and none whose number could be found by subtracting."""

import polars as pl

from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.evaluated.evaluation import evaluate
from frikommune.evaluation.evaluated.subgroups import FEWEST, MOST, subgroup_tables
from frikommune.evaluation.observations.observations import Roles
from frikommune.evaluation.observations.reading import observe
from frikommune.language import Text

ROWS = pl.DataFrame(
    {
        "group": ["dagpenge"] * 40 + ["kontanthjælp"] * 40,
        "trial": [0, 1] * 40,
        "job": [0, 1] * 20 + [0, 0, 1, 1] * 10,
        "number": range(80),
    }
)
TITLES = {"group": Text("målgruppe", "target group")}


def run(rows):
    return evaluate(observe(rows, Roles("job", "trial"), "rows.csv"), Question())


def tables(frame=ROWS, *wanted):
    return subgroup_tables(frame, wanted, TITLES, run)


def test_each_group_has_the_effect_that_it_has_alone():
    ((table,), told) = tables(ROWS, "group")
    assert told == ()
    for row in table.rows:
        alone = run(ROWS.filter(pl.col("group") == row[0]))
        assert row[1] == 40
        assert row[-1].en in {"improved", "cannot tell"}
        assert (row[-1].en == "improved") == (alone.judged.verdict == "improved")
    assert [row[0] for row in table.rows] == ["dagpenge", "kontanthjælp"]


def test_the_p_values_are_corrected_for_the_number_of_groups():
    ((table,), _) = tables(ROWS, "group")
    alone = [run(ROWS.filter(pl.col("group") == row[0])).effect.main.p_value for row in table.rows]
    least = min(range(2), key=lambda place: alone[place])
    assert table.rows[least][4] == min(1.0, 2 * alone[least])


def test_a_group_is_found_by_its_column_or_its_title_in_either_language():
    for name in ("group", "Målgruppe", "TARGET GROUP "):
        assert len(tables(ROWS, name)[0]) == 1


def test_what_is_no_column_or_no_grouping_is_told():
    found, told = tables(ROWS, "køn", "number")
    assert found == ()
    assert "køn" in told[0].da
    assert f"2 til {MOST}" in told[1].da


def test_a_small_group_is_not_computed_and_no_count_gives_it_away():
    few = ROWS.with_columns(
        pl.when(pl.col("number") < FEWEST - 1).then(pl.lit("få")).otherwise("group").alias("group")
    )
    ((table,), _) = tables(few, "group")
    assert {row[1] for row in table.rows} == {None}
    (small,) = (row for row in table.rows if row[0] == "få")
    assert small[2:5] == (None, None, None)


def test_a_group_in_which_nothing_can_be_computed_says_why():
    one_sided = ROWS.with_columns(
        pl.when(pl.col("group") == "dagpenge").then(1).otherwise("trial").alias("trial")
    )
    ((table,), _) = tables(one_sided, "group")
    assert table.rows[0][2] is None
    assert table.rows[0][-1].da
    assert table.rows[1][2] is not None
