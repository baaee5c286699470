"""A text that tells of somebody's health is warned of; naming a certificate is not."""

import pytest

from frikommune.casework.uses.health import health_words


def test_words_of_illness_are_found_once_each():
    text = "Borgeren har depression og angst; depression siden 2017."
    assert health_words(text) == ("depression", "angst")


@pytest.mark.parametrize(
    "text",
    [
        "Helbredet er belyst ved en statusattest",
        "LÆ265 foreligger fra i sommer",
        "Sygehuset har sendt en epikrise",
        "Sagen skal hastes igennem",
        "Planen er uændret",
    ],
)
def test_what_a_reason_usually_says_is_let_through(text):
    assert health_words(text) == ()


def test_capitals_and_endings_make_no_difference():
    assert health_words("DEPRESSIONEN er dokumenteret") == ("depressionen",)
