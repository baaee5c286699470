"""Parts of pages that are kept: given again for the same question only."""

import pytest
from django.test import RequestFactory

from frikommune.web.lawbook import kept
from frikommune.web.lawbook.kept import kept_part
from tests.web.conftest import words

APPLIES = "/nordjylland/law/applies"


class BookOf:
    """What a part asks of a book."""

    slug = "nordjylland"

    def __init__(self, version: str) -> None:
        self.version = version


@pytest.fixture
def made():
    """Make a part, and tell how often it had to be made."""
    asked: list[str] = []

    def make(address: str = "/a", version: str = "1", also: str = "") -> int:
        def filled() -> dict[str, str]:
            asked.append(address)
            return {}

        request = RequestFactory().get(address)
        request.book, request.on = BookOf(version), None
        kept_part(request, "lawbook/apart.html", filled, also)
        return len(asked)

    return make


def test_the_same_question_is_answered_once(made):
    assert [made(), made()] == [1, 1]


@pytest.mark.parametrize("other", [{"address": "/a?q=1"}, {"version": "2"}, {"also": "Rebild"}], ids=str)
def test_another_address_book_or_reader_is_answered_anew(made, other):
    assert [made(), made(**other)] == [1, 2]


def test_no_more_than_so_many_are_kept(made, monkeypatch):
    monkeypatch.setattr(kept, "KEPT_PARTS", 2)
    for number in range(3):
        made(f"/{number}")
    assert made("/2") == 3
    assert made("/0") == 4


def test_languages_are_kept_apart(visitor):
    query = {"municipality": "Aalborg", "group": "dagpenge", "on": "2018-03-01"}
    assert "uden forsøget" in words(visitor.get(APPLIES, query).content)
    visitor.cookies["language"] = "en"
    assert "without the trial" in words(visitor.get(APPLIES, query).content)


def test_readers_from_two_municipalities_get_each_their_own(signed_in):
    query = {"group": "dagpenge", "on": "2018-03-01"}
    assert "Rebild 01.03.2018" in words(signed_in("leder-rebild").get(APPLIES, query).content)
    assert "Aalborg 01.03.2018" in words(signed_in("leder").get(APPLIES, query).content)
