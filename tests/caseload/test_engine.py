"""The engine, which knows nothing of the generator, finds the published figures in the same rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from frikommune.caseload.make import make
from frikommune.caseload.written import Asked
from frikommune.cases.history import History
from frikommune.cases.read import read_histories
from frikommune.law.rulebook import World
from frikommune.ledger.reference import evaluate
from frikommune.ledger.row import Row
from frikommune.ledger.unplaced import unplaced
from tests.caseload.support import LAST, pack, profile

BY_APRIL, BY_JUNE = date(2019, 4, 30), date(2019, 6, 30)


@pytest.fixture(scope="module")
def histories(tmp_path_factory: pytest.TempPathFactory) -> list[History]:
    """The reconstruction among 700 others, as it is read back from the disk."""
    folder = tmp_path_factory.mktemp("caseload")
    make(profile(), Asked(700, 1, LAST), "parquet", folder, lambda done, many: None)
    reading = read_histories(folder, None, pack().known)
    assert not reading.refused
    return reading.histories


def rows(histories: list[History], world: World, norm: str, observed: date) -> Iterator[Row]:
    """Aalborg's rows of one norm."""
    for history in histories:
        for row in evaluate(history, world, observed):
            if row.norm == norm and row.municipality == "Aalborg":
                yield row


def test_every_citizen_is_synthetic(histories):
    citizens = [one for one in histories if not one.subject.startswith("syn-v")]  # companies carry no mark
    assert len(citizens) > 1335
    assert all(history.synthetic for history in citizens)


def test_nothing_in_the_reconstruction_goes_uncounted(histories):
    world = pack().rulebook.all_trials
    made = [one for one in histories if one.subject.startswith("syn-r")]
    left = [text for one in made for text in unplaced(one, pack().rulebook, evaluate(one, world, LAST), LAST)]
    assert left == []


@pytest.mark.parametrize(
    ("norm", "figure"),
    [
        ("lae265-rehabiliteringsmoede", "lae265-fritaget"),
        ("rehabiliteringsmoede-foer-jobafklaring", "jobafklaring-fritaget"),
    ],
)
def test_the_ledger_has_as_many_exempt_rows_as_the_paper_says(histories, norm, figure):
    found = rows(histories, pack().rulebook.all_trials, norm, BY_APRIL)
    exempt = [row for row in found if row.standing == "exempt" and row.due and row.due <= BY_APRIL]
    assert len(exempt) == profile().value(figure)


def test_the_ledger_has_a_row_for_each_move_to_job_clarification_since_the_trial_began(histories):
    world = pack().rulebook.all_trials
    found = rows(histories, world, "rehabiliteringsmoede-foer-jobafklaring", BY_APRIL)
    assert sum(row.read_on >= date(2018, 1, 1) for row in found) == profile().value("jobafklaring-i-alt")


def test_the_early_job_rotations_were_made_possible_by_the_trial(histories):
    book, norm = pack().rulebook, "jobrotation-26-uger"
    without = {row.subject: row for row in rows(histories, book.no_trials, norm, BY_JUNE)}
    with_all = {row.subject: row for row in rows(histories, book.all_trials, norm, BY_JUNE)}
    since = date(2018, 9, 1)
    early = [one for one, row in without.items() if row.outcome == "breached" and row.read_on >= since]
    assert len(early) == profile().value("jobrotation-under-26-uger")
    assert {with_all[one].outcome for one in early} == {"met"}


def test_the_microloans_were_made_possible_by_the_trial(histories):
    book = pack().rulebook
    without = [row.outcome for row in rows(histories, book.no_trials, "mikrolaan", BY_JUNE)]
    with_all = [row.outcome for row in rows(histories, book.all_trials, "mikrolaan", BY_JUNE)]
    assert (without, with_all) == (["breached"] * 13, ["met"] * 13)


def test_each_of_those_over_a_year_is_let_off_the_reassessment(histories):
    observed, norm = date(2019, 8, 31), "ledighedsydelse-revurdering"
    over = {
        history.subject
        for history in histories
        for spell in history.spells
        if spell.group == "ledighedsydelse" and spell.municipality == "Aalborg"
        if spell.start < date(2018, 8, 31) and (spell.end is None or spell.end > observed)
    }
    found = rows(histories, pack().rulebook.all_trials, norm, observed)
    waived = {row.subject for row in found if row.standing == "waived"}
    assert len(over) == profile().value("ledighedsydelse-over-12-mdr")
    assert over <= waived
