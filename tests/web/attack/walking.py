"""Fills every form of a page with words that would run if they were not escaped, and sends it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

MARK = "zqx"
PAYLOAD = (
    f"=\"'><script>{MARK}()</script><img src=x onerror={MARK}()>{{{{7*7}}}}{{% now %}} --;\r\nX-{MARK}: 1"
)
RUNS = (f"<script>{MARK}", f"<img src=x onerror={MARK}", "'><script>" + MARK)
"""What must stand on no page."""
LEFT_OUT = ("csrfmiddlewaretoken", "next")
NEVER = ("/people/sign-", "/language", "/sign-in/")


@dataclass
class Form:
    """A form: where it is sent, and what stands in it."""

    action: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    is_post: bool = True


class _Forms(HTMLParser):
    """The forms of a page with every field of words filled in, and of every choice the last offered."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url, self.select = url, ""
        self.forms: list[Form] = []
        self.form: Form | None = None

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        name, kind = given.get("name", ""), given.get("type", "text")
        if tag == "form":
            action = urljoin(self.url, given.get("action", "") or self.url)
            self.form = Form(action, is_post=given.get("method", "get").lower() == "post")
            self.forms.append(self.form)
        elif self.form is None:
            return
        elif tag == "option" and self.select and "disabled" not in given:
            self.form.fields[self.select] = [given.get("value", "")]
        elif tag == "select":
            self.select = name
        elif tag in ("textarea", "input", "button") and name and name not in LEFT_OUT:
            self._fill(tag, name, kind, given)

    def _fill(self, tag, name, kind, given):
        fields, value = self.form.fields, given.get("value", "on")
        if tag == "textarea" or (tag == "input" and kind in ("text", "search", "email", "url", "tel")):
            fields[name] = [PAYLOAD]
        elif kind == "date":
            fields[name] = [given.get("min") or given.get("value") or "2019-11-08"]
        elif kind == "number":
            fields[name] = [given.get("value") or given.get("min") or "1"]
        elif kind == "checkbox":
            fields.setdefault(name, []).append(value)
        elif kind != "file" and not (tag == "button" and name in fields):
            fields[name] = [value]

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = ""


def forms_of(url: str, html: str) -> list[Form]:
    """The forms of a page that are posted, filled in."""
    parser = _Forms(url)
    parser.feed(html)
    return [one for one in parser.forms if one.is_post and not urlsplit(one.action).path.startswith(NEVER)]


def faults_of(answer) -> list[str]:
    """What is wrong with an answer: it fell, words of ours became code, or a line of its head."""
    found = [f"{answer.status_code}"] if answer.status_code >= 500 else []
    found += [f"header {name}" for name in answer.headers if MARK in name.lower()]
    if urlsplit(answer.headers.get("Location", "")).netloc not in ("", "testserver"):
        found.append(f"sent to {answer.headers['Location']}")
    kind = answer.headers.get("Content-Type", "")
    if answer.streaming:
        answer.close()
    if kind.startswith(("text/html", "application/xml", "application/atom+xml")) and not answer.streaming:
        text = answer.content.decode()
        found += [one for one in RUNS if one in text]
        if MARK in text and "49{%" in text:
            found.append("a template was run")
    return found


def walk(client, urls) -> tuple[int, list[tuple[str, list[str]]]]:
    """Look at each page, send its forms, follow where that leads. Gives how many were sent, and faults."""
    sent, found, seen = 0, [], set()
    for url in urls:
        page = client.get(url)
        found.append((url, faults_of(page)))
        if page.status_code != 200 or not page.headers.get("Content-Type", "").startswith("text/html"):
            continue
        for form in forms_of(url, page.content.decode()):
            key = (urlsplit(form.action).path, tuple(form.fields))
            if key in seen:
                continue
            seen.add(key)
            sent += 1
            answer = client.post(form.action, form.fields)
            found.append((form.action, faults_of(answer)))
            if answer.status_code in (302, 303):
                after = answer.headers["Location"]
                found.append((after, faults_of(client.get(after))))
    return sent, [one for one in found if one[1]]
