"""Can test, descriptive only, or pool across municipalities; and what it would take."""

from __future__ import annotations

from dataclasses import replace

import pytest

from frikommune.errors import Refused
from frikommune.evaluation.designs.design import Expected
from frikommune.evaluation.power.asked import Asked
from frikommune.evaluation.power.of_design import asked_of
from frikommune.evaluation.power.verdict import assess, power_of
from tests.evaluation.designs.made import WHOLE, outcome, spoilt

SMALL = Asked("one_group", treated=54, baseline=0.417, smallest=0.05, network=11)
OVER_TIME = Asked(
    "did",
    treated=14_400,
    treated_clusters=4,
    untreated_clusters=87,
    periods_before=8,
    periods_after=6,
    baseline=0.42,
    icc=0.004,
    smallest=0.05,
    network=11,
)


def number_of(found, what):
    return next(one.number for one in found.needs if one.what == what)


def test_54_citizens_can_only_be_described_and_769_would_do():
    found = assess(SMALL)
    assert found.verdict == "describe_only"
    assert number_of(found, "citizens") == 769
    assert number_of(found, "municipalities") == 15
    assert found.sentence.da == (
        "Kun beskrive: kun forskelle på mindst 18,8 procentpoint kan ses. Det kræver 769 borgere i forsøget"
        " (nu 54) eller 15 kommuner med lige så mange borgere hver (nu 1)."
    )
    assert found.table is not None
    assert "18,8 procentpoint" in [getattr(cell, "da", None) for row in found.table.rows for cell in row]


def test_a_difference_that_the_network_reaches_together_is_pooled():
    found = assess(replace(SMALL, smallest=0.10))
    assert (found.verdict, number_of(found, "municipalities")) == ("pool", 4)
    assert assess(replace(SMALL, smallest=0.10, network=3)).verdict == "describe_only"


def test_enough_citizens_can_be_tested_and_nothing_more_is_needed():
    found = assess(replace(SMALL, treated=769))
    assert (found.verdict, found.needs) == ("can_test", ())
    assert found.formula.at_smallest == pytest.approx(0.8, abs=0.001)


def test_not_worse_is_enough_to_be_tested():
    found = assess(Asked("two_groups", treated=1600, baseline=0.4, margin=0.05))
    assert found.verdict == "can_test"
    assert "ikke er gået mere end 5,0 procentpoint dårligere" in found.sentence.da


def test_without_a_worthwhile_difference_there_is_no_verdict_but_what_can_be_seen():
    found = assess(replace(SMALL, smallest=None))
    assert (found.verdict, found.words.da) == (None, "")
    assert found.sentence.en.startswith("Only differences of at least 18.8 percentage points")


def test_without_a_number_of_citizens_it_is_told():
    found = assess(replace(SMALL, treated=None))
    assert (found.verdict, found.sentence.da) == (None, "Det kræver 769 borgere i forsøget.")


def test_with_nothing_to_compare_with_it_can_only_be_described():
    assert assess(Asked("none")).verdict == "describe_only"


def test_one_of_eleven_municipalities_cannot_be_tested_whatever_the_citizens():
    few = replace(OVER_TIME, treated_clusters=1, untreated_clusters=10, treated=10_000_000)
    found = assess(few)
    assert found.verdict != "can_test"
    assert not found.formula.tested
    assert found.simulated is None
    assert number_of(found, "citizens") is None


def test_a_lower_outcome_has_room_downwards():
    low = Asked("one_group", treated=25, baseline=0.2, smallest=0.05, direction="lower", alpha=0.01)
    assert assess(low).formula.detectable is None
    assert assess(replace(low, treated=40)).formula.detectable is not None


def test_what_is_assumed_is_told():
    found = assess(replace(OVER_TIME, icc=None), simulations=0)
    told = " ".join(one.da for one in found.assumptions)
    assert "intraklassekorrelation på 0,02" in told
    assert "autokorrelation 0,7" in told
    assert "lige så mange borgere i hver" in told


def test_likeness_within_municipalities_costs():
    sure, doubtful = (assess(replace(OVER_TIME, icc=one), 0).formula for one in (0.0, 0.02))
    assert sure.detectable is not None
    assert doubtful.detectable is not None
    assert doubtful.detectable > 2 * sure.detectable


WRONG = {
    "a share in percent": (replace(SMALL, baseline=41.7), "baseline"),
    "no level": (replace(SMALL, baseline=None), "baseline"),
    "no spread": (replace(SMALL, measure="mean"), "spread"),
    "five for five points": (replace(SMALL, smallest=5.0), "smallest"),
    "a margin of nought": (replace(SMALL, margin=0.0), "margin"),
    "one citizen": (replace(SMALL, treated=1), "treated"),
    "icc of one": (replace(OVER_TIME, icc=1.0), "icc"),
    "no periods after": (replace(OVER_TIME, periods_after=None), "periods_after"),
    "no periods before": (replace(OVER_TIME, periods_before=0), "periods_before"),
    "no others": (replace(OVER_TIME, untreated_clusters=None), "untreated_clusters"),
    "fewer citizens than municipalities": (replace(OVER_TIME, treated=3), "treated"),
    "municipalities on one side": (
        replace(SMALL, kind="two_groups", treated_clusters=3),
        "untreated_clusters",
    ),
    "a level that is no number": (replace(SMALL, baseline=float("nan")), "baseline"),
    "endlessly worthwhile": (replace(SMALL, smallest=float("inf")), "smallest"),
    "more than there is room for": (replace(SMALL, smallest=0.6), "smallest"),
    "time in one group": (replace(SMALL, measure="hazard"), "untreated"),
    "a margin for time": (Asked("two_groups", measure="hazard", baseline=0.4, margin=0.2), "margin"),
    "certain to find it": (replace(SMALL, target=1.0), "target"),
    "no level of the test": (replace(SMALL, alpha=0.0), "alpha"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_is_refused_by_its_name(name):
    asked, field = WRONG[name]
    with pytest.raises(Refused) as caught:
        assess(asked)
    assert [one.code for one in caught.value.refusals] == [f"power_{field}"]


def test_a_design_is_asked_about_with_its_own_numbers():
    asked = asked_of(WHOLE, network=11)
    assert (asked.kind, asked.treated, asked.treated_clusters, asked.baseline) == ("did", 600, 2, 0.42)
    assert asked.smallest == 0.05


def test_a_benchmark_is_the_level_that_one_group_is_held_against():
    design = spoilt(comparison="benchmark", benchmark=0.417, expected=Expected(54, baseline=0.3))
    found = power_of(design, network=11)
    assert (found.asked.kind, found.asked.baseline, found.verdict) == ("one_group", 0.417, "describe_only")


def test_time_is_said_to_be_reckoned_as_if_all_had_ended():
    design = spoilt(
        comparison="before",
        primary=outcome(measure="time", smallest=2.0),
        expected=Expected(400, 400, spread=10.0),
    )
    assert any("afsluttet" in one.da for one in power_of(design).assumptions)


def test_the_picture_shows_power_in_probabilities_and_is_told_in_words():
    drawing = assess(SMALL).drawing
    assert drawing is not None
    assert (drawing.kind, drawing.unit) == ("power", "share")
    assert all(point.y is not None and 0 <= point.y <= 1 for point in drawing.series[0].points)
    assert drawing.told.da


def test_municipalities_that_decided_are_never_counted_as_citizens():
    """Else one municipality with many citizens would seem testable; over half its findings would be false."""
    matched = spoilt(comparison="matched", expected=Expected(5000, 5000, 1, baseline=0.4))
    with pytest.raises(Refused) as caught:
        power_of(matched)
    assert [one.where for one in caught.value.refusals] == ["expected.untreated_clusters"]
    among = replace(matched, expected=replace(matched.expected, untreated_clusters=8))
    assert power_of(among).verdict == "describe_only"
    alone = replace(matched, cluster="")
    assert any("enkeltvis" in one.da for one in power_of(alone).assumptions)


def test_what_a_design_must_say_is_refused_at_its_field():
    with pytest.raises(Refused) as caught:
        power_of(spoilt(expected=Expected(treated_clusters=2)))
    fields = {one.where for one in caught.value.refusals}
    assert fields == {
        f"expected.{one}"
        for one in ("baseline", "treated", "untreated_clusters", "periods_before", "periods_after")
    }


def test_what_it_would_take_is_more_than_there_is_when_the_simulation_says_no():
    just_not = replace(OVER_TIME, treated=3600, smallest=0.0505)
    found = assess(just_not, 100)
    assert found.simulated is not None
    if found.verdict != "can_test":
        assert all(one.number is None or one.number >= (one.now or 0) for one in found.needs)


def test_time_until_something_happens_is_told_in_percent_and_events():
    found = assess(Asked("two_groups", measure="hazard", baseline=0.4, treated=250, smallest=0.5))
    assert found.verdict == "can_test"
    assert "er forskellen 50,0 %" in found.sentence.da
    assert any("191 borgere i alt" in one.da for one in found.why)  # Schoenfeld: 4 · 7.849 / ln(1.5)²


def test_so_few_expected_cases_that_no_formula_holds_are_not_reckoned_with():
    found = assess(Asked("one_group", treated=54, baseline=0.001, smallest=0.05))
    assert (found.verdict, found.formula.detectable) == ("describe_only", None)
    assert "under 5 tilfælde" in found.sentence.da
    assert number_of(found, "citizens") == 5000
    assert found.tables == ()


def test_one_group_in_several_municipalities_is_worth_fewer_citizens():
    alone = Asked("one_group", treated=400, baseline=0.4, smallest=0.1)
    spread = replace(alone, treated_clusters=4, icc=0.05)
    assert (assess(alone).verdict, assess(spread).verdict) == ("can_test", "describe_only")
    assert {one.what for one in assess(spread).needs} == {"citizens", "municipalities"}
