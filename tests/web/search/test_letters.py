"""Danish letters as a reader means them."""

import pytest

from frikommune.language import danish_order
from frikommune.web.search.letters import folded, folded_with_places


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Læsø", "laesoe"),
        ("Ålborg", "aalborg"),
        ("AALBORG", "aalborg"),
        ("A\u030alborg", "aalborg"),
        ("Café à la carte", "cafe a la carte"),
        ("forsøg 3.10.", "forsoeg 3.10"),
        ("LÆ265-attest", "lae265-attest"),
        ("“Frikommune”, alle steder", "frikommune alle steder"),
    ],
)
def test_letters_are_folded(written: str, meant: str):
    assert folded(written) == meant


def test_each_folded_sign_knows_where_it_came_from():
    text = "På Læsø"
    signs, places = folded_with_places(text)
    at = signs.index("laesoe")
    assert text[places[at] : places[at + 5] + 1] == "Læsø"


def test_the_last_letters_come_last_and_aa_is_one_of_them():
    names = ["Aalborg", "Ærø", "Østerbro", "Ålestrup", "Thisted", "Brønderslev"]
    assert sorted(names, key=danish_order) == [
        "Brønderslev",
        "Thisted",
        "Ærø",
        "Østerbro",
        "Aalborg",
        "Ålestrup",
    ]
