"""Sessions: how long they last, where one is signed in, and ending them."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from frikommune.web.people.models import Change, Person
from frikommune.web.signin.models import OpenSession
from frikommune.web.signin.sessions import SEEN, STARTED, device_of
from tests.web.conftest import words

PASSWORD = "en lang sætning om fjorden"


@pytest.fixture
def person(nordjylland):
    return Person.objects.create_user("nogen", password=PASSWORD, name="Nogen")


def signed_in(agent=""):
    client = Client(HTTP_USER_AGENT=agent)
    client.post("/people/sign-in", {"username": "nogen", "password": PASSWORD})
    return client


def is_in(client):
    return client.get("/sign-in/mine").status_code == 200


def aged(client, key, seconds):
    session = client.session
    session[key] -= seconds
    session.save()


def test_an_idle_session_ends_and_says_so(person, settings):
    client = signed_in()
    aged(client, SEEN, settings.LONGEST_IDLE + 1)
    answer = client.get("/sign-in/mine", follow=True)
    assert "der var gået for lang tid" in words(answer.content)
    assert not is_in(client)


def test_a_used_session_ends_too_when_the_day_is_over(person, settings):
    client = signed_in()
    aged(client, STARTED, settings.LONGEST_SESSION + 1)
    assert not is_in(client)


def test_use_keeps_a_session_alive(person, settings):
    client = signed_in()
    aged(client, SEEN, settings.LONGEST_IDLE - 10)
    assert is_in(client)
    aged(client, SEEN, settings.LONGEST_IDLE - 10)
    assert is_in(client)


def test_one_sees_where_one_is_signed_in_and_signs_out_there(person):
    here = signed_in("Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0")
    there = signed_in("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1")
    shown = words(here.get("/sign-in/mine").content)
    assert "Firefox, Linux" in shown
    assert "Safari, iOS" in shown
    here.post("/sign-in/mine/end", {"session": OpenSession.objects.get(device="Safari, iOS").pk})
    assert not is_in(there)
    assert is_in(here)


def test_signing_out_everywhere_else_leaves_only_this_one(person):
    here, others = signed_in(), [signed_in(), signed_in()]
    here.post("/sign-in/mine/end", {"session": "others"})
    assert is_in(here)
    assert not any(map(is_in, others))


def test_nobody_ends_another_persons_session(person, signed_in):
    mine = signed_in("leder")
    other = Client()
    other.force_login(person)
    mine.post("/sign-in/mine/end", {"session": OpenSession.objects.get(person=person).pk})
    assert is_in(other)


@pytest.mark.parametrize("given", ["", "²", "-1", "9" * 40, "x'; --"])
def test_a_session_that_is_not_there_ends_nothing(person, given):
    client = signed_in()
    assert client.post("/sign-in/mine/end", {"session": given}).status_code == 302
    assert is_in(client)


def test_a_new_password_signs_out_everywhere_else(person):
    here, there = signed_in(), signed_in()
    sent = {"password": PASSWORD, "new": "en helt anden sætning"}
    assert here.post("/sign-in/mine/password", sent).headers["Location"] == "/sign-in/mine"
    assert is_in(here)
    assert not is_in(there)


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"password": "forkert", "new": "en helt anden sætning"}, "ikke din nuværende"),
        ({"password": PASSWORD, "new": "kort"}, "12"),
    ],
)
def test_a_new_password_needs_the_old_one_and_must_be_long(person, sent, says):
    client = signed_in()
    answer = client.post("/sign-in/mine/password", sent)
    assert answer.status_code == 422
    assert says in words(answer.content)
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_an_access_that_is_closed_ends_the_sessions_too(person, as_administrator):
    client = signed_in()
    as_administrator.post(f"/people/{person.pk}/close")
    assert not is_in(client)
    assert not OpenSession.objects.filter(person=person).exists()


def test_an_administrator_ends_all_sessions_of_a_person_and_that_is_in_the_log(person, as_administrator):
    clients = [signed_in("Mozilla/5.0 (Windows NT 10.0) Firefox/144.0"), signed_in()]
    page = f"/people/{person.pk}"
    assert "Firefox, Windows" in words(as_administrator.get(page).content)
    answer = as_administrator.post(f"{page}/end-sessions", follow=True)
    assert "Personen er ikke logget ind noget sted." in words(answer.content)
    assert not any(map(is_in, clients))
    assert is_in(signed_in())
    last = Change.objects.filter(person=person).latest("pk")
    assert (last.does, last.by.username) == ("sessions_ended", "demo-administrator")


@pytest.mark.parametrize("name", ["sagsbehandler", "leder", "koordinator", "evaluator"])
def test_nobody_but_an_administrator_ends_the_sessions_of_others(person, signed_in, name):
    other = Client()
    other.force_login(person)
    assert signed_in(name).post(f"/people/{person.pk}/end-sessions").status_code == 403
    assert is_in(other)


def test_an_administrator_who_ends_their_own_sessions_is_out_and_is_told_no_fault(as_administrator):
    number = as_administrator.session["_auth_user_id"]
    answer = as_administrator.post(f"/people/{number}/end-sessions")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert as_administrator.get(f"/people/{number}").status_code == 302


def test_a_seat_that_is_taken_counts_no_more_at_the_next_request(as_leader, as_administrator):
    page = "/nordjylland/cases/Aalborg/"
    leader = Person.objects.get(username="demo-leder")
    assert as_leader.get(page).status_code == 200
    as_administrator.post(f"/people/{leader.pk}/take-seat", {"seat": leader.seats.get().pk})
    assert as_leader.get(page).status_code == 403
    assert is_in(as_leader)


def test_signing_out_leaves_no_session_behind(person):
    client = signed_in()
    key = client.session.session_key
    client.post("/people/sign-out")
    assert not Session.objects.filter(session_key=key).exists()
    assert not OpenSession.objects.filter(key=key).exists()


def test_a_session_gets_a_new_key_when_one_signs_in(person):
    client = Client()
    client.post("/people/sign-in", {"username": "nogen", "password": "forkert"})
    session = client.session
    session["x"] = 1
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    client.post("/people/sign-in", {"username": "nogen", "password": PASSWORD})
    assert client.session.session_key != before
    assert "x" not in client.session


def test_old_rows_go_when_the_person_signs_in_again(person, settings):
    signed_in()
    OpenSession.objects.update(started=timezone.now() - timedelta(seconds=settings.LONGEST_SESSION + 1))
    signed_in()
    assert OpenSession.objects.filter(person=person).count() == 1


def test_a_device_of_no_known_kind_is_a_dash():
    assert device_of("curl/8") == "–"
