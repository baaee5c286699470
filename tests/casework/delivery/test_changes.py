"""What a case system changed when it told anew."""

from frikommune.casework.delivery.changes import changes, noted_words
from tests.casework.made import RULEBOOK, case

TALK = ("2019-10-01", "samtale", "opfoelgning", "personligt")
LATER = ("2019-10-02", "samtale", "opfoelgning", "personligt")


def told(before, now):
    return [(one.kind, one.before.da, one.now.da) for one in changes(before, now, RULEBOOK.words)]


def sick(*happened, **more):
    return case("sygedagpenge", "2019-09-20", *happened, **more)


def test_nothing_changed_is_nothing_told():
    assert told(sick(TALK), sick(TALK)) == []


def test_what_came_is_new():
    assert told(sick(), sick(TALK)) == [("new", "", "01.10.2019: opfølgningssamtale, personligt")]


def test_what_is_no_more_is_gone():
    assert told(sick(TALK), sick()) == [("gone", "01.10.2019: opfølgningssamtale, personligt", "")]


def test_what_was_corrected_is_told_as_it_was_and_as_it_is():
    assert told(sick(TALK), sick(LATER)) == [
        (
            "changed",
            "01.10.2019: opfølgningssamtale, personligt",
            "02.10.2019: opfølgningssamtale, personligt",
        )
    ]


def test_the_end_of_a_spell_is_a_correction():
    ((kind, before, now),) = told(sick(), sick(end="2019-11-01"))
    assert (kind, before) == ("changed", "Sygedagpengemodtagere, Aalborg, 20.09.2019–")
    assert now == "Sygedagpengemodtagere, Aalborg, 20.09.2019–31.10.2019"


def test_what_is_noted_is_compared_too():
    ((_, _, now),) = told(sick(), sick(sagsbehandler="DSB"))
    assert now.endswith("(sagsbehandler: DSB)")


def test_what_is_noted_is_called_by_its_name():
    assert [one.en for one in noted_words({"uger": 6}, RULEBOOK.words)] == ["weeks: 6"]
