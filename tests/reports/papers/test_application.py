"""The application: every fact of its seed, nothing without a source, nothing later, nothing twice."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from frikommune.errors import Refused
from frikommune.packfiles.pack import load_pack
from frikommune.programme.figure import Figure
from frikommune.reports.facts import Facts
from frikommune.reports.papers.application import build
from tests.reports.papers.application_facts import FACTS
from tests.reports.papers.changing import told_otherwise, without
from tests.reports.papers.said import sentences_of, text_of, uncited_digits

DAY = date(2016, 5, 1)
LATER = [date(2018, 1, 31), date(2020, 11, 13), date(2026, 11, 26)]


@pytest.fixture(scope="module")
def pack():
    return load_pack()


@pytest.fixture(scope="module")
def paper(pack):
    return build(Facts(pack, DAY))


@pytest.fixture(scope="module")
def text(paper):
    notes = [one.because.da for one in paper.refs]
    return "\n".join((text_of(paper), *notes))


@pytest.mark.parametrize("part", FACTS)
def test_every_fact_of_the_seed_is_there(text, part):
    assert [one for one in FACTS[part] if one not in text] == []


def test_it_follows_the_order_of_the_original(paper):
    anchors = [one.anchor for one in paper.sections]
    ideas = ["startups", "talks", "certificates", "pools", "less-bureaucracy"]
    assert anchors == ["network", "challenges", "solutions", "joint", "organisation", "ideas"] + [
        f"idea-{one}" for one in ideas
    ] + ["contact"]


def test_every_number_comes_from_the_journal(pack, paper):
    assert uncited_digits(paper) == []
    assert {one.id for one in paper.refs} <= {one.id for one in pack.journal.entries}


def test_every_idea_has_a_challenge_and_a_solution(paper):
    for one in paper.sections:
        if one.anchor.startswith("idea-"):
            said = [block.words.plain.da for block in one.blocks]
            assert [part.split(":")[0] for part in said] == ["Udfordring", "Løsning"]


@pytest.mark.parametrize("day", [DAY, *LATER])
@pytest.mark.parametrize("language", ["da", "en"])
def test_no_sentence_stands_twice(pack, day, language):
    counts = Counter(sentences_of(build(Facts(pack, day)), language))
    assert [one for one, number in counts.items() if number > 1] == []


@pytest.mark.parametrize("day", [DAY, *LATER])
def test_nothing_recorded_later_is_there(pack, day):
    recorded = {one.id: one.recorded.last for one in pack.journal.entries}
    paper = build(Facts(pack, day))
    refs = [*paper.refs, *(other for one in paper.refs for other in one.beside)]
    assert [one.id for one in refs if recorded[one.id] > day] == []


def test_no_paper_before_the_network_is_known(pack):
    with pytest.raises(Refused) as refused:
        build(Facts(pack, date(2016, 4, 30)))
    assert refused.value.refusals[0].code == "before_the_network"


def test_without_a_theme_it_is_refused_and_says_what_is_missing(pack):
    with pytest.raises(Refused) as refused:
        build(Facts(without(pack, "net-theme-004"), DAY))
    assert refused.value.refusals[0].given == "theme"


def test_a_section_without_facts_is_left_out(pack):
    ids = [one.id for one in pack.journal.entries if one.about.kind == "idea"]
    paper = build(Facts(without(pack, *ids), DAY))
    assert not [one for one in paper.sections if one.anchor.startswith("idea")]
    assert all(one.blocks for one in paper.sections)


def test_a_changed_figure_changes_the_paper(pack, text):
    figure = pack.journal.by_id["fig-unemployment-laesoe-004"].value
    assert isinstance(figure, Figure)
    changed = told_otherwise(pack, "fig-unemployment-laesoe-004", replace(figure, number=Decimal("8.1")))
    said = text_of(build(Facts(changed, DAY)))
    assert "Ledighed, Læsø | 9,7 %" in text
    assert "Ledighed, Læsø | 8,1 %" in said
