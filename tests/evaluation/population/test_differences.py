"""The rows that differ over many cases are those that `explain` tells of in each one."""

from collections import Counter

import polars as pl
from hypothesis import given, settings

from frikommune.evaluation.population.differences import by_norm, changed, combined, over_all_norms, tally
from frikommune.ledger.difference import differences
from frikommune.ledger.reference import evaluate_both
from tests.evaluation.building import chunk, named
from tests.ledger.building import day, event, grant, law, spell
from tests.ledger.strategies import Case, cases

WEEK_4 = "step = [{ number = 1, in_week = 4 }]"
WEEK_8 = 'id = "uge8"\nchange = { norm = "samtale", replace = { step = [{ number = 1, in_week = 8 }] } }'
SUSPENDED = 'id = "fri"\nafter = ["uge8"]\nchange = { norm = "samtale", suspend = true }'
OBSERVED = 250


@given(cases())
@settings(max_examples=300)
def test_they_are_the_differences_of_the_reference(case: Case):
    book, told = case
    _, ledger, worlds = chunk(book, OBSERVED, told)
    found = changed(ledger, worlds).filter(pl.col("trial") == "total")
    expected = differences(*evaluate_both(told, book.all_trials, book.no_trials, day(OBSERVED)))
    assert Counter(found.select("change", "occurrence", "municipality").iter_rows()) == Counter(
        (one.change, row.occurrence, row.municipality)
        for one in expected
        if (row := one.with_trials or one.without_trials)
    )


def test_a_moved_talk_is_told_with_both_windows_and_its_case():
    book = law(WEEK_4, exemptions=[WEEK_8], grants=[grant("uge8")])
    _, ledger, worlds = chunk(book, 90, named("p1", spell()), named("p2", spell(municipality="morsø")))
    found = changed(ledger, worlds).filter(pl.col("trial") == "uge8")
    told = found.select("subject", "change", "opens", "due", "opens_without", "due_without").row(0)
    assert told == ("p1", "moved", day(49), day(55), day(21), day(27))
    assert len(found) == 1


def test_each_trial_alone_the_total_and_their_joint_remainder():
    book = law(WEEK_4, exemptions=[WEEK_8, SUSPENDED], grants=[grant("uge8"), grant("fri")])
    _, ledger, worlds = chunk(book, 90, named("p1", spell()))
    told = combined([tally(changed(ledger, worlds))], worlds)
    assert sorted(over_all_norms(told).select("trial", "change", "rows").iter_rows()) == [
        ("fri", "waived", 1),
        ("joint remainder", "moved", -1),
        ("total", "waived", 1),
        ("uge8", "moved", 1),
    ]


def test_chunks_add_up_and_a_case_counts_once_over_all_norms():
    two = WEEK_4.replace("step", 'id = "to"\nstep')
    also = 'id = "uge9"\nchange = [{ norm = "samtale", suspend = true }, { norm = "to", suspend = true }]'
    book = law(WEEK_4, two, exemptions=[also], grants=[grant("uge9")])
    tallies = []
    for people in ([named("p1", spell()), named("p2", spell(), event(24))], [named("p3", spell())]):
        _, ledger, worlds = chunk(book, 90, *people)
        tallies.append(tally(changed(ledger, worlds)))
    told = combined(tallies, worlds).filter(pl.col("trial") == "uge9")
    assert over_all_norms(told).select("change", "rows", "cases").rows() == [("waived", 6, 3)]
    assert sorted(by_norm(told).select("norm", "rows", "cases").rows()) == [("samtale", 3, 3), ("to", 3, 3)]
