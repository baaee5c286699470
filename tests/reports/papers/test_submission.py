"""The submission to the ministry: a letter with what it must say, and with it every report, in every form."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from frikommune.cases.mark import Mark
from frikommune.errors import Refused
from frikommune.language import LANGUAGES, Text
from frikommune.packfiles.pack import load_pack
from frikommune.reports.bundling import zipped
from frikommune.reports.facts import Facts
from frikommune.reports.kinds import KINDS
from frikommune.reports.papers.submission import build, bundle
from frikommune.reports.results import Results
from tests.reports.papers.changing import told_otherwise, without
from tests.reports.papers.made_results import OURS
from tests.reports.papers.said import sentences_of, text_of, uncited_digits

DAY = date(2020, 11, 13)
DAYS = [DAY, date(2026, 11, 26)]
FACTS = [
    "Til Social- og Indenrigsministeriet",
    "sin evaluering af 18 forsøg, som kommunerne har prøvet i 11 kommuner",
    "senest 31.12.2020",
    "13. november 2020",
    "Tværgående evalueringsrapport",
    "Pixi: det hele på to sider",
    "Evaluering af forsøg 3.10",
    "2.3 Differentiering i valg af lægeattester på sygedagpengeområdet | ",
    "Imødekommet, men ikke begyndt: 2.4",
    "lov om frikommunenetværk eller en bekendtgørelse",
    "godkendt af Social- og Indenrigsministeriet",
    "31. december 2021",
    "Forsøgene bør gøres permanente i fremtidig lovgivning.",
    "De 14 anbefalinger",
    "april 2021",
    "er ikke prøvet her",
    "Aalborg Kommune er netværksansvarlig.",
    "Spørgsmål kan rettes til frikommunekoordinatoren.",
]


@pytest.fixture(scope="module")
def pack():
    return load_pack()


@pytest.fixture(scope="module")
def letters(pack):
    return {day: build(Facts(pack, day)) for day in DAYS}


@pytest.fixture(scope="module")
def whole(pack):
    return bundle(Facts(pack, DAY))


def test_every_fact_stands_in_the_letter(letters):
    said = text_of(letters[DAY])
    assert [one for one in FACTS if one not in said] == []


def test_what_the_letter_lists_is_what_lies_in_it_in_the_same_order(letters, whole):
    (listed,) = (one.blocks[0].items for one in letters[DAY].sections if one.anchor == "enclosed")
    about = ["", "", *(one.plain.da.removeprefix("Evaluering af forsøg ").split()[0] for one in listed[2:])]
    assert [one.about for one in whole.parts] == about
    assert [one.paper.kind for one in whole.parts[:2]] == ["cross_cutting_report", "pixi"]


def test_each_report_goes_out_to_read_to_work_on_and_as_tables(whole):
    assert {one.forms for one in whole.parts[2:]} == {("docx", "pdf", "xlsx")}
    assert whole.parts[1].forms == ("pdf", "docx")


def test_it_is_packed_with_a_digest_of_each_file(whole):
    content = zipped(whole, "da", lambda paper, ending: f"{paper.kind}.{ending}".encode())
    with ZipFile(BytesIO(content)) as found:
        told = json.loads(found.read("manifest.json"))["files"]
        assert {one["path"] for one in told} == set(found.namelist()) - {"manifest.json", "INDHOLD.txt"}
    assert told[0]["path"] == "00-indsendelse-til-ministeriet-2020-11-13.pdf"
    assert len(told) == 2 + 3 + 2 + 3 * 18


def test_the_kind_gives_letter_and_bundle(pack, whole):
    assert KINDS["submission"].bundle(Facts(pack, DAY), {}).cover.paper == whole.cover.paper


@pytest.mark.parametrize("day", DAYS)
def test_no_sentence_stands_twice_and_nothing_is_known_too_early(pack, letters, day):
    recorded = {one.id: one.recorded.last for one in pack.journal.entries}
    for language in LANGUAGES:
        counts = Counter(sentences_of(letters[day], language))
        assert [one for one, number in counts.items() if number > 1] == []
    assert [one.id for one in letters[day].refs if one.id in recorded and recorded[one.id] > day] == []


@pytest.mark.parametrize("day", DAYS)
def test_every_number_has_a_source_or_is_a_trials_own(pack, letters, day):
    found = uncited_digits(letters[day])
    assert [one for one in found if not any(number in one for number in pack.trials)] == []


def test_a_changed_fact_changes_the_letter(pack):
    changed = told_otherwise(pack, "permanent-000", Text("Noget helt andet.", "Something else."))
    assert "Noget helt andet." in text_of(build(Facts(changed, DAY)))


def test_before_the_network_asks_for_anything_it_is_refused(pack):
    with pytest.raises(Refused) as refused:
        build(Facts(pack, date(2019, 11, 8)))
    assert refused.value.refusals[0].problem.da == "Papiret mangler en oplysning"


def test_without_a_coordinator_the_letter_names_nobody_to_ask(pack):
    ids = [one.id for one in pack.journal if one.about.name == "coordinator" and one.says == "named"]
    assert "Spørgsmål kan rettes" not in text_of(build(Facts(without(pack, *ids), DAY)))


def test_one_made_up_result_marks_all_that_rests_on_it(pack):
    made_up = Results((replace(OURS, mark=Mark.SYNTHETIC),))
    found = bundle(Facts(pack, DAY, made_up))
    assert found.mark is Mark.SYNTHETIC
    marks = {one.about: one.paper.mark for one in found.parts}
    assert marks["3.3"] is Mark.SYNTHETIC
    assert marks["1.1"] is Mark.NONE
