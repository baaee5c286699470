"""The examples of docs/api.md are run, as they stand there, against a server."""

import json
import os
import re
import shutil
import subprocess
import sys
from urllib.request import Request, urlopen

import pytest

from tests.conftest import ROOT, missing
from tests.web.conftest import follow, opened, serve, sign_in

PAGE = (ROOT / "docs/api.md").read_text("utf-8")
EXAMPLES = re.findall(r"```(sh|python)\n(.*?)```\n```json\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory):
    yield from serve(tmp_path_factory.mktemp("api"))


@pytest.fixture(scope="module")
def environment(demonstration, browser):
    """The two variables that the page speaks of; the token is made as the page tells."""
    if shutil.which("curl") is None:
        missing("curl", "no curl on the path; on Debian: apt-get install curl")
    with opened(browser) as page:
        sign_in(page, demonstration, "leder")
        page.goto(f"{demonstration.url}/nordjylland/tokens/Aalborg/")
        page.get_by_label("Fagsystemets navn").fill("Eksempel")
        for box in page.get_by_role("checkbox").all():
            box.check()
        follow(page.get_by_role("button", name="Lav adgangsnøglen"))
        secret = page.locator("#secret").inner_text()
    return {**os.environ, "FRIKOMMUNE": demonstration.url, "TOKEN": secret}


def run(kind: str, code: str, environment: dict[str, str]) -> str:
    command = ["sh", "-eu", "-c", code] if kind == "sh" else [sys.executable, "-c", code]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def holds(answer: object, shown: object) -> bool:
    """Whether an answer has everything that is shown of it."""
    if isinstance(shown, dict) and isinstance(answer, dict):
        return all(key in answer and holds(answer[key], value) for key, value in shown.items())
    if isinstance(shown, list) and isinstance(answer, list):
        return all(any(holds(one, value) for one in answer) for value in shown)
    return answer == shown


def test_the_examples_answer_what_is_shown(environment):
    assert len(EXAMPLES) == 8
    for kind, code, shown in EXAMPLES:
        printed = run(kind, code, environment)
        assert holds(json.loads(printed), json.loads(shown)), f"{code}\n{printed[:3000]}"


def test_every_call_of_the_api_is_on_the_page(demonstration):
    with urlopen(Request(f"{demonstration.url}/api/v1/openapi.json")) as answer:
        paths = json.load(answer)["paths"]
    for path in paths:
        short = path.removeprefix("/api/v1").replace("/{number}/give-up", "").replace("/{number}", "")
        assert short.removesuffix("/confirm") in PAGE, path
