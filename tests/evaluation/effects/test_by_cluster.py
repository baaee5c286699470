"""A trial of municipalities is judged among municipalities, and is wrong five times in a hundred."""

import numpy as np
import polars as pl
import pytest

from frikommune.evaluation.effects.effect import Effect
from frikommune.evaluation.effects.groups import counts, two_groups
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.observations.observations import Observations, Roles
from frikommune.evaluation.observations.reading import observe

TRIES = 120
MOST = 0.12
"""Of 120 tries a test that is wrong 5 % of the time is wrong in over 12 % less than once in 500."""
DRAWS = Question(placebos=399)


def persons(clusters, treated, effect=0.0, between=0.3, seed=1, sizes=(20, 200)) -> Observations:
    """Persons in municipalities of unequal size that differ also without a trial."""
    lot = np.random.default_rng(seed)
    size = np.exp(lot.uniform(np.log(sizes[0]), np.log(sizes[1]), clusters)).astype(int)
    place = np.repeat(np.arange(clusters), size)
    took_part = np.isin(place, lot.permutation(clusters)[:treated])
    outcome = lot.normal(size=len(place)) + between * lot.normal(size=clusters)[place] + effect * took_part
    frame = pl.DataFrame(
        {"y": outcome, "t": took_part.astype(int), "k": place, "x": lot.normal(size=len(place))}
    )
    return observe(frame, Roles(outcome="y", treatment="t", cluster="k"))


def _p(found: Effect) -> float:
    assert found.main.p_value is not None
    return found.main.p_value


def rejected(clusters, treated, **given):
    """How often the rule's p-value is below 0.05, and how often that of persons would be."""
    p_values = [
        (found.main.p_value, found.beside[-1].p_value)
        for found in (
            two_groups.estimate(persons(clusters, treated, seed=n, **given), DRAWS) for n in range(TRIES)
        )
    ]
    return tuple(np.mean([p < 0.05 for p in of if p is not None]) for of in zip(*p_values, strict=True))


@pytest.mark.parametrize(("clusters", "treated"), [(11, 4), (30, 1), (40, 14)])
def test_under_no_effect_the_rule_is_seldom_wrong_and_persons_often_are(clusters, treated):
    by_rule, by_person = rejected(clusters, treated)
    assert by_rule < MOST
    assert by_person > 0.3


def test_an_effect_among_few_clusters_is_found():
    assert _p(two_groups.estimate(persons(20, 6, effect=2.0), DRAWS)) < 0.01


def test_the_interval_holds_the_effects_that_the_test_does_not_reject():
    found = two_groups.estimate(persons(20, 6, effect=1.0), DRAWS).main
    low, high = found.interval
    for effect, inside in (
        (low - 0.01, False),
        (low + 0.01, True),
        (high - 0.01, True),
        (high + 0.01, False),
    ):
        moved = persons(20, 6, effect=1.0 - effect)
        assert (_p(two_groups.estimate(moved, DRAWS)) > 0.05) is inside


def test_one_municipality_against_ten_has_no_test_and_that_is_told():
    found = two_groups.estimate(persons(11, 1), DRAWS).main
    assert found.interval is None
    assert found.p_value is None
    assert "20" in found.inference.da


def test_clustered_errors_with_few_clusters_are_doubted_even_if_asked_for():
    found = two_groups.estimate(persons(11, 3), Question(inference="clustered"))
    assert any(found.main.doubt)


def test_persons_stand_beside_in_doubt():
    found = two_groups.estimate(persons(11, 3), DRAWS)
    assert "halvdelen" in found.beside[-1].doubt.da
    assert not any(found.main.doubt)


def test_the_groups_have_no_intervals_that_count_persons():
    found = two_groups.estimate(persons(11, 3), DRAWS)
    assert all(row[-2:] == (None, None) for row in found.tables[0].rows)
    assert "klynger" in found.tables[0].note.da
    assert all(point.low is None for point in found.drawings[0].series[0].points)


def test_many_clusters_are_clustered_errors():
    found = two_groups.estimate(persons(98, 40), DRAWS).main
    assert "CR" in found.inference.en
    assert found.standard_error is not None


def test_covariates_are_taken_out_before_municipalities_are_drawn():
    given = persons(12, 4)
    lot = np.random.default_rng(3)
    x = lot.normal(size=given.frame.height)
    frame = given.frame.with_columns(y=given.frame["outcome"] + 5 * x, x=pl.Series(x))
    roles = Roles(outcome="y", treatment="treatment", cluster="cluster", covariates=("x",))
    found = two_groups.estimate(observe(frame, roles), DRAWS)
    assert found.main.value == pytest.approx(two_groups.estimate(given, DRAWS).main.value, abs=0.02)


def test_the_same_seed_gives_the_same_numbers():
    one, other = (two_groups.estimate(persons(11, 3), DRAWS).main for _ in range(2))
    assert one == other


def test_rates_of_municipalities_are_drawn_too():
    wrong = []
    for seed in range(60):
        lot = np.random.default_rng(seed)
        place = np.repeat(np.arange(11), lot.integers(20, 150, 11))
        mean = np.exp(0.3 * lot.normal(size=11))[place]
        frame = pl.DataFrame({"y": lot.poisson(mean), "t": (place < 4).astype(int), "k": place})
        found = counts.estimate(observe(frame, Roles(outcome="y", treatment="t", cluster="k")), DRAWS)
        wrong.append((_p(found) < 0.05, (found.beside[-1].p_value or 0.0) < 0.05))
    by_rule, by_person = np.mean(wrong, axis=0)
    assert by_rule < 0.15
    assert by_person > 0.3
