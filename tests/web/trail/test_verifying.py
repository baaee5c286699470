"""Whoever tampers is found: the first broken link is named."""

import pytest
from django.db import connection

from frikommune.web.trail.models import Trace
from frikommune.web.trail.verifying import Head, head, verify
from tests.web.casework import case_of
from tests.web.trail.tracing import seal

pytestmark = pytest.mark.django_db


@pytest.fixture
def numbers(nordjylland) -> list[int]:
    """Some traces more: their numbers."""
    before = head().number
    for number in range(5):
        nordjylland.title_en = f"North {number}"
        nordjylland.save()
    seal()
    return list(Trace.objects.filter(number__gt=before).order_by("number").values_list("number", flat=True))


def tamper(*statements: str) -> None:
    """As somebody would who has the database in hand, and takes its guards away first."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in ("trail_trace_no_change", "trail_trace_no_delete", "trail_cases_lookup_update"):
                cursor.execute(f"DROP TRIGGER {name}")
            for name in ("trail_cases_lookup_delete", "cases_lookup_no_update", "trail_lookup_no_delete"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        else:
            cursor.execute("SET LOCAL session_replication_role = replica")
        for one in statements:
            cursor.execute(one)
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = origin")


def first() -> tuple[int, str]:
    broken = verify().broken[0]
    return broken.number, broken.how.en


def test_an_untouched_trail_is_whole(numbers):
    found = verify([head()])
    assert (found.broken, found.walked, found.head) == ((), numbers[-1], head())


@pytest.mark.parametrize("column", ["who", "purpose", "keys", "fields", "what", "request"])
def test_a_changed_trace_is_named(numbers, column):
    tamper(f"UPDATE trail_trace SET {column} = 'x' WHERE number = {numbers[2]}")
    assert first() == (
        numbers[2],
        f"trace {numbers[2]} was changed, moved or put in: it does not hang on the one before",
    )


def test_another_time_is_a_change(numbers):
    tamper(f"UPDATE trail_trace SET at = '2018-01-01 00:00:00' WHERE number = {numbers[1]}")
    assert first()[0] == numbers[1]


def test_a_missing_trace_is_named(numbers):
    tamper(f"DELETE FROM trail_trace WHERE number = {numbers[2]}")
    assert first() == (numbers[2], f"trace {numbers[2]} is missing")


def test_traces_in_another_order_are_named(numbers):
    one, two = numbers[1:3]
    tamper(
        f"UPDATE trail_trace SET number = -1 WHERE number = {one}",
        f"UPDATE trail_trace SET number = {one} WHERE number = {two}",
        f"UPDATE trail_trace SET number = {two} WHERE number = -1",
    )
    assert first()[0] == one


def test_an_end_that_was_cut_off_is_seen_by_the_head_in_the_minutes(numbers):
    noted = head()
    tamper(f"DELETE FROM trail_trace WHERE number > {numbers[2]}")
    assert verify([noted]).broken[0].number == numbers[3]


def test_a_chain_that_was_rewritten_is_seen_by_the_head_in_the_minutes(numbers):
    other = Head(numbers[3], "0" * 64)
    broken = verify([other]).broken[0]
    assert (broken.number, broken.how.en[:23]) == (numbers[3], "the chain was rewritten")


def test_a_look_that_was_changed_or_taken_away_is_named(as_caseworker):
    from frikommune.web.cases.models import Lookup

    case = case_of("dagpenge", "2019-09-02", [])
    looks = [
        Lookup.objects.create(
            programme=case.programme, municipality=case.municipality, case=case.pk, purpose=purpose
        )
        for purpose in ("own", "talk")
    ]
    seal()
    tamper(
        f"UPDATE cases_lookup SET purpose = 'own' WHERE id = {looks[1].pk}",
        f"DELETE FROM cases_lookup WHERE id = {looks[0].pk}",
    )
    found = [one.how.en for one in verify().broken]
    assert f"look-up {looks[1].pk} is another than was traced" in found
    assert f"look-up {looks[0].pk} was deleted without a trace" in found
