"""Refusals as the API says them: JSON with stable keys, in both languages, and no citizen's number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpResponse
from pydantic_core import to_json

from frikommune.cases.cpr import holds_cpr, is_like_cpr
from frikommune.errors import Refusal, Refused
from frikommune.language import Text

HIDDEN = "…"
_LONGEST = 200


class Stopped(Exception):
    """A refusal that is not about what was sent (422) but has a status of its own."""

    def __init__(self, status: int, refused: Refused, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status)
        self.status, self.refused, self.headers = status, refused, headers or {}


def answer(data: Any, status: int = 200) -> HttpResponse:
    """Some data as JSON; nobody may keep it."""
    response = HttpResponse(to_json(data), content_type="application/json", status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def refused_answer(refused: Refused, status: int, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """The answer that says everything that was refused."""
    response = answer({"refused": refused_json(refused.refusals)}, status)
    for name, value in (headers or {}).items():
        response.headers[name] = value
    return response


def refused_json(refusals: Iterable[Refusal]) -> list[dict[str, Any]]:
    """Refusals with the keys of docs/json.md, in both languages. What may be a citizen's number is hidden."""
    return [
        {
            "code": one.code,
            "problem": _both(one.problem),
            "where": _hidden(one.where),
            "given": _hidden(one.given),
            "expected": _both(one.expected),
            "do_next": _both(one.do_next),
        }
        for one in refusals
    ]


def _both(text: Text) -> dict[str, str]:
    return {"da": _hidden(text.da), "en": _hidden(text.en)}


def _hidden(words: str) -> str:
    plain = words.strip()
    if holds_cpr(words) or is_like_cpr(plain.zfill(10) if plain.isdecimal() else plain):
        return HIDDEN
    return words if len(words) <= _LONGEST else words[:_LONGEST] + HIDDEN
