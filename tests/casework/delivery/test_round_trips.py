"""Whatever histories are imported, they are read back the same, in whatever pieces they came."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from frikommune.cases.history import History
from frikommune.casework.delivery import deliver as delivering
from tests.cases.strategies import histories
from tests.casework.delivery.sent import PLAIN, Memory, csv, parquet, send

EVERYTHING, CHANGES = PLAIN.format(covers="everything"), PLAIN.format(covers="changes")


@st.composite
def populations(draw) -> list[History]:
    """Some citizens of Aalborg, each with ids of their own and events in an order of their own."""
    found = []
    for number, one in enumerate(draw(st.lists(histories(), min_size=1, max_size=4))):
        found.append(_own(one, f"b{number}"))
    return found


def _own(history: History, person: str) -> History:
    spells = tuple(replace(s, id=f"{person}{s.id}", municipality="aalborg") for s in history.spells)
    events = tuple(
        replace(
            e, id=f"{person}{e.id}", spell=e.spell and f"{person}{e.spell}", sequence=100 * n + e.sequence
        )
        for n, e in enumerate(history.events)
    )
    uses = sorted(
        (replace(u, id=f"{person}{u.id}") for u in history.uses), key=lambda u: (u.decided_on, u.id)
    )
    return History(person, spells, events, tuple(uses), synthetic=True)


@settings(max_examples=30)
@given(populations())
def test_what_is_imported_is_read_back_the_same(told):
    for files in (parquet(told), csv(told)):
        memory = Memory()
        memory.store(send(memory, files, EVERYTHING))
        assert memory.histories() == told


@settings(max_examples=30)
@given(populations())
def test_the_same_delivery_twice_changes_nothing(told):
    memory = Memory()
    memory.store(send(memory, parquet(told), EVERYTHING))
    assert send(memory, csv(told), EVERYTHING).preview.nothing


@settings(max_examples=30)
@given(populations(), st.data())
def test_any_two_cuts_of_changes_give_what_one_import_of_everything_gives(told, data):
    memory = Memory()
    early, late = [], []
    for one in told:
        cut = [data.draw(st.booleans()) for _ in one.events]
        first = tuple(e for e, is_late in zip(one.events, cut, strict=True) if not is_late)
        rest = tuple(e for e, is_late in zip(one.events, cut, strict=True) if is_late)
        early.append(replace(one, events=first, uses=()))
        late.append(replace(one, events=rest))
    for some in (early, late):
        memory.store(send(memory, csv(some), CHANGES))
    assert memory.histories() == told


@settings(max_examples=30)
@given(populations())
def test_reading_in_columns_keeps_the_texts_that_reading_by_rows_keeps(told):
    in_columns, by_rows = Memory(), Memory()
    in_columns.store(send(in_columns, csv(told), EVERYTHING))
    before = delivering.can_be
    delivering.can_be = lambda found, how: False
    try:
        by_rows.store(send(by_rows, csv(told), EVERYTHING))
    finally:
        delivering.can_be = before
    assert in_columns.kept == by_rows.kept


@settings(max_examples=30)
@given(populations())
def test_a_whole_export_sent_table_by_table_comes_to_the_same(told):
    memory = Memory()
    for name, table in sorted(csv(told).items(), key=lambda one: one[0] != "spells.csv"):
        if name == "spells.csv" or table.count(b"\n") > 1:
            memory.store(send(memory, {name: table}, EVERYTHING))
    assert memory.histories() == told
    for name, table in csv(told).items():
        if table.count(b"\n") > 1:
            assert send(memory, {name: table}, EVERYTHING).preview.nothing


@settings(max_examples=30)
@given(populations(), populations())
def test_one_table_of_a_whole_export_is_laid_in_alike_in_columns_and_by_rows(before, after):
    for name, table in csv(after).items():
        if table.count(b"\n") < 2:
            continue
        came_of = []
        for can_be in (delivering.can_be, lambda found, how: False):
            memory = Memory()
            memory.store(send(memory, csv(before), EVERYTHING))
            kept, delivering.can_be = delivering.can_be, can_be
            try:
                found = memory.store(send(memory, {name: table}, EVERYTHING))
            finally:
                delivering.can_be = kept
            refused = sorted((one.where, one.problem.en) for one in found.preview.refused)
            came_of.append((memory.kept, refused, found.gone))
        assert came_of[0] == came_of[1]
