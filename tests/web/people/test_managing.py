"""Letting people in, giving them seats, and closing their access again."""

import pytest

from frikommune.web.people.managing import first_administrator
from frikommune.web.people.models import Person, Seat
from frikommune.web.people.welcome import welcome_path
from frikommune.web.signin.patience import TRIES
from tests.web.conftest import axe, is_too_wide, sign_in, words

PASSWORD = "en lang sætning om fjorden"


@pytest.fixture
def newcomer(nordjylland):
    return Person.objects.create_user("ny", name="Ny Person")


def seat(client, person, **given):
    wanted = {"role": "leader", "programme": "nordjylland", "municipality": "Rebild", **given}
    return client.post(f"/people/{person.pk}/give-seat", wanted, follow=True)


def test_an_administrator_lets_a_person_in_and_gives_a_seat(as_administrator):
    answer = as_administrator.post("/people/", {"username": "ny", "name": "Ny Person"}, follow=True)
    person = Person.objects.get(username="ny")
    assert "Giv personen dette link" in words(answer.content)
    assert "leder, Rebild" in words(seat(as_administrator, person).content)


def test_a_name_in_use_is_refused_and_what_was_typed_is_kept(as_administrator, newcomer):
    answer = as_administrator.post("/people/", {"username": "ny", "name": "En Anden"})
    assert answer.status_code == 422
    assert "er i brug" in words(answer.content)
    assert "En Anden" in answer.content.decode()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"role": "king"}, "Vælg en rolle"),
        ({"programme": ""}, "Vælg det program"),
        ({"municipality": ""}, "hører til en kommune"),
        ({"municipality": "Odense"}, "ikke med i det program"),
    ],
)
def test_a_seat_that_does_not_go_together_is_refused(as_administrator, newcomer, given, says):
    assert says in words(seat(as_administrator, newcomer, **given).content)
    assert newcomer.seats.count() == 0


def test_the_link_works_once_and_the_password_must_be_long(client, newcomer):
    path = welcome_path(newcomer)
    for weak in ("kort", "123456789012"):
        assert client.post(path, {"password": weak}).status_code == 422
    assert client.post(path, {"password": PASSWORD}).headers["Location"] == "/"
    assert client.get(path).status_code == 410
    assert client.login(username="ny", password=PASSWORD)


def test_a_closed_access_lets_nobody_in_and_can_be_opened_again(as_administrator, client, newcomer):
    newcomer.set_password(PASSWORD)
    newcomer.save()
    as_administrator.post(f"/people/{newcomer.pk}/close")
    assert not client.login(username="ny", password=PASSWORD)
    as_administrator.post(f"/people/{newcomer.pk}/close")
    assert client.login(username="ny", password=PASSWORD)


def test_the_last_administrator_can_neither_leave_nor_be_closed(as_administrator):
    last = Person.objects.get(username="demo-administrator")
    taken = {"seat": last.seats.get().pk}
    answer = as_administrator.post(f"/people/{last.pk}/take-seat", taken, follow=True)
    assert "altid være en administrator" in words(answer.content)
    as_administrator.post(f"/people/{last.pk}/close")
    assert Person.objects.get(pk=last.pk).is_active
    assert last.seats.count() == 1


def test_a_seat_that_is_not_there_is_not_taken(as_administrator, newcomer):
    answer = as_administrator.post(f"/people/{newcomer.pk}/take-seat", {"seat": "²x"})
    assert answer.status_code == 302


@pytest.mark.parametrize("name", ["sagsbehandler", "leder", "koordinator", "evaluator"])
def test_only_an_administrator_manages_people(signed_in, newcomer, name):
    client = signed_in(name)
    assert client.get("/people/").status_code == 403
    assert client.get(f"/people/{newcomer.pk}").status_code == 403
    assert seat(client, newcomer).status_code == 403
    assert newcomer.seats.count() == 0


def test_after_five_wrong_passwords_the_right_one_must_wait_too(client, newcomer):
    newcomer.set_password(PASSWORD)
    newcomer.save()
    for _ in range(TRIES):
        client.post("/people/sign-in", {"username": "ny", "password": "forkert"})
    answer = client.post("/people/sign-in", {"username": "ny", "password": PASSWORD})
    assert "for mange gange" in words(answer.content)


def test_an_empty_system_gets_one_administrator_and_a_link_until_a_password_is_chosen(db):
    Seat.objects.all().delete()
    Person.objects.all().delete()
    first = first_administrator()
    assert first is not None
    assert [one.role for one in first.seats.all()] == ["administrator"]
    assert first_administrator() == first
    first.set_password(PASSWORD)
    first.save()
    assert first_administrator() is None


def test_axe_finds_nothing_and_the_page_fits_a_phone(phone, site):
    sign_in(phone, site, "administrator")
    for address in ("/people/", "/people/1"):
        phone.goto(f"{site.url}{address}")
        assert axe(phone) == []
        assert not is_too_wide(phone)


def test_initials_in_the_case_system_stand_on_the_seat_and_may_be_changed(as_administrator, newcomer):
    seat(as_administrator, newcomer, initials="NYP")
    said = words(seat(as_administrator, newcomer, initials="NYP2").content)
    assert "leder, Rebild (Nordjysk Frikommunenetværk) · i fagsystemet: NYP2" in said


def test_giving_a_seat_again_without_initials_keeps_them(as_administrator, newcomer):
    seat(as_administrator, newcomer, initials="NYP")
    assert "i fagsystemet: NYP" in words(seat(as_administrator, newcomer).content)


def test_initials_that_a_colleague_has_are_refused(as_administrator, newcomer):
    said = words(seat(as_administrator, newcomer, municipality="Aalborg", initials="DSB").content)
    assert "Demo Sagsbehandler har allerede initialerne DSB i Aalborg. Se efter i fagsystemet." in said
