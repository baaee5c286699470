"""docs/api-reference.md is written from the API's own description; `FRIKOMMUNE_PIN=1` writes it anew."""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from frikommune.web.api.every import api
from tests.conftest import ROOT

DOC = ROOT / "docs/api-reference.md"
MARK = "<!-- Below: written by tests/docs/test_api_reference.py. -->\n"


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return dict(api.get_openapi_schema())


def kind(of: dict[str, Any]) -> str:
    """A type in words, with a link where it is one of ours."""
    if "$ref" in of:
        name = of["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in of:
        return ", ".join(f"`{one}`" for one in of["enum"])
    if "const" in of:
        return f"`{of['const']}`"
    several = of.get("anyOf") or of.get("oneOf") or of.get("allOf")
    if several:
        return " or ".join(dict.fromkeys(kind(one) for one in several))
    if of.get("type") == "array":
        return f"list of {kind(of.get('items', {}))}"
    if of.get("type") == "object" and isinstance(of.get("additionalProperties"), dict):
        return f"by name: {kind(of['additionalProperties'])}"
    plain = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false"}
    return {"date": "day", "date-time": "instant"}.get(
        of.get("format", ""), plain.get(of.get("type", ""), str(of.get("type", "anything")))
    )


def row(*cells: str) -> str:
    return "| " + " | ".join(" ".join(one.replace("|", "\\|").split()) for one in cells) + " |"


def operations(schema: dict[str, Any]) -> Iterator[str]:
    for path, methods in schema["paths"].items():
        for method, one in methods.items():
            right = f"`{one['x-right']}`" if one["x-right"] else "any token"
            yield f"\n### {method.upper()} {path}\n\n{one['summary']}. {one['description']}"
            yield f"\nRight: {right}."
            if one.get("parameters"):
                yield "\n| parameter | in | type | needed | meaning |\n|---|---|---|---|---|"
                for given in one["parameters"]:
                    needed = "yes" if given.get("required") else ""
                    yield row(
                        f"`{given['name']}`",
                        given["in"],
                        kind(given["schema"]),
                        needed,
                        given.get("description", "the number in the address"),
                    )
            for form, sent in one.get("requestBody", {}).get("content", {}).items():
                yield f"\nSent, as `{form}`: {kind(sent['schema'])}."
            for status, answer in one["responses"].items():
                if int(status) < 300:
                    told = answer.get("content", {}).get("application/json", {}).get("schema")
                    yield f"\nAnswer {status}: {kind(told) if told else 'nothing'}."
            refused = [status for status in one["responses"] if int(status) >= 400]
            yield f"Refused with {', '.join(map(str, refused))}: [Refusals](#refusals)."


def shapes(schema: dict[str, Any]) -> Iterator[str]:
    for name, one in sorted(schema["components"]["schemas"].items()):
        yield f"\n### {name}\n"
        if not one.get("properties"):
            yield kind(one)
            continue
        yield "| field | type | needed | meaning |\n|---|---|---|---|"
        needed = one.get("required", ())
        for field, told in one["properties"].items():
            yield row(f"`{field}`", kind(told), "yes" if field in needed else "", told["description"])


def test_the_page_is_the_description(schema):
    below = "\n".join(
        ["\n## Operations", *operations(schema), "\n## What is sent and answered", *shapes(schema), ""]
    )
    wanted = DOC.read_text("utf-8").partition(MARK)[0] + MARK + below
    if os.environ.get("FRIKOMMUNE_PIN"):
        DOC.write_text(wanted, encoding="utf-8")
    assert DOC.read_text("utf-8") == wanted, "run with FRIKOMMUNE_PIN=1"


def test_every_field_operation_and_parameter_is_explained(schema):
    for path, methods in schema["paths"].items():
        for one in methods.values():
            assert one["summary"], path
            assert one["description"], path
            for given in one.get("parameters", ()):
                assert given["in"] == "path" or given.get("description"), (path, given["name"])
    for name, one in schema["components"]["schemas"].items():
        for field, told in one.get("properties", {}).items():
            assert told.get("description"), (name, field)
