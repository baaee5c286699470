"""The command line as a test meets it: words in, exit code and text out."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from frikommune.cli import speaking
from frikommune.cli.main import main
from frikommune.packfiles.pack import load_pack
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples"
_load_once = cache(load_pack)


class Said(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def flat(self) -> str:
        """The output without its line breaks."""
        return " ".join(self.out.split())

    @property
    def json(self) -> Any:
        """The output, parsed."""
        return json.loads(self.out)


Run = Callable[..., Said]
Case = Callable[..., str]


@pytest.fixture(autouse=True)
def terminal(monkeypatch):
    """A terminal 100 wide, in a shell that says nothing of language or packs; the pack is read once."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    for name in ("FRIKOMMUNE_LANG", "FRIKOMMUNE_PACKS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(speaking, "load_pack", _load_once)


@pytest.fixture
def frikommune(capsys) -> Run:
    """Run a command: `frikommune("norm", "lae285", lang="en")`."""

    def run(*words: object, lang: str = "da") -> Said:
        code = main(["--lang", lang, *map(str, words)])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """Write a history: `case(spells=[("dagpenge", "Aalborg", "2018-02-05", None)], events=[…], uses=[…])`."""

    def write(*, spells: list[tuple[Any, ...]], events: list[Any] = (), uses: list[Any] = ()) -> str:  # type: ignore[assignment]
        told = {
            "subject": "borger-1",
            "synthetic": True,
            "spells": [
                {"id": f"f{n}", "group": group, "municipality": place, "from": start, "to": end}
                for n, (group, place, start, end) in enumerate(spells, 1)
            ],
            "events": [{"id": f"h{n}", **event} for n, event in enumerate(events, 1)],
            "uses": [
                {"id": f"b{n}", "recorded_on": use["decided_on"], **use} for n, use in enumerate(uses, 1)
            ],
        }
        path = tmp_path / "case.json"
        path.write_text(json.dumps(told), encoding="utf-8")
        return str(path)

    return write


def talk(day: str, type_: str = "ordinaer", form: str = "personligt", **attributes: str) -> dict[str, str]:
    """A talk."""
    return {"day": day, "kind": "samtale", "type": type_, "form": form, **attributes}


def row(told: Any, norm: str, occurrence: int = 1) -> Any:
    """The one row of the JSON answer for a norm and an occurrence."""
    found = [one for one in told["rows"] if (one["norm"], one["occurrence"]) == (norm, occurrence)]
    assert len(found) == 1, found
    return found[0]


def asked(told: Any, norm: str) -> Any:
    """What `applies` answered about one norm."""
    return next(one for one in told["norms"] if one["norm"] == norm)


def sentences(one: Any) -> str:
    """The reasoning of a row, as one text."""
    return " ".join(step["text"] for step in one["steps"])
