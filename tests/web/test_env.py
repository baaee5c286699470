"""A variable that cannot be used is refused in words, and no password is repeated."""

from collections.abc import Callable
from datetime import date

import pytest

from frikommune.errors import Refused
from frikommune.web.env import above_zero, address, day, whole

NAME = "FRIKOMMUNE_X"
SMTP = "smtp://user:password@host:587"


def mail(name: str) -> str:
    return address(name, ("smtp",), SMTP)


@pytest.mark.parametrize(
    ("read", "given"),
    [
        (day, "i-dag"),
        (day, "2019-02-30"),
        (lambda name: above_zero(name, 20), "hurtigt"),
        (lambda name: above_zero(name, 20), "0"),
        (lambda name: above_zero(name, 20), "nan"),
        (lambda name: above_zero(name, 20), "inf"),
        (lambda name: whole(name, 60, 5, 600), "4"),
        (mail, "smtp://bruger:hemmelig@vært:abc"),
        (mail, "https://bruger:hemmelig@vært"),
        (mail, "bruger:hemmelig@vært"),
        (mail, "smtp://[hemmelig"),
    ],
)
def test_what_cannot_be_used_is_refused(read: Callable[[str], object], given: str, monkeypatch):
    monkeypatch.setenv(NAME, given)
    with pytest.raises(Refused) as refused:
        read(NAME)
    (one,) = refused.value.refusals
    assert (one.code, one.where) == ("variable_unreadable", NAME)
    assert "hemmelig" not in refused.value.said_in("da")


def test_what_can_be_used_is_read_and_what_is_not_set_is_otherwise(monkeypatch):
    monkeypatch.delenv(NAME, raising=False)
    assert (day(NAME), above_zero(NAME, 20), mail(NAME)) == (None, 20, "")
    monkeypatch.setenv(NAME, "2019-11-08")
    assert day(NAME) == date(2019, 11, 8)
    monkeypatch.setenv(NAME, "0.5")
    assert above_zero(NAME, 20) == pytest.approx(0.5)
    for given in (SMTP, "smtp://vært"):
        monkeypatch.setenv(NAME, given)
        assert mail(NAME) == given
    monkeypatch.setenv(NAME, "postgres://frikommune@/frikommune?host=/run/postgresql")
    assert address(NAME, ("postgres",), "postgres://…").endswith("postgresql")
