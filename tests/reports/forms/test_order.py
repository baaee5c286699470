"""The order of a paper, its levels, and the names of its sections."""

from __future__ import annotations

import pytest

from frikommune.reports.forms.order import in_order, number_columns
from frikommune.reports.paper import Section
from tests.reports.forms.made import paper, plain


def test_levels_go_down_one_step_at_a_time():
    levels = (2, 4, 1, 3, 2)
    whole = paper(sections=tuple(Section(plain("x"), level=one) for one in levels), appendices=())
    assert [one.level for one in in_order(whole)] == [1, 2, 1, 2, 2]


def test_appendices_are_counted_with_what_stands_under_them():
    behind = (Section(plain("A")), Section(plain("Under A"), level=2), Section(plain("B")))
    whole = paper(sections=(Section(plain("x")),), appendices=behind)
    assert [one.appendix for one in in_order(whole)] == [0, 1, 1, 2]


def test_each_name_stands_once_and_a_given_one_is_kept():
    titles = (
        Section(plain("Økonomi & tid")),
        Section(plain("Økonomi – tid")),
        Section(plain("x"), anchor="fast"),
    )
    whole = paper(sections=titles, appendices=())
    assert [one.anchor for one in in_order(whole)] == ["oekonomi-tid", "oekonomi-tid-2", "fast"]


def test_a_section_does_not_take_a_name_that_forms_use_themselves():
    titles = (Section(plain("Kilde 1")), Section(plain("Beslutning")), Section(plain("Kilder")))
    found = in_order(paper(sections=titles, appendices=()))
    assert [one.anchor for one in found] == ["kilde-1-2", "beslutning-2", "kilder-2"]


@pytest.mark.parametrize(
    ("cells", "right"),
    [
        (["5", "1.234,5", "–"], True),
        (["29,6\xa0%", "24.000\xa0kr.", "-3"], True),
        (["5", "ingen"], False),
        (["ca. 5", "6"], False),
        (["–", ""], False),
    ],
)
def test_a_column_of_numbers_is_known_by_its_cells(cells, right):
    assert number_columns([[one] for one in cells], 1) == (right,)
