"""Calls of the API whose bytes, words or address are wrong; by its description it is tried elsewhere."""

from __future__ import annotations

import json
from random import Random

from bench.malformed import odd, of_bytes, of_json
from bench.malformed.files_of_cases import EXAMPLES
from bench.malformed.web_requests import Request, asked, misplaced

_NUMBER = {"number": "2019-00017"}
_USE = {**_NUMBER, "exemption": "2.1b", "reason": "kun-arbejdsmarkedsrettet"}
_TYPES = (
    "application/json",
    "application/json; charset=utf-16",
    "text/plain",
    "",
    "application/xml",
    "multipart/form-data",
)
CALLS: tuple[tuple[str, str, object], ...] = (
    ("GET", "/applies?municipality=Aalborg&group=dagpenge&on=2019-11-08", None),
    ("POST", "/evaluate?on=2018-12-31", "history"), ("POST",
    "/evaluate?on=2018-12-31&rows=false&explanations=true", "history"),
    ("POST", "/duties?on=2019-11-08", _NUMBER), ("POST", "/uses", _USE), ("GET", "/uses?since=2019-01-01",
    None),
    ("GET", "/token", None), ("POST", "/deliveries/1/confirm", {"yes": True}), ("GET", "/deliveries/1", None),
    ("POST", "/deliveries?system=Fag", "export"), ("GET", "/openapi.json", None),
)  # fmt: skip


def secret_made() -> str:
    """A token of Aalborg that may do everything."""
    from frikommune.web.api.models import RIGHTS
    from frikommune.web.api.tokens import make_token
    from frikommune.web.journal.models import Programme

    return make_token(Programme.objects.get(slug="nordjylland"), "Aalborg", "Malformed", tuple(RIGHTS), None)[
        1
    ]


def paths() -> list[tuple[str, str]]:
    """Method and path of each operation that the API describes."""
    from frikommune.web.api.every import api

    found = api.get_openapi_schema()["paths"]
    return [
        (method.upper(), path.replace("{number}", "1"))
        for path, methods in found.items()
        for method in methods
    ]


def call(secret: str, lot: Random) -> Request:
    """One call."""
    method, path, body = lot.choice(CALLS)
    address = f"/api/v1{path}"
    if lot.random() < 0.15:
        method, address = lot.choice(paths())
    way = lot.random()
    if way < 0.3:
        address = asked(address, lot) if lot.random() < 0.7 else misplaced(address, lot)
    good = (EXAMPLES / "history.json").read_bytes() if body == "history" else json.dumps(body or {}).encode()
    content = of_json.damaged(good, lot) if way < 0.9 else of_bytes.damaged(good, lot)
    headers = {"Authorization": f"Bearer {secret}"}
    if lot.random() < 0.06:
        word = (
            odd.word(lot)[:200]
            .encode("latin-1", "replace")
            .decode("latin-1")
            .replace("\r", "")
            .replace("\n", "")
        )
        headers = lot.choice(
            ({}, {"Authorization": word}, {"Authorization": "Bearer "}, headers | {"Accept-Language": word})
        )
    return Request(
        method if lot.random() < 0.95 else "PUT",
        address,
        content,
        lot.choice(_TYPES[:1] * 5 + _TYPES),
        headers,
    )
