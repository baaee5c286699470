"""The forms and links of a page, with what a careful person would send in each field."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

LEFT_OUT = ("csrfmiddlewaretoken",)
_GOOD = {
    "email": "a@example.org",
    "url": "https://example.org/",
    "tel": "12345678",
    "time": "12:00",
    "month": "2019-11",
}
_DAY = "2019-11-08"


@dataclass
class Field:
    """`values` are what is sent, `offered` what may be chosen among."""

    name: str
    kind: str
    values: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)


@dataclass
class Form:
    """A form of a page, and how it is sent."""

    action: str
    post: bool
    files: bool
    fields: dict[str, Field] = field(default_factory=dict)

    @property
    def data(self) -> dict[str, list[str]]:
        """What is sent of it; files are no text."""
        return {one.name: one.values for one in self.fields.values() if one.kind != "file"}

    @classmethod
    def of(cls, told: dict[str, Any]) -> Form:
        """A form as JSON keeps it."""
        fields = {name: Field(**one) for name, one in told["fields"].items()}
        return cls(told["action"], told["post"], told["files"], fields)


class Page(HTMLParser):
    """Reads a page: its forms, and the addresses of ours that it links to."""

    def __init__(self, url: str, html: str) -> None:
        super().__init__()
        self.url = url
        self.forms: list[Form] = []
        self.links: list[str] = []
        self._form: Form | None = None
        self._select: Field | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and given.get("href"):
            self._link(given["href"])
        elif tag == "form":
            action = urljoin(self.url, given.get("action") or self.url)
            post = given.get("method", "get").lower() == "post"
            self._form = Form(action, post, "multipart" in given.get("enctype", ""))
            self.forms.append(self._form)
        elif self._form is None or tag not in ("input", "textarea", "select", "button", "option"):
            return
        elif tag == "option":
            self._option(given)
        elif given.get("name") and given["name"] not in LEFT_OUT:
            self._field(self._form, tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = None

    def _link(self, href: str) -> None:
        parts = urlsplit(urljoin(self.url, href))
        if not parts.netloc and parts.path.startswith("/") and not parts.path.startswith("/static"):
            self.links.append(parts._replace(fragment="").geturl())

    def _option(self, given: dict[str, str]) -> None:
        one = self._select
        if one is not None and "disabled" not in given:
            one.offered.append(given.get("value", ""))
            if "selected" in given or not any(one.values):
                one.values = [given.get("value", "")]

    def _field(self, form: Form, tag: str, given: dict[str, str]) -> None:
        kind = given.get("type", "text") if tag == "input" else tag
        one = form.fields.setdefault(given["name"], Field(given["name"], kind))
        value = given.get("value", "")
        if kind == "select":
            self._select = one
        elif kind in ("radio", "checkbox", "button", "submit"):
            one.offered.append(value or "on")
            one.values = one.values or [value or "on"]
        elif kind != "file":
            one.values.append(value or given.get("min") or _good(kind))


def _good(kind: str) -> str:
    if kind == "date":
        return _DAY
    return "1" if kind == "number" else "" if kind == "hidden" else _GOOD.get(kind, "En prøve på det")
