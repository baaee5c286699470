"""A survey's report says what its page shows: who answered, each question, what differs; few are hidden."""

import json
from datetime import date

import pytest

from frikommune.cases.mark import Mark
from frikommune.errors import Refused
from frikommune.packfiles.pack import load_pack
from frikommune.reports.facts import Facts
from frikommune.reports.forms import html
from frikommune.reports.kinds import KINDS
from frikommune.reports.paper import Grid, Picture
from frikommune.reports.surveys_json import surveys_json, surveys_of_json
from tests.reports.papers.a_survey import CLOSED, survey, with_one_more
from tests.reports.papers.reading import read, repeated, typed_numbers

DAY = date(2019, 11, 8)
FACTS = [
    ("title", "Svar på spørgeskemaet “Tid til borgeren”"),
    ("wave", "2. runde"),
    ("answers", "16 svar fra 3 kommuner."),
    ("trial", "Spørgeskemaet hører til “Rehabiliteringsteams”."),
    ("told them", "Til de adspurgte blev der skrevet: “Vi vil gerne vide, om du har fået mere tid.”"),
    (
        "who",
        "Spurgt blev medarbejdere i Aalborg, Rebild og Læsø fra den 10. september 2019 til den "
        "1. oktober 2019.",
    ),
    ("asked", "22"),
    ("rate", "73 %"),
    ("agree", "68,8 %"),
    ("yes", "Ja"),
    ("waves", "2. runde mod 1. runde"),
    ("before", "21,4 % (3 af 14)"),
    ("after", "68,8 % (11 af 16)"),
    ("difference", "+47,3 procentpoint"),
    ("group", "Aalborg mod de øvrige"),
    ("few", "Få svar: hver enkelt vejer tungt"),
    ("free text", "Fri tekst læses af dem, der laver spørgeskemaet, og står i ingen fil."),
    ("method", "Svar fra færre end 5 vises aldrig"),
    ("effect", "Svarene siger, hvad de adspurgte mener, ikke hvad forsøget har virket."),
    ("questionnaire", "helt uenig; uenig; hverken enig eller uenig; enig; helt enig; ikke relevant"),
]


@pytest.fixture(scope="module")
def found():
    return survey()


@pytest.fixture(scope="module")
def pack():
    return load_pack()


@pytest.fixture(scope="module")
def paper(pack, found):
    return report(pack, found)


def report(pack, *surveys, number="7", day=DAY):
    return KINDS["survey_report"].build(Facts(pack, day, surveys=surveys), {"survey": number})


@pytest.mark.parametrize(("what", "string"), FACTS, ids=[one for one, _ in FACTS])
def test_it_holds(paper, what, string):
    assert string in read(paper)


def test_each_question_has_its_picture_and_its_table_and_each_wave_is_compared_in_one(paper):
    blocks = [block for one in paper.sections for block in one.blocks]
    kinds = [one.drawing.kind for one in blocks if isinstance(one, Picture)]
    assert kinds == ["diverging", "bars", "intervals"]
    assert all(one.drawing.told.da for one in blocks if isinstance(one, Picture))


def test_a_group_of_fewer_than_five_is_hidden_in_every_table(paper):
    rows = [
        [cell.plain.da for cell in row]
        for section in (*paper.sections, *paper.appendices)
        for block in section.blocks
        if isinstance(block, Grid)
        for row in block.rows
    ]
    of_laesoe = [one for one in rows if one[0] == "Læsø"]
    assert len(of_laesoe) == 4
    assert of_laesoe[0] == ["Læsø", "4", "skjult", "–", ""]
    assert all(one[1] == "skjult: for få svar" and set(one[2:]) <= {"–", ""} for one in of_laesoe[1:])


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_number_has_its_source_and_no_point_stands_twice(paper, language):
    assert typed_numbers(paper, language) == []
    statements = {"Jeg har mere tid til borgeren", "Jeg oplever tillid", "I have more time for the citizen"}
    assert [one for one in repeated(paper, language) if one not in statements] == []


def test_each_fact_leads_to_the_surveys_page(paper):
    assert {one.link for one in paper.refs if one.id.startswith("survey")} == {"surveys/7/results"}


def test_one_answer_more_changes_the_report(pack, paper, found):
    text = read(report(pack, with_one_more(found)))
    assert "17 svar fra 3 kommuner." in text
    assert "70,6 % (12 af 17)" in text


def test_before_its_last_day_it_is_not_known(pack, found):
    with pytest.raises(Refused) as refused:
        report(pack, found, day=date(2019, 9, 30))
    assert refused.value.refusals[0].code == "no_such_survey"
    assert report(pack, found, day=CLOSED)


def test_a_number_that_is_none_is_refused_with_those_there_are(pack, found):
    with pytest.raises(Refused) as refused:
        report(pack, found, number="8")
    assert refused.value.refusals[0].expected.da == "et af disse: 7 (Tid til borgeren)"


def test_made_up_answers_go_out_of_no_demonstration(pack):
    paper = report(pack, survey(mark=Mark.SYNTHETIC))
    with pytest.raises(Refused) as refused:
        html.page(paper, "da")
    assert refused.value.refusals[0].code == "paper_rests_on_made_up_rows"
    assert "Demonstration: opdigtede borgere" in html.page(paper, "da", demonstration=True)


def test_what_the_browser_saves_is_what_the_terminal_reads_and_holds_nobodys_answer(found):
    text = json.dumps(surveys_json([found]))
    assert surveys_of_json(text, "surveys.json") == (found,)
    assert '"values"' not in text


@pytest.mark.parametrize("text", ["{", '[{"id": "survey:7"}]', "[1]"])
def test_a_file_of_something_else_is_refused_in_words(text):
    with pytest.raises(Refused) as refused:
        surveys_of_json(text, "surveys.json")
    assert refused.value.refusals[0].problem.da == "Filen er ikke en fil med spørgeskemaers svar"
