"""What an exemption makes of a norm, in words."""

import pytest

from frikommune.law.laid import laid_words
from tests.law.building import BEFORE, WHY, two
from tests.ledger.building import day, law

WEEK_4 = 'step = { number = 1, in_week = 4 }\nform = [{ form = "personligt" }]'
BY_PHONE = 'change = { norm = "samtale", add = { form = [{ form = "telefonisk" }] } }'
UNKNOWN = f'{WHY}\nchange = {{ norm = "samtale", replace = {{ step = "unknown" }} }}'
SAID = {
    "another window": (
        'change = { norm = "samtale", replace = { step = [{ number = 1, in_week = 8 }] } }',
        ["nr. 1: i uge 8"],
    ),
    "set aside for everybody": (
        'change = { norm = "samtale", suspend = true }',
        ["kravet er fraveget for alle, den omfatter"],
    ),
    "set aside case by case": (
        'change = { norm = "samtale", suspend = true }\nuse = {}',
        ["kravet kan fraviges sag for sag"],
    ),
    "unknown": (UNKNOWN, ["fristerne kan ikke afgøres, fordi ingen kilde siger det"]),
    "one more form": (BY_PHONE, ["kan også ske telefonisk"]),
    "another form": (
        'change = { norm = "samtale", replace = { form = [{ form = "telefonisk" }] } }',
        ["skal ske telefonisk"],
    ),
    "one more deed": (
        'change = { norm = "samtale", add = { done_by = { event = "brev" } } }',
        ["kan også opfyldes ved brev"],
    ),
}


@pytest.mark.parametrize(("exemption", "said"), SAID.values(), ids=SAID)
def test_an_exemption_says_what_it_changes(exemption, said):
    book = law(WEEK_4, exemptions=[f'id = "x"\n{exemption}'])
    found = laid_words(book.norms["samtale"], book.exemptions["x"], day(0), book.words)
    assert [one.da for one in found] == said


def test_a_norm_that_asks_nothing_yet_is_read_as_when_it_first_does():
    book = law(two("repealed = true", WEEK_4), exemptions=[f'id = "x"\n{BY_PHONE}'])
    found = laid_words(book.norms["samtale"], book.exemptions["x"], BEFORE, book.words)
    assert [one.en for one in found] == ["may also be done telefonisk"]
