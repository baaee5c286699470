"""The judge of requests: by the description alone, from what goes over the wire."""

import pytest

from tests.web.attack.fuzz.described import Description
from tests.web.attack.fuzz.reading import Undecided
from tests.web.attack.fuzz.request import Request

BODY = {
    "type": "object",
    "properties": {"many": {"type": "integer"}, "day": {"type": "string", "format": "date"}},
    "required": ["many"],
    "additionalProperties": False,
}
TOLD = {
    "operationId": "put",
    "parameters": [
        {"name": "number", "in": "path", "required": True, "schema": {"type": "integer", "minimum": 1}},
        {"name": "yes", "in": "query", "required": False, "schema": {"type": "boolean"}},
        {
            "name": "who",
            "in": "query",
            "required": True,
            "schema": {"anyOf": [{"type": "string", "maxLength": 3}]},
        },
    ],
    "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Body"}}}},
    "responses": {
        "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Body"}}}}
    },
}
DOCUMENT = {"paths": {"/rows/{number}": {"post": TOLD}}, "components": {"schemas": {"Body": BODY}}}
PUT = Description(DOCUMENT).operations["put"]
SOUND = Request(
    "put", "POST", "/rows/7?who=me&yes=true", {"Content-Type": "application/json"}, b'{"many": 1}'
)


def test_what_is_described_is_valid():
    assert PUT.why_invalid(SOUND) == ""
    assert PUT.why_invalid(SOUND.but("", body=b'{"many": 1, "day": "2019-02-28"}')) == ""


@pytest.mark.parametrize(
    "url",
    [
        "/rows/0?who=me", "/rows/x?who=me", "/rows/+7?who=me", "/rows/7?who=much", "/rows/7",
        "/rows/7?who=me&yes=1", "/rows/7?who=me&who=me", "/rows/7?who=me&more=1", "/rows/7?who=%00",
    ],
)  # fmt: skip
def test_an_address_that_is_not_described_is_invalid(url):
    assert PUT.why_invalid(SOUND.but("", url=url))


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b'{"many": "1"}', b'{"many": true}', b'{"many": 1, "many": 2}',
        b'{"many": 1, "more": 1}', b'{"many": NaN}', b'{"many": 1e999}', b'{"many": 1, "day": "2019-02-30"}',
        b'{"many": 1, "day": "\\ud800"}', b'{"many": 1, "day": "\xe6"}',
    ],
)  # fmt: skip
def test_a_body_that_is_not_described_is_invalid(body):
    assert PUT.why_invalid(SOUND.but("", body=body))


@pytest.mark.parametrize(
    "head", [{"Content-Type": "text/plain"}, {"Content-Encoding": "gzip"}, {"Content-Type": ""}]
)
def test_a_body_of_another_form_is_invalid(head):
    assert PUT.why_invalid(SOUND.but("", headers=SOUND.headers | head))


@pytest.mark.parametrize("body", [b'{"many": 1.0}', b'\xef\xbb\xbf{"many": 1}'])
def test_what_json_leaves_open_is_left_open(body):
    with pytest.raises(Undecided):
        PUT.why_invalid(SOUND.but("", body=body))


def test_text_that_only_tells_of_nul_holds_none():
    assert "NUL" not in PUT.why_invalid(SOUND.but("", body=b'{"many": 1, "day": "\\\\u0000"}'))


def test_an_answer_is_held_against_its_description():
    assert PUT.faults_of(200, "application/json", b'{"many": 1}') == []
    assert PUT.faults_of(204, "application/json", b"") == ["status 204 is not described"]
    assert PUT.faults_of(200, "text/html", b"") == ["200 as “text/html” is not described"]
    assert "is not of type" in PUT.faults_of(200, "application/json", b'{"many": "1"}')[0]
