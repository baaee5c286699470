"""The status to KKR holds every fact of the paper it follows, what is new, and no more than was known."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.packfiles.pack import Pack, load_pack
from frikommune.programme.figure import Figure
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Paper
from frikommune.reports.papers.kkr_status import build
from tests.reports.papers.changing import told_otherwise, without
from tests.reports.papers.kkr_status_facts import FACTS
from tests.reports.papers.reading import crowded, on_slide, read, repeated, typed_numbers

DAY = date(2019, 11, 8)
DAYS = [date(year, month, 30) for year in range(2016, 2024) for month in (6, 12)]


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


@pytest.fixture(scope="module")
def status(pack) -> Paper:
    return build(Facts(pack, DAY))


@pytest.mark.parametrize("slide", FACTS)
def test_every_fact_of_the_source_stands_in_it(status, slide):
    said = read(status)
    assert [fact for fact in FACTS[slide] if fact not in said] == []


def test_what_has_been_and_what_is_coming_are_told_apart(status):
    assert "7. november 2019" in on_slide(status, "advocacy")
    assert "13. november 2019" not in on_slide(status, "advocacy")
    assert "13. november 2019" in on_slide(status, "advocacy-coming")


def test_what_an_earlier_paper_of_the_half_year_told_stands_apart(status):
    assert "TV2" in on_slide(status, "advocacy-before")
    assert "TV2" not in on_slide(status, "advocacy")


def test_trials_of_which_no_source_says_what_the_law_does_are_named(status):
    assert "For 9 forsøg siger ingen kilde" in on_slide(status, "law-stays")
    assert "1.4, 2.2, 3.3" in on_slide(status, "law-stays")


@pytest.mark.parametrize("day", [DAY, *DAYS[1:]])
def test_on_any_day_it_keeps_to_the_rules_of_slides_and_numbers(pack, day):
    paper = build(Facts(pack, day))
    allowed = (f"1. januar {day.year}", f"1. juli {day.year}")
    assert typed_numbers(paper, "da", allowed) == []
    assert repeated(paper) == repeated(paper, "en") == []
    assert crowded(paper) == []
    assert all(one.blocks for one in paper.sections)


@pytest.mark.parametrize("day", [DAY, date(2018, 6, 30), date(2020, 6, 30)])
def test_nothing_that_was_recorded_later_stands_in_it(pack, day):
    known = {one.id for one in pack.journal.known(day)}
    refs = build(Facts(pack, day)).refs
    assert {one.id for one in refs if not one.id.startswith("counted:")} <= known
    assert {other.id for one in refs for other in one.beside} <= known


def test_a_day_earlier_the_law_and_the_figures_of_the_status_are_not_known(pack):
    said = read(build(Facts(pack, DAY - timedelta(1))))
    assert "ca. 2.000 attester" not in said
    assert "Mentorforsøg" not in said


def test_a_changed_figure_changes_the_paper(pack):
    fewer = Figure(
        Text("Færre lægeattester i netværket", "Fewer certificates"), Decimal(1900), "certificates", "circa"
    )
    said = read(build(Facts(told_otherwise(pack, "fig-certificates-002", fewer), DAY)))
    assert "Færre lægeattester i netværket: ca. 1.900 attester" in said
    assert "2.000 attester" not in said


def test_a_half_year_without_anything_new_says_so(pack):
    said = read(build(Facts(pack, date(2019, 6, 30))))
    assert "Siden 1. januar 2019 er der ikke indført noget nyt i journalen." in said
    assert "Gode erfaringer" not in said


def test_before_any_trial_is_known_it_says_so(pack):
    assert "Journalen kender endnu ingen forsøg." in read(build(Facts(pack, date(2016, 12, 31))))


def test_new_trials_are_told_of_in_the_half_year_they_began(pack):
    said = on_slide(build(Facts(pack, date(2018, 6, 30))), "trials")
    assert "8 forsøg er i gang i 11 kommuner" in said
    assert "Nye siden sidst: 3 forsøg (2.1, 2.2 og 2.3)" in said
    assert "24 ansøgninger er sendt, og 19 er helt eller delvist imødekommet" in said


def test_what_should_have_been_done_and_is_not_told_of_is_named(pack):
    said = on_slide(build(Facts(pack, date(2020, 6, 30))), "passed")
    assert "Opstartsmøde med VIVE" in said
    assert "Hjemmeside" not in said


def test_after_the_period_no_trial_is_said_to_run(pack):
    said = read(build(Facts(pack, date(2022, 6, 30))))
    assert "Frikommuneperioden sluttede den 31. december 2021" in said
    assert "er i gang i" not in said


def test_what_is_new_is_counted_from_the_status_before_where_it_is_given(pack):
    said = read(build(Facts(pack, DAY), date(2019, 10, 1)))
    assert "Hvad der er nyt siden 1. oktober 2019" in said
    assert "TV2" not in said
    assert "A-kasserne kan deltage digitalt" not in said


def test_it_is_whole_in_english(status):
    said = read(status, "en")
    assert "Citizens are content that their case ends or moves faster." in said
    assert "about DKK 2.5 million" in said
    assert typed_numbers(status, "en", ("1 July 2019",)) == []


def test_a_day_before_the_network_and_a_status_before_that_lies_after_are_refused(pack):
    with pytest.raises(Refused) as early:
        build(Facts(pack, date(2015, 12, 31)))
    assert early.value.refusals[0].code == "before_the_network"
    with pytest.raises(Refused) as late:
        build(Facts(pack, DAY), date(2020, 1, 1))
    assert late.value.refusals[0].code == "since_after_the_day"


def test_a_journal_that_knows_nothing_but_the_network_makes_a_short_status(pack):
    only = [one.id for one in pack.journal if one.id != "net-name-004"]
    paper = build(Facts(without(pack, *only), DAY))
    assert [one.anchor for one in paper.sections] == ["contents"]
    assert "Journalen kender endnu ingen forsøg." in read(paper)
    assert not any(one.blocks for one in paper.appendices)
