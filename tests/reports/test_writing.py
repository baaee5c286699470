"""Sentences are filled with facts, keep their references, and cannot hold a number that was typed."""

import pytest

from frikommune.language import Text
from frikommune.reports.paper import NOTHING, Cited, Ref
from frikommune.reports.writing import joined, listed_words, many, words, write

REF = Ref("fig-1", Text("22 i arbejde", "22 in work"), Text.same("papir"))
COUNT = Cited(Text.same("22"), REF)


def test_a_fact_in_a_sentence_keeps_its_reference_in_both_languages():
    said = write("I alt {n} er i arbejde.", "In all, {n} are in work.", n=COUNT)
    assert said.plain == Text("I alt 22 er i arbejde.", "In all, 22 are in work.")
    assert [one.ref for one in said.da] == [None, REF, None]


def test_the_languages_may_have_their_facts_in_different_order():
    other = Cited(Text("Aalborg", "Aalborg"), REF)
    said = write("{n} i {place}", "In {place}, {n}", n=COUNT, place=other)
    assert said.plain == Text("22 i Aalborg", "In Aalborg, 22")


@pytest.mark.parametrize("template", ["De 54 borgere", "over 8 uger {n}"])
def test_a_typed_number_is_refused(template):
    with pytest.raises(ValueError, match="typed"):
        write(template, template, n=COUNT)


def test_a_gap_without_a_value_and_a_value_without_a_gap_are_refused():
    with pytest.raises(ValueError, match="gaps and values differ"):
        write("{n} borgere", "{m} citizens", n=COUNT)
    with pytest.raises(ValueError, match="gaps and values differ"):
        write("borgere", "citizens", n=COUNT)


def test_lists_and_numbers_are_said_as_one_says_them():
    a, b, c = (words(Text.same(one)) for one in "abc")
    assert listed_words([a, b, c]).plain == Text("a, b og c", "a, b and c")
    assert listed_words([]) == NOTHING
    assert joined([a, NOTHING, b]).plain.da == "a b"
    sag = (Text("sag", "case"), Text("sager", "cases"))
    assert many(Cited(Text.same("1"), REF), 1, *sag).plain.da == "1 sag"
    assert many(COUNT, 22, *sag).plain.da == "22 sager"
