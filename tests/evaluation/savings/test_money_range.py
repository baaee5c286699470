"""Money by year and payer: gross and net with the range that prices, open and unpriced events leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import polars as pl
import pytest

from frikommune.cases.mark import Mark
from frikommune.evaluation.savings.money_range import Amount, AssumedPrice, TrialMoney, YearMoney, money_of
from frikommune.evaluation.savings.money_shown import events_table, hours_table, money_drawing, money_table
from frikommune.evaluation.savings.prices import Hours, Price, Prices
from frikommune.evaluation.savings.savings import EVENTS, USES, Tally
from frikommune.language import Text
from frikommune.law.source import Source
from tests.evaluation.building import PRICELESS, unit


def price(amount: int, year: int = 2019, id: str = "p") -> Price:
    return Price(id, Fraction(amount), "DKK", year, "source", (Source("Et notat"),))


CERTIFICATE = replace(
    unit("attest", "attest"),
    chosen=price(1725),
    rivals=(price(1672, id="q"), price(9999, 2016, "r")),
    hours=(Hours("doctor", Fraction(1, 2), "assumed", ()),),
)
MEETING = replace(unit("moede", "moede"), chosen=price(13249, 2016), per_unit=Fraction(329, 33))
TALK = unit("samtale", "samtale")
INSTEAD = replace(unit("status"), events=(), replaced_by=frozenset({"Statusattest"}), chosen=price(400))
REGISTERING = replace(unit("reg"), events=(), each_use=True)
PRICES = Prices((CERTIFICATE, MEETING, TALK, INSTEAD))
WITH_USES = Prices((*PRICES.units, REGISTERING))


def counted(*events: tuple[str, int, int, int, int], uses: Mapping[str | None, int] | None = None) -> Tally:
    """Events of units as (unit, spared, extra, open, unknown); uses by what replaced the step."""
    rows = [
        {
            "trial": "1",
            "unit": name,
            **dict(zip(("spared", "extra", "open", "unknown"), numbers, strict=True)),
        }
        for name, *numbers in events
    ]
    frame = pl.DataFrame(rows, schema={name: EVENTS[name] for name in list(EVENTS)[:6]}).with_columns(
        pl.col(name).alias(f"{name}_cases") for name in ("spared", "extra", "open", "unknown")
    )
    used = [{"trial": "1", "replaced_by": name, "uses": many} for name, many in (uses or {}).items()]
    return Tally(frame, pl.DataFrame(used, schema=USES), 10, Mark.SYNTHETIC)


def money(prices: Prices = PRICES, assumed: tuple[AssumedPrice, ...] = (), /, **years: Tally) -> TrialMoney:
    """Years are written y2018."""
    return money_of("1", {int(name[1:]): tally for name, tally in years.items()}, prices, assumed)


def only(found: TrialMoney) -> YearMoney:
    (one,) = found.money
    return one


def test_an_amount_ranges_over_the_prices_of_its_own_year():
    one = only(money(y2018=counted(("attest", 10, 0, 0, 0))))
    assert (one.year, one.payer, one.price_year) == (2018, "jobcentre", 2019)
    assert one.gross == one.net == Amount(Fraction(17250), Fraction(16720), Fraction(17250))


def test_each_year_stands_alone():
    found = money(y2018=counted(("attest", 10, 0, 0, 0)), y2019=counted(("attest", 1, 0, 0, 0)))
    assert {one.year: one.gross.value for one in found.money} == {2018: 17250, 2019: 1725}


def test_two_price_years_are_never_added():
    found = money(y2018=counted(("attest", 1, 0, 0, 0), ("moede", 329, 0, 0, 0)))
    assert {one.price_year: one.gross.value for one in found.money} == {2019: 1725, 2016: 437217}


def test_what_is_still_open_may_be_spared_too():
    one = only(money(y2018=counted(("attest", 10, 0, 4, 0))))
    assert one.gross == Amount(Fraction(17250), Fraction(16720), Fraction(24150))


def test_what_replaced_the_step_and_what_was_added_are_subtracted_at_their_own_prices():
    one = only(money(y2018=counted(("attest", 10, 2, 0, 0), uses={"Statusattest": 3})))
    assert one.net.value == 17250 - 2 * 1725 - 3 * 400
    assert one.net.low == 16720 - 2 * 1725 - 1200
    assert one.net.high == 17250 - 2 * 1672 - 1200


def test_registering_without_a_price_leaves_net_open_downwards():
    one = only(money(WITH_USES, y2018=counted(("attest", 10, 0, 0, 0), uses={None: 5})))
    assert one.net == Amount(None, None, Fraction(17250))
    assert one.missing[0].da == "5 × reg uden pris"
    assert one.gross.value == 17250


def test_an_assumed_price_closes_it_and_is_told():
    dear = AssumedPrice("reg", Fraction(50), Fraction(150), 2019, "10–30 minutter")
    found = money(WITH_USES, (dear,), y2018=counted(("attest", 10, 0, 0, 0), uses={None: 10}))
    assert only(found).net == Amount(Fraction(16250), Fraction(16720 - 1500), Fraction(17250 - 500))
    assert any("10–30 minutter" in text.da for text in found.assumed)


def test_an_assumed_price_of_what_is_not_there_is_no_price():
    with pytest.raises(KeyError, match="nej"):
        money(PRICES, (AssumedPrice("nej", Fraction(1), Fraction(1), 2019),), y2018=counted())


def test_what_was_spared_without_a_price_leaves_gross_open_upwards():
    one = only(money(y2018=counted(("attest", 1, 0, 0, 0), ("samtale", 5, 0, 0, 0))))
    assert one.gross == Amount(Fraction(1725), Fraction(1672), None)


def test_without_any_price_there_is_no_amount_and_the_events_are_still_told():
    found = money(y2018=counted(("samtale", 5, 0, 0, 0)))
    assert found.money == ()
    assert money_drawing(found) is None
    assert events_table(found).rows[0][2] == 5
    assert PRICELESS.because.da in found.missing[0].da


def test_what_cannot_be_determined_is_told_and_in_no_amount():
    found = money(y2018=counted(("attest", 1, 0, 0, 7)))
    assert only(found).gross.high == 1725
    assert any("7 sager kan det ikke afgøres" in text.da for text in found.missing)


def test_hours_stand_apart_from_money():
    found = money(y2018=counted(("attest", 10, 2, 0, 0)))
    assert [(one.year, one.free.of, one.free.hours) for one in found.hours] == [(2018, "doctor", Fraction(4))]
    assert hours_table(found).rows == (("2018", Text("læger", "doctors"), 4.0, ""),)


def test_what_is_assumed_to_have_happened_otherwise_is_told():
    found = money(y2018=counted(("attest", 1, 0, 1, 0)))
    told = " ".join(text.da for text in found.assumed)
    assert "antages at være gjort" in told
    assert "fra 1.672 kr. til 1.725 kr." in told
    assert "endnu er åbent" in told


def test_the_table_and_the_picture_say_the_same():
    found = money(WITH_USES, y2018=counted(("attest", 10, 0, 0, 0), uses={None: 5}))
    (row,) = money_table(found).rows
    assert row[3:9] == (17250.0, 16720.0, 17250.0, None, None, 17250.0)
    drawing = money_drawing(found)
    assert drawing is not None
    assert [one.name.en for one in drawing.series] == ["Gross"]
    assert drawing.told.da == "2018, jobcenter (2019-priser): brutto 17.250 kr., netto højst 17.250 kr."


def test_the_mark_stays():
    assert money(y2018=counted(("attest", 1, 0, 0, 0))).mark is Mark.SYNTHETIC
