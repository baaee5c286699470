"""What is decided here is the exemption that the engine uses: there from that day, and nowhere else."""

from datetime import date

from frikommune.cases.history import Event, History, Spell
from frikommune.law.rulebook import Rulebook
from frikommune.ledger.reference import evaluate
from frikommune.web.journal.book import book_of
from frikommune.web.journal.models import Programme
from tests.web.life.taking import both, publish

DAYS = tuple(date(year, month, 1) for year in range(2016, 2024) for month in range(1, 13))
STARTS = date(2019, 11, 1)


def rulebook() -> Rulebook:
    return book_of(Programme.objects.get(slug="nordjylland")).pack.rulebook


def read(book: Rulebook, norm: str, place: str, group: str, day: date) -> tuple[object, ...]:
    rule = book.all_trials.rule(norm, place, group, day)
    return rule.version, rule.layers, rule.suspended_by, rule.usable


def differences(before: Rulebook, after: Rulebook) -> set[tuple[str, str, str, date]]:
    """Everything that is read otherwise: place, group, norm and day, by looking at all of it."""
    return {
        (place, group, norm.id, day)
        for place in before.municipalities
        for group, norms in before.norms_by_group.items()
        for norm in norms
        for day in DAYS
        if read(before, norm.id, place, group, day) != read(after, norm.id, place, group, day)
    }


def grant_3_2_to_morsoe(first, second) -> None:
    both(first, second, "3.2", "join", names=["Morsø"])
    publish(first, "3.2", "Morsø", ["3.2"])
    both(first, second, "3.2", "start", names=["Morsø"], parts=["3.2"], effect="2019-11-01")


def test_a_new_municipality_gets_the_exemption_from_its_day_and_nobody_else_does(as_coordinator, as_second):
    before = rulebook()
    grant_3_2_to_morsoe(as_coordinator, as_second)
    found = differences(before, rulebook())
    assert {place for place, _, _, _ in found} == {"Morsø"}
    assert {group for _, group, _, _ in found} == {"ledighedsydelse"}
    assert {norm for _, _, norm, _ in found} == {
        "ledighedsydelse-revurdering",
        "ledighedsydelse-tilbud",
        "ledighedsydelse-tre-spoergsmaal",
    }
    assert {day for _, _, _, day in found} == {day for day in DAYS if STARTS <= day < date(2022, 1, 1)}


def test_joining_and_the_bylaw_alone_change_nothing(as_coordinator, as_second):
    before = rulebook()
    both(as_coordinator, as_second, "3.2", "join", names=["Morsø"])
    publish(as_coordinator, "3.2", "Morsø", ["3.2"])
    assert differences(before, rulebook()) == set()


def asked_of(book: Rulebook, place: str) -> list[tuple[str, str]]:
    """Norm and standing of every duty of one long course on ledighedsydelse."""
    history = History(
        "–",
        (Spell("1", "ledighedsydelse", place, date(2019, 1, 1)),),
        (Event("1", date(2020, 3, 2), 1, "samtale"),),
    )
    rows = evaluate(history, book.all_trials, date(2021, 6, 1))
    return sorted((row.norm, str(row.standing)) for row in rows)


def test_the_ledger_of_a_citizen_there_changes_and_of_the_same_citizen_elsewhere_does_not(
    as_coordinator, as_second
):
    before = rulebook()
    grant_3_2_to_morsoe(as_coordinator, as_second)
    after = rulebook()
    assert asked_of(before, "Morsø") != asked_of(after, "Morsø")
    assert asked_of(after, "Morsø") != asked_of(before, "Hjørring") == asked_of(after, "Hjørring")


def test_leaving_gives_the_law_back_from_its_day(as_coordinator, as_second):
    before = rulebook()
    both(as_coordinator, as_second, "3.2", "leave", names=["Rebild"], reason="Få sager", effect="2020-02-01")
    found = differences(before, rulebook())
    assert {place for place, _, _, _ in found} == {"Rebild"}
    assert min(day for _, _, _, day in found) == date(2020, 2, 1)


def test_a_law_that_meets_the_trial_ends_it_everywhere_from_the_laws_day(as_coordinator, as_second):
    told = {"about": "trial:3.2", "law_from": "2020-07-01", "verdict": "fully", "text": "Loven siger det nu."}
    both(as_coordinator, as_second, "3.2", "meet_by_law", **told)
    grants = [one for one in rulebook().grants if one.exemption == "3.2"]
    assert {one.end for one in grants} == {date(2020, 7, 1)}


def test_an_extension_moves_the_end_of_this_trial_only(as_coordinator, as_second):
    before = {(one.exemption, one.municipality): one.end for one in rulebook().grants}
    both(as_coordinator, as_second, "3.2", "extend", upto="2022-12-31")
    after = {(one.exemption, one.municipality): one.end for one in rulebook().grants}
    moved = {key for key, end in after.items() if before[key] != end}
    assert {exemption for exemption, _ in moved} == {"3.2"}
    assert {after[key] for key in moved} == {date(2023, 1, 1)}
