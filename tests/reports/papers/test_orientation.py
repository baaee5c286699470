"""The orientation: every fact of its seed, the overview that was empty there, any municipality and day."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.packfiles.pack import load_pack
from frikommune.programme.figure import Figure
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Diagram, Grid
from frikommune.reports.papers.orientation import build
from tests.reports.papers.changing import told_otherwise
from tests.reports.papers.orientation_facts import FACTS
from tests.reports.papers.said import sentences_of, text_of, uncited_digits

DAY = date(2018, 1, 31)
DAYS = [date(2016, 5, 1), date(2017, 3, 1), date(2018, 1, 30), DAY, date(2019, 9, 30), date(2020, 11, 13)]
OWN = ["1.1", "1.2", "1.3", "2.1", "2.4", "3.1", "3.2", "3.3", "3.4", "3.10"]
NAMES = re.compile(r"^\d\.\d+$|[Rr]unde \d|^\d$|^\d\d\.\d\d\.\d{4}$")
"""Digits that are names or the paper's own day: a trial's number, a round's."""


@pytest.fixture(scope="module")
def pack():
    return load_pack()


@pytest.fixture(scope="module")
def paper(pack):
    return build(Facts(pack, DAY), "Aalborg")


@pytest.fixture(scope="module")
def text(paper):
    return text_of(paper)


def appendix(paper) -> Grid:
    return next(block for block in paper.appendices[0].blocks if isinstance(block, Grid))


@pytest.mark.parametrize("part", FACTS)
def test_every_fact_of_the_seed_is_there(text, part):
    assert [one for one in FACTS[part] if one not in text] == []


def test_it_follows_the_order_of_the_original(paper):
    rounds = [f"round-{number}" for number in (1, 2, 3)]
    rest = ["joining", "evaluation", "organisation", "involved", "sharing"]
    assert [one.anchor for one in paper.sections] == ["background", "granted", *rounds, *rest]


def test_the_frame_is_the_committees(paper):
    frame = paper.frame
    assert (frame.number, frame.committee.da) == ("2017-064898", "Beskæftigelsesudvalget i Aalborg (BSU)")
    assert [one.da for one in frame.appendices] == ["Kort oversigt over Aalborg-forsøg"]


def test_the_diagram_shows_who_stands_under_whom_and_says_it_in_words(paper):
    (diagram,) = (b for one in paper.sections for b in one.blocks if isinstance(b, Diagram))
    assert {one.id: one.under for one in diagram.boxes} == {
        "kkr": "",
        "steering-group": "kkr",
        "jobcentre-heads": "steering-group",
        "administrative-group": "steering-group",
        "working-groups": "jobcentre-heads",
    }
    assert "Under Styregruppen: Cheffølgegruppen." in diagram.told.da


def test_the_appendix_tells_of_each_of_the_municipalitys_trials(paper):
    rows = {row[0].plain.da.split()[0]: [cell.plain.da for cell in row] for row in appendix(paper).rows}
    assert list(rows) == OWN
    assert rows["1.2"][1:] == ["Frederikshavn", "i gang", "01.07.2017", "kommunerne selv"]
    assert rows["2.4"][2:4] == ["aldrig sat i gang", "–"]
    assert rows["3.4"][1:4] == ["Jammerbugt", "imødekommet, ikke begyndt", "01.07.2018"]
    assert rows["2.1"][4] == "Rambøll Management Consulting"


def test_the_appendix_has_the_goals_that_were_known_and_none_of_the_results(text):
    assert "Mål før start: deltagere på kurset | 80 personer" in text
    assert "op til 50.000 kr." in text
    assert "44,4 %" not in text


def test_where_two_sources_disagree_both_stand(paper, text):
    assert "Lov om frikommunenetværk, “§ 1” siger i stedet: 31.12.2021." in text
    assert "siger i stedet: gælder kun kommuner, der har søgt." in text
    table = next(b for one in paper.sections for b in one.blocks if isinstance(b, Grid))
    assert "“Den fælles ansøgning” siger i stedet: 01.11.2016." in table.note.plain.da


@pytest.mark.parametrize("place", ["Aalborg", "Vesthimmerland"])
def test_only_the_municipality_itself_stands_out(pack, place):
    paper = build(Facts(pack, DAY), place)
    strong = {run.text for words in paper.words for run in words.da if run.style == "strong"}
    assert strong == {place}


@pytest.mark.parametrize("place", ["Aalborg", "Jammerbugt"])
@pytest.mark.parametrize("day", DAYS)
def test_every_number_has_a_source_and_no_sentence_stands_twice(pack, place, day):
    paper = build(Facts(pack, day), place)
    assert [one for one in uncited_digits(paper) if not NAMES.search(one)] == []
    for language in ("da", "en"):
        counts = Counter(sentences_of(paper, language))
        assert [one for one, number in counts.items() if number > 1] == []


@pytest.mark.parametrize("day", DAYS)
def test_nothing_recorded_later_is_there_and_no_section_is_empty(pack, day):
    recorded = {one.id: one.recorded.last for one in pack.journal.entries}
    paper = build(Facts(pack, day), "Aalborg")
    refs = [*paper.refs, *(other for one in paper.refs for other in one.beside)]
    found = [one.id for one in refs if not one.id.startswith(("counted:", "part:"))]
    assert [one for one in found if recorded[one] > day] == []
    assert all(one.blocks for one in (*paper.sections, *paper.appendices))


def test_every_municipality_of_the_network_gets_its_own(pack):
    facts = Facts(pack, DAY)
    found = {place: appendix(build(facts, place)) for place in pack.rulebook.municipalities}
    assert len(found) == 11
    assert [row[0].plain.da[:3] for row in found["Hjørring"].rows] == ["1.3", "2.1"]


def test_no_note_speaks_of_a_year_to_come(pack):
    facts = Facts(pack, DAY)
    notes = [one.because.da for place in pack.rulebook.municipalities for one in build(facts, place).refs]
    assert [said for said in notes if re.search(r"2019|202\d|Psykolog", said)] == []


def test_a_municipality_with_no_trial_is_told_so(pack):
    paper = build(Facts(pack, date(2016, 5, 1)), "Hjørring")
    assert "Hjørring Kommune er pr. 01.05.2016 ikke med i noget forsøg" in text_of(paper)


def test_before_the_answers_only_the_deadline_is_told(pack):
    paper = build(Facts(pack, date(2016, 5, 1)), "Aalborg")
    table = next(b for one in paper.sections for b in one.blocks if isinstance(b, Grid))
    assert [one.da for one in table.columns] == ["Runde", "Frist"]
    assert not [one for one in paper.sections if one.anchor.startswith("round-")]


@pytest.mark.parametrize(
    ("day", "place", "code"),
    [(date(2015, 1, 1), "Aalborg", "before_the_network"), (DAY, "Kolding", "unknown_municipality")],
)
def test_what_cannot_be_written_is_refused_in_words(pack, day, place, code):
    with pytest.raises(Refused) as refused:
        build(Facts(pack, day), place)
    assert refused.value.refusals[0].code == code


def test_a_changed_fact_changes_the_paper(pack):
    sent = pack.journal.by_id["r3-sent-003"].value
    assert isinstance(sent, Figure)
    changed = told_otherwise(pack, "r3-sent-003", replace(sent, number=Decimal(12)))
    changed = told_otherwise(changed, "3.5-name-003", Text("Et andet navn", "Another name"))
    said = text_of(build(Facts(changed, DAY), "Aalborg"))
    assert "I runde 3 blev der sendt 12 ansøgninger" in said
    assert "Et andet navn – Vesthimmerland" in said
