"""A paper is offered in the forms that it can be laid out in, and in no other."""

from dataclasses import replace
from datetime import date

from frikommune.language import Text
from frikommune.reports.forms.suiting import suiting
from frikommune.reports.paper import NOTHING, Grid, Paper, Section

PLAIN = Paper("orientation", Text.same("P"), date(2018, 1, 31), (Section(NOTHING),))
TABLE = Section(NOTHING, (Grid(NOTHING, (), ()),))


def test_a_workbook_is_made_of_tables_wherever_they_stand():
    assert "xlsx" not in suiting(PLAIN)
    assert "xlsx" in suiting(replace(PLAIN, sections=(TABLE,)))
    assert "xlsx" in suiting(replace(PLAIN, appendices=(TABLE,)))


def test_slides_are_no_word_file_and_a_document_has_no_slides():
    assert suiting(PLAIN) == ("docx", "pdf", "html")
    assert suiting(replace(PLAIN, shape="slides")) == ("pptx", "pdf", "html")
