"""Questions about talks with recipients of dagpenge, asked of the real packs as a caseworker would."""

from __future__ import annotations

import pytest

from tests.cli.conftest import asked, row, sentences, talk

OLD_WINDOWS = {
    1: ("2018-02-26", "2018-03-04"),
    2: ("2018-06-05", "2018-08-04"),
    3: ("2019-05-05", "2019-06-04"),
}
AALBORG = {1: ("2018-03-26", "2018-04-01"), 2: ("2018-06-05", "2018-09-04"), 3: ("2019-01-05", "2019-02-04")}
TALKS = ("applies", "--group", "dagpenge", "--norm", "faellessamtale", "--municipality")


def windows(norm, *, under: bool = False) -> dict[int, tuple[str | None, str | None]]:
    """The days of each step: `opens` and `due`, or those of the law under an exemption."""
    opens, due = ("displaced_opens", "displaced_due") if under else ("opens", "due")
    return {step["step"]: (step[opens], step[due]) for step in norm["steps"]}


def joint_talks(frikommune, municipality: str, on: str, **how: str):
    return asked(frikommune(*TALKS, municipality, "--on", on, "--json", **how).json, "faellessamtale")


def test_in_aalborg_trial_1_3a_puts_the_joint_talks_in_week_8_months_5_to_7_and_month_12(frikommune):
    norm = joint_talks(frikommune, "Aalborg", "2018-02-05")
    assert windows(norm) == AALBORG
    assert {step["layer"] for step in norm["steps"]} == {"1.3a"}


def test_the_law_stays_visible_under_the_trial(frikommune):
    norm = joint_talks(frikommune, "Aalborg", "2018-02-05")
    assert windows(norm, under=True) == OLD_WINDOWS
    said = frikommune(*TALKS, "Aalborg", "--on", "2018-02-05").flat
    assert "nr. 1: i uge 8: 26.03.2018–01.04.2018 ↳ uden forsøget i uge 4: 26.02.2018–04.03.2018" in said
    assert "nr. 2: i måned 5–7: 05.06.2018–04.09.2018 ↳ uden forsøget i måned 5–6:" in said
    assert "nr. 3: i måned 12: 05.01.2019–04.02.2019 ↳ uden forsøget i måned 16:" in said
    english = frikommune(*TALKS, "Aalborg", "--on", "2018-02-05", lang="en").flat
    assert (
        "no. 1: in week 8: 26 March 2018 to 1 April 2018 ↳ without the trial in week 4: 26 February 2018 to "
        "4 March 2018"
    ) in english


def test_without_trials_aalborg_follows_the_law_too(frikommune):
    said = frikommune(*TALKS, "Aalborg", "--on", "2018-02-05", "--without-trials", "--json").json
    norm = asked(said, "faellessamtale")
    assert windows(norm) == OLD_WINDOWS
    assert {one["why"] for one in norm["considered"]} == {"der ses bort fra forsøg"}


def test_in_morsoe_the_law_holds_and_the_trial_was_weighed(frikommune):
    norm = joint_talks(frikommune, "Morsø", "2018-02-05")
    assert windows(norm) == OLD_WINDOWS
    assert {step["layer"] for step in norm["steps"]} == {"law"}
    weighed = {one["exemption"]: (one["holds"], one["why"]) for one in norm["considered"]}
    assert weighed["1.3a"] == (False, "Morsø har den ikke")


def test_in_rebild_it_cannot_be_determined_and_the_laws_week_4_stands_beside_it(frikommune):
    norm = joint_talks(frikommune, "Rebild", "2018-02-05")
    assert norm["determined"] is False
    assert set(windows(norm).values()) == {(None, None)}
    assert windows(norm, under=True) == OLD_WINDOWS
    said = frikommune(*TALKS, "Rebild", "--on", "2018-02-05").flat
    assert (
        "nr. 1: kan ikke afgøres, fordi ingen kilde siger, hvad kommunen har sat i stedet for lovens rytme, "
        "form og indhold ↳ uden forsøget i uge 4: 26.02.2018–04.03.2018"
    ) in said


def test_a_talk_in_rebild_is_explained_as_unknown_with_the_laws_week_beside_it(frikommune, case):
    history = case(
        spells=[("dagpenge", "Rebild", "2018-02-05", None)], events=[talk("2018-02-27", "faelles")]
    )
    told = frikommune("explain", history, "--on", "2018-09-01", "--json", lang="en").json
    first = row(told, "faellessamtale")
    assert (first["standing"], first["opens"], first["due"]) == ("unknown", None, None)
    assert "Cannot be determined, because no source says what the municipality put" in sentences(first)
    assert "Without the trial the law says in week 4: 26 February 2018 to 4 March 2018" in sentences(first)


@pytest.mark.parametrize("municipality", ["Aalborg", "Morsø"])
def test_how_week_and_month_are_counted_is_shown_as_assumed(frikommune, municipality):
    said = frikommune(*TALKS, municipality, "--on", "2018-02-05").flat
    assert "Antaget: Ugen og måneden tælles fra forløbets første dag: 4. uge er dag 22–28" in said
    english = joint_talks(frikommune, municipality, "2018-02-05", lang="en")
    assert any(text.startswith("Week and month are counted from") for text in english["assumptions"])


def test_from_2020_the_law_says_by_3_months_3_to_6_and_16(frikommune):
    norm = joint_talks(frikommune, "Morsø", "2020-02-01")
    found = windows(norm)
    assert norm["version_from"] == "2020-01-01"
    assert found[1][1] == "2020-05-01"
    assert found[2] == ("2020-05-01", "2020-08-01")
    assert found[3][1] == "2021-06-01"


def test_in_2020_aalborgs_week_8_and_month_12_fit_the_law_and_months_5_to_7_deviate(frikommune):
    norm = joint_talks(frikommune, "Aalborg", "2020-02-01")
    assert {step["step"]: step["within_law"] for step in norm["steps"]} == {1: True, 2: False, 3: True}
    assert windows(norm)[1] == ("2020-03-21", "2020-03-27")
    said = frikommune(*TALKS, "Aalborg", "--on", "2020-02-01").flat
    assert "01.02.2020–01.05.2020 – forsøgets vindue ligger inden for" in said
    assert "01.05.2020–01.08.2020 – forsøget fraviger" in said


def test_a_course_begun_in_2019_keeps_the_old_law_in_2020_and_says_why(frikommune, case):
    history = case(spells=[("dagpenge", "Morsø", "2019-11-04", None)])
    told = frikommune("explain", history, "--on", "2020-02-01", "--json").json
    first = row(told, "faellessamtale")
    assert (first["read_on"], first["version_from"]) == ("2019-11-04", "2015-07-01")
    said = frikommune("explain", history, "--on", "2020-02-01").flat
    assert "Loven er læst pr. 04.11.2019 (den dag, pligten regnes fra): versionen fra 01.07.2015." in said
    english = frikommune("explain", history, "--on", "2020-02-01", lang="en").flat
    assert (
        "The law is read on 4 November 2019 (the day the duty is counted from): the version from" in english
    )


PHONE = {
    "ill, before October 2018": (talk("2018-09-25", form="telefonisk", aarsag="sygdom"), False, False),
    "ill, from October 2018": (talk("2018-10-02", form="telefonisk", aarsag="sygdom"), True, False),
    "a job interview": (talk("2018-10-24", form="telefonisk", aarsag="jobsamtale"), True, False),
    "no reason": (talk("2018-10-24", form="telefonisk"), False, False),
    "a reason that is not one": (talk("2018-10-24", form="telefonisk", aarsag="ferie"), False, False),
    "leaves in 6 weeks, before October": (
        talk("2018-09-03", form="telefonisk", afgang_den="2018-10-15", afgang_til="job"), True, True),
    "leaves in 6 weeks, from October": (
        talk("2018-10-08", form="telefonisk", afgang_den="2018-11-19", afgang_til="job"), True, True),
    "leaves in 8 weeks, before October": (
        talk("2018-09-03", form="telefonisk", afgang_den="2018-10-29", afgang_til="job"), False, False),
    "leaves in 8 weeks, from October": (
        talk("2018-10-08", form="telefonisk", afgang_den="2018-12-03", afgang_til="job"), True, False),
    "leaves in 9 weeks": (
        talk("2018-10-08", form="telefonisk", afgang_den="2018-12-10", afgang_til="job"), False, False),
}  # fmt: skip


@pytest.mark.parametrize("name", PHONE)
def test_when_a_talk_by_telephone_counts_in_aalborg(frikommune, case, name):
    event, by_trial, by_law = PHONE[name]
    history = case(spells=[("dagpenge", "Aalborg", "2018-02-05", None)], events=[event])
    for more, counts in (((), by_trial), (("--without-trials",), by_law)):
        words = ("explain", history, "--on", "2018-12-31", "--norm", "jobsamtale", *more, "--json")
        rows = frikommune(*words).json["rows"]
        assert any(one["met_by"] == "h1" for one in rows) is counts
        assert ("tæller ikke: formen “telefonisk”" in " ".join(map(sentences, rows))) is not counts


def test_outside_aalborg_illness_does_not_make_the_telephone_lawful(frikommune, case):
    event = talk("2018-10-24", form="telefonisk", aarsag="sygdom")
    history = case(spells=[("dagpenge", "Morsø", "2018-02-05", None)], events=[event])
    rows = frikommune("explain", history, "--on", "2018-12-31", "--norm", "jobsamtale", "--json").json["rows"]
    assert all(one["met_by"] is None for one in rows)
