"""What a paper says and rests on, and what differs between two of a kind."""

from datetime import date

import pytest

from frikommune.language import Text
from frikommune.reports.extract import changes, extract_of, section_statements
from frikommune.reports.paper import Cited, Grid, OwnText, Paper, Paragraph, Ref, Section
from frikommune.reports.writing import words, write

DAY = date(2019, 9, 30)


def cited(says: str, source: str = "Status 2019", id: str = "") -> Cited:
    text = Text.same(says)
    return Cited(text, Ref(id or f"{source}/{says}", text, Text.same(source)))


def paper(*sections: Section) -> Paper:
    return Paper("k", Text.same("Titel"), DAY, sections)


def section(title: str, *facts: Cited, level: int = 1) -> Section:
    blocks = tuple(Paragraph(write("Der er {n}.", "There are {n}.", n=one)) for one in facts)
    return Section(words(Text.same(title)), blocks, level)


def test_it_has_each_fact_once_in_the_order_of_reading():
    found = extract_of(paper(section("A", cited("3"), cited("5"), cited("3"))))
    assert [one.says.da for one in found.statements] == ["3", "5"]


def test_a_passage_stands_under_the_titles_above_it():
    found = extract_of(paper(section("A"), section("B", cited("3"), level=2), section("C", cited("4"))))
    assert [one.title.da for one in found.passages] == ["A: B", "C"]


def test_a_row_of_a_table_is_one_passage():
    grid = Grid(
        words(Text.same("Tal")), (Text.same("x"), Text.same("y")), ((words(cited("3")), words(cited("4"))),)
    )
    found = extract_of(paper(Section(words(Text.same("A")), (grid,))))
    assert [one.says.da for one in found.passages] == ["Tal", "3 · 4"]


def test_a_persons_own_text_is_among_the_words():
    own = OwnText("a", ("Vi har lært.",), Text.same("leder"), DAY)
    found = extract_of(paper(Section(words(Text.same("A")), (own,))))
    assert [one.says.da for one in found.passages] == ["Vi har lært."]


def test_two_of_the_same_do_not_differ():
    one = extract_of(paper(section("A", cited("3"))))
    assert not changes(one, one)


def test_another_number_is_gone_and_new_as_fact_and_as_words():
    found = changes(extract_of(paper(section("A", cited("3")))), extract_of(paper(section("A", cited("4")))))
    assert [one.says.da for one in found.gone] == ["3"]
    assert [one.says.da for one in found.new] == ["4"]
    assert [one.says.da for one in found.gone_passages] == ["Der er 3."]
    assert [one.says.da for one in found.new_passages] == ["Der er 4."]


def test_the_same_from_another_source_is_another_fact_in_the_same_words():
    before, after = paper(section("A", cited("3"))), paper(section("A", cited("3", "KKR 2019")))
    found = changes(extract_of(before), extract_of(after))
    assert (len(found.gone), len(found.new), found.gone_passages, found.new_passages) == (1, 1, (), ())


def test_words_that_moved_to_another_section_have_not_changed():
    found = changes(extract_of(paper(section("A", cited("3")))), extract_of(paper(section("B", cited("3")))))
    assert not found


@pytest.mark.parametrize("says", ["3", "4"])
def test_a_sections_facts_are_its_own(says):
    assert [one.says.da for one in section_statements(section("A", cited(says)))] == [says]
