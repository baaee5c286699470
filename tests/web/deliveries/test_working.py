"""A delivery from begin to stored."""

import pytest

from frikommune.web.cases.history import history_of
from frikommune.web.cases.models import Case
from frikommune.web.deliveries.working import begin, confirm, preview
from tests.web.deliveries.export import TWO, packed, system_of


@pytest.fixture
def system(nordjylland):
    return system_of()


def stored(system, *tables, name="udtraek.zip", yes=False):
    return confirm(begin(system, name, packed(*tables), None), None, yes=yes)


def case_numbered(number):
    return Case.objects.get(number=f"2019-{number:05}")


def test_a_preview_counts_what_is_new(system):
    found = preview(begin(system, "udtraek.zip", packed(*TWO), None))
    assert (found.citizens.new, found.rows["spells"].new, found.rows["events"].new) == (2, 2, 3)


def test_nothing_is_stored_before_it_is_confirmed(system):
    begin(system, "udtraek.zip", packed(*TWO), None)
    assert not Case.every.exists()


def test_what_was_confirmed_is_there(system):
    delivery = stored(system, *TWO)
    assert delivery.state == "stored"
    assert [one.day.month for one in history_of(case_numbered(2)).events] == [2, 3]


def test_the_same_file_twice_changes_nothing(system):
    stored(system, *TWO)
    found = preview(begin(system, "udtraek.zip", packed(*TWO), None))
    assert found.nothing
    assert found.rows["events"].same == 3
