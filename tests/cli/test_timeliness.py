"""`frikommune timeliness`: in time, of what was met or failed, with both counts."""

from __future__ import annotations

import pytest

from frikommune.language import LANGUAGES
from tests.cli.conftest import EXAMPLES, talk

EXPORT = (EXAMPLES / "export", "--mapping", EXAMPLES / "export.toml", "--on", "2018-12-31")
FAILED = ("late", "overdue", "missed", "too_early", "breached")
NEITHER = ("pending", "lapsed", "transferred", "repealed", "waived", "exempt", "unknown")


def test_every_row_adds_up_and_its_percent_is_numerator_of_denominator(frikommune):
    told = frikommune("timeliness", *EXPORT, "--json").json
    assert told["synthetic"] is True
    for row in told["rows"]:
        assert row["numerator"] == row["met"]
        assert row["denominator"] == row["met"] + sum(row[one] for one in FAILED)
        assert row["rows"] == row["denominator"] + sum(row[one] for one in NEITHER)
        share = round(100 * row["numerator"] / row["denominator"], 1) if row["denominator"] else None
        assert row["percent"] == share


def test_however_it_is_cut_the_same_demands_are_counted(frikommune):
    def total(*by: str) -> int:
        return sum(row["rows"] for row in frikommune("timeliness", *EXPORT, *by, "--json").json["rows"])

    assert total() == total("--by", "municipality") == total("--by", "norm", "--by", "month")


def test_one_case_in_words(frikommune, case):
    talks = case(
        spells=[("dagpenge", "Aalborg", "2018-02-05", None)],
        events=[talk("2018-03-28", "faelles"), talk("2018-08-20", "faelles")],
    )
    said = frikommune("timeliness", talks, "--on", "2018-10-01", "--norm", "faellessamtale").out
    assert said == (
        "case.json · 01.10.2018  (syntetiske personer)\n"
        "  1 sag. Til tiden af det, der blev opfyldt eller forsømt; resten står i parentes.\n\n"
        "Fællessamtale med a-kassen [faellessamtale]\n"
        "  2 af 2 til tiden = 100,0 % (1 afventer)\n"
    )


def test_months_and_municipalities_stand_under_their_norm(frikommune):
    said = frikommune(
        "timeliness", *EXPORT, "--by", "norm", "--by", "municipality", "--norm", "lae285", lang="en"
    ).out
    head, *rows = said.split("\n\n")[1].splitlines()
    assert head == "LÆ285 in sickness benefit cases over 8 weeks [lae285]"
    assert rows[0].startswith("  Aalborg         ")
    assert all(" of " in row for row in rows)


def test_only_the_norm_and_the_municipality_asked_for(frikommune):
    told = frikommune(
        "timeliness", *EXPORT, "--by", "norm", "--by", "municipality",
        "--norm", "lae285", "--municipality", "rebild", "--json",
    ).json  # fmt: skip
    assert {(row["norm"], row["municipality"]) for row in told["rows"]} == {("lae285", "Rebild")}


@pytest.mark.parametrize(
    ("option", "given", "code"),
    [
        ("--norm", "lae2855", "unknown_norm"),
        ("--municipality", "Ålborg", "unknown_municipality"),
        ("--by", "uge", "unreadable_command"),
    ],
)
def test_what_is_not_known_is_refused(frikommune, option, given, code):
    answer = frikommune("timeliness", *EXPORT, option, given, "--json")
    assert answer.code == 2
    assert answer.json["refused"][0]["code"] == code


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("by", ["norm", "municipality", "month"])
def test_no_line_is_wider_than_100_columns(frikommune, lang, by):
    said = frikommune("timeliness", *EXPORT, "--by", by, lang=lang).out
    assert max(map(len, said.splitlines())) <= 100
