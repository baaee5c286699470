"""A round's applications with their cover: who applies for what, which law, instead of what, the answer."""

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.packfiles.pack import load_pack
from frikommune.programme.entry import Deed, Entry, Names, Subject, Word
from frikommune.programme.journal import Journal
from frikommune.programme.when import When
from frikommune.reports.bundling import zipped
from frikommune.reports.facts import Facts
from frikommune.reports.kinds import KINDS
from tests.reports.papers.changing import told_otherwise
from tests.reports.papers.reading import read, repeated, typed_numbers

DAY = date(2018, 1, 31)
COVER = [
    "Ansøgninger i runde 2",
    "Fristen i runde 2 var den 1. maj 2017.",
    "I runde 2 blev der sendt 4 ansøgninger; 4 er helt eller delvist imødekommet.",
    "2.2 Psykologbehandling i jobcenterindsatsen",
    "Jammerbugt, Thisted og Vesthimmerland",
    "Jobcentret har ingen hjemmel til at give psykologbehandling.",
    "delvist imødekommet",
]
OF_32 = [
    "Ansøgning 3.2: Ledighedsydelse",
    "Med i ansøgningen: Thisted, Rebild, Aalborg, Vesthimmerland og Jammerbugt.",
    "Sendt i runde 3. Fristen var den 1. november 2017.",
    "Revurdering efter 12 måneder på ledighedsydelse, Aktivloven § 74 c, stk. 1. Loven: senest efter 6 ",
    "“Revurdering efter 12 måneder på ledighedsydelse” fraviges.",
    "Kilden siger: “Derudover er der et lovkrav om revurdering",
    "I stedet: svar på de tre spørgsmål skal foreligge før en samtale, fra samme dag.",
    "Survey: medarbejdernes tilfredshed",
    "Ansøgning 3.2: helt eller delvist imødekommet.",
]


@pytest.fixture(scope="module")
def pack():
    return load_pack()


@pytest.fixture(scope="module")
def second(pack):
    return KINDS["application_package"].bundle(Facts(pack, DAY), {"round": "2"})


@pytest.fixture(scope="module")
def of_32(pack):
    return KINDS["trial_application"].build(Facts(pack, date(2018, 7, 1)), {"trial": "3.2"})


@pytest.mark.parametrize("said", COVER)
def test_the_cover_tells(second, said):
    assert said in read(second.cover.paper)


@pytest.mark.parametrize("said", OF_32)
def test_the_application_tells(of_32, said):
    assert said in read(of_32)


def test_each_application_of_the_round_is_enclosed(second):
    assert [one.about for one in second.parts] == ["2.1", "2.2", "2.3", "2.4"]


def test_as_a_file_it_is_a_list_the_cover_and_each_application(second):
    content = zipped(second, "da", lambda paper, ending: f"{paper.title.da} {ending}".encode())
    with ZipFile(BytesIO(content)) as found:
        names = found.namelist()
        told = json.loads(found.read(next(one for one in names if one.endswith(".json"))))
    assert [one for one in names if one.startswith("02-")] == [
        "02-ansoegning-om-et-forsoeg-2-2-2018-01-31.pdf",
        "02-ansoegning-om-et-forsoeg-2-2-2018-01-31.docx",
    ]
    assert len(told["files"]) == 10


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("number", ["1", "2", "3"])
def test_no_point_stands_twice_and_every_number_has_its_source(pack, number, language):
    bundle = KINDS["application_package"].bundle(Facts(pack, date(2019, 1, 1)), {"round": number})
    for one in bundle.parts:
        assert repeated(one.paper, language) == []
        assert set(typed_numbers(one.paper, language)) <= {"1.3x"}
    assert set(typed_numbers(bundle.cover.paper, language)) <= {number}


def test_a_changed_fact_changes_application_and_cover(pack):
    outcome = next(
        one.id for one in pack.journal if str(one.about) == "application:2.2" and one.says == "outcome"
    )
    changed = told_otherwise(pack, outcome, Word("refused"))
    bundle = KINDS["application_package"].bundle(Facts(changed, DAY), {"round": "2"})
    assert "Ansøgning 2.2: afslået." in read(bundle.parts[1].paper)
    assert "afslået" in read(bundle.cover.paper)


def test_hearing_and_approval_are_told_as_they_were_recorded_here(pack):
    source, day = next(iter(pack.papers.values())), When.on(date(2018, 1, 10))

    def act(name, says, value):
        about, deed = Subject("trial", "2.2"), Deed(by="leder, Thisted")
        return Entry(name, "act", about, says, value, day, day, source, "", "source", deed=deed)

    acts = (
        act("heard", "hear", Text("LBR Thisted: for", "LBR Thisted: for")),
        act("approved", "approve", Names(("Thisted",))),
    )
    known = replace(pack, journal=Journal((*pack.journal.entries, *acts)))
    text = read(KINDS["trial_application"].build(Facts(known, DAY), {"trial": "2.2"}))
    assert "LBR Thisted: for (den 10. januar 2018)." in text
    assert "Godkendt i Thisted den 10. januar 2018." in text


def test_what_is_handed_in_and_not_sent_lies_in_the_package_as_ready(pack):
    source, day = next(iter(pack.papers.values())), When.on(date(2017, 3, 1))
    about = Subject("trial", "3.9")
    act = Entry("applied", "act", about, "apply", Names(("Morsø",)), day, day, source, "", "source")
    kept = tuple(one for one in pack.journal if one.about != Subject("application", "3.9"))
    known = replace(pack, journal=Journal((*kept, act)))
    bundle = KINDS["application_package"].bundle(Facts(known, date(2018, 1, 31)), {"round": "1"})
    assert bundle.parts[-1].about == "3.9"
    assert "Klar til at blive sendt" in read(bundle.cover.paper)
    assert "Ansøgningen er ikke sendt endnu." in read(bundle.parts[-1].paper)


def test_nothing_recorded_later_is_there(pack, second):
    recorded = {one.id: one.recorded.last for one in pack.journal.entries}
    refs = [ref for one in (second.cover, *second.parts) for ref in one.paper.refs]
    assert [one.id for one in refs if one.id in recorded and recorded[one.id] > DAY] == []


@pytest.mark.parametrize(
    ("number", "day", "code"),
    [
        ("9", DAY, "no_such_round"),
        ("2", date(2010, 1, 1), "nothing_known_yet"),
        ("1", date(2016, 5, 1), "round_without_applications"),
        ("", DAY, "paper_needs"),
    ],
)
def test_what_cannot_be_is_refused_in_words(pack, number, day, code):
    with pytest.raises(Refused) as refused:
        KINDS["application_package"].bundle(Facts(pack, day), {"round": number})
    assert refused.value.refusals[0].code == code


def test_an_application_before_anything_was_known_of_it_is_refused(pack):
    with pytest.raises(Refused) as refused:
        KINDS["trial_application"].build(Facts(pack, date(2016, 5, 1)), {"trial": "3.9"})
    assert refused.value.refusals[0].code == "not_applied_yet"
