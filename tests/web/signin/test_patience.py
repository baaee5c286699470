"""Limits on wrong tries: by name, by address, in the database, and telling nothing of who there is."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import BasePasswordHasher, get_hasher
from django.utils import timezone

from frikommune.web.people.models import Person
from frikommune.web.signin import patience
from frikommune.web.signin.models import WrongTry
from tests.web.conftest import words

PASSWORD = "en lang sætning om fjorden"


@pytest.fixture
def person(nordjylland):
    return Person.objects.create_user("nogen", password=PASSWORD, name="Nogen")


def tried(client, name="nogen", password="forkert", address="192.0.2.1"):
    return client.post("/people/sign-in", {"username": name, "password": password}, REMOTE_ADDR=address)


def test_waiting_ends_after_a_quarter_of_an_hour(visitor, person):
    for _ in range(patience.TRIES):
        tried(visitor)
    assert "for mange gange" in words(tried(visitor, password=PASSWORD).content)
    WrongTry.objects.update(at=timezone.now() - patience.WAIT - timedelta(seconds=1))
    assert tried(visitor, password=PASSWORD).status_code == 302


def test_who_is_elsewhere_is_not_locked_out_by_a_guesser(visitor, person):
    for _ in range(patience.TRIES + 3):
        tried(visitor)
    assert tried(visitor, password=PASSWORD, address="192.0.2.9").status_code == 302


def test_a_guesser_with_many_addresses_must_wait_too(visitor, person):
    for number in range(patience.TRIES_OF_NAME):
        tried(visitor, address=f"192.0.2.{number}")
    assert "for mange gange" in words(tried(visitor, address="198.51.100.1").content)


def test_a_guesser_with_many_names_must_wait_too(visitor, person):
    for number in range(patience.TRIES_OF_ADDRESS):
        tried(visitor, name=f"navn-{number}")
    assert "for mange gange" in words(tried(visitor, password=PASSWORD).content)


def test_the_right_password_does_not_clear_the_address_of_a_guesser(visitor, person):
    for number in range(patience.TRIES_OF_ADDRESS - 1):
        tried(visitor, name=f"navn-{number}")
    assert tried(visitor, password=PASSWORD).status_code == 302
    tried(visitor, name="en-mere")
    assert "for mange gange" in words(tried(visitor, name="og-en").content)


def test_tries_while_one_waits_do_not_make_it_longer(visitor, person):
    for _ in range(patience.TRIES + 5):
        tried(visitor)
    assert WrongTry.objects.count() == 3 * patience.TRIES


def test_a_name_that_nobody_has_is_answered_alike(visitor, person):
    there, not_there = tried(visitor), tried(visitor, name="ingen")
    assert words(there.content).replace("nogen", "") == words(not_there.content).replace("ingen", "")
    for _ in range(patience.TRIES - 1):
        tried(visitor, name="ingen")
    assert "for mange gange" in words(tried(visitor, name="ingen").content)


@pytest.mark.parametrize("name", ["nogen", "ingen", "uden-adgangskode", "lukket"])
def test_each_name_costs_one_hashing_of_a_password(visitor, person, monkeypatch, name):
    """So that nothing can be told from the time. Counted, since a time cannot be trusted in a test."""
    Person.objects.create_user("uden-adgangskode", name="Uden")
    Person.objects.create_user("lukket", password=PASSWORD, name="Lukket", is_active=False)
    hashed: list[str] = []
    kind = type(get_hasher())
    encode = kind.encode

    def counted(self: BasePasswordHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(kind, "encode", counted)
    tried(visitor, name=name)
    assert len(hashed) == 1


def test_nothing_that_was_typed_is_kept(visitor, person):
    tried(visitor, name="0101011234")
    assert not any("0101011234" in one for one in WrongTry.objects.values_list("key", flat=True))


def test_behind_a_proxy_its_word_counts_and_the_callers_does_not(visitor, person, settings):
    settings.PROXIES = 1
    for number in range(patience.TRIES + 1):
        answer = visitor.post(
            "/people/sign-in",
            {"username": "nogen", "password": "forkert"},
            HTTP_X_FORWARDED_FOR=f"10.0.0.{number}, 192.0.2.7",
        )
    assert "for mange gange" in words(answer.content)


def test_without_a_proxy_what_a_caller_says_of_the_address_is_nothing(rf, settings):
    settings.PROXIES = 0
    request = rf.get("/", HTTP_X_FORWARDED_FOR="10.0.0.1", REMOTE_ADDR="192.0.2.1")
    assert patience.address_of(request) == "192.0.2.1"
