"""Amounts: gross and net per payer and year, what has no price, hours apart from money."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import polars as pl
import pytest

from frikommune.cases.mark import Mark
from frikommune.errors import Refused
from frikommune.evaluation.population.comparing import REMAINDER
from frikommune.evaluation.savings.money import Money, TrialSavings, priced
from frikommune.evaluation.savings.prices import Hours, Index, Price, Prices, Unit
from frikommune.evaluation.savings.savings import EVENTS, USES, Tally
from frikommune.language import Text
from frikommune.law.source import Source
from tests.evaluation.building import PRICELESS, unit


def price(amount: int, year: int = 2019, id: str = "p") -> Price:
    return Price(id, Fraction(amount), "DKK", year, "source", (Source("Et notat"),))


CERTIFICATE = replace(unit("attest", "attest"), chosen=price(1725), rivals=(price(1672, id="q"),))
MEETING = replace(unit("moede", "moede"), chosen=price(13249, 2016), per_unit=Fraction(329, 33))
TALK = unit("samtale", "samtale")
THEIR_PART = unit("a-kasse", "samtale/faelles", payer="a-kasse")
INSTEAD = Unit(
    "status", Text.same("status"), "jobcentre", price(400), replaced_by=frozenset({"Statusattest"})
)
REGISTERING = Unit("reg", Text.same("reg"), "jobcentre", PRICELESS, each_use=True)


def counted(*events: tuple[str, int, int], uses: dict[str | None, int] | None = None) -> Tally:
    """Events of units as (unit, spared, extra), each in as many cases; uses by what replaced the step."""
    rows = [
        {
            "trial": "1", "unit": name, "spared": spared, "extra": extra, "open": 0, "unknown": 0,
            "spared_cases": spared, "extra_cases": extra, "open_cases": 0, "unknown_cases": 0,
        }
        for name, spared, extra in events
    ]  # fmt: skip
    named = [{"trial": "1", "replaced_by": name, "uses": n} for name, n in (uses or {}).items()]
    return Tally(pl.DataFrame(rows, schema=EVENTS), pl.DataFrame(named, schema=USES), 10, mark=Mark.SYNTHETIC)


def told(tally: Tally, *units: Unit) -> TrialSavings:
    (one,) = priced(tally, Prices(units), ["1"]).trials
    return one


def test_the_published_figures_come_out():
    found = told(counted(("attest", 272, 0), ("moede", 329, 0)), CERTIFICATE, MEETING)
    certificates, meetings = found.spared
    assert (certificates.amount, certificates.year) == (Fraction(469_200), 2019)
    assert (meetings.quantity, meetings.amount, meetings.year) == (Fraction(33), Fraction(437_217), 2016)


def test_amounts_of_two_years_are_never_added():
    found = told(counted(("attest", 1, 0), ("moede", 329, 0)), CERTIFICATE, MEETING)
    assert [(one.payer, one.year, one.gross) for one in found.money] == [
        ("jobcentre", 2019, Fraction(1725)),
        ("jobcentre", 2016, Fraction(437_217)),
    ]


def test_net_is_gross_less_what_was_extra_and_what_replaced_the_steps():
    found = told(counted(("attest", 5, 1), uses={None: 3, "Statusattest": 2}), CERTIFICATE, INSTEAD)
    assert found.money == (Money("jobcentre", 2019, Fraction(8625), Fraction(6100), True, True),)


def test_net_is_only_a_limit_where_registering_has_no_price():
    found = told(counted(("attest", 5, 0), uses={None: 3}), CERTIFICATE, REGISTERING)
    (money,) = found.money
    assert (money.net, money.gross_complete, money.net_complete) == (Fraction(8625), True, False)
    assert [(one.kind, one.number, one.amount) for one in found.deducted] == [("registered", 3, None)]


def test_what_replaced_a_step_and_is_known_to_no_unit_is_named_and_leaves_net_open():
    found = told(counted(("attest", 5, 0), uses={"Udtalelse": 2}), CERTIFICATE, INSTEAD)
    assert found.unnamed == (("Udtalelse", 2),)
    assert not found.money[0].net_complete


def test_gross_is_incomplete_where_something_spared_has_no_price():
    assert not told(counted(("attest", 5, 0), ("samtale", 1, 0)), CERTIFICATE, TALK).money[0].gross_complete


def test_what_one_payer_is_spared_is_no_money_of_another():
    found = told(counted(("attest", 1, 0), ("a-kasse", 4, 0)), CERTIFICATE, THEIR_PART)
    assert [(one.payer, one.gross_complete) for one in found.money] == [("jobcentre", True)]


def test_hours_stand_apart_from_money():
    doctor = Hours("doctor", Fraction("0.65"), "assumed", ())
    unsaid = Hours("jobcentre", PRICELESS, "assumed", ())
    one = replace(CERTIFICATE, hours=(doctor, unsaid))
    found = told(counted(("attest", 2000, 0)), one)
    assert [(free.of, free.hours, free.complete) for free in found.hours] == [
        ("doctor", Fraction(1300), True),
        ("jobcentre", Fraction(), False),
    ]


def test_the_joint_remainder_has_its_amount_too():
    rest = counted(("attest", -1, 0))
    rest = replace(rest, events=rest.events.with_columns(trial=pl.lit(REMAINDER), spared_cases=None))
    (one,) = priced(rest, Prices((CERTIFICATE,)), ["1"]).trials
    assert (one.trial, one.spared[0].amount, one.spared[0].cases) == (REMAINDER, Fraction(-1725), None)


def test_the_answer_knows_that_its_rows_are_synthetic_and_what_is_assumed():
    assumed = replace(CERTIFICATE, assumptions=(Text("Valgt.", "Chosen."),))
    found = priced(counted(("attest", 1, 0)), Prices((assumed,)), ["1"])
    assert found.mark is Mark.SYNTHETIC
    assert found.assumptions[-1].en == "attest: Chosen."
    assert len(found.assumptions) == 3


class TestOtherYears:
    index = Index(
        "loen", Text("Løn", "Wages"), {2016: Fraction(100), 2019: Fraction(106)}, "source", (Source("x"),)
    )

    def test_a_named_index_converts_and_leaves_its_name(self):
        (one,) = Prices((MEETING,), self.index).in_year(2019).units
        assert isinstance(one.chosen, Price)
        assert (one.chosen.amount, one.chosen.year) == (Fraction("14043.94"), 2019)
        assert one.chosen.converted_by == "loen"

    def test_rival_prices_are_converted_too(self):
        (one,) = Prices((CERTIFICATE,), self.index).in_year(2016).units
        assert {rival.year for rival in one.rivals} == {2016}

    def test_a_price_of_that_year_needs_no_index(self):
        assert Prices((CERTIFICATE,)).in_year(2019).units == (CERTIFICATE,)

    @pytest.mark.parametrize("index", [None, index])
    def test_a_year_that_no_index_covers_is_refused(self, index: Index | None):
        with pytest.raises(Refused) as caught:
            Prices((MEETING,), index).in_year(2021)
        (refusal,) = caught.value.refusals
        assert refusal.code == "no_index"
        assert refusal.given == ("loen: 2016, 2019" if index else "–")
