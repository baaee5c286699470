"""What codes are called: titles where a pack gives them, and else the codes themselves."""

from frikommune.language import Text
from frikommune.law.words import AttributeWords, EventWords, TypeWords, Words, all_of

WORDS = Words(
    groups={"dagpenge": Text("Jobparate dagpengemodtagere", "Job-ready recipients")},
    events={
        "samtale": EventWords(
            Text("samtale", "talk"),
            Text("en samtale", "a talk"),
            {
                "faelles": TypeWords(
                    Text("fællessamtale", "joint talk"), Text("en fællessamtale", "a joint talk")
                ),
                "cv": TypeWords(Text("CV", "CV")),
            },
        )
    },
    attributes={
        "aarsag": AttributeWords(
            Text("årsag", "reason"),
            Text("årsagen er", "the reason is"),
            {"sygdom": Text("sygdom", "illness")},
        )
    },
)


def test_an_event_is_called_by_its_bare_name_and_with_its_article():
    assert WORDS.event("samtale") == Text("samtale", "talk")
    assert WORDS.one("samtale") == Text("en samtale", "a talk")


def test_a_type_with_a_name_of_its_own_is_called_by_it():
    assert WORDS.event("samtale", "faelles") == Text("fællessamtale", "joint talk")
    assert WORDS.one("samtale", ["faelles"]) == Text("en fællessamtale", "a joint talk")


def test_a_type_without_a_name_of_its_own_stands_behind_its_kind():
    assert WORDS.event("samtale", "cv") == Text("samtale (CV)", "talk (CV)")
    assert WORDS.one("samtale", ["cv", "raadighed"]).da == "en samtale (CV eller raadighed)"


def test_types_of_both_sorts_are_alternatives():
    assert WORDS.one("samtale", ["faelles", "cv"]).en == "a joint talk or a talk (CV)"


def test_an_attribute_has_a_name_a_clause_and_names_of_values():
    assert WORDS.attribute("aarsag") == Text("årsag", "reason")
    assert WORDS.clause("aarsag") == Text("årsagen er", "the reason is")
    assert WORDS.value("aarsag", "sygdom") == Text("sygdom", "illness")


def test_a_group_has_a_title_and_a_name_inside_a_sentence():
    assert WORDS.group("dagpenge").en == "Job-ready recipients"
    assert WORDS.group_inside("dagpenge") == Text("jobparate dagpengemodtagere", "job-ready recipients")


def test_what_has_no_title_is_called_by_its_code():
    bare = Words()
    assert bare.group("g") == bare.group_inside("g") == Text.same("g")
    assert bare.event("k") == bare.one("k") == Text.same("k")
    assert bare.one("k", ["b", "a"]) == Text("k (a eller b)", "k (a or b)")
    assert bare.event("k", "t") == Text.same("k (t)")
    assert bare.attribute("a") == bare.value("b", "a") == WORDS.value("aarsag", "a") == Text.same("a")
    assert bare.clause("a") == Text("", "")


def test_a_list_of_texts_is_joined_in_each_language():
    assert all_of([Text("a", "x"), Text("b", "y")]) == Text("a og b", "x and y")
