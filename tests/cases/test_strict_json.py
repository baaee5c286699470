"""JSON is taken only where everything in it can be kept and read back."""

import json

import pytest

from frikommune.cases.strict_json import parse_json
from frikommune.errors import Refused


def test_what_is_sound_is_read_as_it_stands():
    data = {"a": [1, 2.5, True, None, "æ😀"], "b": {"c": "\\\\u0000", "d": -0.0}}
    assert parse_json(json.dumps(data), "x") == data
    assert parse_json(json.dumps(data, ensure_ascii=False), "x") == data


@pytest.mark.parametrize(
    ("text", "code", "given"),
    [
        (" ", "empty_file", "0"),
        ('{"a": 1, "a": 2}', "doubled_key", "a"),
        ("[NaN]", "broken_json", "NaN"),
        ("[-1e999]", "broken_json", "-1e999"),
        (f"[{'9' * 5000}]", "broken_json", "…"),
        ('["\\ud800"]', "broken_json", "\\ud800"),
        ('{"\\uDFFF": 1}', "broken_json", "\\udfff"),
        ('[{"a": "x\\u0000"}]', "nul_in_text", "\\u0000"),
        ('{"\\u0000": 1}', "nul_in_text", "\\u0000"),
        ("[" * 100_000, "broken_json", "[[[…"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words_that_can_be_written(text, code, given):
    with pytest.raises(Refused) as refused:
        parse_json(text, "x")
    (one,) = refused.value.refusals
    assert (one.code, one.where, one.given) == (code, "x", given)
    assert one.said_in("da").encode()
