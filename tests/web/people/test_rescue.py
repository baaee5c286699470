"""An administrator is let in again from the machine itself, and the log tells it."""

import pytest

from frikommune.errors import Refused
from frikommune.web.people.models import Person
from frikommune.web.people.rescue import let_in_again
from frikommune.web.people.welcome import welcome_path
from frikommune.web.signin.factors import factor_of
from frikommune.web.signin.models import Factor

PASSWORD = "en lang sætning om fjorden"


@pytest.fixture
def shut_out(db):
    """The only administrator: closed, with a second factor that is lost."""
    person = Person.objects.create_user("anna", name="Anna", password=PASSWORD, is_active=False)
    Factor.objects.create(person=person, secret="sealed", last_step=0)
    return person


def test_whoever_is_shut_out_chooses_a_new_password_and_has_no_second_factor(shut_out, client):
    person = let_in_again("anna")
    assert person == shut_out
    assert person.is_active
    assert not person.has_usable_password()
    assert factor_of(person) is None
    assert [one.role for one in person.seats.all()] == ["administrator"]
    assert client.get(welcome_path(person)).status_code == 200


def test_the_log_tells_what_was_done_and_that_nobody_signed_in_did_it(shut_out):
    let_in_again("anna")
    told = list(shut_out.changes.order_by("pk").values_list("does", "by", "why"))
    why = "frikommune administrator"
    assert told == [("opened", None, why), ("seat_given", None, why), ("factor_gone", None, why)]


def test_a_new_name_is_a_new_administrator(db):
    assert let_in_again("bo").changes.filter(does="let_in").exists()


def test_somebody_of_a_municipalitys_own_sign_in_is_refused(shut_out):
    shut_out.identities.create(provider="aalborg", subject="1")
    with pytest.raises(Refused) as told:
        let_in_again("anna")
    assert told.value.refusals[0].code == "no_password_here"
