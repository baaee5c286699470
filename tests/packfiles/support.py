"""Short TOML read with the reader of packs, the rest filled in; and whole packs on disk."""

import shutil
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from frikommune.dates import Step
from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.law.exemption import Exemption
from frikommune.law.norm import Norm
from frikommune.law.terms import DutyTerms, LimitTerms, PreconditionTerms
from frikommune.packfiles.exemptions import read_exemption
from frikommune.packfiles.norms import read_norm
from frikommune.packfiles.pack import Pack, load_pack
from frikommune.packfiles.reading import Reading
from frikommune.packfiles.table import Table

BASE = Path(__file__).parent / "base"
GROUPS = {name: Text.same(name) for name in ("dagpenge", "sygedagpenge", "ledighedsydelse")}
SOURCED = {"certainty": "source", "source": {"reference": "Loven § 1"}}
_KINDS: Mapping[str, Mapping[str, object]] = {
    "duty": {"anchor": "course.start", "read_at": "opens", "done_by": {"event": "samtale"}},
    "precondition": {
        "read_at": "event",
        "trigger": {"event": "moede"},
        "requires": {"event": "attest"},
        "carry_over": False,
    },
    "limit": {"read_at": "event", "trigger": {"event": "kursus"}},
}


def step(words: str) -> Step:
    """A length of time as the norms of these tests read it."""
    return Step.parse(words, "down")


def norm_and_reading(kind: str, text: str) -> tuple[Norm, Reading]:
    """A norm from the TOML that matters; where it names no version, the whole is one from 2015."""
    given = tomllib.loads(text)
    head = {"id": "n", "kind": kind, "title": {"da": "En norm", "en": "A norm"}, "groups": "all"}
    data = {**head, "month_end": "down", **_KINDS[kind], **given}
    if data.get("only_by_exemption"):
        for key in _KINDS[kind].keys() - {"read_at", "anchor"} - given.keys():
            del data[key]
    else:
        rows = given.get("version", [{}])
        data["version"] = [{"from": date(2015, 7, 1), **SOURCED, **row} for row in rows]
    return read_norm(Table(data, "n.toml"), GROUPS)


def norm(kind: str, text: str) -> Norm:
    """The norm alone."""
    return norm_and_reading(kind, text)[0]


def duty(text: str) -> DutyTerms:
    """The terms of the last version of a duty."""
    terms = norm("duty", text).versions[-1].terms
    assert isinstance(terms, DutyTerms)
    return terms


def precondition(text: str) -> PreconditionTerms:
    """The terms of a precondition."""
    terms = norm("precondition", text).versions[-1].terms
    assert isinstance(terms, PreconditionTerms)
    return terms


def limit(text: str) -> LimitTerms:
    """The terms of a limit."""
    terms = norm("limit", text).versions[-1].terms
    assert isinstance(terms, LimitTerms)
    return terms


def exemption(text: str, on: tuple[Norm, Reading]) -> Exemption:
    """An exemption on the norm “n”."""
    head = {"id": "1a", "title": {"da": "Fravigelse", "en": "Exemption"}, "groups": "all"}
    return read_exemption(Table({**head, **SOURCED, **tomllib.loads(text)}, "1.toml"), {"n": on}, GROUPS)


def pack(tmp_path: Path, files: Mapping[str, str]) -> Pack:
    """The base pack with files laid over it, loaded."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_pack(tmp_path / "netvaerk")


def code_of(attempt: Callable[[], object]) -> str:
    """The code of the one refusal of an attempt."""
    with pytest.raises(Refused) as caught:
        attempt()
    (refusal,) = caught.value.refusals
    return refusal.code
