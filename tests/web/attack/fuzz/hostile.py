"""Requests that no description would make: a sound one, with one thing in it that breaks careless readers."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from tests.web.attack.fuzz.described import Operation
from tests.web.attack.fuzz.evil import BODIES, HEADERS, METHODS, QUERIES, RAW, TEXTS
from tests.web.attack.fuzz.request import Request

JSON = "application/json"


def sound(operation: Operation, known: dict[str, Any]) -> Request:
    """A request of values that mean something."""
    body = known.get("body", "")
    kind = JSON if isinstance(body, dict) else "application/octet-stream"
    content = _json(body) if isinstance(body, dict) else body.encode()
    url = operation.path.format(**known.get("path", {}))
    headers = {"Content-Type": kind} if content else {}
    whole = _asking(url, urlencode(known.get("query", {})))
    return Request(operation.name, operation.method, whole, headers, content, "sound")


def hostile(request: Request, operation: Operation) -> Iterator[Request]:
    """Everything that is done to one request, each alone."""
    for name, values in HEADERS.items():
        for value in values:
            yield request.but(f"{name}: {value[:40]}", headers=request.headers | {name: value})
    for method in METHODS:
        yield request.but(f"method {method}", method=method)
    for parameter in operation.told.get("parameters", ()):
        yield from _asked_badly(request, operation, parameter)
    for text in QUERIES:
        yield request.but(f"query of {text[:20]}", url=_asking(request.url, f"{text}=1"))
    if request.body:
        for name, changed in BODIES.items():
            yield request.but(f"body {name}", body=changed(request.body))
    if request.headers.get("Content-Type") == JSON:
        yield from _told_badly(request)


def _asked_badly(request: Request, operation: Operation, parameter: dict[str, Any]) -> Iterator[Request]:
    """Each value of an address in turn."""
    name, is_gap = parameter["name"], parameter["in"] == "path"
    for text in QUERIES:
        gap, query = operation.path.replace(f"{{{name}}}", text), f"{name}={text}"
        url = gap if is_gap else _asking(_without(request.url, name), query)
        yield request.but(f"{name}={text[:20]}", url=url)
    if not is_gap:
        yield request.but(f"{name} twice", url=_asking(request.url, f"{name}=da&{name}=da"))


def _told_badly(request: Request) -> Iterator[Request]:
    """Each value of a body in turn, and a key more."""
    body = json.loads(request.body)
    for path in _places(body):
        place = ".".join(map(str, path))
        for text in TEXTS:
            yield request.but(f"{place} = {text[:20]!r}", body=_json(_with(body, path, text)))
        for raw in RAW:
            here = _json(_with(body, path, "@here@")).replace(b'"@here@"', raw.encode())
            yield request.but(f"{place} = {raw[:20]}", body=here)
    for text in TEXTS:
        yield request.but(f"a key {text[:20]!r}", body=_json(body | {text: 1}))


def _places(value: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where the values of a body stand, and what holds them."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield (*before, key)
        yield from _places(one, (*before, key))


def _with(value: Any, path: tuple[Any, ...], put: Any) -> Any:
    """A copy with something else at a place."""
    if not path:
        return put
    copy = value.copy()
    copy[path[0]] = _with(value[path[0]], path[1:], put)
    return copy


def _asking(url: str, more: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}{more}" if more else url


def _without(url: str, name: str) -> str:
    path, _, query = url.partition("?")
    return _asking(path, "&".join(one for one in query.split("&") if not one.startswith(f"{name}=")))


def _json(value: Any) -> bytes:
    return json.dumps(value).encode()
