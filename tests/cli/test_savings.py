"""`frikommune savings`: who saves what, and what the answer says beside it."""

from __future__ import annotations

import json

import pytest

from frikommune.language import LANGUAGES
from frikommune.packfiles.pack import load_pack
from tests.cli.conftest import EXAMPLES, talk
from tests.conftest import ROOT

EXPORT = (EXAMPLES / "export", "--mapping", EXAMPLES / "export.toml", "--on", "2018-12-31")
WORKED = ROOT / "packs" / "nordjylland" / "cases"


def trial(told, number):
    """What is told of one trial."""
    return next(one for one in told["trials"] if one["trial"] == number)


def lines(told, number, key="spared"):
    """Unit, payer and number of each line."""
    return [(one["unit"], one["payer"], one["number"]) for one in trial(told, number)[key]]


@pytest.fixture
def left_in_week_7(case):
    """Aalborg: the ordinary talk was held in week 4, and work began before the joint talk in week 8."""
    return case(spells=[("dagpenge", "Aalborg", "2018-02-05", "2018-03-26")], events=[talk("2018-02-28")])


def test_trial_1_3s_later_joint_talk_saves_the_a_kasse_work_and_the_jobcentre_none(
    frikommune, left_in_week_7
):
    told = frikommune("savings", left_in_week_7, "--on", "2018-12-31", "--json").json
    assert lines(told, "1.3") == lines(told, "total") == [("faellessamtale-a-kasse", "a-kasse", 1)]
    assert trial(told, "1.3")["not_settled"] == []
    assert trial(told, "1.3")["money"] == []


def test_it_is_said_in_words_with_what_nobody_knows(frikommune, left_in_week_7):
    said = frikommune("savings", left_in_week_7, "--on", "2018-12-31", "--trial", "1.3", lang="en").flat
    assert "did not arise 1 1 Spared number cases amount The a-kasse's part of a joint talk" in said
    assert "(a-kasse) 1 1 price unknown Hours set free: a-kasse unknown." in said
    assert "The jobcentre's part of a talk" not in said


def test_outside_the_trial_nothing_is_told(frikommune, case):
    elsewhere = case(spells=[("dagpenge", "Morsø", "2018-02-05", "2018-03-26")], events=[talk("2018-02-28")])
    assert frikommune("savings", elsewhere, "--on", "2018-12-31", "--json").json["trials"] == []


def test_where_no_source_says_what_the_trial_asks_nothing_is_saved(frikommune, case):
    unknown = case(spells=[("dagpenge", "Rebild", "2018-02-05", "2018-03-26")], events=[talk("2018-02-28")])
    told = frikommune("savings", unknown, "--on", "2018-12-31", "--json").json
    assert lines(told, "1.3") == []
    assert [one["cases"] for one in trial(told, "1.3")["undetermined"]] == [1, 1]


def test_a_use_that_counts_saves_a_certificate_and_one_approved_too_late_does_not_yet(frikommune):
    worked = WORKED / "aalborg-lae265-fritaget.json"
    approved = frikommune("savings", worked, "--on", "2018-07-01", "--json").json
    assert lines(approved, "2.1") == [("lae265", "jobcentre", 1)]
    waiting = frikommune("savings", worked, "--on", "2018-06-10", "--json").json
    assert lines(waiting, "2.1") == []
    assert lines(waiting, "2.1", "subtracted") == [("registrering", "jobcentre", 1)]


def test_two_trials_that_spare_one_certificate_leave_a_joint_remainder(frikommune):
    told = frikommune("savings", *EXPORT, "--json").json
    spared = {
        name: sum(one["number"] for one in trial(told, name)["spared"] if one["unit"] == "lae265")
        for name in ("2.1", "3.10", "total", "joint remainder")
    }
    assert spared == {"2.1": 1, "3.10": 2, "total": 2, "joint remainder": -1}


def test_amounts_of_two_years_stand_apart(frikommune):
    told = trial(frikommune("savings", *EXPORT, "--json").json, "2.1")
    assert [(one["price_year"], one["gross"]) for one in told["money"]] == [(2019, 1725), (2016, 3986.78)]
    assert {one["net_complete"] for one in told["money"]} == {False}


def test_a_year_that_no_index_covers_is_refused(frikommune):
    answer = frikommune("savings", *EXPORT, "--year", "2020")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "Afvist: Priser fra 2019 kan ikke omregnes til 2020: intet indeks dækker begge år\n"
        "  Hvor: nordjylland/prices.toml, [[index]]\n"
        "  Fik: –\n"
        "  Forventede: et indeks med værdier for 2019 og 2020 og en kilde\n"
        "  Gør nu: Udelad “--year”, så vises hvert prisniveau for sig. Eller skriv et indeks med kilde i "
        "pakken.\n"
    )


def test_each_municipality_sees_what_it_had_to_do_itself(frikommune):
    def subtracted_and_spared(told):
        found = [one for one in told["trials"] if one["trial"] == "2.1"]
        return sum(one["number"] for row in found for key in ("spared", "subtracted") for one in row[key])

    whole = frikommune("savings", *EXPORT, "--trial", "2.1", "--json").json
    parts = [
        frikommune("savings", *EXPORT, "--trial", "2.1", "--municipality", name, "--json").json
        for name in load_pack().rulebook.municipalities
    ]
    assert sum(map(subtracted_and_spared, parts)) == subtracted_and_spared(whole)
    assert all(part["cases"] < whole["cases"] for part in parts)


def test_an_unknown_municipality_is_refused(frikommune):
    answer = frikommune("savings", *EXPORT, "--municipality", "Ålborg", "--json")
    assert (answer.code, answer.json["refused"][0]["code"]) == (2, "unknown_municipality")


def test_an_unknown_trial_is_refused(frikommune):
    answer = frikommune("savings", *EXPORT, "--trial", "2.11", lang="en")
    assert answer.code == 2
    assert "The pack has no trial “2.11”" in answer.err
    assert "Where: --trial" in answer.err


def test_both_prices_of_the_certificate_stand_with_their_sources(frikommune):
    told = frikommune("savings", *EXPORT, "--trial", "2.1", "--json").json
    prices = next(one["prices"] for one in told["prices"] if one["unit"] == "lae265")
    assert [(one["amount"], one["chosen"]) for one in prices] == [(1725, True), (1672, False)]
    assert all("Aalborg 2019-035025 (001)" in one["sources"][0] for one in prices)


def test_the_cases_behind_each_number_are_named_if_asked_for(frikommune):
    told = trial(frikommune("savings", *EXPORT, "--trial", "2.1", "--cases", "--json").json, "2.1")
    for one in (*told["changes"], *told["spared"]):
        assert len(one["subjects"]) == one["cases"]
    silent = trial(frikommune("savings", *EXPORT, "--trial", "2.1", "--json").json, "2.1")
    assert silent["spared"][0]["subjects"] == []
    assert "SYNT-027, SYNT-028, SYNT-036" in frikommune("savings", *EXPORT, "--trial", "2.1", "--cases").flat


def test_an_answer_from_synthetic_rows_says_so_first_and_last(frikommune):
    said = frikommune("savings", *EXPORT, lang="en").out
    assert said.splitlines()[0].endswith("(synthetic persons)")
    assert said.splitlines()[-1] == "The numbers rest on synthetic persons: no finding may be built on them."


def test_an_answer_from_real_rows_carries_no_such_mark(frikommune, left_in_week_7, tmp_path):
    with open(left_in_week_7, encoding="utf-8") as file:
        history = json.load(file)
    real = tmp_path / "real.json"
    real.write_text(json.dumps({**history, "synthetic": False}), encoding="utf-8")
    assert frikommune("savings", real, "--on", "2018-12-31", "--json").json["synthetic"] is False
    assert "synteti" not in frikommune("savings", real, "--on", "2018-12-31").out


def test_what_a_use_names_and_no_unit_knows_is_shown_and_not_priced(frikommune, case):
    use = {
        "exemption": "2.3", "norm": "lae285", "decided_on": "2018-02-01", "reason": "Dækket",
        "replaced_by": "Udtalelse",
    }  # fmt: skip
    file = case(spells=[("sygedagpenge", "Rebild", "2018-01-08", None)], uses=[use])
    told = trial(frikommune("savings", file, "--on", "2018-12-31", "--json").json, "2.3")
    assert [(one["unit"], one["written"]) for one in told["subtracted"]] == [
        ("registrering", None),
        (None, "Udtalelse"),
    ]
    assert "“Udtalelse”" in frikommune("savings", file, "--on", "2018-12-31").out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_is_wider_than_100_columns(frikommune, lang):
    assert max(map(len, frikommune("savings", *EXPORT, "--cases", lang=lang).out.splitlines())) <= 100


def test_one_trial_as_it_is_printed(frikommune):
    said = frikommune("savings", *EXPORT, "--trial", "2.1", lang="en").out
    assert said.split("\n\n")[1] == (
        "2.1 · Flexibility in rehabilitation teams\n"
        "  Changed                                                      demands   cases\n"
        "    exempt in the case                                               7       6\n"
        "  Spared                                                        number   cases  amount\n"
        "    LÆ265, medical certificate (jobcentre)                           1       1  DKK 1,725 (2019)\n"
        "    Case at a rehabilitation meeting (jobcentre)                     3       3  DKK 3,987 (2016)\n"
        "        0.3 meeting days at DKK 13,249\n"
        "  Subtracted                                                    number   cases  amount\n"
        "    Status certificate instead of the certificate (jobcentre)        4          price unknown\n"
        "    Registering a use (jobcentre)                                   16          price unknown\n"
        "  Jobcentre at 2019 prices: gross DKK 1,725, net at most DKK 1,725.\n"
        "  Jobcentre at 2016 prices: gross DKK 3,987, net at most DKK 3,987.\n"
        "  Hours set free: doctors 0.7; jobcentre unknown."
    )
