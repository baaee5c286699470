"""What several case systems tell of one citizen, as one history."""

from datetime import date

from hypothesis import given, settings

from frikommune.cases.history import Event, History, Spell
from frikommune.casework.delivery.join import joined
from tests.cases.strategies import histories


def spell(id_, start, end=None, group="dagpenge", **attributes) -> Spell:
    return Spell(id_, group, "aalborg", date(2019, start, 1), end and date(2019, end, 1), attributes)


def talk(id_, month, type_="ordinaer", sequence=1, inside="") -> Event:
    return Event(id_, date(2019, month, 15), sequence, "samtale", type_, spell=inside)


def of(spells, events=()) -> History:
    return History("b1", tuple(spells), tuple(events))


@settings(max_examples=30)
@given(histories())
def test_one_history_alone_stays_as_it_is(history):
    assert joined([history]) == history


def test_spells_of_one_group_that_touch_are_one_by_the_first_systems_name():
    whole = joined([of([spell("a", 3, 6, team="A")]), of([spell("b", 5, 9, team="B", akasse="3F")])])
    assert whole.spells == (spell("a", 3, 9, team="A", akasse="3F"),)


def test_a_spell_that_bridges_two_makes_them_one():
    whole = joined([of([spell("a", 1, 3), spell("c", 6, 8)]), of([spell("b", 2, 7)])])
    assert whole.spells == (spell("a", 1, 8),)


def test_spells_of_other_groups_or_times_stand_side_by_side():
    whole = joined([of([spell("a", 1, 3)]), of([spell("a", 3, 5), spell("x", 1, 5, group="revalidering")])])
    assert [(one.id, one.start.month) for one in whole.spells] == [("a", 1), ("x", 1), ("a+2", 3)]


def test_an_open_spell_stays_open():
    assert joined([of([spell("a", 1)]), of([spell("b", 2, 4)])]).spells == (spell("a", 1),)


def test_an_event_that_both_tell_alike_counts_once():
    whole = joined([of([spell("a", 1)], [talk("e1", 2)]), of([spell("b", 1)], [talk("e9", 2)])])
    assert [one.id for one in whole.events] == ["e1"]


def test_events_that_differ_are_all_there_in_order_of_days_with_ids_of_their_own():
    first = of([spell("a", 1)], [talk("e1", 2), talk("e2", 5)])
    second = of([spell("b", 1)], [talk("e1", 3, "faelles", inside="b"), talk("e3", 2, "opfoelgning")])
    whole = joined([first, second])
    assert [(one.id, one.sequence) for one in whole.events] == [("e1", 1), ("e3", 2), ("e1+2", 3), ("e2", 4)]
    assert whole.events[2].spell == "a"
