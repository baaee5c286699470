"""What breaks careless readers: texts, numbers, bodies, headers and addresses."""

import gzip
import random
from collections.abc import Callable

TEXTS = (
    "\ud800", "\udfff\ud800", "a\0b", "", " ", "x" * 5000, "æ" * 61, "😀" * 60, "\u202e\u200b", "' OR 1=1 --",
    "<script>", "{{7*7}}", "2019-02-30", "0001-01-01", "9999-12-31", "2019-13-45", "2019-W01-1",
    "../../etc/passwd", "\r\nX: 1", "٣", "null", "1e999", "=1+1", "2019-10-01T10:00:00+14:00",
    "9999-12-31T23:59:59-12:00", "2019-10-01T25:00", "010180-1234",
)  # fmt: skip
"""In the place of a text, and as a key."""
RAW = (
    "1e999", "-1e999", "9" * 5000, "9" * 400, "NaN", "Infinity", "-0", "1.5", "1.0", "true", "null", "[]",
    "{}", '""', "[" * 100_000 + "]" * 100_000, '{"a":' * 20 + "1" + "}" * 20, "18446744073709551616", "0x1",
    "-9223372036854775809",
)  # fmt: skip
"""In the place of any value, as it stands."""
BODIES: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda body: body[: len(body) // 2],
    "empty": lambda body: b"",
    "blank": lambda body: b" \n",
    "more after": lambda body: body + b"{}",
    "BOM": lambda body: b"\xef\xbb\xbf" + body,
    "UTF-16": lambda body: body.decode("utf-8").encode("utf-16"),
    "Latin-1": lambda body: body[:-1] + b',"\xe6":1}',
    "gzip": gzip.compress,
    "a key twice": lambda body: body[:-1] + b"," + body[1:],
    "a comment": lambda body: body + b" // ",
    "single quotes": lambda body: body.replace(b'"', b"'"),
    "null": lambda body: b"null",
    "list": lambda body: b"[" + body + b"]",
    "noise": lambda body: random.Random(len(body)).randbytes(300),
}
HEADERS: dict[str, tuple[str, ...]] = {
    "Content-Type": (
        "text/plain", "application/xml", "", "application/json; charset=latin-1", "application/vnd.api+json",
        "application/json; charset=utf-99", 'application/JSON;charset="UTF-8"',
        "application/json, text/plain", "multipart/form-data; boundary=x", "multipart/form-data",
        "application/x-www-form-urlencoded", "no type",
    ),
    "Content-Encoding": ("gzip", "br", "identity", "x"),
    "Accept": ("text/html", "application/xml;q=1", "*/*", "\xff"),
    "Accept-Language": ("kl", "\xff" * 100),
    "Host": ("example.org", "", "localhost:99999", "a b"),
    "X-Forwarded-Host": ("example.org",),
    "X-HTTP-Method-Override": ("DELETE",),
    "Transfer-Encoding": ("chunked", "gzip, Chunked"),
    "Content-Length": ("-1", "1e3", "\xb2", "9" * 5000, "9" * 12, "1,2", "0x10", "1000"),
    "Cookie": ("language=en; sessionid=x", "\xff=\xff", "a" * 5000),
    "If-None-Match": ("*",),
    "Range": ("bytes=0-1",),
    "Expect": ("100-continue",),
}  # fmt: skip
QUERIES = (
    "%00", "%ED%A0%80", "%FF", "x" * 5000, "%E0%A4%A", "%u1234", "+", "%F0%9F%98%80", "", "null", "[]", "1;2",
    "2019-02-30", "1899-12-31", "2200-01-01", "2019-1-1", "20190101", "2019-W01-1", "yes", "1", "True",
    "true", "1_0", "%201", "1.0", "-1", "%2B1", "010180-1234", "9" * 30, "9" * 5000, "%D9%A3",
)  # fmt: skip
"""As the value of a parameter, in the address itself, and as the name of one."""
METHODS = (
    "PUT",
    "PATCH",
    "DELETE",
    "HEAD",
    "OPTIONS",
    "TRACE",
    "QUERY",
    "CONNECT",
    "GET",
    "POST",
    "NONSENSE",
)
