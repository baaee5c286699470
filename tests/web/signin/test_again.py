"""The municipality's sign-in is asked again while one works: a role that is lost there is lost here."""

import pytest
import requests

from frikommune.web.people.models import Person
from frikommune.web.signin.again import ASKED, CHECKED
from frikommune.web.signin.models import OpenSession
from frikommune.web.signin.sessions import STARTED
from tests.web.conftest import words
from tests.web.signin.coming import come_in, through
from tests.web.signin.conftest import CASEWORKER, LEADER, OIDC

PAGE = "/nordjylland/cases/Aalborg/?x=1"
OPENED = {"Sec-Fetch-Mode": "navigate"}


@pytest.fixture
def there(oidc_idp, connected, nordjylland):
    """The browser's own session at the provider."""
    connected(OIDC.format(issuer=oidc_idp.url))
    oidc_idp.say(anna={"name": "Anna Andersen", "groups": [LEADER]})
    with requests.Session() as session:
        yield session


@pytest.fixture
def anna(visitor, there, settings):
    """Signed in a little longer ago than it may be without asking again."""
    come_in(visitor, there)
    aged(visitor, settings.RECHECK + 1)
    return visitor


def aged(client, seconds):
    session = client.session
    session[STARTED] -= seconds
    session["theirs"] = "kept"
    for key in (CHECKED, ASKED):
        if key in session:
            session[key] -= seconds
    session.save()


def opened(client):
    return client.get(PAGE, headers=OPENED)


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


def seats() -> list[str]:
    return sorted(str(one) for one in Person.objects.get(username="aalborg/anna").seats.all())


def test_a_page_goes_round_by_the_sign_in_without_a_word_and_nothing_of_the_session_is_lost(anna, there):
    gone = opened(anna)
    assert "prompt=none" in gone.headers["Location"]
    key = anna.session.session_key
    assert anna.get(through(there, gone.headers["Location"])).headers["Location"] == PAGE
    assert (anna.session.session_key, anna.session["theirs"]) == (key, "kept")
    assert opened(anna).status_code == 200


def test_a_role_that_was_changed_there_is_changed_here(anna, there, oidc_idp):
    oidc_idp.say(anna={"name": "Anna Andersen", "groups": [CASEWORKER]})
    anna.get(through(there, opened(anna).headers["Location"]))
    assert seats() == ["caseworker Aalborg"]
    assert is_in(anna)


def test_who_has_lost_every_role_there_is_signed_out_and_told_why(anna, there, oidc_idp):
    oidc_idp.say(anna={"name": "Anna Andersen", "groups": []})
    answer = anna.get(through(there, opened(anna).headers["Location"]))
    assert answer.status_code == 422
    assert "har ingen rolle her" in words(answer.content)
    assert seats() == []
    assert not is_in(anna)
    assert not OpenSession.objects.filter(person__username="aalborg/anna").exists()


def test_who_is_signed_out_there_is_asked_to_sign_in_again(anna, there):
    there.cookies.clear()
    answer = anna.get(through(there, opened(anna).headers["Location"]), follow=True)
    assert answer.redirect_chain[-1][0].startswith("/people/sign-in?next=/nordjylland/cases/Aalborg/")
    assert "skal bekræftes igen hos din kommune" in words(answer.content)
    assert not is_in(anna)


def test_what_a_page_sends_or_fetches_waits_for_the_next_page(anna):
    assert anna.post("/language", {"language": "en", "next": "/"}).headers["Location"] == "/"
    assert anna.get(PAGE, headers={"Sec-Fetch-Mode": "cors"}).status_code == 200
    assert anna.get(PAGE, headers={**OPENED, "HX-Request": "true"}).status_code == 200


def test_but_not_for_ever(anna, settings):
    aged(anna, settings.RECHECK)
    anna.post("/language", {"language": "en", "next": "/"})
    assert not is_in(anna)


def test_while_one_page_asks_or_the_sign_in_is_down_the_others_are_shown(anna, settings):
    assert opened(anna).status_code == 302
    assert opened(anna).status_code == 200
    aged(anna, 61)
    assert opened(anna).status_code == 302


def test_a_sign_in_that_cannot_be_reached_does_not_stop_the_work_at_once(anna, connected, settings):
    connected(OIDC.format(issuer="http://localhost:9"))
    assert opened(anna).status_code == 200
    aged(anna, settings.RECHECK)
    assert not (opened(anna), is_in(anna))[1]


def test_nobody_is_asked_again_before_it_is_time_nor_where_it_is_off(visitor, there, settings):
    come_in(visitor, there)
    assert opened(visitor).status_code == 200
    settings.RECHECK = 0
    aged(visitor, 3600)
    assert opened(visitor).status_code == 200


def test_a_local_account_is_asked_nothing_again(as_leader, settings, there):
    aged(as_leader, settings.RECHECK + 1)
    assert opened(as_leader).status_code == 200
