"""What no paper can be written of is said in words, by every kind and form, and the rest still works."""

from dataclasses import replace
from datetime import date
from importlib import import_module

import pytest

from frikommune.errors import Refused
from frikommune.evaluation.shown.laid_out import Drawing, Point, Series
from frikommune.language import NO_WORDS, Text
from frikommune.packfiles.pack import load_pack
from frikommune.programme.entry import Entry, Names
from frikommune.programme.journal import Journal
from frikommune.programme.when import When
from frikommune.reports.facts import Facts
from frikommune.reports.kinds import KINDS
from frikommune.reports.paper import Paper, Picture, Section
from frikommune.reports.writing import words
from tests.reports.papers.a_survey import survey
from tests.reports.papers.reading import read

DAY = date(2019, 11, 8)
OF_A_MUNICIPALITY = [one for one in KINDS if "municipality" in KINDS[one].needs]
SOME = Text("Prøve", "Try")


@pytest.fixture(scope="module")
def pack():
    return load_pack()


@pytest.fixture(scope="module")
def surveys():
    return (survey(),)


def about(kind: str, **more: str) -> dict[str, str]:
    given = {"municipality": "Aalborg", "trial": "2.1", "round": "2", "survey": "7"} | more
    return {need: given[need] for need in KINDS[kind].needs}


@pytest.mark.parametrize("kind", KINDS)
def test_a_day_before_the_network_is_refused(pack, surveys, kind):
    with pytest.raises(Refused) as refused:
        KINDS[kind].build(Facts(pack, date(2010, 1, 1), surveys=surveys), about(kind))
    said = refused.value.refusals[0]
    assert said.problem == Text("Netværket fandtes ikke endnu", "The network did not exist yet")
    assert said.do_next.da == "Vælg en senere dag."


def without_place(pack, place: str):
    """The pack, in whose journal no trial names a municipality."""
    kept = (one for one in pack.journal if not (one.about.name == place and one.says == "lists"))
    return replace(pack, journal=Journal(tuple(_without(one, place) for one in kept)))


def _without(entry: Entry, place: str) -> Entry:
    if not isinstance(entry.value, Names) or entry.about.kind not in ("trial", "part"):
        return entry
    return replace(entry, value=Names(tuple(name for name in entry.value.names if name != place)))


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("orientation", "Læsø Kommune er pr. 08.11.2019 ikke med i noget forsøg, som journalen kender."),
        ("committee_status", "Journalen nævner på denne dag ingen forsøg i Læsø Kommune."),
    ],
)
def test_a_municipality_without_trials_is_told_so(pack, kind, told):
    facts = Facts(without_place(pack, "Læsø"), DAY)
    assert told in read(KINDS[kind].build(facts, about(kind, municipality="Læsø")))


def test_a_municipality_without_trials_has_no_bylaw(pack):
    with pytest.raises(Refused) as refused:
        KINDS["bylaw"].build(Facts(without_place(pack, "Læsø"), DAY), {"municipality": "Læsø"})
    assert refused.value.refusals[0].problem.da == "Læsø Kommune har intet forsøg den 08.11.2019"


def test_every_kind_of_a_municipality_is_tried_here():
    assert set(OF_A_MUNICIPALITY) == {"orientation", "committee_status", "bylaw"}


@pytest.mark.parametrize("kind", OF_A_MUNICIPALITY)
@pytest.mark.parametrize("place", ["", "Atlantis", "aalborg "])
def test_a_municipality_that_is_none_is_refused_with_those_that_are_near(pack, kind, place):
    with pytest.raises(Refused) as refused:
        KINDS[kind].build(Facts(pack, DAY), about(kind, municipality=place))
    assert refused.value.refusals[0].code in ("unknown_for_paper", "paper_needs")


@pytest.mark.parametrize("trial", ["1.5", "3.5", "3.8"])
def test_a_trial_without_figures_has_its_papers(pack, trial):
    facts = Facts(pack, date(2020, 11, 13))
    for kind in ("evaluation_report", "trial_application"):
        paper = KINDS[kind].build(facts, about(kind, trial=trial))
        assert paper.sections
        assert trial in read(paper)


def contradicting(pack):
    """The journal, in which another source says that the second round began half a year later."""
    first = next(one for one in pack.journal if str(one.about) == "round:2" and one.says == "start")
    paper = next(one for one in pack.papers.values() if one.id == "003")
    rival = replace(
        first, id="rival-start", value=When.on(date(2018, 6, 1)), paper=paper, recorded=paper.recorded
    )
    return replace(pack, journal=Journal((*pack.journal.entries, rival)))


@pytest.mark.parametrize(
    "kind", ["orientation", "kkr_status", "bylaw", "application_package", "committee_status"]
)
def test_a_journal_that_contradicts_itself_gives_a_paper_all_the_same(pack, kind):
    paper = KINDS[kind].build(Facts(contradicting(pack), DAY), about(kind))
    assert paper.sections


def test_where_the_journal_contradicts_itself_the_paper_shows_both(pack):
    text = read(KINDS["orientation"].build(Facts(contradicting(pack), DAY), about("orientation")))
    assert "01.01.2018" in text
    assert "01.06.2018" in text


@pytest.mark.parametrize("form", ["html", "docx", "pptx", "pdf"])
def test_a_picture_that_has_no_description_is_refused_by_every_form_that_shows_it(form):
    drawn = Drawing("bars", SOME, NO_WORDS, (Series(SOME, (Point(SOME, 0.5),)),), unit="share")
    section = Section(words(SOME), (Picture(drawn, words(SOME)),), 1, "a")
    shape = "slides" if form == "pptx" else "document"
    paper = Paper("kkr_status", SOME, DAY, (section,), shape)  # type: ignore[arg-type]
    with pytest.raises(Refused) as refused:
        import_module(f"frikommune.reports.forms.{form}").lay_out(paper, "da")
    assert "beskriv" in refused.value.refusals[0].problem.da.casefold()
