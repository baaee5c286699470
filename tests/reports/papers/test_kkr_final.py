"""The final presentation holds every fact of the one it follows, and none that the journal lacks."""

from datetime import date, timedelta

import pytest

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.packfiles.pack import Pack, load_pack
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Paper, Paragraph
from frikommune.reports.papers.kkr_final import build
from tests.reports.papers.changing import told_otherwise, without
from tests.reports.papers.kkr_final_facts import FACTS
from tests.reports.papers.reading import crowded, on_slide, read, repeated, typed_numbers

DAY = date(2020, 11, 13)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


@pytest.fixture(scope="module")
def final(pack) -> Paper:
    return build(Facts(pack, DAY))


@pytest.mark.parametrize("slide", FACTS)
def test_every_fact_of_the_source_stands_in_it(final, slide):
    said = read(final)
    assert [fact for fact in FACTS[slide] if fact not in said] == []


def test_fourteen_recommendations_stand_under_four_themes(final):
    under = [one for one in final.sections if one.anchor.startswith("theme-")]
    titles = {one.title.plain.da.removesuffix(" (fortsat)") for one in under}
    assert len(titles) == 4
    assert sum(isinstance(block, Paragraph) for one in under for block in one.blocks) == 14


def test_a_recommendation_names_the_trials_it_rests_on(final):
    said = on_slide(final, "theme-2-3")
    assert "lægeattester (forsøg 2.1, 2.3, 3.1 og 3.10)" in said
    assert "12,2 mio. kr." in said


def test_where_the_journal_counts_otherwise_than_the_source_both_stand(final):
    said = on_slide(final, "trials")
    assert "17 forsøg" in said
    assert "Journalen tæller selv 18 forsøg, der er sat i gang" in said


def test_how_the_period_was_planned_stands_beside_how_it_became(final):
    (period,) = (one for one in final.refs if one.id == "cal-trials-000")
    assert [one.id for one in period.beside] == ["cal-trials-002"]


def test_plans_that_an_older_paper_worded_otherwise_stand_apart(final):
    assert "Politisk godkendelse i alle kommuner" in on_slide(final, "older")
    assert "Politisk godkendelse i alle kommuner" not in on_slide(final, "next")


def test_it_keeps_to_the_rules_of_slides_and_numbers(final):
    assert typed_numbers(final) == typed_numbers(final, "en") == []
    assert repeated(final) == repeated(final, "en") == []
    assert crowded(final) == []


def test_nothing_that_was_recorded_later_stands_in_it(pack, final):
    known = {one.id for one in pack.journal.known(DAY)}
    assert {one.id for one in final.refs if not one.id.startswith("counted:")} <= known
    assert {other.id for one in final.refs for other in one.beside} <= known


def test_a_changed_conclusion_changes_the_paper(pack):
    other = Text("Resultaterne er de samme som før.", "Results are as before.")
    said = read(build(Facts(told_otherwise(pack, "conclusion-1-000", other), DAY)))
    assert "Resultaterne er de samme som før." in said
    assert "forbedret eller i hvert fald" not in said


def test_a_slide_with_nothing_to_say_is_left_out(pack):
    agendas = [f"agenda-{at}-000" for at in range(1, 5)]
    paper = build(Facts(without(pack, *agendas), DAY))
    assert "agendas" not in [one.anchor for one in paper.sections]


def test_a_day_before_there_are_conclusions_is_refused_in_words(pack):
    with pytest.raises(Refused) as refused:
        build(Facts(pack, DAY - timedelta(1)))
    (found,) = refused.value.refusals
    assert (found.code, found.given) == ("no_fact_supports_it", "concludes")


def test_it_is_whole_in_english(final):
    said = read(final, "en")
    assert "DKK 12.2 million" in said
    assert "to the end of 31 December 2021" in said


def test_conclusions_alone_make_a_short_presentation(pack):
    kept = {"net-name-002", "conclusion-1-000"}
    only = [one.id for one in pack.journal if one.id not in kept]
    paper = build(Facts(without(pack, *only), DAY))
    assert [one.anchor for one in paper.sections] == ["conclusions"]
