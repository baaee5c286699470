"""What the API's description says of a request and of an answer, judged by what goes over the wire.

Nobody's word is taken for whether a request is valid: not the generator's, and not the API's own models'.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import jsonschema_rs

from tests.web.attack.fuzz.reading import Invalid, read_json, readings
from tests.web.attack.fuzz.request import Request


@dataclass(frozen=True)
class Operation:
    """One operation: `told` is what the document says of it, `components` the shapes it names, as JSON."""

    components: str
    path: str
    method: str
    told: dict[str, Any]

    @property
    def name(self) -> str:
        """Its operationId."""
        return self.told["operationId"]

    def gaps(self, request: Request) -> dict[str, str] | None:
        """What stands in the gaps of the path; None where method or path are not the operation's."""
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(self.path))
        found = re.fullmatch(pattern, unquote(urlsplit(request.url).path))
        return found.groupdict() if found and request.method == self.method else None

    def why_invalid(self, request: Request) -> str:
        """Why the description refuses a request; empty where it does not. Raises Undecided."""
        try:
            self._check_address(request)
            if "requestBody" in self.told:
                self._check_body(request, self.told["requestBody"]["content"])
        except Invalid as why:
            return str(why)
        return ""

    def faults_of(self, status: int, kind: str, content: bytes) -> list[str]:
        """What of an answer is not as described."""
        told = self.told["responses"].get(str(status))
        if told is None:
            return [f"status {status} is not described"]
        media = told.get("content", {}).get(kind)
        if media is None:
            return [f"{status} as “{kind}” is not described"]
        found = self._schema(media["schema"]).iter_errors(json.loads(content))
        return [f"{status}: {one.message[:200]} at {'/'.join(map(str, one.instance_path))}" for one in found]

    def _check_address(self, request: Request) -> None:
        given = parse_qsl(urlsplit(request.url).query, keep_blank_values=True, errors="replace")
        there, gaps = dict(given), self.gaps(request) or {}
        told = {one["name"]: one for one in self.told.get("parameters", ())}
        for name, times in Counter(name for name, _ in given).items():
            if told.get(name, {}).get("in") != "query" or times > 1:
                raise Invalid(f"query, {name}: {times} times")
        for name, one in told.items():
            text = gaps.get(name) if one["in"] == "path" else there.get(name)
            if text is None and one["required"]:
                raise Invalid(f"query, {name}: missing")
            schema = one["schema"]
            if text is not None and not any(map(self._schema(schema).is_valid, readings(schema, text))):
                raise Invalid(f"{one['in']}, {name}: {text[:60]!r}")

    def _check_body(self, request: Request, content: dict[str, Any]) -> None:
        ((kind, told),) = content.items()
        coding = request.headers.get("Content-Encoding", "identity").lower()
        if not request.body or coding != "identity":
            raise Invalid(f"body: {coding}, {len(request.body)} bytes")
        if kind == "*/*":
            return
        given, _, more = request.headers.get("Content-Type", "").lower().partition(";")
        charset = re.search(r"charset\s*=\s*\"?([\w-]+)", more)
        if given.strip() != kind or (charset and charset[1] not in ("utf-8", "utf8")):
            raise Invalid(f"body: {given} {more}")
        found = next(self._schema(told["schema"]).iter_errors(read_json(request.body)), None)
        if found:
            raise Invalid(f"body, {'/'.join(map(str, found.instance_path))}: {found.message[:200]}")

    def _schema(self, schema: dict[str, Any]) -> Any:
        return _validator(json.dumps(schema), self.components)


class Description:
    """The document that the API gives of itself."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document, components = document, json.dumps(document["components"])
        every = [
            Operation(components, path, method.upper(), told)
            for path, methods in document["paths"].items()
            for method, told in methods.items()
        ]
        self.operations = {one.name: one for one in every}

    def of(self, request: Request) -> Operation | None:
        """The operation whose method and path a request has; None where there is none."""
        return next((one for one in self.operations.values() if one.gaps(request) is not None), None)

    def is_a_path(self, request: Request) -> bool:
        """Whether a request's path may be called by some method."""
        return any(self.of(request.but("", method=one.method)) for one in self.operations.values())


@cache
def _validator(schema: str, components: str) -> Any:
    whole = {"allOf": [json.loads(schema)], "components": json.loads(components)}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=True)
