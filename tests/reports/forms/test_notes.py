"""Notes: each source once, and a number wherever the source changes."""

from __future__ import annotations

import pytest

from frikommune.cases.mark import Mark
from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.reports.forms.labels import check_mark
from frikommune.reports.forms.notes import Notes, note_text, numbered
from frikommune.reports.paper import Grid, Section
from frikommune.reports.writing import paragraph, words
from tests.reports.forms.made import cited, paper, plain, ref


def notes_of(*blocks):
    return Notes(paper(sections=(Section(plain("Titel"), blocks),), appendices=(), frame=None), "da")


def test_facts_of_one_source_share_a_note():
    found = numbered([ref("a"), ref("b"), ref("c", "Andet papir")])
    assert [(one.number, len(one.refs)) for one in found] == [(1, 2), (2, 1)]
    assert found[0].text.da == "KKR-status 8.11.2019 (002)."


def test_a_number_stands_where_the_source_changes():
    said = paragraph(
        "{a} og {b}, men {c}.",
        "{a} and {b}, but {c}.",
        a=cited("5", "a"),
        b=cited("6", "b"),
        c=cited("7", "c", "Andet papir"),
    )
    found = notes_of(said).of(said.words)
    assert [(one.run.text, one.note) for one in found if one.run.ref] == [("5", 0), ("6", 1), ("7", 2)]


def test_a_table_of_one_source_carries_its_number_in_the_caption():
    rows = tuple((plain(f"R{n}"), words(cited(str(n), f"n{n}"))) for n in range(3))
    grid = Grid(plain("Tal"), (Text.same("a"), Text.same("b")), rows)
    caption, cells = notes_of(grid).of_grid(grid)
    assert [one.note for one in caption] == [0, 1]
    assert not any(one.note for row in cells for cell in row for one in cell)


def test_a_table_of_several_sources_carries_them_by_row():
    rows = tuple(
        (words(cited(f"{n}", f"a{n}", f"P{n}")), words(cited(f"{n}", f"b{n}", f"P{n}"))) for n in range(2)
    )
    grid = Grid(plain("Tal"), (Text.same("a"), Text.same("b")), rows)
    _, cells = notes_of(grid).of_grid(grid)
    assert [[cell[0].note for cell in row] for row in cells] == [[0, 1], [0, 2]]


def test_a_note_says_what_is_assumed_and_what_others_state():
    because = Text("Papiret er udateret", "The paper is undated")
    one = ref("a", "Kilde A", certainty="assumed", because=because, beside=(ref("b", "Kilde B"),))
    assert note_text(one).da == "Kilde A. Antaget. Papiret er udateret. Anderledes i Kilde B: b er 5."


def test_every_fact_of_a_paper_has_a_note():
    whole = paper()
    notes = Notes(whole, "en")
    assert {notes.number(one) for one in whole.refs} == {one.number for one in notes.all}
    assert len(notes.all) == 4


def test_a_paper_of_made_up_rows_is_laid_out_as_a_demonstration_only():
    check_mark(paper(mark=Mark.SYNTHETIC), demonstration=True)
    check_mark(paper(), demonstration=False)
    with pytest.raises(Refused, match="made-up"):
        check_mark(paper(mark=Mark.SYNTHETIC), demonstration=False)
