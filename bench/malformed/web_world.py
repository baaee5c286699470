"""A copy of a worked-in demonstration for one process, put back as it was after each input."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any, TypeVar

from bench.malformed.web_forms import Form
from bench.malformed.web_making import PEOPLE, WHAT, client, opened

DATABASE = "frikommune.sqlite3"
BEYOND = ("trail_", "django_session", "signin_", "cases_lookup", "privacy_", "api_apitoken")
"""Tables in which a look or an attempt is noted, whatever comes of it."""
KEPT = {
    "collect:answer": ("collect_sheet", "collect_version"),
    "designs:step": ("designs_designdraft", "designs_designstate"),
    "deliveries:deliveries": ("deliveries_delivery",),
    "life:act": ("journal_document",),
    "import": ("deliveries_delivery", "deliveries_mappingversion", "deliveries_system"),
}
"""What is kept though it is refused: drafts with what is wrong in them, a delivery's refusal, a mapping, a
file that was attached."""
T = TypeVar("T")


class World:
    """A copy of a world for one process, which is put back as it was after each input that changed it."""

    def __init__(self, made: Path, own: Path) -> None:
        shutil.copytree(made, own, dirs_exist_ok=True)
        opened(own)
        told = json.loads((made / WHAT).read_text(encoding="utf-8"))
        self.own = own
        self._browsers = {
            (name, language): client(name, language) for name in PEOPLE for language in ("da", "en")
        }
        self._cookies = {key: deepcopy(browser.cookies) for key, browser in self._browsers.items()}
        self.forms = [(name, Form.of(one)) for name, (forms, _) in told.items() for one in forms]
        self.urls = [(name, url) for name, (_, urls) in told.items() for url in urls]
        self._kept = sqlite3.connect(":memory:", check_same_thread=False)
        self._looking = sqlite3.connect(own / DATABASE, timeout=30)
        self._remember()

    def with_more(self, add: Callable[[], T]) -> T:
        """Add something that is there from now on."""
        found = add()
        self._remember()
        return found

    def _remember(self) -> None:
        self._looking.backup(self._kept)
        self._was = _digests(self._kept)
        self._version = self._data_version()

    def browser(self, name: str, language: str) -> Any:
        """The browser of a person, its cookies as they were at first."""
        one = self._browsers[name, language]
        one.cookies = deepcopy(self._cookies[name, language])
        return one

    def changes_after(self) -> list[str]:
        """The tables that an input has changed; the database is made as it was."""
        from django.db import connections

        if self._data_version() == self._version:
            return []
        connections.close_all()
        now = _digests(self._looking)
        self._kept.backup(self._looking)
        self._version = self._data_version()
        return sorted(name for name in {*now, *self._was} if now.get(name) != self._was.get(name))

    def _data_version(self) -> int:
        """A number that is another when somebody else has changed the database."""
        ((number,),) = self._looking.execute("PRAGMA data_version")
        return int(number)


def _digests(database: sqlite3.Connection) -> dict[str, int]:
    """A number for the content of each table that an input may change only when it is taken."""
    names = [one for (one,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        name: hash(tuple(database.execute(f'SELECT * FROM "{name}"')))
        for name in names
        if not name.startswith((*BEYOND, "sqlite_"))
    }
