"""Steps taken through the pages as a person would: open the form, fill it in, have another confirm it."""

import re
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

TODAY = date(2019, 10, 1)
LETTER = b"%PDF-1.4 decision"


def letter(name: str = "afgoerelse.pdf", content: bytes = LETTER) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def hidden(html: bytes) -> dict[str, str]:
    """The hidden fields of the page's form, but for the language and the token."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html.decode())
    return {name: value for name, value in found if name not in ("next", "csrfmiddlewaretoken")}


def form(client: Client, trial: str, act: str, query: str = "") -> dict[str, str]:
    """The form's own fields: its key, and what it is based on."""
    return hidden(client.get(f"/nordjylland/life/{trial}/{act}{query}").content)


def fill(client: Client, trial: str, act: str, query: str = "", **fields: Any):
    """Send a step. What is not given is what most steps need."""
    kept = form(client, trial, act, query)
    given = {"effect": "2019-10-01", "basis": "lov om frikommunenetværk § 9 d", "document": letter()}
    sent = {**kept, **given, **fields}
    sent = {key: one for key, one in sent.items() if one is not None}
    return client.post(f"/nordjylland/life/{trial}/{act}{query}", sent)


def confirm(client: Client, address: str, do: str = "confirm", **more):
    return client.post(address, {"do": do, **more})


def both(first: Client, second: Client, trial: str, act: str, **fields) -> None:
    """A step that makes law, filled in by the one and confirmed by the other."""
    answer = fill(first, trial, act, **fields)
    assert answer.status_code == 302, answer.content.decode()
    answer = confirm(second, answer.headers["Location"])
    assert answer.status_code == 302, answer.content.decode()


def publish(client: Client, trial: str, place: str, parts: list[str], starts: str = "2019-11-01") -> str:
    """A bylaw, read and published; its public address."""
    asked = {"municipality": place, "parts": parts, "starts": starts}
    asked |= {"basis": "lov om frikommunenetværk § 9 d", "decided": "udvalgets møde, punkt 4"}
    page = client.get(f"/nordjylland/bylaw/write/{trial}", asked)
    kept = hidden(page.content)
    answer = client.post(f"/nordjylland/bylaw/write/{trial}", {**kept, **asked})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]
