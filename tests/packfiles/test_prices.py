"""prices.toml as it is read, the example of docs/savings.md, and the prices of the North Jutland pack."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from frikommune.evaluation.savings.prices import Price, Prices, Unit
from frikommune.language import LANGUAGES
from frikommune.law.source import Unknown
from frikommune.law.terms import Match
from frikommune.packfiles.pack import load_pack
from tests.conftest import ROOT
from tests.packfiles.support import pack

ATTEST = """
[[unit]]
id = "attest"
title = { da = "Attest", en = "Certificate" }
counted_by = { event = "attest" }
payer = "jobcentre"
"""
UNPRICED = 'price = "unknown"\nbecause = { da = "ingen kilde", en = "no source" }\n'


def read(tmp_path: Path, text: str) -> Prices:
    """The prices of the base pack with this file."""
    return pack(tmp_path, {"netvaerk/prices.toml": text}).prices


@pytest.fixture(scope="module")
def nordjylland() -> dict[str, Unit]:
    """The units of the pack that comes with the program."""
    return {unit.id: unit for unit in load_pack().prices.units}


def test_a_pack_without_prices_has_no_units(tmp_path: Path):
    assert pack(tmp_path, {}).prices == Prices()


def test_the_example_of_the_page_is_read(tmp_path: Path):
    page = (ROOT / "docs" / "savings.md").read_text("utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    example = example.replace('"laegeattest", types = ["lae265"]', '"attest"').replace(
        "each = 0.65", 'each = 0.65\ncertainty = "assumed"\nsource = { reference = "…" }'
    )
    (unit,) = read(tmp_path, example).units
    assert isinstance(unit.chosen, Price)
    assert (unit.payer, unit.chosen.amount, unit.hours[0].each) == (
        "jobcentre",
        Fraction(1725),
        Fraction("0.65"),
    )


def test_a_price_that_no_source_gives_is_unknown_with_its_reason(tmp_path: Path):
    (unit,) = read(tmp_path, ATTEST + UNPRICED).units
    assert isinstance(unit.chosen, Unknown)
    assert unit.chosen.because.en == "no source"
    assert unit.events == (Match("attest"),)


def test_what_replaces_a_step_and_each_use_are_units_too(tmp_path: Path):
    instead = (ATTEST + UNPRICED).replace('{ event = "attest" }', '{ replaced_by = ["Statusattest"] }')
    each = (
        (ATTEST + UNPRICED)
        .replace('{ event = "attest" }', "{ each_use = true }")
        .replace('"attest"', '"reg"')
    )
    one, two = read(tmp_path, instead + each).units
    assert (one.replaced_by, two.each_use) == (frozenset({"Statusattest"}), True)


def test_an_index_gives_values_by_year(tmp_path: Path):
    index = """
[[index]]
id = "loen"
title = { da = "Løn", en = "Wages" }
values = { 2016 = 100, 2019 = 105.5 }
certainty = "public"
source = { reference = "Et register" }
"""
    found = read(tmp_path, ATTEST + UNPRICED + index).index
    assert found is not None
    assert found.values == {2016: 100, 2019: Fraction("105.5")}


def test_both_prices_of_the_certificate_stand_side_by_side_and_one_is_chosen(nordjylland: dict[str, Unit]):
    unit = nordjylland["lae265"]
    assert isinstance(unit.chosen, Price)
    assert (unit.chosen.amount, [rival.amount for rival in unit.rivals]) == (Fraction(1725), [Fraction(1672)])


def test_the_published_savings_follow_from_the_packs_prices(nordjylland: dict[str, Unit]):
    certificate, meeting = nordjylland["lae265"], nordjylland["rehabiliteringsmoede"]
    assert isinstance(certificate.chosen, Price)
    assert isinstance(meeting.chosen, Price)
    assert 272 * certificate.chosen.amount == 469_200
    assert 329 / meeting.per_unit * meeting.chosen.amount == 437_217


def test_a_joint_talk_is_work_of_two_parties_and_an_ordinary_one_of_the_jobcentre(
    nordjylland: dict[str, Unit],
):
    joint, ordinary = (Match("samtale", frozenset({type_})) for type_ in ("faelles", "ordinaer"))
    taking_part = {
        match: {unit.payer for unit in nordjylland.values() if unit.holds(match)}
        for match in (joint, ordinary)
    }
    assert taking_part == {joint: {"jobcentre", "a-kasse"}, ordinary: {"jobcentre"}}


def test_every_amount_has_a_year_and_a_source(nordjylland: dict[str, Unit]):
    prices = [
        price
        for unit in nordjylland.values()
        for price in (unit.chosen, *unit.rivals)
        if isinstance(price, Price)
    ]
    assert prices
    assert all(price.year and price.sources and price.sources[0].heading for price in prices)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_unknown_says_why(nordjylland: dict[str, Unit], language):
    unknown = [unit.chosen for unit in nordjylland.values() if isinstance(unit.chosen, Unknown)]
    assert all(one.because.said_in(language) for one in unknown)
