"""A request with one thing about it wrong: a field, the way it is sent, its address, or what is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import quote, quote_plus, urlsplit

from bench.malformed import odd
from bench.malformed.of_bytes import damaged as bytes_damaged
from bench.malformed.web_forms import Form

BOUNDARY = "BoUnDaRyStRiNg"
URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"
File = tuple[str, bytes]
Pairs = list[tuple[str, str]]
ASKED = (
    "on", "known_on", "q", "page", "trial", "municipality", "kind", "state", "norm", "next", "lang", "from",
    "to", "group",
    "system", "worker", "team", "span", "quarter", "exemption", "occurrence", "before", "kinds", "version",
    "item", "token",
    "stage", "for", "again", "sent", "mine", "form", "language", "survey", "round", "since", "iss", "x",
)  # fmt: skip
"""What some page of ours looks for in an address."""
_TYPES = (
    "text/plain", "application/json", "application/xml", "", "multipart/form-data", "x",
    f"{URLENCODED}; charset=utf-16", f"{URLENCODED}; charset=x", "multipart/form-data; boundary=",
    f"multipart/form-data; boundary={'x' * 300}",
)  # fmt: skip


@dataclass
class Request:
    """What is sent."""

    method: str
    address: str
    body: bytes = b""
    content_type: str = URLENCODED
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def told(self) -> str:
        """Enough of it to know it again."""
        return f"{self.method} {self.address[:200]} ({self.content_type}) {self.body[:200]!r}"

    def by(self, browser: Any) -> Any:
        """Send it, and give the answer."""
        return browser.generic(self.method, self.address, self.body, self.content_type, headers=self.headers)


def of_form(form: Form, lot: Random, others: list[str]) -> Request:
    """A form with something wrong about it; `others` are values of other forms: ids of other things."""
    pairs = [(name, value) for name, values in form.data.items() for value in values]
    files: list[tuple[str, File]] = []
    for _ in range(lot.choice((1, 1, 1, 2, 5))):
        pairs = _changed(pairs, form, lot, others)
    if form.files and lot.random() < 0.5:
        name = next((one.name for one in form.fields.values() if one.kind == "file"), "file")
        files = [
            (
                name,
                (
                    lot.choice(("a.pdf", "x", "", "æ\u202e.docx", "a" * 300 + ".zip", "../x")),
                    lot.randbytes(9),
                ),
            )
        ]
    address = form.action if lot.random() < 0.9 else asked(form.action, lot)
    if not form.post and lot.random() < 0.9:
        return Request("GET", f"{urlsplit(address).path}?{encoded(pairs)}")
    request = Request("POST", address, *_body(pairs, files, many=form.files))
    return _sent_oddly(request, lot) if lot.random() < 0.12 else request


def _changed(pairs: Pairs, form: Form, lot: Random, others: list[str]) -> Pairs:
    if not pairs or lot.random() < 0.06:
        return lot.choice(
            ([], [("x", "y")], [*pairs, *((f"x{n}", "") for n in range(lot.choice((5, 1500))))])
        )
    at = lot.randrange(len(pairs))
    name, value = pairs[at]
    offered = form.fields[name].offered if name in form.fields else []
    way = lot.random()
    if way < 0.12:
        return pairs[:at] + pairs[at + 1 :]
    if way < 0.2:
        return [*pairs, (name, lot.choice((value, odd.word(lot))))]
    if way < 0.25:
        return [
            *pairs[:at],
            (lot.choice((odd.near(lot, name), "", "x" * 500, f"{name}[]")), value),
            *pairs[at + 1 :],
        ]
    if way < 0.3 and offered:
        return [*pairs[:at], (name, lot.choice(offered)), *pairs[at + 1 :]]
    if way < 0.4:
        return [*pairs[:at], (name, lot.choice(others)), *pairs[at + 1 :]]
    if way < 0.5:
        return [*pairs[:at], (name, odd.near(lot, value)), *pairs[at + 1 :]]
    return [*pairs[:at], (name, odd.word(lot)), *pairs[at + 1 :]]


def encoded(pairs: Pairs) -> str:
    return "&".join(
        f"{quote_plus(name)}={quote_plus(value, errors='surrogatepass')}" for name, value in pairs
    )


def _body(pairs: Pairs, files: list[tuple[str, File]], *, many: bool) -> tuple[bytes, str]:
    if not many:
        return encoded(pairs).encode(), URLENCODED
    return multipart(pairs, files), MULTIPART


def multipart(pairs: Pairs, files: list[tuple[str, File]]) -> bytes:
    """A body of parts."""
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in pairs
    ]
    for name, (called, content) in files:
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="{called}"\r\n'
        parts.append(f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + content + b"\r\n")
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


def _sent_oddly(request: Request, lot: Random) -> Request:
    """Another method, another kind of content, bytes damaged on the way, a length that is not so."""
    way = lot.random()
    if way < 0.2:
        request.method = lot.choice(("GET", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "X"))
    elif way < 0.45:
        request.content_type = lot.choice(_TYPES)
    elif way < 0.8:
        request.body = bytes_damaged(request.body, lot)
    elif way < 0.9:
        request.headers = lot.choice(
            (
                {"HX-Request": "true"},
                {"Accept": "application/json"},
                {"Host": "x.example"},
                {"Content-Length": "x"},
            )
        )
    else:
        request.body = encoded([(odd.word(lot)[:200], odd.word(lot)[:200]) for _ in range(9)]).encode()
    return request


def asked(address: str, lot: Random) -> str:
    """An address with a query that is odd."""
    parts = urlsplit(address)
    found = [one.partition("=")[0] for one in parts.query.split("&") if one]
    names = [lot.choice([*found, *ASKED] if found else ASKED) for _ in range(lot.choice((1, 1, 2, 4)))]
    pairs = [quote_plus(name) + lot.choice(("=", "=", "=", "")) + _value(lot) for name in names]
    return f"{parts.path}?{'&'.join([parts.query, *pairs] if lot.random() < 0.5 and parts.query else pairs)}"


def _value(lot: Random) -> str:
    value = odd.word(lot)[:3_000]
    return lot.choice(
        (
            quote_plus(value),
            quote_plus(value),
            quote_plus(value.encode("utf-16")),
            "%",
            "%zz",
            "%ff%fe",
            "%ED%A0%80",
        )
    )


def misplaced(address: str, lot: Random) -> str:
    """An address with one of its parts another: an id of something else, a number without end, no text."""
    path, mark, query = address.partition("?")
    parts = path.split("/")
    places = [at for at, one in enumerate(parts) if one] or [0]
    at = lot.choice(places)
    values = (
        "0",
        "-1",
        "999999",
        "9" * 30,
        "x",
        "Rebild",
        "1.3",
        "nordjylland",
        "%00",
        "%ff",
        "..",
        "a%2Fb",
        "%ED%A0%80",
        "é",
        "",
    )
    value = lot.choice((lot.choice(values), lot.choice(values), quote(odd.word(lot)[:200], safe="")))
    return "/".join([*parts[:at], value, *parts[at + 1 :]]) + mark + query
