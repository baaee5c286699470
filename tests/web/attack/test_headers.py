"""What no walk of the pages meets: the API, files of the site, faults, strange hosts, and production's https.

Every page is held to the same in `tests/web/test_every_address.py`.
"""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.told_headers import faults


@pytest.fixture
def broken(visitor, monkeypatch):
    """A visitor who meets a fault on the front page."""

    def fall(*_):
        raise RuntimeError("0101701234")

    monkeypatch.setattr("frikommune.web.pages.middleware.translation.get_language", fall)
    visitor.raise_request_exception = False
    return visitor


@pytest.mark.parametrize("path", ["/api/v1/token", "/api/v1/nowhere", "/api/v1/openapi.json"])
def test_the_api_runs_and_keeps_nothing(visitor, path):
    answer = visitor.get(path)
    assert faults(answer) == []
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["/static/vendor/dkfds/img/all-svg-icons.svg", "/static/nowhere.js", "/%ff/"]
)
def test_files_of_the_site_and_what_is_not_there(visitor, path):
    assert faults(visitor.get(path)) == []


def test_a_fault_tells_the_browser_the_same(broken):
    answer = broken.get("/")
    assert answer.status_code == 500
    assert faults(answer) == []


def test_a_strange_host_is_refused_and_never_repeated(visitor):
    answer = visitor.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert b"evil.example" not in answer.content
    assert faults(answer) == []


def test_signing_out_empties_the_browsers_memory(as_leader):
    answer = as_leader.post(reverse("people:sign_out"))
    assert answer.headers["Clear-Site-Data"] == '"cache"'


@pytest.fixture
def https(settings, nordjylland):
    """As in production, behind a proxy that says so."""
    settings.HTTPS = settings.SECURE_SSL_REDIRECT = True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_HSTS_SECONDS = 31_536_000
    return Client()


def test_with_https_every_answer_demands_it_and_every_cookie_is_closed(https):
    answer = https.get(reverse("people:sign_in"), {"lang": "en"}, headers={"X-Forwarded-Proto": "https"})
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert set(answer.cookies) == {"csrftoken", "language"}
    for cookie in answer.cookies.values():
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")


def test_without_https_one_is_sent_there(https):
    answer = https.get("/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "https://testserver/")


def test_a_session_is_a_new_one_after_signing_in(visitor):
    from django.conf import settings

    visitor.get(reverse("people:sign_in"))
    visitor.cookies[settings.SESSION_COOKIE_NAME] = "chosen0by0somebody0else000000000"
    answer = visitor.post(reverse("people:sign_in_as"), {"username": "demo-leder"})
    cookie = answer.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie.value != "chosen0by0somebody0else000000000"
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


@pytest.mark.parametrize(("who", "most"), [("", 1), ("leder", 12)])
def test_nothing_larger_than_a_form_may_be_is_read(signed_in, visitor, who, most):
    client = signed_in(who) if who else visitor
    body = _Unread(most * 1024 * 1024 + 1)
    answer = client.generic("POST", "/language", b"", CONTENT_LENGTH=len(body), **{"wsgi.input": body})
    assert answer.status_code == 413
    assert f"{most} MB" in answer.text
    assert not body.was_read


class _Unread(BytesIO):
    """A body that must not be asked for."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size, self.was_read = size, False

    def __len__(self) -> int:
        return self.size

    def read(self, *_):
        self.was_read = True
        return b""
