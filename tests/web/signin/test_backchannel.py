"""OpenID Connect Back-Channel Logout: a certified provider's own tokens, and those that are not taken."""

import re
from uuid import uuid4

import pytest
import requests
from django.test import Client
from django.utils import timezone
from joserfc import jwt
from joserfc.jwk import RSAKey

from frikommune.web.signin.models import OpenSession
from tests.web.signin.coming import come_in
from tests.web.signin.conftest import LEADER, OIDC
from tests.web.signin.test_oidc_forged import ISSUER, Elsewhere, come_back, elsewhere  # noqa: F401 - a fixture

ADDRESS = "/sign-in/with/aalborg/backchannel"
LOGOUT: dict[str, dict[str, str]] = {"http://schemas.openid.net/event/backchannel-logout": {}}


def is_in(client) -> bool:
    return client.get("/sign-in/mine").status_code == 200


def told(token: str) -> int:
    """The provider posts by itself: no cookie comes along."""
    return Client(enforce_csrf_checks=True).post(ADDRESS, {"logout_token": token}).status_code


def leave_there(idp, there) -> str:
    """Sign out at the provider; gives the logout token that it then posts."""
    page = there.get(f"{idp.url}/session/end", timeout=60)
    asked = re.search(r'name="xsrf" value="([^"]+)"', page.text)[1]
    there.post(f"{idp.url}/session/end/confirm", data={"xsrf": asked, "logout": "yes"}, timeout=60)
    return idp.told.get(timeout=60)["logout_token"]


def test_who_signs_out_at_the_provider_is_signed_out_here_and_only_there(visitor, oidc_idp, connected):
    connected(OIDC.format(issuer=oidc_idp.url))
    oidc_idp.say(anna={"name": "Anna Andersen", "groups": [LEADER]})
    elsewhere_too = Client()
    with requests.Session() as there, requests.Session() as at_home:
        come_in(visitor, there)
        come_in(elsewhere_too, at_home)
        token = leave_there(oidc_idp, there)
        assert is_in(visitor)
        assert told(token) == 200
        assert not is_in(visitor)
        assert is_in(elsewhere_too)
        assert told(token) == 400


def logout_token(*, typ="logout+jwt", key: RSAKey = Elsewhere.key, **changed: object) -> str:
    now = int(timezone.now().timestamp())
    claims = {
        "iss": ISSUER, "aud": "frikommune", "iat": now, "exp": now + 120, "jti": uuid4().hex,
        "events": LOGOUT, "sub": "anna", **changed,
    }  # fmt: skip
    said = {name: one for name, one in claims.items() if one is not None}
    return jwt.encode({"alg": "RS256", "kid": "1", "typ": typ}, said, key)


@pytest.fixture
def anna(visitor, elsewhere):  # noqa: F811
    come_back(visitor, elsewhere)
    assert is_in(visitor)
    return visitor


def test_by_the_person_alone_all_sessions_of_that_sign_in_end(anna, elsewhere, as_leader):  # noqa: F811
    other = Client()
    come_back(other, elsewhere)
    assert told(logout_token()) == 200
    assert (is_in(anna), is_in(other), is_in(as_leader)) == (False, False, True)


def test_by_the_session_alone_that_one_ends(anna):
    OpenSession.objects.filter(sub="anna").update(sid="s1")
    assert told(logout_token(sub=None, sid="s2")) == 200
    assert is_in(anna)
    assert told(logout_token(sub=None, sid="s1")) == 200
    assert not is_in(anna)


def test_another_persons_token_ends_nothing_here(anna):
    assert told(logout_token(sub="bo")) == 200
    assert is_in(anna)


NOW = 1_500_000_000


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "https://evil.example"},
        {"aud": "another-client"},
        {"iat": None},
        {"iat": NOW, "exp": None},
        {"iat": 4_000_000_000},
        {"iat": "now"},
        {"exp": NOW},
        {"jti": None},
        {"events": None},
        {"events": {"http://schemas.openid.net/event/other": {}}},
        {"events": list(LOGOUT)},
        {"nonce": "n"},
        {"sub": None},
        {"sub": 7},
        {"typ": "at+jwt"},
        {"key": Elsewhere.stranger},
    ],
    ids=lambda one: "-".join(f"{key}={value}"[:24] for key, value in one.items()),
)
def test_a_token_that_is_not_as_it_must_be_ends_nothing(anna, changed):
    assert told(logout_token(**changed)) == 400
    assert is_in(anna)


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "ø" * 40, "x" * 20_000, "e30.e30."])
def test_what_is_no_token_is_refused(elsewhere, token):  # noqa: F811
    assert told(token) == 400


def test_an_id_token_is_no_logout_token(anna, elsewhere):  # noqa: F811
    elsewhere.nonce = ""
    assert told(elsewhere._id_token()) == 400
    assert is_in(anna)


def test_the_address_takes_no_other_request(elsewhere):  # noqa: F811
    assert Client().get(ADDRESS).status_code == 405
    assert Client().post("/sign-in/with/nowhere/backchannel").status_code == 404
