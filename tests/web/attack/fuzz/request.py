"""A request as it goes over the wire, and what it is sent to find out."""

import base64
import json
import shlex
from dataclasses import dataclass, field, replace
from typing import Any

CITIZEN = "010180-1234"
"""The number of a made-up citizen; it may stand in no answer and in no log."""


@dataclass(frozen=True)
class Request:
    """`operation`: what it is meant for; `origin`: how it was made; `caller`: whose token it is sent with."""

    operation: str
    method: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    origin: str = ""
    caller: str = "own"

    def but(self, origin: str, **more: Any) -> "Request":
        """The same with something else in it."""
        return replace(self, origin=origin, **more)

    def as_line(self) -> str:
        """One line of JSON, for another process."""
        return json.dumps({**vars(self), "body": base64.b64encode(self.body).decode()})

    @staticmethod
    def of_line(line: str) -> "Request":
        """What `as_line` wrote."""
        told = json.loads(line)
        return Request(**{**told, "body": base64.b64decode(told["body"])})

    def as_curl(self) -> str:
        """How a person sends it again, with a token of that caller."""
        heads = "".join(f" -H {shlex.quote(f'{name}: {value}')}" for name, value in self.headers.items())
        body = f" --data-binary {shlex.quote(self.body[:2000].decode('utf-8', 'backslashreplace'))}"
        return f"curl -X {self.method}{heads}{body if self.body else ''} {shlex.quote(self.url[:500])}"
