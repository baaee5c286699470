"""ID tokens that are not what they must be: signed by another, for another, old, or not signed at all."""

import json
from base64 import urlsafe_b64encode
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.utils import timezone
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from frikommune.web.people.models import Person
from frikommune.web.signin import oidc
from tests.web.conftest import words
from tests.web.signin.conftest import LEADER, OIDC, SECRET

ISSUER = "https://login.example"


class Elsewhere:
    """A provider without a process: what it would answer to Authlib's requests."""

    key: ClassVar = RSAKey.generate_key(2048, {"kid": "1"})
    stranger: ClassVar = RSAKey.generate_key(2048, {"kid": "1"})

    def __init__(self) -> None:
        self.issuer = ISSUER
        self.algorithms = ["RS256", "HS256", "none"]
        self.signs_with = self.key
        self.algorithm = "RS256"
        self.changed: dict[str, object] = {}
        self.nonce = ""

    def send(self, request, **more):
        path = urlsplit(request.url).path
        answer = requests.Response()
        answer.status_code, answer.request, answer.url = 200, request, request.url
        answer._content = self._json(path)
        return answer

    def _json(self, path: str) -> bytes:
        return json.dumps(self._told(path)).encode()

    def _told(self, path: str) -> object:
        if path.endswith("openid-configuration"):
            return {
                "issuer": self.issuer,
                "authorization_endpoint": f"{ISSUER}/auth",
                "token_endpoint": f"{ISSUER}/token",
                "jwks_uri": f"{ISSUER}/jwks",
                "id_token_signing_alg_values_supported": self.algorithms,
            }
        if path == "/jwks":
            return {"keys": [self.key.as_dict(private=False)]}
        return {"access_token": "a", "token_type": "Bearer", "id_token": self._id_token()}

    def _id_token(self) -> str:
        now = int(timezone.now().timestamp())
        claims = {
            "iss": ISSUER, "aud": "frikommune", "sub": "anna", "iat": now, "exp": now + 60,
            "nonce": self.nonce, "name": "Anna", "groups": [LEADER], **self.changed,
        }  # fmt: skip
        told = {key: one for key, one in claims.items() if one is not None}
        header = {"alg": self.algorithm, "kid": "1"}
        if self.algorithm == "none":  # no library makes one any more
            parts = (
                urlsafe_b64encode(json.dumps(one).encode()).rstrip(b"=").decode() for one in (header, told)
            )
            return ".".join((*parts, ""))
        return jwt.encode(header, told, self.signs_with, algorithms=[self.algorithm])


@pytest.fixture
def elsewhere(connected, nordjylland, monkeypatch):
    connected(OIDC.format(issuer=ISSUER))
    oidc._client.cache_clear()
    found = Elsewhere()
    monkeypatch.setattr(requests.Session, "send", found.send)
    yield found
    oidc._client.cache_clear()


def come_back(client, elsewhere):
    asked = parse_qs(urlsplit(client.get("/sign-in/with/aalborg").headers["Location"]).query)
    elsewhere.nonce = asked["nonce"][0]
    return client.get("/sign-in/with/aalborg/back", {"code": "c", "state": asked["state"][0]})


def test_a_token_as_it_must_be_lets_in(visitor, elsewhere):
    assert come_back(visitor, elsewhere).status_code == 302


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"aud": "another-client"}, "til Frikommune (aud)"),
        ({"aud": ["another-client"]}, "til Frikommune (aud)"),
        ({"aud": ["frikommune", "another-client"]}, "azp"),
        ({"azp": "another-client"}, "azp"),
        ({"iss": "https://evil.example"}, "(iss)"),
        ({"nonce": "of another sign-in"}, "(nonce)"),
        ({"nonce": None}, "(nonce)"),
        ({"exp": 1_500_000_000}, "udløbet"),
        ({"iat": 4_000_000_000}, "(iat)"),
        ({"exp": None}, "exp"),
        ({"sub": None}, "sub"),
    ],
)
def test_a_token_for_another_or_of_another_time_is_refused_in_words(visitor, elsewhere, changed, says):
    elsewhere.changed = changed
    answer = come_back(visitor, elsewhere)
    assert answer.status_code == 422
    assert "kan ikke bruges, og du er ikke logget ind" in words(answer.content)
    assert says in words(answer.content)
    assert "_auth_user_id" not in visitor.session
    assert not Person.objects.filter(name="Anna").exists()


@pytest.mark.parametrize(
    ("algorithm", "key"),
    [
        ("RS256", Elsewhere.stranger),
        ("HS256", OctKey.import_key(SECRET)),
        ("none", OctKey.import_key(SECRET)),
    ],
)
def test_a_token_that_the_sign_in_did_not_sign_is_refused(visitor, elsewhere, algorithm, key):
    elsewhere.algorithm, elsewhere.signs_with = algorithm, key
    answer = come_back(visitor, elsewhere)
    assert "som jeres login har underskrevet" in words(answer.content)
    assert "_auth_user_id" not in visitor.session


def test_a_provider_that_calls_itself_another_is_refused(visitor, elsewhere):
    elsewhere.issuer = "https://evil.example"
    answer = visitor.get("/sign-in/with/aalborg")
    assert "issuer = https://evil.example" in words(answer.content)


def test_a_secret_never_stands_in_a_refusal(visitor, elsewhere):
    elsewhere.changed = {"aud": "x"}
    assert SECRET not in come_back(visitor, elsewhere).content.decode()
