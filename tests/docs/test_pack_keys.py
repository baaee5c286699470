"""docs/pack-keys.md has every key that is read, with what it means. `FRIKOMMUNE_PIN=1` writes it anew.

The readers are watched while they read the packs, the files of docs/law-format.md and docs/journal.md and the
examples. What a key means is written by hand in the page's last column, and is kept when the page is written.
"""

import os
import re

import pytest

from frikommune.packfiles.caseload import read_caseload
from frikommune.packfiles.drafts import read_draft
from frikommune.packfiles.folder import packs_folder
from frikommune.packfiles.pack import load_pack
from frikommune.packfiles.prices import read_prices
from frikommune.packfiles.told_cases import told_cases
from frikommune.packfiles.worked_cases import run_cases
from tests.conftest import ROOT
from tests.docs.keys_read import Keys, Noting, of_designs, written_in_the_readers
from tests.packfiles import test_docs as law_page
from tests.packfiles import test_journal_docs as journal_page

DOC = ROOT / "docs/pack-keys.md"
MARK = "<!-- Below: written by tests/docs/test_pack_keys.py, but for the last column, which is kept. -->\n"
HEADINGS = {
    "everywhere": "In every file",
    "pack.toml": "pack.toml: the pack itself ([law-format.md](law-format.md#a-pack))",
    "norms": "norms/*.toml: what the law asks ([law-format.md](law-format.md#a-norm))",
    "trials": "trials/*.toml: a trial ([law-format.md](law-format.md#a-trial-and-its-exemptions))",
    "draft": "A draft of a trial ([simulate.md](simulate.md#a-draft))",
    "journal": "journal/*.toml: what sources tell of a network ([journal.md](journal.md))",
    "cases": "cases/*.toml: worked cases ([law-format.md](law-format.md#worked-cases))",
    "words.toml": "words.toml: what codes are called ([law-format.md](law-format.md#words))",
    "prices.toml": "prices.toml: what things cost ([savings.md](savings.md#pricestoml))",
    "caseload.toml": "caseload.toml: what made-up citizens are drawn from ([caseload.md](caseload.md))",
    "design": "A design of an evaluation ([evaluation.md](evaluation.md#design))",
}
MISSING = "–"
INDEX = """
[[index]]
id = "lpl"
title = { da = "Løn og priser", en = "Wages and prices" }
values = { 2016 = 100.0, 2019 = 103.5 }
certainty = "assumed"
source = { reference = "–" }
"""


@pytest.fixture(scope="module")
def keys(tmp_path_factory) -> Keys:
    with pytest.MonkeyPatch.context() as patch:
        noting = Noting(patch)
        packs = packs_folder()
        shipped = load_pack(packs / "nordjylland")
        run_cases(shipped)
        cases = sorted((packs / "dk-employment/cases").glob("*.toml"))
        told_cases({f"cases/{one.name}": one.read_text("utf-8") for one in cases})
        read_caseload(shipped)
        for page in (law_page, journal_page):
            run_cases(load_pack(page.folder.__wrapped__(tmp_path_factory)))
        index = tmp_path_factory.mktemp("index")
        (index / "prices.toml").write_text(INDEX, "utf-8")
        read_prices([index], shipped.rulebook)
        noting.file = "norms"
        for kind in ("duty", "precondition", "limit"):
            for example in law_page.examples(f"What a {kind} asks"):
                law_page.read_as(kind, example)
        noting.file = "draft"
        read_draft(ROOT / "examples/draft.toml", shipped)
    return noting.found | of_designs((ROOT / "examples/design.toml").read_text("utf-8"))


def meanings(page: str) -> dict[tuple[str, str, str], str]:
    """What is written by hand, by file, table and key."""
    found, file = {}, ""
    told = {heading: name for name, heading in HEADINGS.items()}
    for line in page.splitlines():
        if line.startswith("## "):
            file = told.get(line.removeprefix("## "), "")
        elif file and line.startswith("| ") and line.count(" | ") >= 4:
            table, key, _, _, meaning = line.removeprefix("| ").removesuffix(" |").split(" | ", 4)
            found[file, table.strip("`–"), key.strip("`")] = meaning
    return found


def written(keys: Keys, told: dict[tuple[str, str, str], str]) -> str:
    """The tables of the page."""
    lines = []
    for file, heading in HEADINGS.items():
        lines += ["", f"## {heading}", "", "| in | key | type | example | meaning |", "|---|---|---|---|---|"]
        for one in sorted(key for key in keys if key[0] == file):
            _, table, key = one
            example = f"`{keys[one].example}`" if keys[one].example else "–"
            inside = f"`{table}`" if table else "–"
            lines.append(f"| {inside} | `{key}` | {keys[one].told} | {example} | {told.get(one, MISSING)} |")
    return "\n".join(lines) + "\n"


def test_the_page_has_every_key_with_its_type_and_example(keys):
    page = DOC.read_text("utf-8")
    wanted = page.partition(MARK)[0] + MARK + written(keys, meanings(page))
    if os.environ.get("FRIKOMMUNE_PIN"):
        DOC.write_text(wanted, encoding="utf-8")
    assert DOC.read_text("utf-8") == wanted, "run with FRIKOMMUNE_PIN=1, then write what the new keys mean"


def test_every_key_says_what_it_means():
    told = meanings(DOC.read_text("utf-8"))
    assert len(told) > 200
    assert [one for one, meaning in told.items() if meaning in {MISSING, ""}] == []


def test_no_key_that_a_reader_asks_for_by_name_goes_unnoticed(keys):
    noted = {key for _, _, key in keys} | {"da", "en", "terms"}
    ours = [(file, key) for file, key in written_in_the_readers(ROOT) if re.fullmatch("[a-z_0-9]+", key)]
    assert [one for one in ours if one[1] not in noted] == []
