"""The reform of 1 January 2020 over the real packs: norm by norm, and what it met of each trial.

The tables are what the data says and what the sources say. They are read off and held; where they disagree,
the disagreement is held too.
"""

from __future__ import annotations

import pytest

from frikommune.law.relation import RELATION_WORDS
from tests.cli.conftest import EXAMPLES, talk

REFORM = ("compare", "--from", "2019-12-31", "--to", "2020-01-01")
NORMS = {
    "milder": {"faellessamtale", "revalidering-forberedende-del", "revalidering-lae265"},
    "stricter": {"mentor-tilbud-kontanthjaelp"},
    "changed": {"jobrotation-26-uger"},
    "gone": {
        "jobsamtale",
        "kursus-seks-uger",
        "lae285",
        "ledighedsydelse-samtale",
        "mentor-kontakt",
        "mentor-varighed",
        "sygedagpenge-opfoelgning",
    },
    "new": {
        "jobsamtale-foerste-halvaar",
        "kontakt-foerste-halvaar",
        "lae285-efter-oenske",
        "sygedagpenge-foerste-halvaar",
    },
    "unknown": {
        "jobrotation-nye-maalgrupper",
        "loentilskud-ledighed",
        "mentor-tilbud-uddannelseshjaelp",
        "uddannelse-graenser",
        "uddannelsespaalaeg",
    },
}
# Trial or part: what the data says, and what each source says (none: not stated).
TRIALS = {
    "1.1": ("not", ["001 goes_on"]),
    "1.2": ("partly", ["002 partly"]),
    "1.3": ("partly", ["002 goes_on"]),
    "1.4": ("unknown", []),
    "1.5": ("unknown", ["002 partly"]),
    "2.1": ("not", ["002 goes_on"]),
    "2.2": ("not", []),
    "2.3": ("fully", ["002 fully", "000 fully"]),
    "2.4": ("unknown", []),
    "3.1": ("partly", ["001 partly", "002 partly"]),
    "3.2": ("not", ["001 goes_on"]),
    "3.3": ("unknown", []),
    "3.4": ("partly", ["001 fully", "002 fully"]),
    "3.5": ("unknown", []),
    "3.6": ("unknown", []),
    "3.7": ("not", []),
    "3.8": ("unknown", []),
    "3.9": ("unknown", []),
    "3.10": ("not", []),
}
PARTS = {
    "1.2a": ("not", []),
    "1.2b": ("fully", ["001 fully"]),
    "1.2c": ("not", []),
    "1.3a": ("partly", ["001 partly"]),
    "1.3b": ("partly", ["001 open"]),
    "1.3x": ("unknown", []),
    "2.1a": ("not", []),
    "2.1b": ("not", []),
    "3.3a": ("not", ["001 not"]),
    "3.3b": ("unknown", []),
    "3.4a": ("partly", []),
    "3.4b": ("fully", []),
    "3.4c": ("fully", []),
}


@pytest.fixture
def reform(frikommune):
    return frikommune(*REFORM, "--json").json


def said(sources) -> list[str]:
    """`001 partly`: the seed's number, and its verdict."""
    return [f"{one['reference'].rsplit('(', 1)[1].rstrip(')')} {one['verdict']}" for one in sources]


def part(told, name: str):
    return next(one for trial in told["trials"] for one in trial["parts"] if one["exemption"] == name)


def test_norm_by_norm(reform):
    found: dict[str, set[str]] = {}
    for one in reform["norms"]:
        found.setdefault(one["relation"], set()).add(one["norm"])
    assert {"ledighedsydelse-revurdering", "mikrolaan", "lae265-rehabiliteringsmoede"} <= found.pop("same")
    assert found == NORMS
    assert all(inner["why"].endswith(".") for one in reform["norms"] for inner in one["parts"])


def test_trial_by_trial_beside_what_the_sources_say(reform):
    assert {one["trial"]: (one["met"], said(one["sources"])) for one in reform["trials"]} == TRIALS


def test_part_by_part_beside_what_the_sources_say(reform):
    several = [one for trial in reform["trials"] if len(trial["parts"]) > 1 for one in trial["parts"]]
    assert {one["exemption"]: (one["met"], said(one["sources"])) for one in several} == PARTS


def test_the_disagreements_are_listed_openly(reform):
    """The pack's 3.4a sets aside the whole duty to offer, which the law keeps; the sources mean a mentor."""
    keys = ("trial", "exemption", "met", "verdict")
    listed = [tuple(one[key] for key in keys) for one in reform["disagreements"]]
    assert listed == [("3.4", None, "partly", "fully")] * 2
    assert all("Ret og pligt-tilbud eller mentor" in one["why"] for one in reform["disagreements"])
    offer = part(reform, "3.4a")["pieces"][0]
    assert (offer["norm"], offer["met"]) == ("mentor-tilbud-kontanthjaelp", "not")


def test_where_a_source_answers_and_the_data_cannot(reform):
    found = [(one["trial"], one["met"], one["verdict"]) for one in reform["undetermined"]]
    assert found == [("1.5", "unknown", "partly")]


def test_every_source_stands_in_one_of_the_lists_or_agrees_or_leaves_it_open(reform):
    sources = [one for trial in reform["trials"] for one in trial["sources"]]
    sources += [one for trial in reform["trials"] for inner in trial["parts"] for one in inner["sources"]]
    counted = [one["agreement"] for one in sources]
    assert counted.count("disagrees") == len(reform["disagreements"])
    assert counted.count("undetermined") == len(reform["undetermined"])
    assert counted.count("open") == 1
    assert counted.count("agrees") == len(sources) - 4


def test_week_8_and_month_12_fit_inside_the_law_and_months_5_to_7_do_not(reform):
    """001 argues the same three things, step by step."""
    assert [one["met"] for one in part(reform, "1.3a")["pieces"]] == ["fully", "not", "fully"]


def test_one_norm_may_be_asked_for_with_the_trials_that_change_it(frikommune):
    told = frikommune(*REFORM, "--norm", "lae285", "--json").json
    assert [one["norm"] for one in told["norms"]] == ["lae285"]
    assert [one["trial"] for one in told["trials"]] == ["2.3"]


def test_between_two_days_under_one_law_nothing_changes_and_no_source_speaks(frikommune):
    told = frikommune("compare", "--from", "2018-07-01", "--to", "2018-12-31", "--json").json
    assert {one["relation"] for one in told["norms"]} == {"same"}
    assert not [one for trial in told["trials"] for one in trial["sources"]]
    assert {trial["met"] for trial in told["trials"]} == {"not", "unknown"}


def test_it_is_said_in_danish_and_in_english(frikommune):
    danish = frikommune(*REFORM).flat
    assert "Loven 31.12.2019 og 01.01.2020" in danish
    assert "målt i dage for forløb, der begynder på hver eneste dag i 2020–2023" in danish
    assert "Nr. 1: før “i uge 4”, nu “senest efter 3 måneder” (rummer det gamle)" in danish
    longer = "26 uger”, nu “kræver, at forløbet har varet mindst 6 måneder”: 182 dage mod 181–184 dage"
    assert longer in danish
    assert "Hvor data og en kilde er uenige • 3.4: kilden siger “helt imødekommet”, data “delvist" in danish
    assert "↳ Kilderne: ikke oplyst" in danish
    english = frikommune(*REFORM, lang="en").flat
    assert "The trial's “in months 5–7” reaches beyond the law's" in english
    assert "↳ The source: goes on. The two large trials" in english
    assert "↳ The sources: not stated" in english


def test_a_trial_shows_what_the_sources_say_of_new_laws(frikommune):
    shown = frikommune("trial", "1.2").flat
    assert "Hvad kilderne siger om nye love • 1.2b, loven fra 01.01.2020: helt imødekommet." in shown
    told = frikommune("trial", "1.2", "--json").json
    assert [(one["exemption"], one["verdict"]) for one in told["effects"]] == [
        ("1.2b", "fully"),
        (None, "partly"),
    ]


def test_the_later_day_must_be_later(frikommune):
    answer = frikommune("compare", "--from", "2020-01-01", "--to", "2020-01-01")
    assert (answer.code, answer.out) == (2, "")
    assert "Den senere dag ligger ikke efter den tidligere" in answer.err


CASES = (*REFORM, EXAMPLES / "export", "--mapping", EXAMPLES / "export.toml")


def test_each_of_the_19_trials_is_judged_with_a_reason_beside_its_source_or_nothing(reform):
    """`not stated` is a trial or a part with no source at all; every other source has its words and place."""
    assert len(reform["trials"]) == 19
    for trial in reform["trials"]:
        assert trial["met"] in ("fully", "partly", "not", "unknown")
        assert trial["why"].endswith(".")
        for one in (*trial["sources"], *(inner for part in trial["parts"] for inner in part["sources"])):
            assert one["text"]
            assert one["reference"]
    silent = {
        trial["trial"]
        for trial in reform["trials"]
        if not trial["sources"] and not any(part["sources"] for part in trial["parts"])
    }
    assert silent == {"1.4", "2.2", "2.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10"}


def test_the_five_trials_that_002_names_stand_as_it_names_them(reform):
    named = {
        trial["trial"]: one["verdict"]
        for trial in reform["trials"]
        for one in trial["sources"]
        if "(002)" in one["reference"] and one["verdict"] != "goes_on"
    }
    assert named == {"2.3": "fully", "3.4": "fully", "1.5": "partly", "3.1": "partly", "1.2": "partly"}


def test_without_cases_nobody_is_counted(reform):
    assert reform["cases"] is None
    assert {one["touched"] for one in (*reform["norms"], *reform["trials"])} == {None}


@pytest.fixture
def counted(frikommune):
    return frikommune(*CASES, "--json").json


def test_with_cases_each_norm_says_how_many_it_touches(counted):
    assert (counted["cases"]["cases"], counted["cases"]["on"]) == (60, "2020-01-01")
    assert counted["cases"]["synthetic"] is True
    touched = {one["norm"]: one["touched"] for one in counted["norms"]}
    of_norm = {one["norm"]: one for one in counted["norms"]}
    for norm, found in touched.items():
        names = {change["change"] for change in found["changes"]}
        if of_norm[norm]["relation"] == "gone":
            assert names == {"gone"}, norm
        if of_norm[norm]["relation"] == "same":
            assert found["persons"] == 0, norm
    assert touched["jobsamtale"]["persons"] == touched["jobsamtale-foerste-halvaar"]["persons"] == 26
    assert counted["cases"]["persons"] >= max(found["persons"] for found in touched.values())
    assert {one["relation"] for one in counted["norms"]} <= set(RELATION_WORDS)


def test_with_cases_each_trial_says_what_is_left(counted):
    left = {one["trial"]: one["touched"] for one in counted["trials"]}
    assert left["2.3"]["in_scope"] == left["3.4"]["in_scope"] == 0, "ended by the law of 2020"
    assert 0 < left["1.3"]["persons"] <= left["1.3"]["in_scope"]


def test_one_citizen_is_counted_as_one(frikommune, case):
    """Began 1 December in Aalborg under the old law: the trial's later joint talks are still ahead."""
    cases = case(spells=[("dagpenge", "Aalborg", "2019-12-01", None)], events=[talk("2019-12-10")])
    said = frikommune(*REFORM, cases, "--norm", "faellessamtale").flat
    assert "case.json: 1 sager (syntetiske personer), 0 rækker afvist, set 01.01.2020" in said
    assert "↳ Rører 1 borger; krav: flyttes 3." in said
    assert (
        "↳ Tilbage 01.01.2020: 1 borger omfattet; uden forsøget ville 3 krav være anderledes for 1 borger."
        in said
    )


def test_a_later_observation_day_may_be_chosen(frikommune, case):
    cases = case(spells=[("dagpenge", "Aalborg", "2020-06-01", None)])
    told = frikommune(*REFORM, cases, "--on", "2020-12-31", "--json").json
    assert (told["cases"]["on"], told["cases"]["persons"]) == ("2020-12-31", 1)
    assert frikommune(*REFORM, cases, "--json").json["cases"]["persons"] == 0


@pytest.mark.parametrize("option", [("--on", "2020-12-31"), ("--mapping", "x.toml"), ("--keep-good",)])
def test_options_about_cases_are_refused_where_there_are_none(frikommune, option):
    answer = frikommune(*REFORM, *option)
    assert (answer.code, answer.out) == (2, "")
    assert f"“{option[0]}” handler om sager, men der er ingen" in answer.err
    assert f"Write CASES, or delete {option[0]}." in frikommune(*REFORM, *option, lang="en").err


def test_an_overview_stands_before_the_trials_in_order_of_number(frikommune):
    said = frikommune(*REFORM, lang="en")
    assert "Met fully: 2.3\n  Met partly: 1.2, 1.3, 3.1, 3.4\n" in said.out
    assert "The sources say nothing of: 1.4, 2.2, 2.4, 3.5, 3.6, 3.7, 3.8, 3.9, 3.10" in said.out
    numbers = [line.split()[1] for line in said.out.splitlines() if line.startswith("Trial ")]
    assert numbers[-2:] == ["3.9", "3.10"]


def test_the_good_rows_may_be_kept(frikommune, tmp_path):
    head = "person,spell,group,municipality,from,to,synthetic"
    rows = ["a,1,dagpenge,Aalborg,2019-01-01,,true", "b,2,dagpenge,Nowhere,2019-01-01,,true"]
    (tmp_path / "spells.csv").write_text("\n".join([head, *rows]), encoding="utf-8")
    assert frikommune(*REFORM, tmp_path).code == 2
    told = frikommune(*REFORM, tmp_path, "--keep-good", "--json").json["cases"]
    assert (told["cases"], told["refused_rows"]) == (1, 1)
