"""The arrays of a block answer each event, spell and decision as the reference engine would."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frikommune.cases.block import CaseBlock, block_of
from frikommune.cases.history import Attributes, Event, History, Spell, Use
from frikommune.law.terms import Match
from frikommune.ledger.population.encode import batch_of
from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.kernel.fields import NO_MOMENT, NOT_A_COUNT, NOT_A_WHOLE_NUMBER, Batch
from frikommune.ledger.population.numbering import day_number
from frikommune.ledger.population.plan import plan_of
from frikommune.ledger.uses import _against
from frikommune.ledger.worlds import actual_world
from tests.ledger.building import day, event, history, law, spell, use
from tests.ledger.population.encoding import NUMBER, OBSERVED, PACK, PLAN, encoded, events


@given(events())
def test_only_counts_of_employees_count_employees(found: list[Event]) -> None:
    wanted = []
    for one in found:
        count = one.attributes.get("antal")
        number = max(int(count), 0) if isinstance(count, int) else NOT_A_WHOLE_NUMBER
        wanted.append(number if one.kind == "ansatte" else NOT_A_COUNT)
    assert encoded(found).employees.tolist() == wanted


@given(events())
def test_until_is_the_day_that_the_event_names(found: list[Event]) -> None:
    wanted = [one.attributes.get("until") for one in found]
    assert encoded(found).until.tolist() == [
        day_number(one) if isinstance(one, date) else f.NO for one in wanted
    ]


@given(events())
def test_an_event_has_the_code_of_its_kind_and_type(found: list[Event]) -> None:
    codes = encoded(found).code
    matches = {match for forms in PACK.rulebook.norms.values() for match in meant_by(forms)}
    for match in matches:
        fits = PLAN.codes.fits([match])
        assert [bool(fits[code]) for code in codes] == [match.fits(one.kind, one.type) for one in found]


def meant_by(norm: Any) -> list[Match]:
    """The matches by which a norm's duties are done."""
    return [match for version in norm.versions for match in getattr(version.terms, "done_by", ())]


@pytest.mark.parametrize("words", [pl.String, pl.Categorical, pl.Enum])
@given(events())
def test_words_may_come_in_any_of_polars_types(words: Any, found: list[Event]) -> None:
    block = block_of([history(spell(), *found)])
    assert same(batch_of(PLAN, block, NUMBER), batch_of(PLAN, as_words(block, words), NUMBER))


def as_words(block: CaseBlock, words: Any) -> CaseBlock:
    """The block with its words in columns of that type."""

    def cast(table: pl.DataFrame, *names: str) -> pl.DataFrame:
        kinds: dict[Any, Any] = dict.fromkeys(names, words)
        if words is pl.Enum:
            kinds = {name: pl.Enum(table[name].unique().sort()) for name in names}
        return table.cast(kinds)

    spells = cast(block.spells, "group", "municipality")
    return replace(block, spells=spells, events=cast(block.events, "kind", "type", "form"))


def same(one: Batch, two: Batch) -> bool:
    return all(
        a.dtype == b.dtype and np.array_equal(a, b, equal_nan=a.dtype.kind == "f")
        for a, b in zip(one, two, strict=True)
    )


@given(events())
def test_what_is_empty_may_be_null(found: list[Event]) -> None:
    block = block_of([history(spell(), *found)])
    texts = pl.col("type", "form", "spell", "moment", "attributes")
    empty = replace(block, events=block.events.with_columns(texts.replace({"": None})))
    assert same(batch_of(PLAN, block, NUMBER), batch_of(PLAN, empty, NUMBER))


def test_an_event_is_tied_to_the_place_of_the_spell_that_it_names() -> None:
    first = history(
        spell(0, 10, id="a"), spell(10, id="b"), event(1), event(2, spell="b"), event(3, spell="c")
    )
    second = replace(history(spell(0, id="c"), event(1, spell="c")), subject="p2")
    tied = batch_of(PLAN, block_of([first, second]), NUMBER).events[f.E_TIED_TO].tolist()
    assert tied == [f.NO, 1, f.NONE, 2]


def test_the_rows_of_each_person_are_found() -> None:
    people = [
        history(spell(0, 10), spell(10), event(1)),
        replace(history(), subject="p2"),
        replace(history(spell(), event(1), event(2), use(1)), subject="p3"),
    ]
    batch = batch_of(PLAN, block_of(people), NUMBER)
    assert batch.spell_from.tolist() == [0, 2, 2, 3]
    assert batch.event_from.tolist() == [0, 1, 1, 3]
    assert batch.use_from.tolist() == [0, 0, 0, 1]


def test_groups_and_places_are_numbers_and_any_other_is_the_one_beyond() -> None:
    spells = (spell(0, 5, PLAN.municipalities[2], PLAN.groups[1]), spell(5, None, "et andet sted", "andre"))
    batch = batch_of(PLAN, block_of([history(*spells)]), NUMBER)
    assert batch.place.tolist() == [2, len(PLAN.municipalities)]
    assert batch.group.tolist() == [1, len(PLAN.groups)]
    assert (batch.start.tolist(), batch.end.tolist()) == (
        [day_number(day(0)), day_number(day(5))],
        [day_number(day(5)), f.NO],
    )


NAMED = 'version = [{ clock = "seconds", step = [{ number = 1, due_attribute = "frist" }] }]'


@pytest.mark.parametrize(
    ("attributes", "on", "instant"),
    [
        ({}, None, False),
        ({"frist": day(7)}, day(7), False),
        ({"frist": datetime(2018, 1, 9, 0, 30, tzinfo=timezone(timedelta(hours=1)))}, date(2018, 1, 9), True),
        ({"frist": "snart"}, None, False),
    ],
)
def test_a_due_day_that_the_case_names_is_read_from_its_spell(
    attributes: Attributes, on: date | None, instant: bool
) -> None:
    plan = plan_of(actual_world(law(NAMED)))
    batch = batch_of(plan, block_of([History("p1", (replace(spell(), attributes=attributes),))]), NUMBER)
    assert batch.spell_days.tolist() == [[f.NO if on is None else day_number(on)]]
    assert bool(batch.spell_moments[0, 0] != NO_MOMENT) is instant


def uses_encoded(*found: Use) -> Batch:
    """The arrays of a history with these decisions, for the plan of `TRIED`."""
    return batch_of(TRIED, block_of([history(spell(), *found)]), NUMBER)


EXEMPTIONS = [
    f'id = "{name}"\nchange = {{ norm = "samtale", suspend = true }}\n'
    f"use = {{ own_words = {own}, leader_check = {leader}, "
    'reasons = { syg = { da = "syg", en = "ill" } } }'
    for name, own, leader in (
        ("fri", "true", "false"),
        ("valgt", "false", "false"),
        ("leder", "true", "true"),
    )
]
TRIED = plan_of(
    actual_world(law("version = [{ step = [{ number = 1, in_week = 4 }] }]", exemptions=EXEMPTIONS))
)


@given(
    st.sampled_from(("fri", "valgt", "leder")),
    st.sampled_from(("", " ", "syg", "noget andet")),
    st.sampled_from(("", "leder")),
    st.none() | st.integers(90, 110).map(day),
)
def test_a_decision_meets_its_conditions_as_the_reference_says(
    exemption: str, reason: str, by: str, on: date | None
) -> None:
    one = replace(use(5, exemption=exemption, reason=reason), approved_by=by, approved_on=on)
    conditions = TRIED.rulebook.exemptions[exemption].use
    assert conditions is not None
    met = not list(_against(one, conditions, None, OBSERVED))
    assert uses_encoded(one).conditions_met.tolist() == [met]


def test_events_that_say_no_more_than_their_kind_type_and_form_share_a_line() -> None:
    more = replace(event(4), attributes={"uger": 3})
    line = batch_of(PLAN, block_of([history(spell(), event(1), event(2), more)]), NUMBER).line
    assert line[0] == line[1] != line[2]


def test_only_the_order_of_sequences_is_kept_where_they_are_large() -> None:
    found = [event(1, sequence=number) for number in (-(2**40), 7, 7, 2**40)]
    assert encoded(found).events[f.E_SEQUENCE].tolist() == [0, 1, 1, 2]


def test_decisions_are_numbered_and_in_order_and_an_unknown_id_is_none() -> None:
    later = replace(use(9, "andet", exemption="ukendt", occurrence=2), id="a")
    batch = uses_encoded(later, use(5, recorded=7))
    assert batch.exemption.tolist() == [TRIED.exemptions.index("fri"), f.NONE]
    assert batch.use_norm.tolist() == [TRIED.norms.index("samtale"), f.NONE]
    assert batch.use_occurrence.tolist() == [0, 2]
    assert batch.decided.tolist() == [day_number(day(5)), day_number(day(9))]
    assert batch.recorded.tolist() == [day_number(day(7)), day_number(day(9))]


def test_every_array_is_whole_and_the_kernels_own() -> None:
    histories = [history(spell()), history(spell(), event(1)), history(spell(), event(1), event(2), use(1))]
    batches = [batch_of(PLAN, block_of([one]), NUMBER) for one in histories]
    assert all(one.flags.c_contiguous and one.flags.writeable for batch in batches for one in batch)
    kinds = [[(one.dtype, one.ndim) for one in batch] for batch in batches]
    assert kinds[0] == kinds[1] == kinds[2]


def test_a_block_without_persons_makes_empty_arrays() -> None:
    assert batch_of(PLAN, block_of([]), NUMBER).spell_from.tolist() == [0]


def test_spells_of_nobody_else_are_read() -> None:
    one = Spell("a", "dagpenge", "aalborg", day(0))
    batch = batch_of(PLAN, block_of([History("p1", (one,)), History("p2", (one,))]), NUMBER)
    assert len(batch.start) == 2
