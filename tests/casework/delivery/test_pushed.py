"""Rows that a case system sends one by one, read like an export that tells of changes."""

import pytest

from frikommune.cases.history import History
from frikommune.cases.keyed import Key
from frikommune.casework.delivery.deliver import Delivered
from frikommune.casework.delivery.pushed import Pushed, Sender, pushed
from frikommune.packfiles.pack import load_pack
from tests.casework.delivery.sent import Memory

CPR = "610180-0000"
KEY = Key(b"x" * 32)
PERSON = KEY.person(CPR, "Aalborg")
SPELL = {"person": CPR, "spell": "f1", "group": "dagpenge", "from": "2019-06-03", "to": None}
EVENTS = [
    {
        "person": CPR,
        "event": f"e{number}",
        "day": f"2019-0{6 + number}-01",
        "kind": "samtale",
        "type": "ordinaer",
    }
    for number in (1, 2, 3)
]


class Municipality:
    """Keeps what is pushed to it."""

    def __init__(self) -> None:
        self.memory = Memory()
        self.sender = Sender("Aalborg", load_pack().known, KEY, synthetic=True)

    def push(self, spells=(), events=()) -> Pushed:
        tables = {"spells": list(spells), "events": list(events)}
        found = pushed(tables, self.sender, lambda persons: self.memory)
        self.memory.store(Delivered(found.citizens, (), found.preview, ""))
        return found

    @property
    def histories(self) -> list[History]:
        return self.memory.histories()


@pytest.fixture
def aalborg() -> Municipality:
    return Municipality()


def became(found: Pushed) -> list[tuple[str, str]]:
    return [(one.id, one.was) for table in ("spells", "events") for one in found.answers.get(table, ())]


def test_rows_in_any_cuts_come_to_what_one_push_comes_to(aalborg):
    whole, cut = Municipality(), aalborg
    whole.push([SPELL], EVENTS)
    cut.push([SPELL], EVENTS[:1])
    cut.push([], EVENTS[1:2])
    cut.push([], EVENTS[2:])
    assert cut.histories == whole.histories
    assert [one.id for one in cut.histories[0].events] == ["e1", "e2", "e3"]


def test_the_same_rows_again_change_nothing(aalborg):
    aalborg.push([SPELL], EVENTS)
    again = aalborg.push([SPELL], EVENTS)
    assert again.preview.nothing
    assert {was for _, was in became(again)} == {"same"}


def test_a_citizen_is_the_same_however_the_number_is_written(aalborg):
    aalborg.push([SPELL], EVENTS[:1])
    aalborg.push([], [EVENTS[1] | {"person": "6101800000"}, EVENTS[2] | {"person": PERSON}])
    assert [one.subject for one in aalborg.histories] == [PERSON]


def test_attributes_keep_their_kinds(aalborg):
    told = {"sagsnummer": "2019-00017", "timer": 12, "aktiv": True, "siden": "2019-06-03"}
    aalborg.push([SPELL | {"attributes": told}])
    attributes = aalborg.histories[0].spells[0].attributes
    assert {name: type(value).__name__ for name, value in attributes.items()} == {
        "sagsnummer": "str",
        "timer": "int",
        "aktiv": "bool",
        "siden": "date",
    }


def test_an_event_of_a_citizen_without_a_spell_is_refused(aalborg):
    found = aalborg.push([], EVENTS[:1])
    assert became(found) == [("e1", "refused")]
    assert aalborg.histories == []


def test_two_rows_of_one_id_are_refused(aalborg):
    found = aalborg.push([SPELL], [EVENTS[0], EVENTS[0] | {"day": "2019-09-01"}])
    assert "refused" in dict(became(found)[1:]).values()


def test_what_is_refused_does_not_hold_back_another_citizen(aalborg):
    other = SPELL | {"person": "620180-0000", "spell": "f2"}
    found = aalborg.push([SPELL | {"group": "nogen"}, other])
    assert [was for _, was in became(found)] == ["refused", "new"]


def test_no_number_is_in_anything_that_comes_out(aalborg):
    found = aalborg.push([SPELL], [EVENTS[0] | {"type": CPR}, EVENTS[1] | {"attributes": {"om": CPR}}])
    assert "6101800000" not in repr(found).replace("-", "")
    assert [one.code for each in found.answers["events"] for one in each.refusals] == ["cpr_in_row"] * 2
