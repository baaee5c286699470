"""Amounts that sources give: recomputed from their parts, and with every caveat."""

from __future__ import annotations

from frikommune.evaluation.savings.money_published import PublishedAmount, published_amounts
from frikommune.evaluation.savings.money_shown import published_table
from tests.caseload.support import pack

KNOWN = pack().journal.known(None)


def of(trial: str) -> dict[int, PublishedAmount]:
    found = published_amounts(KNOWN, trial, pack().trials[trial].exemptions)
    return {int(one.amount): one for one in found}


def test_the_sums_are_there_and_the_unit_prices_are_not():
    assert sorted(of("2.1")) == [437_217, 469_200, 2_500_000, 12_200_000]
    assert of("1.1") == {}


def test_272_certificates_and_33_meeting_days_make_the_amounts():
    found = of("2.1")
    assert found[469_200].checked.da == "272 sager × 1.725 kr."
    assert found[437_217].checked.en == "33 days × DKK 13,249"
    assert found[2_500_000].checked.da == ""


def test_12_2_million_is_gross_and_of_four_trials_together():
    one = of("2.1")[12_200_000]
    assert "er brutto" in one.caveat.da
    assert one.trials == ("2.1", "2.3", "3.1", "3.10")
    assert "tilsammen" in one.caveat.da
    assert of("2.3")[12_200_000].caveat == of("3.10")[12_200_000].caveat


def test_every_amount_says_that_it_is_gross():
    for one in (*of("2.1").values(), *of("3.1").values()):
        assert "rutto" in one.caveat.da
        assert "ross" in one.caveat.en


def test_the_qualifier_stays():
    assert "“godt”" in of("3.1")[30_000].caveat.da


def test_the_table_has_amount_check_caveat_and_source():
    table = published_table(of("2.1").values())
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert 469_200.0 in {row[2] for row in table.rows}
