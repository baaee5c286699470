"""OpenID Connect, against a certified provider that runs as a process of its own."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from frikommune.web.people.models import Change, Person
from tests.web.conftest import words
from tests.web.signin.coming import way_back
from tests.web.signin.conftest import CASEWORKER, LEADER, OIDC

BACK = "/sign-in/with/aalborg/back"


@pytest.fixture(autouse=True)
def idp(oidc_idp, connected, nordjylland):
    """Connected, with Anna as a leader of Aalborg."""
    connected(OIDC.format(issuer=oidc_idp.url))
    oidc_idp.say(anna={"name": "Anna Andersen", "groups": [LEADER]})
    return oidc_idp


def answered(client, user="anna", onward="/nordjylland/") -> str:
    """Where the provider sends the browser back to, once the person has signed in there."""
    with requests.Session() as there:
        return way_back(client, there, user, onward)


def signed_in(client, user="anna"):
    return client.get(answered(client, user))


def anna():
    return Person.objects.get(identities__provider="aalborg", identities__subject="anna")


def seats(person):
    return sorted(str(one) for one in person.seats.all())


def test_the_sign_in_page_leads_to_the_municipalitys_own(visitor):
    page = visitor.get("/people/sign-in?next=/nordjylland/").content.decode()
    assert "Aalborg Kommunes login" in page
    assert "/sign-in/with/aalborg?next=/nordjylland/" in page


def test_whoever_has_the_group_comes_in_with_the_seat_and_goes_where_they_were_going(visitor):
    answer = signed_in(visitor)
    assert answer.headers["Location"] == "/nordjylland/"
    assert visitor.session["_auth_user_id"] == str(anna().pk)
    assert anna().name == "Anna Andersen"
    assert seats(anna()) == ["leader Aalborg"]


def test_each_change_of_seats_stands_in_the_log_with_the_claim_that_made_it(visitor, idp):
    signed_in(visitor)
    idp.say(anna={"name": "Anna Andersen", "groups": [CASEWORKER]})
    signed_in(visitor)
    assert seats(anna()) == ["caseworker Aalborg"]
    log = Change.objects.filter(person=anna()).order_by("pk").values_list("does", "role", "source", "why")
    assert list(log) == [
        ("let_in", "", "aalborg", ""),
        ("seat_given", "leader", "aalborg", LEADER),
        ("seat_given", "caseworker", "aalborg", CASEWORKER),
        ("seat_taken", "leader", "aalborg", ""),
    ]


def test_whose_groups_are_gone_loses_the_seats_and_is_told_why(visitor, idp):
    signed_in(visitor)
    visitor.post("/people/sign-out")
    idp.say(anna={"name": "Anna Andersen", "groups": ["something-else"]})
    answer = signed_in(visitor)
    assert answer.status_code == 422
    assert "har ingen rolle her" in words(answer.content)
    assert seats(anna()) == []
    assert "_auth_user_id" not in visitor.session


def test_an_answer_is_used_once(visitor):
    back = answered(visitor)
    assert visitor.get(back).status_code == 302
    again = visitor.get(back)
    assert again.status_code == 422
    assert "eller det er brugt" in words(again.content)


def test_an_answer_to_another_browser_is_refused(visitor, client):
    back = answered(visitor)
    assert "ikke til noget, der er begyndt her" in words(client.get(back).content)


def test_an_answer_that_names_another_sign_in_is_refused(visitor):
    back = re.sub(r"iss=[^&]+", "iss=https%3A%2F%2Fevil.example", answered(visitor))
    assert "iss = https://evil.example" in words(visitor.get(back).content)


def test_a_code_of_another_sign_in_gives_nothing(visitor, client):
    """The state is this browser's, the code somebody else's: the verifier (PKCE) does not fit."""
    theirs = parse_qs(urlsplit(answered(client)).query)["code"][0]
    back = re.sub(r"code=[^&]+", f"code={theirs}", answered(visitor))
    answer = visitor.get(back)
    assert answer.status_code == 422
    assert "_auth_user_id" not in visitor.session


def test_a_sign_in_that_was_given_up_is_told_in_words(visitor, idp):
    state = parse_qs(urlsplit(visitor.get("/sign-in/with/aalborg").headers["Location"]).query)["state"][0]
    answer = visitor.get(BACK, {"error": "access_denied", "state": state, "iss": idp.url})
    assert "Jeres login sagde nej" in words(answer.content)


def test_what_is_sent_to_the_provider_has_state_nonce_and_challenge(visitor):
    asked = parse_qs(urlsplit(visitor.get("/sign-in/with/aalborg").headers["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert all(len(asked[one][0]) >= 20 for one in ("state", "nonce", "code_challenge"))
    assert asked["response_type"] == ["code"]


def test_signing_out_ends_it_here_and_shows_the_way_out_there(visitor, idp):
    signed_in(visitor)
    left = visitor.post("/people/sign-out")
    assert left.headers["Location"] == "/sign-in/out"
    assert "Log også ud hos Aalborg Kommunes login" in words(visitor.get("/sign-in/out").content)
    there = urlsplit(visitor.get("/sign-in/with/aalborg/out").headers["Location"])
    assert there.geturl().startswith(f"{idp.url}/session/end?")
    page = requests.get(there.geturl(), timeout=60)
    assert page.status_code == 200


def test_who_comes_from_there_gets_no_password_here(visitor, as_administrator):
    from frikommune.web.people.welcome import welcome_path

    signed_in(visitor)
    assert visitor.get(welcome_path(anna())).status_code == 410
    shown = words(as_administrator.get(f"/people/{anna().pk}").content)
    assert "Logger ind med : Aalborg Kommunes login" in shown or "Logger ind med: Aalborg" in shown
    assert LEADER in shown


def test_an_address_of_no_sign_in_is_not_found(visitor):
    assert visitor.get("/sign-in/with/nowhere").status_code == 404
    assert visitor.get("/sign-in/with/aalborg/metadata").status_code == 404


def test_a_sign_in_that_does_not_answer_is_told_in_words(visitor, connected):
    connected(OIDC.format(issuer="http://localhost:9"))
    answer = visitor.get("/sign-in/with/aalborg")
    assert answer.status_code == 422
    assert "svarer ikke, som det skal" in words(answer.content)
