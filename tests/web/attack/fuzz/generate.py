"""Requests from the API's own description: `python -m tests.web.attack.fuzz.generate < ASKED`.

A program of its own, since Schemathesis changes Hypothesis for the whole process. It prints a request a line:
of each operation the boundaries of every field, and then some drawn by lot, as many meant to be valid as not.
Into valid ones values are laid that mean something here, or hardly any would get past the first look.
"""

import json
import random
import sys
from collections.abc import Iterator
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode

from tests.web.attack.fuzz.request import Request

ORIGIN = "http://localhost"
OFTEN = 0.7
"""How often a value that means something takes the place of one drawn by lot."""


def main() -> None:
    asked = json.load(sys.stdin)
    schema = schemathesis.openapi.from_dict(asked["document"])
    for found in schema.get_all_operations():
        operation = found.ok()
        name = operation.definition.raw["operationId"]
        if name in asked["operations"]:
            lot = random.Random(f"{asked['seed']} {name}")
            for case in _boundaries(schema, operation) if lot.random() < asked["boundaries"] else ():
                _print(name, case, "boundary")
            for mode in GenerationMode:
                for case in _drawn(operation, mode, asked["examples"], asked["seed"]):
                    if mode.is_positive:
                        _lay_in(case, lot.choice(asked["known"][name]), lot)
                    _print(name, case, mode.value)


def _boundaries(schema: Any, operation: Any) -> Iterator[Any]:
    config = schema.config.generation_for(operation=operation, phase="coverage")
    modes = list(GenerationMode)
    yield from schema.iter_coverage_cases(operation, generation_modes=modes, generation_config=config)


def _drawn(operation: Any, mode: GenerationMode, many: int, number: int) -> list[Any]:
    found: list[Any] = []

    @seed(number)
    @settings(
        max_examples=many,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def draw(case: Any) -> None:
        found.append(case)

    if many:
        draw()
    return found


def _lay_in(case: Any, known: dict[str, Any], lot: random.Random) -> None:
    """Put what means something in the place of some of what was drawn."""
    case.path_parameters = case.path_parameters | _some(known.get("path", {}), lot)
    case.query = dict(case.query or {}) | _some(known.get("query", {}), lot)
    body = known.get("body")
    if isinstance(case.body, dict) and isinstance(body, dict):
        case.body = _mixed(case.body, body, lot)
    elif isinstance(body, str) and lot.random() < OFTEN:
        case.body = body.encode()


def _some(known: dict[str, Any], lot: random.Random) -> dict[str, Any]:
    return {name: value for name, value in known.items() if lot.random() < OFTEN}


def _mixed(drawn: dict[str, Any], known: dict[str, Any], lot: random.Random) -> dict[str, Any]:
    """Either's value under each key; a list of rows holds what is known with something drawn in it."""
    mixed = drawn | _some(known, lot)
    for name, value in known.items():
        rows = drawn.get(name)
        if _are_rows(value) and _are_rows(rows) and lot.random() < OFTEN:
            mixed[name] = [_mixed(one, lot.choice(value), lot) for one in rows[:20]]
    return mixed


def _are_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _print(name: str, case: Any, origin: str) -> None:
    try:
        made = requests.Request(**case.as_transport_kwargs(base_url=ORIGIN)).prepare()
    except (ValueError, requests.RequestException):
        return  # what no client can send: a header that is none
    said = case.meta.phase.data.description if case.meta else ""
    kind = {key: str(value) for key, value in made.headers.items() if key == "Content-Type"}
    content: Any = made.body or b""
    body = content.encode() if isinstance(content, str) else bytes(content)
    url = str(made.url).removeprefix(ORIGIN)
    print(Request(name, case.method, url, kind, body, f"{origin}: {said}").as_line(), flush=True)


if __name__ == "__main__":
    main()
