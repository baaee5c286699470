"""What a page, or the API, answered to an input."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from bench.malformed.commands import where_it_fell
from bench.malformed.judging import Outcome, fault, faults_of_refusal, insides_in, wrong_language
from frikommune.language import Language

_NEXT = {"da": "Gør nu", "en": "Do next"}
_MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
_REFUSED = re.compile(r'<div class="refusal">(.*?)</dl></div>', re.DOTALL)
_TOLD = re.compile(r"<dt>(.*?)</dt><dd>(.*?)</dd>", re.DOTALL)
_FEW = 20
"""Characters that say nothing."""


def of_answer(answer: Any, language: Language) -> Outcome:
    """Taken, refused in words, or a fault of ours."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    status, kind = answer.status_code, answer.headers.get("Content-Type", "")
    if status >= 500:
        thrown = getattr(answer, "exc_info", None)
        return fault(f"{status}: {where_it_fell(thrown[1]) if thrown else _plain(content)[:300]}")
    text = content.decode("utf-8", "replace") if kind.startswith(("text/", "application/json")) else ""
    if answer.request["REQUEST_METHOD"] == "HEAD":
        return Outcome("refused" if status >= 400 else "accepted")  # it has no body to look at
    if status < 400:
        onward = urlsplit(answer.headers.get("Location", ""))
        strange = onward.netloc not in ("", "localhost", "testserver") or onward.scheme not in ("", "http")
        return fault(f"sent on to {onward.geturl()}") if strange else Outcome("accepted")
    if kind.startswith("application/json"):
        return _of_json(status, text, language)
    if not kind.startswith("text/html"):
        return fault(f"{status} without a page: {kind} {content[:100]!r}")
    return _of_page(status, text, language)


def _of_json(status: int, text: str, language: Language) -> Outcome:
    try:
        told = json.loads(text)
        refused = told["refused"]
    except (ValueError, KeyError, TypeError):
        return fault(f"{status} without a refusal: {text[:300]}")
    found = [] if refused else ["nothing is refused"]
    for each in refused:  # the API says both languages, unless one is asked for
        for said in ("da", "en") if isinstance(each["problem"], dict) else (language,):
            found += faults_of_refusal({key: _said(value, said) for key, value in each.items()}, said)
    return fault(f"{status}, but {'; '.join(found[:3])}") if found else Outcome("refused")


def _said(value: Any, language: Language) -> Any:
    return value[language] if isinstance(value, dict) else value


def _of_page(status: int, text: str, language: Language) -> Outcome:
    main = _MAIN.search(text)
    said = _plain(main[0] if main else text)
    if len(said) < _FEW:
        return fault(f"{status} without words: {text[:200]!r}")
    if inside := insides_in(said):
        return fault(f"{status}, and insides are shown: {inside}")
    if f'<html lang="{language}"' not in text and "<html" in text:
        return fault(f"{status}, but a page in another language: {text[:120]!r}")
    blocks = _REFUSED.findall(main[0] if main else text)
    for block in blocks:
        told = {_plain(key): _plain(value) for key, value in _TOLD.findall(f"{block}</dl>")}
        if not told.get(_NEXT[language]):
            return fault(f"{status}, refused without “{_NEXT[language]}”: {_plain(block)[:300]}")
        if wrong_language(
            " ".join(value for key, value in told.items() if key not in ("Fik", "Given")), language
        ):
            return fault(f"{status}, refused in another language: {_plain(block)[:300]}")
    return Outcome("refused")


def _plain(html: str | bytes) -> str:
    text = html.decode("utf-8", "replace") if isinstance(html, bytes) else html
    text = re.sub(r"<(script|style).*?</\1>", " ", text, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", text))).strip()
