"""The journal of the North Jutland pack: counted, held to the papers, and yielding the grants."""

import csv
import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from frikommune.language import NO_WORDS, Text
from frikommune.packfiles.pack import Pack, load_pack
from frikommune.programme import views
from frikommune.programme.entry import Entry, Names, Subject, SubjectKind
from frikommune.programme.state import State, state
from frikommune.programme.words import SAYS_WORDS, names_of, subject_text, value_text
from tests.conftest import ROOT

SEEDS = ("000", "001", "002", "003", "004")
END = date(2022, 1, 1)


@cache
def pack() -> Pack:
    """The pack, read once."""
    return load_pack(ROOT / "packs" / "nordjylland")


@cache
def now() -> State:
    """Everything that is known, at the end."""
    return state(pack().journal, END)


def subjects(kind: SubjectKind, seed: str = "") -> list[Subject]:
    """The subjects of a kind, or those of them that a paper tells of."""
    seeds = (seed,) if seed else SEEDS
    told = [one.about for one in pack().journal if one.about.kind == kind and one.paper.seed in seeds]
    return list(dict.fromkeys(told))


def test_the_grants_are_those_that_were_written_down_by_hand_before():
    columns = ("exemption", "municipality", "from", "to", "reference", "heading", "certainty")
    with (Path(__file__).parent / "nordjylland-grants.csv").open(encoding="utf-8", newline="") as file:
        written = {tuple(row[column] for column in columns) for row in csv.DictReader(file)}
    found = [
        (
            one.exemption,
            one.municipality,
            str(one.start),
            str(one.end),
            one.source.reference,
            one.source.heading,
            one.certainty,
        )
        for one in pack().rulebook.grants
    ]
    assert len(found) == 92
    assert set(found) == written


def test_24_applications_19_granted_and_5_refused_that_no_source_names():
    found = views.applications(now())
    assert found == {"fully_or_partly": 17, "partly": 2, "refused": 5}
    refused = [one for one in subjects("application") if views.outcome_of(now(), one) == "refused"]
    assert [one.name for one in refused] == [
        "1-refused-1",
        "1-refused-2",
        *(f"3-refused-{n}" for n in (1, 2, 3)),
    ]
    told = [one for one in pack().journal if one.about in refused]
    assert {one.certainty for one in told} == {"assumed"}
    assert not any(one.says in ("named", "participants") for one in told)


def test_three_rounds_with_deadline_number_and_start():
    rows = []
    for one in views.rounds(now()):
        values = [_only(question.adopted) for question in (one.deadline, one.sent, one.granted, one.start)]
        rows.append((one.round.name, *values))
    assert rows == [
        ("1", "01.12.2016", "7 ansøgninger", "5 ansøgninger", "01.07.2017"),
        ("2", "01.05.2017", "4 ansøgninger", "4 ansøgninger", "01.01.2018"),
        ("3", "01.11.2017", "13 ansøgninger", "10 ansøgninger", "01.07.2018"),
    ]


def _only(entries: tuple[Entry, ...]) -> str:
    (said,) = {value_text(entry.value).da for entry in entries}
    return said


COUNTS: list[tuple[SubjectKind, str, int]] = [
    ("trial", "003", 19),
    ("conclusion", "000", 5),
    ("recommendation", "000", 14),
    ("theme", "000", 4),
    ("advocacy", "000", 10),
    ("advocacy", "002", 9),
    ("lesson", "000", 10),
    ("side_effect", "001", 5),
    ("experience", "002", 9),
    ("calendar", "002", 9),
    ("idea", "004", 5),
]


@pytest.mark.parametrize(("kind", "seed", "number"), COUNTS)
def test_as_many_as_the_paper_has(kind: SubjectKind, seed: str, number: int):
    assert len(subjects(kind, seed)) == number


def test_fourteen_recommendations_under_four_themes():
    under = [now().question(one, "under").one for one in subjects("recommendation")]
    assert Counter(str(one.value) for one in under if one) == {
        "theme:1": 4,
        "theme:2": 4,
        "theme:3": 2,
        "theme:4": 4,
    }


def test_eleven_municipalities_and_aalborg_responsible():
    network = Subject("network", "nordjylland")
    members = now().question(network, "members").one
    assert members
    assert isinstance(members.value, Names)
    assert set(members.value.names) == set(pack().rulebook.municipalities)
    assert {str(one.value) for one in now().question(network, "responsible").adopted} == {
        "municipality:Aalborg"
    }


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2016, 5, 1), "Social- og Indenrigsministeriet"),
        (date(2018, 2, 1), "Økonomi- og Indenrigsministeriet (ØIM)"),
        (date(2019, 11, 8), "Social- og Indenrigsministeriet"),
    ],
)
def test_the_name_of_the_ministry_is_a_dated_fact(day: date, name: str):
    named = state(pack().journal, day).question(Subject("authority", "ministry"), "named")
    assert {one.entry.value.da for one in named.facts if isinstance(one.entry.value, Text)} == {name}


def test_every_contradiction_was_spoken_of():
    assert [one.claims for one in now().disagreements if one.adoption is None] == []


DISAGREEMENTS = {
    "first-deadline": ("r1-deadline-001", "r1-deadline-003"),
    "period-end": ("net-end-000", "net-end-001", "net-end-law"),
    "coverage-open": (),
    "hjoerring-3.1": (),
    "aalborg-3.10": (),
    "why-2.4": (),
    "microloan-groups": (),
    "lae265-price": (),
    "talk-rhythm": (),
    "evaluation-period": ("cal-trials-000",),
    "municipal-approval": (),
    "mentor-groups": (),
    "theme-wordings": (),
    "how-many-active": (),
    "jobrotation-rate": (),
}


@pytest.mark.parametrize("name", DISAGREEMENTS)
def test_the_disagreements_of_the_sources_all_stand(name: str):
    (found,) = [one for one in now().disagreements if one.adoption and one.adoption.id == name]
    assert len(found.claims) > 1
    assert tuple(sorted(one.id for one in found.adopted)) == DISAGREEMENTS[name]


def test_a_figure_keeps_its_qualifier_method_and_unfinished():
    said = {one.id: value_text(one.value).da for one in pack().journal if one.about.kind == "figure"}
    assert said["fig-doctor-hours-002"].endswith("ca. 1.300 timer (et beregnet skøn)")
    assert said["fig-3.1-gain-001"].endswith("godt 30.000 kr. (ledelsestilsyn)")
    assert said["fig-3.3-rate-001"].endswith("44,4 % (24 af 54; 20 ikke færdige)")
    assert said["fig-2.1b-exempted-001"].endswith("87 % (329 af 378; statusnotat)")
    assert said["fig-1.1-benefit-001"].endswith("ca. 85 % (evaluering af kurset)")


def test_every_assumption_says_why():
    assumed = [one for one in pack().journal if one.certainty == "assumed" and one.paper.id != "pack"]
    assert assumed
    assert all(one.because != NO_WORDS for one in assumed)


def test_everything_that_is_said_has_words_in_both_languages():
    names = names_of(pack().journal)
    for one in pack().journal:
        said = value_text(one.value, names)
        assert said.da, one.id
        assert said.en, one.id
        assert one.family == "act" or one.says in SAYS_WORDS, one.id
        if isinstance(one.value, Subject):
            assert subject_text(one.value, names) != Text.same(str(one.value)), one.id


def test_no_reason_given_with_a_claim_cites_a_paper_of_a_later_year():
    """A paper as of a day shows these reasons, and may hold nothing that was told later."""
    cited = re.compile(r"\b(?:orientering|status|præsentation|præsentationen) (20\d\d)")
    early = [
        one.id
        for one in pack().journal
        if any(int(year) > one.recorded.last.year for year in cited.findall(one.because.da))
    ]
    assert early == []
