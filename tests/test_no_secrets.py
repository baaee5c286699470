"""No key, password or token in any tracked file, in the history, or in the wheel.

What looks like one and is none is named below with the reason. The history is searched by `git log -G`, so
that a secret that was taken out again is found too.
"""

import math
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import ROOT, missing

SHAPES = {
    "a private key": r"-----BEGIN ([A-Z]+ )?PRIVATE KEY( BLOCK)?-----",
    "a key of Amazon": r"\b(AKIA|ASIA)[0-9A-Z]{16}\b",
    "a token of GitHub": r"\b(ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{36}\b|\bgithub_pat_[A-Za-z0-9_]{60,}",
    "a token of GitLab": r"\bglpat-[A-Za-z0-9_-]{20}",
    "a token of PyPI": r"\bpypi-AgEIcHlwaS[A-Za-z0-9_-]{20,}",
    "a token of npm": r"\bnpm_[A-Za-z0-9]{36}\b",
    "a token of Slack": r"\bxox[abprs]-[A-Za-z0-9-]{10,}",
    "a key of Google": r"\bAIza[0-9A-Za-z_-]{35}\b",
    "a token of ours": r"\bfrikommune_[A-Za-z0-9_-]{40,}",
    "a JSON web token": r"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}",
    "a password in an address": r"://[^/:@ \n\"'`{<$]+:[^/@ \n\"'`{<$]{6,}@[a-z0-9.-]+\.[a-z]{2,}",
}
ASSIGNED = re.compile(
    r"(?i)(?:secret|passwd|password|api_?key|token)[\w.-]*[\"']?\s*[:=]\s*[\"']([A-Za-z0-9+/=_-]{24,})[\"']"
)
"""Something named like a secret that is given a long value; only one that looks drawn by lot counts."""
BITS = 4.2
"""Bits for each character: names and words in one piece are below, what is drawn by lot is above."""
NEVER = (
    "*.pem",
    "*.key",
    "*.p12",
    "*.pfx",
    "*.jks",
    "*.kdbx",
    "*.sqlite3",
    "*.env",
    "id_rsa*",
    ".netrc",
    ".pgpass",
    "secret-key",
)
PLACEHOLDERS = ("deploy/frikommune.env",)
"""Files of settings that are given away empty; their values are looked at below."""
LOCKED = ("requirements/", "package-lock.json")
"""Digests of packages: drawn by lot by their nature."""
FALSE: dict[str, str] = {}
"""What looks like a secret and is none: the line's path, and why."""


def tracked() -> list[Path]:
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        missing("the repository", "no .git here, or no git")
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / one for one in names.decode().split("\0") if one and (ROOT / one).is_file()]


def is_drawn_by_lot(value: str) -> bool:
    counts = Counter(value)
    bits = -sum(n / len(value) * math.log2(n / len(value)) for n in counts.values())
    return bits > BITS and any(one.isdigit() for one in value)


def found_in(text: str) -> list[str]:
    """What kinds of secret stand in a text."""
    kinds = [kind for kind, shape in SHAPES.items() if re.search(shape, text)]
    return kinds + ["a value"] * any(is_drawn_by_lot(one) for one in ASSIGNED.findall(text))


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Each tracked file that is text, by its path."""
    found = {}
    for path in tracked():
        content = path.read_bytes()
        if b"\0" not in content[:4096]:
            found[path.relative_to(ROOT).as_posix()] = content.decode("utf-8", "replace")
    return found


def test_no_tracked_file_holds_a_secret(texts):
    mine = Path(__file__).relative_to(ROOT).as_posix()
    found = {
        path: kinds
        for path, text in texts.items()
        if path != mine and not path.startswith(LOCKED) and path not in FALSE and (kinds := found_in(text))
    }
    assert found == {}


def test_no_tracked_file_is_of_a_kind_that_holds_secrets():
    paths = [path.relative_to(ROOT) for path in tracked()]
    assert [
        one.as_posix() for one in paths if any(map(one.match, NEVER)) and one.as_posix() not in PLACEHOLDERS
    ] == []


def test_what_is_given_away_to_be_filled_in_is_empty(texts):
    for path in PLACEHOLDERS:
        lines = [one.strip() for one in texts.get(path, "").splitlines()]
        given = [one for one in lines if re.match(r"\w*(SECRET|PASSWORD)\w*=.+", one)]
        assert given == []


@pytest.mark.parametrize("kind", ["a private key", "a token of GitHub", "a token of PyPI", "a token of ours"])
def test_the_history_never_held_one(kind):
    tracked()
    mine = f":(exclude){Path(__file__).relative_to(ROOT).as_posix()}"
    shape = SHAPES[kind].replace(r"\b", "")
    command = [
        "git",
        "log",
        "--all",
        "--format=%h",
        "-E",
        f"-G{shape}",
        "--",
        ".",
        mine,
        ":(exclude)requirements",
    ]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert told.split() == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("-----BEGIN " + "RSA PRIVATE KEY-----", "a private key"),
        ("key = AKIA" + "ABCDEFGHIJKLMNOP", "a key of Amazon"),
        ("postgres://a:hemmelig1@" + "db.example.dk/a", "a password in an address"),
        ("SECRET_KEY = '" + "k3J9xQ0zT7bW2mV5pL8nR1cY6dF4gH" + "'", "a value"),
    ],
)
def test_a_secret_would_be_found(text, kind):
    assert found_in(text) == [kind]


@pytest.mark.parametrize(
    "text", ["password = 'change_this_password_before_use'", "postgres://user:password@host/name"]
)
def test_words_are_no_secret(text):
    assert found_in(text) == []
