"""Before and after with others: published numbers, least squares with dummies, and what is said beside."""

from __future__ import annotations

import causaldata
import pytest

from frikommune.errors import Refused
from frikommune.evaluation.effects.choosing import choose
from frikommune.evaluation.effects.effect import Effect
from frikommune.evaluation.effects.panels.did import estimate
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.observations.observations import Observations, Roles
from frikommune.evaluation.observations.reading import observe
from frikommune.language import Text
from tests.evaluation.effects.panels.made_up import by_dummies, observed, persons

PUBLISHED = 5e-7  # The Effect, chapter 18: as many digits as it prints
SAME = 1e-9


def donors() -> Observations:
    """Kessler and Roth (2014): organ donors by state; California asks differently from July 2011."""
    frame = causaldata.organ_donations.load_pandas().data
    return observe(
        frame,
        Roles("Rate", unit="State", period="Quarter", treated=("California",), since="Q32011"),
        "donors",
    )


def beside(effect: Effect, words: str) -> Text:
    return next(one.doubt for one in effect.beside if words in one.name.en)


def said(effect: Effect) -> str:
    return "\n".join(note.en for note in effect.notes)


def test_organ_donations_as_published_with_the_placebo_over_the_other_states() -> None:
    effect = estimate(donors(), Question())
    assert effect.main.value == pytest.approx(-0.022459, abs=PUBLISHED)
    assert effect.main.p_value == pytest.approx(5 / 27)
    assert not any(effect.main.doubt)
    assert effect.main.interval is not None
    assert effect.main.interval[0] < 0 < effect.main.interval[1]
    clustered = next(one for one in effect.beside if "clustered" in one.name.en)
    assert clustered.standard_error == pytest.approx(0.006131, abs=PUBLISHED)
    assert clustered.p_value == pytest.approx(0.0011, abs=1e-4)
    assert "Do not trust it: only one unit (municipality) is in the trial" in clustered.doubt.en
    assert "looks sure" in said(effect)


def test_organ_donations_do_not_depend_on_the_seed() -> None:
    one, other = (estimate(donors(), Question(seed=seed)).main for seed in (1, 2))
    assert one == other


def test_clustered_errors_that_were_asked_for_keep_their_doubt() -> None:
    effect = estimate(donors(), Question(inference="clustered"))
    assert effect.main.p_value == pytest.approx(0.0011, abs=1e-4)
    assert any(effect.main.doubt)
    assert "The rule would have chosen: randomisation inference" in said(effect)


def test_persons_with_weights_and_covariates_as_by_dummies() -> None:
    rows = persons(clusters=24, treated=8, each=3)
    effect = estimate(observed(rows, weight="weight", covariates=("x", "z")), Question())
    value, _ = by_dummies(rows, "person", ("x", "z"))
    plain, _ = by_dummies(rows, "person")
    assert effect.main.value == pytest.approx(value, rel=SAME)
    without = next(one for one in effect.beside if "without covariates" in one.name.en)
    assert without.value == pytest.approx(plain, rel=SAME)


def test_with_many_of_one_size_clustered_errors_are_the_main_answer() -> None:
    effect = estimate(observed(persons(clusters=80, treated=40, each=3, seen=1.0)), Question())
    assert effect.main.inference.en.startswith("clustered standard errors")
    assert not any(effect.main.doubt)
    assert any("jackknife" in one.name.en for one in effect.beside)


def test_with_one_of_eleven_there_is_no_test_and_it_says_what_it_takes() -> None:
    effect = estimate(observed(persons(clusters=11, treated=1, seen=1.0)), Question())
    assert effect.main.interval is None
    assert effect.main.p_value is None
    assert "mindst 20 i alt" in effect.main.inference.da
    assert all(any(one.doubt) for one in effect.beside)


def test_the_table_of_both_groups_gives_the_effect_where_nobody_is_missing() -> None:
    effect = estimate(observed(persons(clusters=24, seen=1.0), unit=""), Question())
    table = next(one for one in effect.tables if one.title.en == "Before and after")
    assert table.rows[2][4] == pytest.approx(effect.main.value, rel=1e-6)


def test_shares_are_told_in_points() -> None:
    rows = persons(clusters=24)
    rows["y"] = (rows["y"] > rows["y"].median()).astype(int)
    effect = estimate(observed(rows), Question())
    assert effect.scale == "share"
    assert {drawing.unit for drawing in effect.drawings} == {"points", "share"}


def test_a_trial_that_ends_again_is_told() -> None:
    rows = persons(clusters=24)
    rows.loc[rows["quarter"] == 5, "trial"] = 0
    assert "the trial ends again" in said(estimate(observed(rows), Question()))


def test_persons_not_seen_when_the_trial_starts_do_not_make_several_starts() -> None:
    rows = persons(clusters=24, each=3)
    rows["trial"] = ((rows["person"] // 24 == 0) & (rows["quarter"] >= 3)).astype(int)
    seen = observed(rows, cluster="", weight="weight")
    effect = estimate(seen, Question())
    assert choose(seen, Question())[0] == "did"
    assert effect.estimator == "did"
    assert effect.main.value == pytest.approx(by_dummies(rows, "person")[0], rel=SAME)


def test_those_always_treated_are_left_out_and_named() -> None:
    rows = persons(clusters=24)
    rest = estimate(observed(rows[rows["town"] != 20].reset_index(drop=True)), Question())
    rows.loc[rows["town"] == 20, "trial"] = 1
    effect = estimate(observed(rows), Question())
    assert effect.main.value == pytest.approx(rest.main.value, rel=SAME)
    assert "show no change: 20" in said(effect)


def test_an_effect_that_hangs_on_one_municipality_says_which() -> None:
    rows = persons(clusters=24, seen=1.0)
    rows.loc[rows["trial"] == 1, "y"] -= 0.7
    rows.loc[(rows["trial"] == 1) & (rows["town"] == 2), "y"] += 4
    assert "changes sign without 2" in said(estimate(observed(rows), Question()))


def test_every_treated_stands_in_the_table_without_one_at_a_time() -> None:
    effect = estimate(observed(persons(clusters=24)), Question())
    table = next(one for one in effect.tables if one.title.en == "Without one at a time")
    assert {row[0] for row in table.rows if row[1] == Text("Med forsøget", "In the trial")} == set("0123")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"quarter": lambda rows: 3, "trial": lambda rows: rows["town"] % 2}, "too few periods"),
        ({"trial": lambda rows: (rows["quarter"] >= 3).astype(int)}, "nobody to compare with"),
        ({"x": lambda rows: rows["trial"] * 1.0}, "cannot be told apart"),
        ({"trial": lambda rows: (rows["town"] < 4).astype(int)}, "nobody goes from being outside"),
    ],
)
def test_what_cannot_be_computed_is_refused_in_words(changed: dict[str, object], words: str) -> None:
    rows = persons(seen=1.0).assign(**changed)
    if "quarter" in changed:
        rows = rows.drop_duplicates("person")
    with pytest.raises(Refused, match=f"(?i){words}"):
        estimate(observed(rows, covariates=("x",)), Question())


def test_neither_unit_nor_municipality_is_refused() -> None:
    with pytest.raises(Refused, match="cluster"):
        estimate(observed(persons(), unit="", cluster=""), Question())


def test_the_order_of_the_rows_makes_no_difference() -> None:
    rows = persons(clusters=24)
    turned = rows.sample(frac=1, random_state=3).reset_index(drop=True)
    one, other = (estimate(observed(frame), Question()).main for frame in (rows, turned))
    assert one.value == pytest.approx(other.value, rel=SAME)
    assert one.p_value == other.p_value
