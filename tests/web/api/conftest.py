"""A case system that calls: `api("GET", "/applies?…")` with a token of Aalborg that may do everything."""

import json
from typing import Any

import pytest
from django.test import Client


class Caller:
    """Calls the API with a token."""

    def __init__(self, secret: str) -> None:
        self.secret, self.client = secret, Client()

    def __call__(self, method: str, path: str, body: Any = None, **headers: str):
        content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        given = {"authorization": f"Bearer {self.secret}"} if self.secret else {}
        return self.client.generic(
            method, f"/api/v1{path}", content, content_type="application/json", headers=given | headers
        )


@pytest.fixture
def caller(nordjylland):
    """`caller("Rebild", "evaluate")`: a case system of that municipality, with those rights or all."""
    from frikommune.web.api.models import RIGHTS
    from frikommune.web.api.tokens import make_token

    def make(municipality: str = "Aalborg", *rights: str, label: str = "Fagsystem") -> Caller:
        _, secret = make_token(nordjylland, municipality, label, rights or tuple(RIGHTS), None)
        return Caller(secret)

    return make


@pytest.fixture
def api(caller) -> Caller:
    return caller()


def refused(answer) -> list[tuple[str, str]]:
    """Code and place of everything that was refused."""
    return [(one["code"], one["where"]) for one in answer.json()["refused"]]
