"""A programme's book is read once in a process, however many ask for it at the same time."""

from __future__ import annotations

import time
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from frikommune.web.journal import book


@pytest.fixture
def readings(monkeypatch):
    """What is read, and slowly; what the process had read before is left alone."""
    found = []

    def read(programme):
        time.sleep(0.05)
        found.append(programme.version)
        return SimpleNamespace(slug=programme.slug, version=programme.version)

    monkeypatch.setattr(book, "_read", read)
    monkeypatch.setattr(book, "_books", OrderedDict())
    return found


def programme(version="1"):
    return SimpleNamespace(slug="nordjylland", version=version)


def test_those_who_ask_at_the_same_time_get_one_reading(readings):
    with ThreadPoolExecutor(8) as everybody:
        books = list(everybody.map(book.book_of, [programme()] * 8))
    assert readings == ["1"]
    assert all(one is books[0] for one in books)


def test_a_new_version_is_read_anew(readings):
    assert [book.book_of(programme(one)).version for one in ("1", "2", "1")] == ["1", "2", "1"]
    assert readings == ["1", "2"]


def test_a_reading_that_fails_lets_the_next_one_try(readings, monkeypatch):
    slow = book._read
    monkeypatch.setattr(book, "_read", lambda programme: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        book.book_of(programme())
    monkeypatch.setattr(book, "_read", slow)
    assert book.book_of(programme()).version == "1"
