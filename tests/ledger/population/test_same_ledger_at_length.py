"""The columnar engine gives the reference's ledger however a block is parted, however long a history is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from random import Random

import polars as pl
import pytest

from frikommune.cases.block import block_of
from frikommune.cases.history import History
from frikommune.errors import Refused
from frikommune.ledger.population.engine import Engine, ledgers
from frikommune.ledger.table import table_of
from tests.ledger.building import day, event, history, law, spell, use
from tests.ledger.population.chance.compare import by_columns, by_reference, plain, same, worlds_of
from tests.ledger.population.chance.histories import history as by_lot
from tests.ledger.population.chance.laws import written_law

FREE = ['id = "fri"\nchange = { norm = "samtale", suspend = true }\nuse = { covers = "one" }']


def law_and_histories(seed: int) -> tuple[Engine, list[History]]:
    drawn, r = written_law(Random(seed)), Random(seed)
    written = replace(drawn, norms=tuple({**norm, "month_end": "down"} for norm in drawn.norms))
    histories = [by_lot(r, written, f"p{place}") for place in range(60)]
    return Engine(worlds_of(written.rulebook()), day(written.around + 250), threads=1), histories


@pytest.mark.parametrize("seed", range(8))
def test_the_parts_of_a_block_together_give_what_the_whole_gives(seed: int):
    engine, histories = law_and_histories(seed)
    edges = [0, 1, 1, 20, 59, 60]
    blocks = [block_of(histories[a:b]) for a, b in pairwise(edges)]
    parts = [plain(one) for one in ledgers(engine.worlds, engine.observed, iter(blocks))]
    assert same(pl.concat(parts), by_columns(engine, histories))


@pytest.mark.parametrize("threads", [2, 3, 16])
@pytest.mark.parametrize("seed", range(4))
def test_threads_share_the_work_and_change_nothing(seed: int, threads: int):
    engine, histories = law_and_histories(seed)
    several = Engine(engine.worlds, engine.observed, threads)
    assert same(by_columns(several, histories), by_columns(engine, histories))


def test_more_threads_than_persons_give_the_same():
    engine, histories = law_and_histories(1)
    many = Engine(engine.worlds, engine.observed, 16)
    assert same(by_columns(many, histories[:3]), by_columns(engine, histories[:3]))


RHYTHMS = {
    "origin": 'rhythm = { counted_from = "origin", every = "1 week" }\nearly = "1 day"',
    "last_done": 'rhythm = { counted_from = "last_done", every = "2 days" }',
    "each_event": 'anchor = { each_event = "moede" }\nstep = [{ number = 1, due = "3 days" }]',
}


@pytest.mark.parametrize("shape", RHYTHMS)
def test_a_history_of_two_thousand_events_has_room(shape: str):
    kinds = ("samtale", "samtale", "samtale", "moede")
    events = [event(n // 2, kinds[n % 4], sequence=n % 2 + 1) for n in range(2000)]
    rulebook = law(RHYTHMS[shape], exemptions=FREE)
    long = history(spell(0, 700), spell(700, 1100, "morsø"), *events, use(30), use(400))
    short = history(spell(0), event(3))
    worlds = worlds_of(rulebook)
    engine = Engine(worlds, day(1000), threads=1)
    expected = by_reference(worlds, [short, long, short], day(1000))
    assert isinstance(expected, pl.DataFrame)
    assert same(by_columns(engine, [short, long, short]), expected)
    assert len(expected) > 140


def test_a_daily_rhythm_over_thirty_years_has_room():
    rulebook = law('rhythm = { counted_from = "origin", every = "1 day" }')
    long = history(spell(0), *(event(n) for n in (0, 500, 501, 9000)))
    worlds, observed = worlds_of(rulebook), day(30 * 365)
    expected = by_reference(worlds, [long], observed)
    assert isinstance(expected, pl.DataFrame)
    assert same(by_columns(Engine(worlds, observed, threads=1), [long]), expected)
    assert len(expected) == 30 * 365 + 1


def test_a_day_that_does_not_exist_is_refused_in_the_same_words():
    rulebook = law('month_end = "error"\nstep = [{ number = 1, due = "1 month" }]')
    sound, odd = history(spell(0, 20)), history(spell(30))
    with pytest.raises(Refused) as by_the_reference:
        table_of([sound, odd], worlds_of(rulebook), day(90))
    with pytest.raises(Refused) as by_the_engine:
        Engine(worlds_of(rulebook), day(90)).ledger_of(block_of([sound, odd]))
    assert str(by_the_engine.value) == str(by_the_reference.value)
    assert "2018-02-31" in str(by_the_engine.value)


def test_a_step_past_the_last_of_days_is_refused_in_the_same_words():
    rulebook = law('step = [{ number = 1, due = "7900 years" }]')
    shift = 40_000
    one, observed = history(spell(shift)), day(shift + 9)
    refused = by_columns(Engine(worlds_of(rulebook), observed), [one])
    assert isinstance(refused, str)
    assert refused == by_reference(worlds_of(rulebook), [one], observed)


@pytest.mark.parametrize("antal", [10**30, -(10**30), 2**63, 7])
def test_a_number_of_any_length_is_a_number_of_employees(antal: int):
    ratio = "{ one_per = 5, up_to = 50, then_one_per = 10, at_least = 1 }"
    rulebook = law(f'trigger = {{ event = "praktik" }}\ntest = {{ ratio = {ratio} }}')
    one = history(spell(0), event(1, "ansatte", antal=antal), event(2, "praktik"), event(3, "praktik"))
    worlds = worlds_of(rulebook)
    expected = by_reference(worlds, [one], day(9))
    assert same(by_columns(Engine(worlds, day(9)), [one]), expected)
    assert len(expected) == 2


@pytest.mark.parametrize(
    "start", [date(1899, 12, 1), date(1970, 1, 1), date(2100, 12, 20), date(2399, 2, 28)]
)
def test_any_year_has_its_working_days(start: date):
    shift = (start - day(0)).days
    version = f'{{ day = {shift}, step = [{{ number = 1, due = "1 month" }}] }}'
    rulebook = law(f'due_rolls_to = "next working day"\nversion = [{version}]')
    histories = [history(spell(shift + n)) for n in range(60)]
    worlds = worlds_of(rulebook)
    expected = by_reference(worlds, histories, day(shift + 200))
    assert isinstance(expected, pl.DataFrame)
    assert same(by_columns(Engine(worlds, day(shift + 200)), histories), expected)


def test_no_histories_and_empty_histories_give_an_empty_ledger():
    engine, _ = law_and_histories(0)
    for histories in ([], [History("tom", ())], [History("tom", ()), History("også", ())]):
        assert len(by_columns(engine, histories)) == 0
