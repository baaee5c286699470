"""A demonstration that has been worked in, and every form that its people see in it.

`python -m bench.malformed.web_making FOLDER` makes one.
"""

from __future__ import annotations

import json
import logging
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bench.malformed.web_forms import Form, Page

DAY = date(2019, 11, 8)
PEOPLE = ("koordinator", "leder", "sagsbehandler", "evaluator", "administrator", "leder-rebild", "")
"""The made-up persons who look at every page; the last is nobody, the public."""
NEVER = ("/people/sign-", "/language", "/sign-in/", "/metrics")
ENDS = frozenset({
    "people:close", "people:take_seat", "people:give_seat", "surveys:drop", "designs:drop",
    "applications:drop", "meetings:remove_item", "deliveries:give_up", "surveys:forget_codes",
    "papers:template_back",
})  # fmt: skip
"""What is broken like all else, but not sent as it should be: the world would lose what it has."""
FILES = frozenset({
    "papers:download", "papers:sent_form", "batches:file", "files:pack", "files:table", "opendata:everything",
    "opendata:table", "bylaws:form", "papers:template_file", "surveys:export", "evaluations:rows",
})  # fmt: skip
"""Long to write, and without links: known, but not fetched while the pages are walked."""
EACH = 2
"""Pages of a kind that each person looks at."""
WHAT = "found.json"
SECRET = "m" * 32
"""Of every form, so that what is sent is read as it is from a browser, before a page sees it."""


def opened(folder: Path) -> None:
    """Start Django on the world in a folder."""
    from frikommune.web import serve

    serve.set_up(folder, demo=True, today=DAY)
    from django.conf import settings

    from frikommune.web.batches import views

    settings.WORK_APART = False
    settings.LONGEST_IDLE = settings.LONGEST_SESSION = 10**8
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    logging.disable(logging.CRITICAL)  # the judge sees what is logged of a fault
    setattr(views, "start", lambda _: None)  # noqa: B010 - the papers of a batch are written by a process of its own, for minutes


def client(name: str, language: str = "da") -> Any:
    """A browser of that person."""
    from django.test import Client

    from frikommune.web.people.models import Person

    one = Client(SERVER_NAME="localhost", raise_request_exception=False, enforce_csrf_checks=True)
    one.cookies["csrftoken"], one.defaults["HTTP_X_CSRFTOKEN"] = SECRET, SECRET
    if name:
        person = Person.objects.get(username=f"demo-{name}")
        one.force_login(person, backend="frikommune.web.signin.backends.LocalBackend")
    one.cookies["language"] = language
    return one


def make(folder: Path) -> None:
    """Found it, walk through it, send each form once as it should be, and walk again."""
    opened(folder)
    from frikommune.web import serve
    from frikommune.web.deliveries.models import System
    from frikommune.web.journal.models import Programme
    from tests.web.deliveries.export import MAPPING

    serve.prepare(True)
    System.objects.create(
        programme=Programme.objects.get(),
        municipality="Aalborg",
        name="Fag",
        mapping=MAPPING.format(covers="everything"),
    )
    for round_ in (1, 2, 3):
        found = dict(_walked())
        if round_ < 3:
            _sent(found)
    told = {name: [[asdict(form) for form in forms], urls] for name, (forms, urls) in found.items()}
    (folder / WHAT).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def _walked() -> Iterator[tuple[str, tuple[list[Form], list[str]]]]:
    """Of each person the forms that are seen, and the addresses that answer."""
    for name in PEOPLE:
        yield name, _walk(client(name))


def _walk(browser: Any) -> tuple[list[Form], list[str]]:
    forms: dict[tuple[str, ...], Form] = {}
    seen: Counter[str] = Counter()
    waiting, known, answered = ["/", "/nordjylland/", "/api/"], {"/"}, []
    while waiting:
        url = waiting.pop(0)
        view = view_of(url)
        if not view or seen[view] >= EACH or url.startswith(NEVER):
            continue
        seen[view] += 1
        answered.append(url)
        if view in FILES:
            continue
        answer = browser.get(url)
        if answer.status_code in (301, 302):
            waiting.append(answer.headers["Location"])
        if answer.streaming or not answer.headers.get("Content-Type", "").startswith("text/html"):
            answer.close()
            continue
        page = Page(url, answer.content.decode())
        for form in page.forms:
            key = (view_of(form.action), str(form.post), *sorted(form.fields))
            if not form.action.startswith(NEVER):
                forms.setdefault(key, form)
        for link in page.links:
            if link not in known:
                known.add(link)
                waiting.append(link)
    return list(forms.values()), answered


def _sent(found: dict[str, tuple[list[Form], list[str]]]) -> None:
    for name, (forms, _) in found.items():
        browser = client(name)
        for form in forms:
            if form.post and view_of(form.action) not in ENDS:
                browser.post(form.action, form.data)


def view_of(url: str) -> str:
    """The name of the page at an address; empty where there is none."""
    from django.urls import Resolver404, resolve

    try:
        return str(resolve(urlsplit(url).path).view_name)
    except Resolver404:
        return ""


if __name__ == "__main__":
    make(Path(sys.argv[1]).resolve())
