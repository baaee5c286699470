"""JSON of others: whatever is wrong with it is one kind of fault."""

import pytest

from frikommune.cases.json_history import parse_json_history
from frikommune.cases.plain_json import json_of, seal_of
from frikommune.errors import Refused
from tests.cases.support import KNOWN

WRONG = {
    "endless nesting": "[" * 100_000,
    "a number of thousands of digits": "9" * 5_000,
    "half of a character": '{"a": "\\ud800"}',
    "no JSON": "{",
}


@pytest.mark.parametrize("name", WRONG)
def test_whatever_is_wrong_is_a_value_error(name):
    with pytest.raises(ValueError, match=r".*"):
        json_of(WRONG[name])


@pytest.mark.parametrize("name", WRONG)
def test_as_a_history_it_is_refused_with_its_place(name):
    with pytest.raises(Refused) as refused:
        parse_json_history(WRONG[name], "h.json", KNOWN)
    (said,) = refused.value.refusals
    assert said.code == "broken_json"
    assert said.where.startswith("h.json")


def test_both_halves_of_a_character_are_one():
    assert json_of('"\\ud83d\\ude00"') == "😀"


def test_a_seal_is_of_the_values_and_not_of_how_they_are_written():
    assert seal_of(json_of('{"a": 1, "b": "æ"}')) == seal_of(json_of('{"b": "\\u00e6",  "a": 1}'))
    assert seal_of([1]) != seal_of([2])
