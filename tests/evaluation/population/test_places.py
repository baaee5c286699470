"""What one municipality sees of cases that moved: its own rows, the uses decided there, who lived there."""

import polars as pl

from frikommune.evaluation.population.places import cases_in, rows_in
from tests.evaluation.building import chunk, named
from tests.ledger.building import grant, law, spell, use

BOOK = law(
    "step = [{ number = 1, in_week = 4 }, { number = 2, in_week = 12 }]",
    exemptions=['id = "fri"\nchange = { norm = "samtale", suspend = true }\nuse = {}'],
    grants=[grant("fri"), grant("fri", "morsø")],
)
MOVED = named("p1", spell(0, 40), spell(40, None, "morsø"), use(10), use(60))
STAYED = named("p2", spell())


def test_rows_are_those_the_municipality_answers_for():
    _, ledger, _ = chunk(BOOK, 100, MOVED, STAYED)
    there = rows_in(ledger, ["morsø"])
    assert there.select(pl.col("subject", "municipality").cast(pl.String)).unique().rows() == [
        ("p1", "morsø")
    ]
    assert rows_in(ledger, []).equals(ledger)


def test_uses_are_those_decided_while_living_there():
    block, _, _ = chunk(BOOK, 100, MOVED, STAYED)
    assert cases_in(block, ["aalborg"]).uses["use"].to_list() == ["brug-10"]
    assert cases_in(block, ["morsø"]).uses["use"].to_list() == ["brug-60"]


def test_cases_are_those_who_lived_there_and_keep_their_places():
    block, _, _ = chunk(BOOK, 100, MOVED, STAYED)
    seen = cases_in(block, ["morsø"])
    assert seen.spells["who"].to_list() == [0]
    assert seen.persons.to_list() == ["p1", "p2"]
    assert cases_in(block, []) is block
