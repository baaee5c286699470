"""Questions about certificates, team meetings, ledighedsydelse and the trials themselves."""

from __future__ import annotations

import pytest

from tests.cli.conftest import asked, row, sentences, talk

CERTIFICATE, TEAM = "lae265-rehabiliteringsmoede", "rehabiliteringsmoede-foer-jobafklaring"
MEETING = {"day": "2018-05-14", "kind": "rehabiliteringsmoede"}
FULL_USE = {
    "exemption": "2.1a", "norm": CERTIFICATE, "decided_on": "2018-05-07",
    "reason": "tilstraekkelig-dokumentation", "approved_by": "leder-1", "approved_on": "2018-05-08",
}  # fmt: skip


def meeting_in(frikommune, case, place: str, use: dict[str, str] | None, lang: str = "da"):
    """The row of LÆ265 before a meeting in May 2018 to which no certificate was obtained."""
    history = case(
        spells=[("sygedagpenge", place, "2018-01-08", None)], events=[MEETING], uses=[use] if use else []
    )
    return row(frikommune("explain", history, "--on", "2018-12-31", "--json", lang=lang).json, CERTIFICATE)


def test_in_thisted_a_meeting_without_lae265_is_a_breach_in_2018(frikommune, case):
    for use in (None, FULL_USE):
        one = meeting_in(frikommune, case, "Thisted", use)
        assert (one["standing"], one["outcome"], one["layer"]) == ("required", "breached", "law")
    assert "Fravigelse 2.1a tæller ikke: den kunne ikke bruges her den" in sentences(one)


def test_in_aalborg_it_is_exempt_with_a_reason_and_the_leaders_check(frikommune, case):
    one = meeting_in(frikommune, case, "Aalborg", FULL_USE)
    assert (one["standing"], one["outcome"], one["layer"], one["use"]) == ("exempt", "", "2.1a", "b1")
    assert "betingelserne er opfyldt" in sentences(one)
    assert "its conditions are met" in sentences(meeting_in(frikommune, case, "Aalborg", FULL_USE, "en"))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"reason": ""}, "har ingen begrundelse"),
        ({"approved_by": ""}, "lederen har ikke godkendt"),
        ({"approved_on": "2019-02-01"}, "lederen har ikke godkendt"),
        ({"decided_on": "2018-05-15"}, "den blev først besluttet 15.05.2018"),
    ],
)
def test_in_aalborg_it_is_required_again_when_a_condition_is_not_met(frikommune, case, change, why):
    one = meeting_in(frikommune, case, "Aalborg", {**FULL_USE, **change})
    assert (one["standing"], one["outcome"], one["use"]) == ("required", "breached", None)
    assert why in sentences(one)


def test_without_trials_the_use_makes_no_difference(frikommune, case):
    history = case(
        spells=[("sygedagpenge", "Aalborg", "2018-01-08", None)], events=[MEETING], uses=[FULL_USE]
    )
    told = frikommune("explain", history, "--on", "2018-12-31", "--without-trials", "--json").json
    assert row(told, CERTIFICATE)["outcome"] == "breached"
    assert told["differences"] == []


def test_job_clarification_passes_the_team_only_for_one_of_the_two_reasons(frikommune, case):
    def standing(reason: str) -> str:
        use = {**FULL_USE, "exemption": "2.1b", "norm": TEAM, "reason": reason, "decided_on": "2018-08-01",
               "approved_on": "2018-08-01"}  # fmt: skip
        history = case(spells=[("jobafklaring", "Aalborg", "2018-08-01", None)], uses=[use])
        told = frikommune("explain", history, "--on", "2018-12-31", "--norm", TEAM, "--json").json
        return str(row(told, TEAM)["standing"])

    assert standing("kun-arbejdsmarkedsrettet") == "exempt"
    assert standing("Borgeren vil helst ikke") == "required"


@pytest.mark.parametrize(("place", "outcome"), [("Aalborg", "met"), ("Morsø", "breached")])
def test_job_rotation_before_26_weeks_is_made_possible_by_trial_3_3(frikommune, case, place, outcome):
    history = case(
        spells=[("dagpenge", place, "2018-05-07", None)],
        events=[{"day": "2018-09-03", "kind": "jobrotation"}],
    )
    told = frikommune(
        "explain", history, "--on", "2018-12-31", "--norm", "jobrotation-26-uger", "--json"
    ).json
    assert row(told, "jobrotation-26-uger")["outcome"] == outcome
    assert [one["change"] for one in told["differences"]] == (["made_possible"] if place == "Aalborg" else [])


def test_on_ledighedsydelse_talks_come_every_3_months(frikommune, case):
    said = frikommune(
        "applies", "--municipality", "Morsø", "--group", "ledighedsydelse", "--on", "2018-10-01"
    )
    assert "mindst hver 3. måned, regnet fra sidste gang" in said.flat
    history = case(
        spells=[("ledighedsydelse", "Morsø", "2018-01-08", None)],
        events=[talk("2018-03-12"), talk("2018-07-02")],
    )
    told = frikommune("explain", history, "--on", "2018-12-31", "--json").json
    found = [(one["due"], one["outcome"]) for one in told["rows"] if one["norm"] == "ledighedsydelse-samtale"]
    assert found == [("2018-04-08", "met"), ("2018-06-12", "late"), ("2018-10-02", "overdue")]


def test_reassessment_arises_at_12_months_and_is_due_by_month_18(frikommune, case):
    said = frikommune("norm", "ledighedsydelse-revurdering").flat
    assert (
        "Regnes fra: hver gang borgeren har været 12 måneder i alt i målgruppen "
        "“Fleksjobvisiterede, herunder på ledighedsydelse” inden for 18 måneder"
    ) in said
    history = case(spells=[("ledighedsydelse", "Morsø", "2017-09-04", None)])
    words = ("explain", history, "--on", "2019-06-01", "--norm", "ledighedsydelse-revurdering", "--json")
    one = row(frikommune(*words).json, "ledighedsydelse-revurdering")
    assert (one["opens"], one["due"], one["outcome"]) == ("2018-08-30", "2019-02-28", "overdue")


def test_reassessment_is_waived_where_trial_3_2_holds(frikommune, case):
    history = case(spells=[("ledighedsydelse", "Aalborg", "2017-09-04", None)])
    words = ("explain", history, "--on", "2019-06-01", "--norm", "ledighedsydelse-revurdering")
    one = row(frikommune(*words, "--json").json, "ledighedsydelse-revurdering")
    assert (one["standing"], one["layer"]) == ("waived", "3.2")
    assert "fraveget ved forsøg 3.2" in frikommune(*words).flat
    asks = ("applies", "--municipality", "Aalborg", "--group", "ledighedsydelse", "--json", "--on")
    before, after = (
        asked(frikommune(*asks, day).json, "ledighedsydelse-revurdering")
        for day in ("2018-06-30", "2018-07-01")
    )
    assert (before["suspended_by"], after["suspended_by"]) == (None, "3.2")


@pytest.mark.parametrize("trial", ["1.4", "3.5", "3.9"])
def test_a_trial_with_no_numbers_cannot_be_determined_and_says_why(frikommune, trial):
    assert "Kan ikke afgøres, fordi ingen kilde" in frikommune("trial", trial).flat
    assert "Cannot be determined, because no source" in frikommune("trial", trial, lang="en").flat
    told = frikommune("trial", trial, "--json").json
    assert any(one["unknown_because"] for one in told["exemptions"])


def test_under_a_trial_with_no_numbers_the_law_stands_beside_the_unknown(frikommune):
    words = ("applies", "--municipality", "Jammerbugt", "--group", "virksomhed", "--on", "2018-11-01")
    norm = asked(frikommune(*words, "--json").json, "forholdstal")
    assert norm["determined"] is False
    assert norm["asks"][0].startswith("kan ikke afgøres, fordi")
    assert "højst 1 person for hver 5 ordinært ansatte" in norm["asks_without_trials"][0]
    without = (
        "↳ uden forsøget: virksomhedspraktik kan bevilges til højst 1 person for hver 5 ordinært ansatte"
    )
    assert without in frikommune(*words).flat


def test_trial_2_4_was_granted_but_never_started(frikommune):
    said = frikommune("trial", "2.4").flat
    assert "bevilget, men aldrig sat i gang" in said
    assert "Gælder ingen steder." in said
    told = frikommune("trial", "2.4", "--json").json
    assert (told["state"], told["exemptions"][0]["grants"]) == ("never_started", [])
    group = "uddannelseshjaelp-uddannelsesparat"
    applies = frikommune(
        "applies", "--municipality", "Aalborg", "--group", group, "--on", "2018-05-01", "--json"
    )
    weighed = {one["exemption"]: one for one in asked(applies.json, "uddannelsespaalaeg")["considered"]}
    assert (weighed["2.4"]["holds"], weighed["2.4"]["why"]) == (False, "er aldrig sat i gang")
