"""Nothing in the whole database leads from an answer to who gave it: no key, no column, no order, no time."""

from contextlib import suppress
from itertools import permutations

import pytest
from django.test import Client

from tests.web.surveys.a_survey import ANSWER, BASE, TODAY, at, opened, survey

ANSWERS = (
    {**ANSWER, "q9": "Først."},
    {**ANSWER, "q2.1": "1", "municipality": "Rebild", "q9": "Aldrig."},
    {**ANSWER, "role": "leader", "q1": ["2", "3"], "q2.2": ""},
)


class _Undo(Exception):
    pass


@pytest.fixture(autouse=True)
def _today(settings):
    at(settings, TODAY)


def everything() -> dict[str, list[tuple]]:
    """Every row of every table: in SQLite with its row number and in the order in which it lies.

    PostgreSQL lays a changed row at the end, so there the invitations' order is the order of use, and only
    the box must not tell.
    """
    from django.db import connection

    found = {}
    with connection.cursor() as cursor:
        is_sqlite = connection.vendor == "sqlite"
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT {"rowid, *" if is_sqlite else "*"} FROM "{table}"')
            rows = cursor.fetchall()
            found[table] = rows if is_sqlite else sorted(rows, key=repr)
    return found


def after(pairs) -> dict[str, list[tuple]]:
    """The database after these answers were sent by these codes in this order; then it is as it was."""
    from django.db import transaction

    found: dict[str, list[tuple]] = {}
    with suppress(_Undo), transaction.atomic():
        for code, answer in pairs:
            assert Client().post(f"{BASE}/answer/{code}", answer).status_code == 302
        found = everything()
        raise _Undo
    return found


def test_the_database_is_the_same_whoever_gave_which_answer_in_whatever_order(as_coordinator):
    _, codes = opened(as_coordinator, many=3)
    first = after(zip(codes, ANSWERS, strict=True))
    assert len(first["surveys_box"]) == 1
    for order in permutations(range(3)):
        given = [(codes[one], ANSWERS[place]) for place, one in enumerate(order)]
        for sent in (given, given[::-1]):
            assert after(sent) == first


def test_answering_touches_the_box_and_the_invitation_and_nothing_else(as_coordinator):
    _, codes = opened(as_coordinator, many=3)
    before, later = everything(), after([(codes[0], ANSWERS[0])])
    assert {table for table in before if before[table] != later[table]} == {
        "surveys_box",
        "surveys_invitation",
    }


def test_what_changes_in_the_invitation_is_that_it_was_used(as_coordinator):
    from frikommune.web.surveys.models import Invitation

    number, codes = opened(as_coordinator, many=1)
    columns = [one.attname for one in Invitation._meta.concrete_fields]
    before = Invitation.objects.filter(survey=number).values_list(*columns).get()
    assert Client().post(f"{BASE}/answer/{codes[0]}", ANSWERS[0]).status_code == 302
    later = Invitation.objects.filter(survey=number).values_list(*columns).get()
    changed = [name for name, one, two in zip(columns, before, later, strict=True) if one != two]
    assert changed == ["used"]


def test_no_table_of_surveys_has_a_column_for_a_moment_but_when_a_draft_was_begun():
    from django.apps import apps
    from django.db.models import DateTimeField

    moments = [
        f"{model.__name__}.{one.name}"
        for model in apps.get_app_config("surveys").get_models()
        for one in model._meta.concrete_fields
        if isinstance(one, DateTimeField)
    ]
    assert moments == ["Survey.made_at"]


def test_only_a_surveys_own_key_joins_box_and_invitations():
    from frikommune.web.surveys.models import Box, Invitation

    assert [one.name for one in Box._meta.concrete_fields] == ["survey", "answers", "texts"]
    pointing = [
        (relation.related_model.__name__)
        for relation in Box._meta.related_objects
        if relation.related_model is not None
    ]
    assert pointing == []
    joined = {one.related_model.__name__ for one in Invitation._meta.concrete_fields if one.is_relation}
    assert joined == {"Survey"}


def test_codes_are_kept_as_digests_only(as_coordinator):
    _, codes = opened(as_coordinator, many=3)
    kept = repr(everything())
    assert [one for code in codes for one in (code, code.replace("-", "")) if one in kept] == []


def test_what_the_texts_of_a_person_say_is_not_kept_with_the_rest_of_the_answers(as_coordinator):
    number, codes = opened(as_coordinator, many=1)
    Client().post(f"{BASE}/answer/{codes[0]}", ANSWERS[1])
    box = survey(number).box
    assert "Aldrig" not in box.answers
    assert box.texts == '["q9","Aldrig."]'
