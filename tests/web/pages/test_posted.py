"""What a form sent, read field by field."""

import pytest

from frikommune.web.pages.posted import number_in


def test_a_whole_number_is_read_as_pages_write_it():
    assert (number_in("0"), number_in("17"), number_in("9" * 17)) == (0, 17, int("9" * 17))


@pytest.mark.parametrize("words", ["", " 1", "-1", "1.0", "²", "١", "１", "1_000", "9" * 18, "9" * 5_000])
def test_whatever_else_python_may_take_for_digits_is_none(words):
    assert number_in(words) is None


def test_a_length_that_is_no_number_is_told_in_words(visitor):
    answer = visitor.post("/people/sign-in", {"username": "x"}, headers={"content-length": "x"})
    assert answer.status_code == 400
    assert "Det sendte kan ikke læses" in answer.content.decode()
