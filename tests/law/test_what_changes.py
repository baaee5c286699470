"""What differs between two rulebooks is found wherever it is, and only there."""

from dataclasses import replace
from datetime import date

import pytest

from frikommune.law.exemption import Grant
from frikommune.law.rulebook import Rulebook
from frikommune.law.source import Source
from frikommune.law.what_changes import what_changes
from frikommune.packfiles.pack import load_pack

START, END = date(2019, 6, 1), date(2020, 3, 1)


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_pack().rulebook


def granted(book: Rulebook, exemption: str, municipality: str, end: date | None = END) -> Rulebook:
    grant = Grant(exemption, municipality, START, end, Source("–", ""), "source", "")
    return replace(book, grants=(*book.grants, grant))


def test_nothing_differs_from_itself(book):
    assert what_changes(book, book) == ()


def test_a_grant_differs_in_its_place_its_groups_its_norms_and_its_days(book):
    found = what_changes(book, granted(book, "3.2", "Morsø"))
    assert {(one.municipality, one.group) for one in found} == {("Morsø", "ledighedsydelse")}
    assert {one.norm for one in found} == {
        "ledighedsydelse-revurdering",
        "ledighedsydelse-tilbud",
        "ledighedsydelse-tre-spoergsmaal",
    }
    assert min(one.period.start for one in found) == START
    assert max(one.period.end or date.max for one in found) == END
    assert all(one.before.suspended_by is None for one in found)


def test_what_is_used_case_by_case_differs_too(book):
    found = what_changes(book, granted(book, "2.1b", "Thisted"))
    assert {one.after.usable[0].id for one in found} == {"2.1b"}


def test_it_finds_what_a_comparison_of_everything_finds(book):
    after = granted(book, "1.3a", "Morsø")
    slow = {
        (place, group, norm.id, day)
        for place in book.municipalities
        for group, norms in book.norms_by_group.items()
        for norm in norms
        for day in (START.replace(day=1, month=5), START, date(2020, 2, 29), END)
        if _law(book, norm.id, place, group, day) != _law(after, norm.id, place, group, day)
    }
    found = what_changes(book, after)
    assert slow == {
        (one.municipality, one.group, one.norm, day)
        for one in found
        for day in (START, date(2020, 2, 29))
        if one.period.start <= day < (one.period.end or date.max)
    }


def _law(book: Rulebook, norm: str, place: str, group: str, day: date) -> tuple[object, ...]:
    rule = book.all_trials.rule(norm, place, group, day)
    return rule.version, rule.layers, rule.suspended_by, rule.usable
