"""Every table of ours, and every way of writing to it, leaves a trace; what cannot be traced is refused."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from frikommune.web.trail.installing import missing
from frikommune.web.trail.models import Cut
from frikommune.web.trail.traced import LOOKUPS, UNTRACED, UNTRACED_FIELDS, traced_models
from tests.web.trail.making import changed, made_up

pytestmark = pytest.mark.django_db
MODELS = sorted((one for one in traced_models() if one is not Cut), key=lambda one: one._meta.db_table)
NAMES = [one._meta.db_table for one in MODELS]


def person(number: int) -> models.Model:
    from frikommune.web.people.models import Person

    return Person(username=f"trail-{number}", name="Prøve")


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_a_row_of_every_table_is_traced_when_made_changed_and_deleted(model, traced):
    table, row = model._meta.db_table, made_up(model)
    traced()
    row.save(force_insert=True)
    assert ("look" if table == LOOKUPS else "+", table, [row.pk], "") in traced()
    change = changed(row)
    if change:
        name, value = change
        if is_done(lambda: model._base_manager.filter(pk=row.pk).update(**{name: value})):
            assert ("~", table, [row.pk], model._meta.get_field(name).column) in traced()
    if is_done(lambda: model._base_manager.filter(pk=row.pk)._raw_delete("default")):
        assert ("-", table, [row.pk], "") in traced()


def is_done(deed) -> bool:
    """Whether it was: the database refuses to change what is only added to."""
    try:
        with transaction.atomic():
            deed()
    except DatabaseError as fault:
        if "only added to" not in str(fault):
            raise
        return False
    return True


def test_saving_once_and_again_and_deleting(traced):
    one = person(1)
    one.save()
    pk = one.pk
    one.name = "Andet"
    one.save()
    one.delete()
    assert traced() == [
        ("+", "people_person", [pk], ""),
        ("~", "people_person", [pk], "name"),
        ("-", "people_person", [pk], ""),
    ]


def test_many_rows_of_one_statement_are_one_trace(traced):
    model = type(person(0))
    made = model.objects.bulk_create([person(number) for number in range(2, 12)])
    keys = sorted(one.pk for one in made)
    for one in made:
        one.name = "Flere"
    model.objects.bulk_update(made, ["name"], batch_size=100)
    mine = model.objects.filter(pk__in=keys)
    mine.update(name="Alle", made_up=True)
    mine.delete()
    assert [one for one in traced() if one[1] == "people_person"] == [
        ("+", "people_person", keys, ""),
        ("~", "people_person", keys, "name"),
        ("~", "people_person", keys, "name made_up"),
        ("-", "people_person", keys, ""),
    ]


def test_what_is_written_instead_of_a_row_that_is_there_is_a_change(traced):
    model = type(person(0))
    one = person(12)
    one.save()
    traced()
    again = person(12)
    again.name = "Igen"
    model.objects.bulk_create(
        [again], update_conflicts=True, unique_fields=["username"], update_fields=["name"]
    )
    model.objects.bulk_create([person(12)], ignore_conflicts=True)
    assert traced() == [("~", "people_person", [one.pk], "name")]


def test_statements_of_ones_own_are_traced(traced):
    one = person(13)
    one.save()
    traced()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_person SET name = 'Rå' WHERE id = %s", [one.pk])
        cursor.executemany("UPDATE people_person SET name = %s WHERE id = %s", [("A", one.pk), ("B", one.pk)])
    assert set(map(str, traced())) == {str(("~", "people_person", [one.pk], "name"))}


def test_what_is_undone_leaves_no_trace(traced):
    with transaction.atomic():
        person(14).save()
        transaction.set_rollback(True)
    assert traced() == []


def test_a_statement_that_fails_leaves_no_trace_and_the_next_one_only_its_own(traced):
    one = person(15)
    one.save()
    traced()
    with pytest.raises(DatabaseError), transaction.atomic():
        type(one).objects.bulk_create([person(16), person(15)])
    person(17).save()
    assert len(traced()) == 1


def test_writing_the_same_again_is_no_change(traced):
    one = person(18)
    one.save()
    traced()
    one.save()
    assert traced() == []


def run(statement: str) -> None:
    """A statement of one's own, in a transaction of its own."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_trace_is_never_changed_nor_deleted(traced):
    person(19).save()
    traced()
    for statement in ("UPDATE trail_trace SET who = 'nobody'", "DELETE FROM trail_trace"):
        with pytest.raises(DatabaseError, match="only added to"):
            run(statement)


def test_every_table_has_all_its_triggers():
    assert missing() == []


def test_a_trigger_that_somebody_took_away_is_missed():
    table = "people_person"
    with connection.cursor() as cursor:
        on = f" ON {table}" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER trail_people_person_update{on}")
    assert any("trail_people_person_update" in one for one in missing())


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_a_statement_past_the_engine_is_refused():
    with pytest.raises(Exception, match="user-defined function raised exception"):
        connection.connection.execute("UPDATE people_person SET name = 'x'")


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_a_table_is_not_emptied_at_once():
    with pytest.raises(DatabaseError, match="cannot be emptied at once"):
        run("TRUNCATE people_person CASCADE")


def test_every_table_of_ours_is_traced_or_left_out_with_a_reason():
    tables = {
        model._meta.db_table
        for config in apps.get_app_configs()
        if config.name.startswith("frikommune.")
        for model in config.get_models(include_auto_created=True)
    }
    assert tables == set(NAMES) | set(UNTRACED) | {"trail_cut"}
    assert all(len(reason) > 20 for reason in UNTRACED.values())


def test_what_is_left_out_is_there_to_be_left_out():
    for table, fields in UNTRACED_FIELDS.items():
        model = next(one for one in MODELS if one._meta.db_table == table)
        assert set(fields) <= {one.name for one in model._meta.concrete_fields}
