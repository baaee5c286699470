"""What the network sees of its municipalities' cases."""

import pytest

from tests.web.conftest import words
from tests.web.overview.test_overview import on_the_day, sick

PAGE = "/nordjylland/overview/network"
__all__ = ["on_the_day"]


def page(client, **asked) -> str:
    return words(client.get(PAGE, {"quarter": "2019-3", **asked}).content)


def many(how_many: int, **told) -> None:
    for number in range(how_many):
        sick(f"2019-{number:05}", ("2019-09-25", "rehabiliteringsmoede"), **told)


def test_a_small_count_is_hidden(as_coordinator):
    many(3)
    assert "2.1a Rehabiliteringsmøde uden LÆ265 under 5 / under 5" in page(as_coordinator)


def test_other_counts_are_rounded(as_coordinator):
    many(6)
    assert "2.1a Rehabiliteringsmøde uden LÆ265 under 5 / 5" in page(as_coordinator)


def test_a_municipality_without_cases_is_named_as_such(as_coordinator):
    many(1)
    assert "Ingen sager her fra:" in page(as_coordinator)
    assert "Hjørring" in page(as_coordinator).partition("Ingen sager her fra:")[2]


def test_two_municipalities_have_a_sum_of_what_is_shown(as_coordinator):
    many(6)
    many(4, municipality="Rebild", worker="DSBR")
    assert "2.1a Rehabiliteringsmøde uden LÆ265 under 5 / under 5 under 5 / 5 – / 5" in page(as_coordinator)


def test_where_both_are_hidden_their_sum_is_too(as_coordinator):
    many(4)
    many(4, municipality="Rebild", worker="DSBR")
    assert "2.1a Rehabiliteringsmøde uden LÆ265 under 5 / under 5 under 5 / under 5 – / –" in page(
        as_coordinator
    )


@pytest.mark.parametrize("asked", ["2019-4", "2019-11", "altid"])
def test_only_whole_quarters_are_shown(as_coordinator, asked):
    assert "01.07.2019 – 30.09.2019" in page(as_coordinator, quarter=asked)


def test_no_case_is_named_and_no_way_leads_down(as_coordinator):
    many(6)
    html = as_coordinator.get(PAGE).content.decode()
    assert "2019-0000" not in html
    assert "/overview/Aalborg" not in html


@pytest.mark.parametrize(
    ("who", "status"), [("evaluator", 200), ("leder-rebild", 200), ("sagsbehandler", 403)]
)
def test_it_is_for_the_network_and_its_leaders(signed_in, who, status):
    assert signed_in(who).get(PAGE).status_code == status


def test_made_up_citizens_are_labelled(as_coordinator):
    many(1)
    assert "opdigtede borgere: intet tal her er et fund" in page(as_coordinator)
