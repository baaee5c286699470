"""Pieces that slides and reports share: what they make of contradictions, gaps and long lists."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frikommune.language import Text
from frikommune.packfiles.pack import Pack, load_pack
from frikommune.programme.entry import Subject, Verdict, Word
from frikommune.programme.figure import Figure
from frikommune.programme.when import When
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Grid, Section
from frikommune.reports.parts.advocacy import advocacy
from frikommune.reports.parts.amounts import in_millions
from frikommune.reports.parts.calendar import coming, when_of
from frikommune.reports.parts.counted import counted
from frikommune.reports.parts.heard import experience_slides
from frikommune.reports.parts.law_overview import law_slides, verdicts
from frikommune.reports.parts.lessons import lessons
from frikommune.reports.parts.recommendations import recommendations, themes
from frikommune.reports.parts.slides import evenly, slides, table_slides
from frikommune.reports.parts.told import told_last
from frikommune.reports.writing import words
from tests.reports.papers.changing import told_otherwise, without

STATUS, SINCE, FINAL = date(2019, 11, 8), date(2019, 7, 1), date(2020, 11, 13)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


def said(sections) -> str:
    return "\n".join(words.plain.da for one in sections for block in one.blocks for words in block.items)


def one_word(text: str):
    return words(Text.same(text))


@given(st.lists(st.integers(), max_size=60), st.integers(1, 9))
def test_long_lists_are_parted_evenly_in_as_few_parts_as_can_be(items, most):
    parts = evenly(items, most)
    assert [one for part in parts for one in part] == items
    assert len(parts) == -(-len(items) // most)
    assert all(parts)
    assert not parts or max(map(len, parts)) - min(map(len, parts)) <= 1
    assert all(len(part) <= most for part in parts)


def test_what_goes_on_says_so_and_has_an_address_of_its_own():
    found = list(slides(one_word("Titel"), [one_word(str(n)) for n in range(7)], "a"))
    assert [one.title.plain.da for one in found] == ["Titel", "Titel (fortsat)"]
    assert [one.anchor for one in found] == ["a", "a-2"]
    assert list(slides(one_word("Titel"), [], "a")) == []


def test_a_table_keeps_its_note_for_its_last_slide():
    grid = Grid(
        one_word("Tabel"), (Text.same("A"),), tuple((one_word(str(n)),) for n in range(3)), one_word("N")
    )
    found: list[Section] = list(table_slides(one_word("Titel"), grid, "a", 2, below=2))
    notes = [block.note.plain.da for one in found for block in one.blocks if isinstance(block, Grid)]
    assert notes == ["", "N"]
    assert [one.level for one in found] == [1, 2]


@pytest.mark.parametrize(
    ("number", "da", "en"),
    [
        ("2500000", "ca. 2,5 mio. kr.", "about DKK 2.5 million"),
        ("12000000", "ca. 12 mio. kr.", "about DKK 12 million"),
        ("30000000", "ca. 30 mio. kr.", "about DKK 30 million"),
        ("2543000", "ca. 2.543.000 kr.", "about DKK 2,543,000"),
        ("469200", "ca. 469.200 kr.", "about DKK 469,200"),
    ],
)
def test_round_sums_are_said_in_millions_and_others_in_full(number, da, en):
    figure = Figure(Text("Sparet", "Saved"), Decimal(number), "kroner", "circa")
    assert in_millions(figure) == Text(da, en)


def test_a_counted_number_says_that_it_was_counted_and_when(pack):
    found = counted(Facts(pack, STATUS), 3, "three", Text("Forsøg", "Trials"), "portfolio/")
    assert found.text.da == "3"
    assert found.ref.source.da == "Talt i journalen, som den var kendt den 08.11.2019"
    assert (found.ref.says.da, found.ref.link) == ("Forsøg: 3", "portfolio/")


def test_a_recommendation_under_no_theme_stands_last_by_itself(pack):
    found = themes(Facts(without(pack, "rec-1.1-theme-000"), FINAL))
    assert [len(one.recommendations) for one in found] == [3, 4, 2, 4, 1]
    assert found[-1].about is None


def test_recommendations_come_in_the_order_of_their_numbers_with_what_they_rest_on(pack):
    found = recommendations(Facts(pack, FINAL))
    assert [one.about.name for one in found][:5] == ["1.1", "1.2", "1.3", "1.4", "2.1"]
    (money,) = (one for one in found if one.about.name == "2.4")
    assert money.trials == ("2.1", "2.3", "3.1", "3.10")
    assert any("12,2 mio. kr." in one.plain.da for one in money.reasons)


def test_lessons_are_of_the_network_and_of_taking_part(pack):
    found = lessons(Facts(pack, FINAL))
    assert {kind: len(ones) for kind, ones in found.items()} == {"network": 7, "participation": 3}
    other = lessons(Facts(without(pack, "lesson-network-7-kind-000"), FINAL))
    assert len(other[""]) == 1


def test_sources_that_differ_on_whether_a_trial_goes_on_are_told_as_differing(pack):
    goes_on = Verdict(date(2020, 1, 1), "goes_on", Text("Forsøget fortsætter.", "It goes on."))
    facts = Facts(told_otherwise(pack, "3.1-law-001", goes_on), STATUS)
    assert verdicts(facts).contested == (Subject("trial", "3.1"),)
    told = said(law_slides(facts, SINCE))
    assert "Kilderne er uenige om forsøg 3.1: fortsætter og ophører delvist." in told
    assert "Forenkling af bevillingsgrundlaget" not in told


def test_a_law_in_force_is_told_of_as_past(pack):
    facts = Facts(pack, date(2020, 6, 30))
    assert "Mentorforsøg (forsøg 3.4) er ophørt helt." in said(law_slides(facts, date(2020, 1, 1)))


def test_a_law_that_nothing_is_new_of_is_not_told_again(pack):
    assert list(law_slides(Facts(pack, date(2021, 6, 30)), date(2021, 1, 1))) == []


def test_experience_that_is_not_all_good_is_not_called_good(pack):
    facts = Facts(told_otherwise(pack, "exp-doctors-kind-002", Word("side_effect")), STATUS)
    first = next(experience_slides(facts, SINCE))
    assert first.title.plain == Text("Erfaringer hos borgere og læger", "Experience of citizens and doctors")


def test_an_activity_of_the_very_day_is_still_under_way(pack):
    found = advocacy(Facts(pack, FINAL), date(2020, 7, 1))
    assert found.been == ()
    assert "Pressedækning i forbindelse med KKR-mødet (13. november 2020)" in [
        one.plain.da for one in found.under_way
    ]


def test_a_year_that_an_activity_names_is_not_told_twice(pack):
    found = advocacy(Facts(pack, STATUS), SINCE)
    assert "Dialog med KL om at motivere interessevaretagelse, når der evalueres i 2020" in [
        one.plain.da for one in found.under_way
    ]


def test_plans_come_in_the_order_they_must_be_done(pack):
    plans = coming(Facts(pack, STATUS))
    dues = [one.due for one in plans if one.due]
    assert dues == sorted(dues)
    assert len(dues) == len(plans)


def test_times_on_which_sources_differ_stand_side_by_side(pack):
    facts = Facts(pack, FINAL)
    earlier = Facts(pack, date(2020, 11, 12))
    (plan,) = (one for one in coming(earlier) if one.about.name == "to-the-ministry")
    assert when_of(earlier, plan.times).plain.da == "senest 31.12.2020"
    other = Facts(told_otherwise(pack, "cal-ministry-000", When.parse("by 2021-01-15")), FINAL)
    (moved,) = (one for one in coming(other) if one.about.name == "to-the-ministry")
    assert when_of(facts, moved.times).plain.da == "senest 31.12.2020 eller senest 15.01.2021"


def test_what_was_told_last_leaves_out_what_earlier_papers_said(pack):
    network = Subject("network", "nordjylland")
    assert {one.paper.id for one in told_last(Facts(pack, FINAL), network, "purpose")} == {"000"}
