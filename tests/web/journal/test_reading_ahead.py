"""What a process reads when it begins: every programme's book, and a fault is left for whoever asks."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.db import OperationalError

from frikommune.errors import refuse
from frikommune.language import Text
from frikommune.web.journal import reading_ahead

WRONG = Text("Kan ikke læses", "Cannot be read")


def refused(name):
    raise refuse("wrong", problem=WRONG, where=name, given="–", expected=WRONG, do_next=WRONG)


@pytest.fixture
def read(monkeypatch):
    """The programmes that are read; `broken` cannot be."""
    found = []
    monkeypatch.setattr(
        reading_ahead, "book_of", lambda name: refused(name) if name == "broken" else found.append(name)
    )
    monkeypatch.setattr(reading_ahead, "connection", SimpleNamespace(close=lambda: found.append("closed")))
    return found


def programmes(monkeypatch, rows):
    def order_by(_):
        if isinstance(rows, Exception):
            raise rows
        return rows

    monkeypatch.setattr(
        reading_ahead, "Programme", SimpleNamespace(objects=SimpleNamespace(order_by=order_by))
    )


def test_every_programme_is_read_whatever_is_wrong_with_another(monkeypatch, read):
    programmes(monkeypatch, ["one", "broken", "two"])
    reading_ahead.begin_reading().join()
    assert read == ["one", "two", "closed"]


def test_a_database_that_does_not_answer_is_told_to_whoever_asks(monkeypatch, read):
    programmes(monkeypatch, OperationalError("gone"))
    reading_ahead.begin_reading().join()
    assert read == ["closed"]
