"""A first design holds what is known of a trial, says from where, and guesses nothing."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from frikommune.evaluation.designs.checks import check
from frikommune.evaluation.designs.proposed import propose
from frikommune.evaluation.designs.words import field_words
from frikommune.packfiles.pack import load_pack

pack = cache(load_pack)


def proposed(trial, language="da"):
    return propose(pack().trials[trial], pack().rulebook, pack().journal, language)


def test_municipalities_and_days_are_those_of_the_grants():
    design = proposed("3.3").design
    assert set(design.municipalities) == {"Aalborg", "Jammerbugt", "Frederikshavn", "Læsø"}
    assert (design.starts, design.ends) == (date(2018, 7, 1), date(2021, 12, 31))


def test_published_shares_from_before_are_the_benchmark_and_a_known_result_is_told():
    found = proposed("3.3")
    assert found.design.benchmark == 0.4165
    assert found.design.benchmark_source == "Aalborg 2019-035025 (001)"
    assert found.benchmark is not None
    assert found.benchmark.pooled is None
    assert found.data_seen == date(2019, 9, 30)
    assert found.design.expected.treated == 54


def test_new_versions_of_the_law_that_the_trial_changes_are_reforms():
    names = {one.name: one.since for one in proposed("1.3").design.reforms}
    assert names["Fællessamtale med a-kassen: ny udgave af loven"] == date(2020, 1, 1)


def test_where_nothing_earlier_is_known_other_municipalities_are_proposed():
    found = proposed("1.3")
    assert found.design.comparison == "other_municipalities"
    assert found.data_seen is None


@pytest.mark.parametrize("trial", ["1.1", "1.3", "1.4", "2.1", "2.4", "3.3", "3.10"])
def test_every_proposal_is_of_a_field_that_says_something_and_tells_why(trial):
    for one in proposed(trial).proposals:
        assert min(map(len, one.why)) > 0
        assert field_words(one.field).da


def test_what_only_people_can_say_is_left_open():
    open_fields = {one.field for one in check(proposed("3.3").design) if one.weight == "must"}
    assert {"primary.smallest", "primary.definition", "data.legal_basis"} <= open_fields


def test_a_design_is_proposed_in_the_language_asked_for():
    assert proposed("3.3", "en").design.title == "Flexible rules for wage subsidies and job rotation"
