"""A person's text stands in its section as it was written, and says which fact beneath it has moved."""

from datetime import date

from frikommune.language import Text
from frikommune.reports.own_texts import Written, beneath, places, unoffered, with_own
from frikommune.reports.paper import OwnText, Paper, Section
from tests.reports.test_extract import cited, paper, section

PLACE = "a"


def written(place: str, on: Paper, *paragraphs: str) -> Written:
    said = paragraphs or ("Vi har lært.",)
    return Written(place, said, Text.same("leder"), date(2019, 9, 30), 2, beneath(on, place))


def own_of(one: Section) -> OwnText:
    (found,) = (block for block in one.blocks if isinstance(block, OwnText))
    return found


def test_each_section_is_a_place_by_its_permanent_name():
    made = paper(section("Baggrund"), Section(section("B").title, own="other"))
    assert [*places(made)] == ["baggrund", "other"]
    assert [*unoffered(made)] == ["baggrund"]


def test_it_stands_last_in_its_section_with_who_wrote_it():
    before = paper(section("A", cited("3")), section("B"))
    made, left = with_own(before, [written(PLACE, before)])
    own = made.sections[0].blocks[-1]
    assert own == OwnText(PLACE, ("Vi har lært.",), Text.same("leder"), date(2019, 9, 30), 2)
    assert (made.sections[1], left) == (before.sections[1], ())


def test_in_an_appendix_it_stands_there():
    before = Paper("k", Text.same("T"), date(2019, 9, 30), (section("A"),), appendices=(section("B"),))
    made, _ = with_own(before, [written("b", before)])
    assert own_of(made.appendices[0]).id == "b"


def test_where_a_number_has_moved_it_says_both_numbers_and_keeps_its_words():
    before, after = paper(section("A", cited("3"))), paper(section("A", cited("4")))
    made, _ = with_own(after, [written(PLACE, before)])
    own = own_of(made.sections[0])
    assert [one.da for one in own.stale] == ["udgået: 3 (Status 2019)", "kommet til: 4 (Status 2019)"]
    assert own.paragraphs == ("Vi har lært.",)


def test_the_same_number_from_another_source_has_not_moved():
    before, after = paper(section("A", cited("3"))), paper(section("A", cited("3", "KKR 2019")))
    made, _ = with_own(after, [written(PLACE, before)])
    assert own_of(made.sections[0]).stale == ()


def test_what_moves_in_another_section_does_not_matter():
    before = paper(section("A", cited("3")), section("B", cited("5")))
    after = paper(section("A", cited("3")), section("B", cited("6")))
    made, _ = with_own(after, [written(PLACE, before)])
    assert own_of(made.sections[0]).stale == ()


def test_a_text_whose_section_is_gone_is_given_back():
    before = paper(section("A", cited("3")))
    text = written(PLACE, before)
    made, left = with_own(paper(section("B")), [text])
    assert (made.sections[0].blocks, left) == ((), (text,))


def test_a_text_that_was_taken_out_is_not_there():
    before = paper(section("A"))
    text = Written(PLACE, (), Text.same("leder"), date(2019, 9, 30), 3, ())
    assert with_own(before, [text]) == (before, ())
