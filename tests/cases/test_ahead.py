"""What comes next is made while the one at hand is used."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event, current_thread

import pytest

from frikommune.cases.ahead import ahead, finished


def numbers(*upto: int) -> Iterator[int]:
    yield from upto


def test_all_come_in_their_order():
    assert list(ahead(numbers(1, 2, 3, 4))) == [1, 2, 3, 4]
    assert list(ahead(numbers())) == []


def test_the_next_one_is_made_before_it_is_asked_for():
    made = Event()

    def two() -> Iterator[int]:
        yield 1
        made.set()
        yield 2

    assert next(found := ahead(two())) == 1
    assert made.wait(10)
    assert list(found) == [2]


def test_what_cannot_be_made_is_told_when_it_is_asked_for():
    def broken() -> Iterator[int]:
        yield 1
        raise ValueError("no more")

    found = ahead(broken())
    assert next(found) == 1
    with pytest.raises(ValueError, match="no more"):
        next(found)


def test_whoever_has_enough_waits_for_no_more():
    asked: list[int] = []

    def some() -> Iterator[int]:
        for number in range(1000):
            asked.append(number)
            yield number

    found = ahead(some())
    next(found)
    found.close()
    assert len(asked) < 10


def test_each_is_begun_in_another_thread_and_finished_in_this_one():
    where: list[tuple[str, bool]] = []

    def begin(number: int):
        where.append(("begun", current_thread() is here))

        def finish() -> int:
            where.append(("finished", current_thread() is here))
            return number * 10

        return finish

    here = current_thread()
    assert list(finished(numbers(1, 2), begin)) == [(1, 10), (2, 20)]
    assert set(where) == {("begun", False), ("finished", True)}
