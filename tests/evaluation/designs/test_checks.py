"""What a design lacks is told at the field that lacks it, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from frikommune.evaluation.designs.checks import can_be_locked, check
from frikommune.evaluation.designs.design import Cost, DataPlan, Design, Expected, Guardrail, Outcome, Reform
from frikommune.evaluation.designs.steps import STEPS, step_of
from tests.evaluation.designs.made import WHOLE, outcome, spoilt

KNOWN = WHOLE.expected
MUST: dict[str, tuple[str, Design]] = {
    "no trial": ("trial", spoilt(trial=" ")),
    "no population": ("population", spoilt(population="")),
    "no municipality": ("municipalities", spoilt(municipalities=(), expected=Expected())),
    "a municipality twice": ("municipalities", spoilt(municipalities=("Aalborg", "Aalborg"))),
    "no first day": ("starts", spoilt(starts=None)),
    "ends before it begins": ("ends", spoilt(ends=date(2018, 7, 1))),
    "no primary outcome": ("primary", spoilt(primary=None)),
    "an outcome that is not defined": ("primary.definition", spoilt(primary=outcome(definition=""))),
    "two outcomes of one name": ("secondary", spoilt(secondary=(outcome(),))),
    "neither margin nor smallest": ("primary.smallest", spoilt(primary=outcome(smallest=None))),
    "a smallest of five, for points": ("primary.smallest", spoilt(primary=outcome(smallest=5.0))),
    "a negative margin": ("primary.margin", spoilt(primary=outcome(margin=-0.03))),
    "more than there is room for": ("primary.smallest", spoilt(primary=outcome(smallest=0.6))),
    "a survey without a question": ("primary.indicator", spoilt(primary=outcome(come_from="survey"))),
    "a file without a column": ("primary.indicator", spoilt(primary=outcome(come_from="file"))),
    "published figures without a source": (
        "primary.source",
        spoilt(primary=outcome(come_from="published", indicator="rate", source="")),
    ),
    "nobody to compare with": ("compared_with", spoilt(compared_with="")),
    "a benchmark without a figure": (
        "benchmark",
        spoilt(comparison="benchmark", benchmark_source="Aalborg"),
    ),
    "a benchmark without a source": ("benchmark_source", spoilt(comparison="benchmark", benchmark=0.4)),
    "a benchmark in percent": (
        "benchmark",
        spoilt(comparison="benchmark", benchmark=41.7, benchmark_source="Aalborg"),
    ),
    "a causal claim with no comparison": (
        "estimator",
        spoilt(comparison="none", estimand="", estimator="did"),
    ),
    "whose effect, with no comparison": ("estimand", spoilt(comparison="none")),
    "an estimator that does not fit": ("estimator", spoilt(estimator="one_group")),
    "no cluster": ("cluster", spoilt(cluster="")),
    "no others": (
        "expected.untreated_clusters",
        spoilt(expected=replace(KNOWN, untreated_clusters=0)),
    ),
    "no periods before": (
        "expected.periods_before",
        spoilt(estimator="did", expected=replace(KNOWN, periods_before=0)),
    ),
    "a baseline in percent": ("expected.baseline", spoilt(expected=replace(KNOWN, baseline=42.0))),
    "an icc of one": ("expected.icc", spoilt(expected=replace(KNOWN, icc=1.0))),
    "a spread of nought": ("expected.spread", spoilt(expected=replace(KNOWN, spread=0.0))),
    "nobody reached": ("expected.treated", spoilt(expected=replace(KNOWN, treated=0))),
    "a guardrail that nobody decides": (
        "guardrails.0.who_decides",
        spoilt(guardrails=(Guardrail(Outcome("x"), 0.1),)),
    ),
    "a guardrail without a limit": (
        "guardrails.0.stop_at",
        spoilt(guardrails=(Guardrail(Outcome("x"), None, "leder"),)),
    ),
    "a guardrail's limit in percent": (
        "guardrails.0.stop_at",
        spoilt(guardrails=(Guardrail(Outcome("x"), 10.0, "leder"),)),
    ),
    "no data": ("data.sources", spoilt(data=replace(WHOLE.data, sources=""))),
    "no legal basis": ("data.legal_basis", spoilt(data=replace(WHOLE.data, legal_basis=""))),
    "no retention": ("data.retention", spoilt(data=replace(WHOLE.data, retention=" "))),
    "an amount without its year": ("costs.0.year", spoilt(costs=(Cost("x", 5.0, payer="k"),))),
    "a negative amount": ("costs.0.amount", spoilt(costs=(Cost("x", -5.0, 2018, "k"),))),
}
SHOULD: dict[str, tuple[str, Design]] = {
    "no theory": ("theory", spoilt(theory=("kun ét led",))),
    "many subgroups": ("subgroups", spoilt(subgroups=("a", "b", "c", "d"))),
    "no horizon": ("primary.horizon", spoilt(primary=outcome(horizon=None))),
    "several outcomes, none corrected": ("correction", spoilt(correction="none")),
    "no comparison": ("comparison", spoilt(comparison="none", estimand="")),
    "a figure that nothing is compared with": ("benchmark", spoilt(benchmark=0.4)),
    "no guardrails": ("guardrails", spoilt(guardrails=())),
    "no costs": ("costs", spoilt(costs=())),
    "nobody pays": ("costs.0.payer", spoilt(costs=(Cost("x"),))),
    "no reforms": ("reforms", spoilt(reforms=())),
    "a reform without a day": ("reforms.0.since", spoilt(reforms=(Reform("ny lov"),))),
    "a reform that cannot be told apart": (
        "reforms.0.since",
        spoilt(comparison="before", cluster="", reforms=(Reform("ny lov", date(2019, 1, 1)),)),
    ),
    "a number that does not fit": (
        "expected.treated_clusters",
        spoilt(expected=replace(KNOWN, treated_clusters=5)),
    ),
    "few periods before": ("expected.periods_before", spoilt(expected=replace(KNOWN, periods_before=2))),
    "how many is not known": ("expected.treated", spoilt(expected=replace(KNOWN, treated=None))),
    "the level is not known": ("expected.baseline", spoilt(expected=replace(KNOWN, baseline=None))),
    "nobody may see the data": ("data.access", spoilt(data=DataPlan("a", "b", "c"))),
    "time as a difference of groups": (
        "estimator",
        spoilt(primary=outcome(measure="time", smallest=2.0), estimator="two_groups"),
    ),
}


def test_a_whole_design_lacks_nothing():
    assert check(WHOLE) == ()
    assert can_be_locked(WHOLE)


@pytest.mark.parametrize("name", MUST)
def test_what_must_be_there_is_told_at_its_field(name):
    field, design = MUST[name]
    assert field in [one.field for one in check(design) if one.weight == "must"]
    assert not can_be_locked(design)


@pytest.mark.parametrize("name", SHOULD)
def test_what_should_be_there_is_told_and_does_not_stop_the_lock(name):
    field, design = SHOULD[name]
    assert field in [one.field for one in check(design) if one.weight == "should"]
    assert can_be_locked(design)


@pytest.mark.parametrize("name", [*MUST, *SHOULD])
def test_every_finding_is_in_both_languages_and_belongs_to_a_step(name):
    _, design = (MUST | SHOULD)[name]
    for one in check(design):
        assert min(map(len, one.says)) > 0
        assert one.says.da != one.says.en
        assert step_of(one.field) in [step.id for step in STEPS]


def test_findings_stand_in_the_order_of_the_steps():
    order = [step.id for step in STEPS]
    places = [order.index(step_of(one.field)) for one in check(Design(""))]
    assert places == sorted(places)


def test_every_field_of_a_design_is_asked_for_by_a_step():
    asked = {field.split(".", 1)[0] for step in STEPS for field in step.fields}
    assert asked == set(Design.__dataclass_fields__)
