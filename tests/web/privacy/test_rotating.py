"""The key is changed without anybody's number: everybody is found as before, and nobody by the old key."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as kept
from django.db import DatabaseError, transaction

from frikommune.cases.keyed import Key, add_secret, read_key, version_of
from frikommune.errors import Refused
from frikommune.web.cases.key import person_key
from frikommune.web.cases.models import Case, CaseText
from frikommune.web.deliveries.models import Delivery
from frikommune.web.privacy.again import destroy_again
from frikommune.web.privacy.destroying import destroy_cases
from frikommune.web.privacy.rotating import is_behind, rotate
from tests.web.casework import case_of

CPR = "010190-1234"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_key(settings, tmp_path):
    settings.DATA = tmp_path
    settings.PERSON_KEY = str(tmp_path / "key")


def test_everybody_is_found_by_the_number_as_before(as_leader):
    case = case_of("dagpenge", "2019-09-02", person=CPR)
    before, old = person_key(), case.person
    assert rotate() == (2, 1)
    case.refresh_from_db()
    assert case.person == person_key().person(CPR, "Aalborg") != old
    assert version_of(case.person) == 2
    assert before.person(CPR, "Aalborg") == old
    texts = "".join(CaseText.objects.values_list("text", flat=True))
    assert old not in texts
    assert case.person in texts


def test_a_file_of_refused_rows_from_before_can_still_be_sent(as_leader):
    case = case_of("dagpenge", "2019-09-02", person=CPR)
    old = case.person
    rotate()
    rotate()
    case.refresh_from_db()
    assert person_key().person(old, "Aalborg") == case.person


def test_texts_are_guarded_again_afterwards(as_leader):
    case_of("dagpenge", "2019-09-02")
    rotate()
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        CaseText.objects.update(text="{}")


def test_a_rotation_that_died_is_gone_on_with(as_leader):
    case = case_of("dagpenge", "2019-09-02", person=CPR)
    add_secret(Path(kept.PERSON_KEY))
    assert is_behind()
    assert rotate() == (2, 1)
    case.refresh_from_db()
    assert (case.person, is_behind()) == (person_key().person(CPR, "Aalborg"), False)


def test_the_same_file_is_known_again_after_a_rotation(as_leader):
    case_of("dagpenge", "2019-09-02")
    Delivery.objects.update(digest=person_key().digest(b"file"))
    rotate()
    assert Delivery.objects.get().digest == person_key().digest(b"file")


def test_while_a_delivery_waits_nothing_is_changed(as_leader):
    case_of("dagpenge", "2019-09-02")
    Delivery.objects.update(state="preview")
    with pytest.raises(Refused):
        rotate()
    assert person_key().version == 1


def test_what_was_deleted_under_a_new_key_is_known_in_a_backup_of_the_old_one(as_leader):
    case = case_of("dagpenge", "2019-09-02", person=CPR)
    old = case.person
    rotate()
    destroy_cases(Case.every.filter(pk=case.pk), "cases", date(2026, 1, 1))
    back = case_of("dagpenge", "2019-09-02", person=CPR)
    Case.every.filter(pk=back.pk).update(person=old)
    assert destroy_again(date(2026, 1, 1)) == 1


def test_a_key_of_several_secrets_is_read_as_it_was_written(tmp_path):
    path = tmp_path / "some"
    first = read_key(path)
    added = add_secret(path)
    assert (added.secret, len(added.later), read_key(path)) == (first.secret, 1, added)
    assert path.stat().st_mode & 0o077 == 0


def test_two_secrets_are_not_one():
    one, two = Key(b"a" * 32), Key(b"a" * 32, (b"b" * 32,))
    assert two.person(CPR, "Aalborg") not in (
        one.person(CPR, "Aalborg"),
        Key(b"b" * 32).person(CPR, "Aalborg"),
    )
    assert two.brought_up(one.person(CPR, "Aalborg")) == two.person(CPR, "Aalborg")
