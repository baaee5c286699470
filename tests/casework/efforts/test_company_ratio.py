"""A company's numbers are held against the ratio, by the law alone and where a trial holds."""

from __future__ import annotations

from datetime import date

import pytest

from frikommune.casework.efforts.company_ratio import Company, RatioAnswer, place_kinds, ratio_answers
from tests.casework.efforts.made import TODAY, pack


def answers(municipality: str, employees: int, *, wanted: str = "praktik", day: date = TODAY, **places: int):
    found = ratio_answers(Company(municipality, employees, places, wanted), pack().rulebook, day)
    return {one.norm.id: one for one in found}


def verdict(one: RatioAnswer) -> tuple[str, str]:
    return one.law.outcome, one.trial.outcome or one.trial.standing


@pytest.mark.parametrize(
    ("employees", "in_use", "law"),
    [
        (0, 0, "met"),
        (0, 1, "breached"),
        (15, 2, "met"),
        (15, 3, "breached"),
        (60, 10, "met"),
        (60, 11, "breached"),
    ],
)
def test_one_place_for_every_5_up_to_50_and_then_one_for_every_10(employees, in_use, law):
    assert verdict(answers("Aalborg", employees, praktik=in_use)["forholdstal"]) == (law, law)


def test_places_of_every_sort_count_together():
    found = answers("Aalborg", 15, praktik=1, loentilskud=2)
    assert verdict(found["forholdstal"]) == ("breached", "breached")


def test_where_the_trial_holds_no_source_says_what_the_ratio_is():
    found = answers("Thisted", 15, praktik=3)["forholdstal"]
    assert verdict(found) == ("breached", "unknown")
    assert [one.id for one in found.layers] == ["1.4"]


def test_before_the_trial_began_the_law_holds_there_too():
    found = answers("Thisted", 15, praktik=3, day=date(2017, 6, 30))["forholdstal"]
    assert verdict(found) == ("breached", "breached")
    assert not found.differs


def test_a_place_on_ledighedsydelse_has_a_norm_of_its_own_beside():
    found = answers("Vesthimmerland", 15, wanted="ledighedsydelse", praktik=3)
    assert {norm: verdict(one) for norm, one in found.items()} == {
        "forholdstal": ("breached", "unknown"),
        "forholdstal-ledighedsydelse-praktik": ("breached", "unknown"),
    }


def test_the_kinds_of_place_are_those_of_the_pack():
    assert list(place_kinds(pack().rulebook)) == ["praktik", "loentilskud", "ledighedsydelse"]
