"""Adding to a programme: all of it or none, and never a change of what is there."""

import pytest
from django.db import DatabaseError, transaction

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.programme.entry import Deed, Names, Subject
from frikommune.web.journal.append import append, digest_of
from frikommune.web.journal.book import book_of
from frikommune.web.journal.models import EntryRow, Programme
from frikommune.web.journal.writing import Pen
from frikommune.web.people.models import Person, Seat

KKR = Subject("body", "kkr")


@pytest.fixture
def pen(nordjylland):
    from frikommune.web.pages.clock import today

    seat = Seat.objects.get(role="coordinator", person__username="demo-koordinator")
    return Pen(book_of(nordjylland), seat, today())


def test_what_is_added_is_read_back_as_it_was_written(nordjylland, pen):
    said = pen.claim(KKR, "says", Text.same("Æblegrød “i dag”\nog i morgen"))
    append(nordjylland, [said], papers=[pen.paper])
    row = EntryRow.objects.get(entry=said.id)
    fresh = Programme.objects.get(pk=nordjylland.pk)
    assert book_of(fresh).journal.by_id[said.id].value == said.value
    assert row.number == len(pen.book.journal) + 1


def test_several_at_once_have_ids_of_their_own(nordjylland, pen):
    append(nordjylland, [pen.claim(KKR, "says", Text.same(str(n))) for n in range(3)], papers=[pen.paper])
    assert len(book_of(nordjylland).journal) == len(pen.book.journal) + 3


def test_what_is_about_nothing_is_refused_and_nothing_is_stored(nordjylland, pen):
    before, version = EntryRow.objects.count(), nordjylland.version
    good = pen.claim(KKR, "says", Text.same("godt"))
    bad = pen.claim(Subject("trial", "9.9"), "says", Text.same("om intet"))
    with pytest.raises(Refused) as refused:
        append(nordjylland, [good, bad], papers=[pen.paper])
    assert "9.9" in refused.value.said_in("da")
    assert EntryRow.objects.count() == before
    assert Programme.objects.get(pk=nordjylland.pk).version == version


def test_an_act_that_the_steps_do_not_allow_is_refused(nordjylland, pen):
    start = pen.act("start", Subject("part", "3.2"), Names(("Morsø",)), deed=Deed(by="a"))
    with pytest.raises(Refused):
        append(nordjylland, [start], papers=[pen.paper])


@pytest.mark.parametrize("deed", ["update", "delete"])
def test_the_database_refuses_to_change_or_delete_an_entry(nordjylland, deed):
    rows = EntryRow.objects.filter(programme=nordjylland, number=1)
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        rows.update(text="andet") if deed == "update" else rows._raw_delete(rows.db)


def test_a_row_cannot_be_saved_again(nordjylland):
    with pytest.raises(TypeError, match="only added to"):
        EntryRow.objects.filter(programme=nordjylland).first().save()


def test_each_digest_is_chained_to_the_one_before(nordjylland):
    before = ""
    for row in nordjylland.entries.order_by("number"):
        before = digest_of(before, row.text)
        assert row.digest == before


def test_who_did_it_is_kept_beside_the_entry_and_not_in_it(nordjylland, pen):
    person = Person.objects.get(username="demo-koordinator")
    said = pen.claim(KKR, "says", Text.same("noget"))
    append(nordjylland, [said], papers=[pen.paper], made_by=person)
    row = EntryRow.objects.get(entry=said.id)
    assert row.made_by == person
    assert person.name not in row.text
    assert "koordinator" in row.text
