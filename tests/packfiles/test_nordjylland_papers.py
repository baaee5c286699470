"""The journal held to the five papers: every heading stands there, and nobody's name came along."""

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from frikommune.packfiles.pack import load_pack
from tests.conftest import ROOT

PAPERS = ROOT.parent / "shared" / "seeds"
SCANNED = "000"
SEEDS = ("000", "001", "002", "003", "004")
pytestmark = pytest.mark.skipif(not PAPERS.is_dir(), reason="the five papers are not beside this project")


@cache
def paper(seed: str) -> str:
    """The text of a paper, its spaces and case evened out."""
    (path,) = PAPERS.glob(f"{seed}_*.txt")
    return _even(path.read_text("utf-8"))


def _even(words: str) -> str:
    return re.sub(r"[\s*#]+", " ", unicodedata.normalize("NFC", words).replace("—", "–")).casefold()


def _as_scanned(heading: str) -> str:
    """A pattern for how the scan of 000 may read a heading: its Danish letters come out as others."""
    letters = {"æ": "(?:æ|ae|e|ee|a|z|s)", "ø": "(?:ø|g|®|@|o)+", "å": "(?:å|a)", " ": r"\s*"}
    return "".join(letters.get(letter, re.escape(letter)) for letter in _even(heading))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_heading_stands_in_its_paper(seed: str):
    cited = {one.heading for one in load_pack().journal if one.paper.seed == seed}
    assert cited
    found = re.search if seed == SCANNED else lambda wanted, text: wanted in text
    pattern = _as_scanned if seed == SCANNED else _even
    assert [one for one in sorted(cited) if not found(pattern(one), paper(seed))] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_every_whole_number_of_a_figure_stands_in_its_paper(seed: str):
    missing = []
    for one in load_pack().journal:
        number = getattr(one.value, "number", None)
        if one.paper.seed == seed and number is not None and one.certainty != "assumed":
            if getattr(one.value, "method", None) == "calculated" or number >= 1_000_000:
                continue
            written = {f"{number:f}", f"{number:,f}".translate(str.maketrans(",.", ".,"))}
            words = {1: "en", 5: "5"}.get(int(number), "")
            if not any(form in paper(seed) for form in written | ({words} - {""})):
                missing.append(one.id)
    assert missing == []


def _names_of_persons() -> set[str]:
    """Those whom the papers name: contacts with an address, and who gave the status."""
    contacts = re.findall(r"(?m)^([^\n,]+), [^\n]*@", _raw("004"))
    speakers = re.findall(r"(?:chef|koordinator) ((?:[A-ZÆØÅ][\w-]+ ?){2,3})", _raw("002"))
    absent = re.findall(r"\*([^*]+?) (?:og ([^*]+?) )?var fraværende", _raw("003") + _raw("001"))
    found = [*contacts, *speakers, *(name for pair in absent for name in pair if name)]
    return {name.strip() for name in found}


def _raw(seed: str) -> str:
    (path,) = PAPERS.glob(f"{seed}_*.txt")
    return path.read_text("utf-8")


def test_officials_appear_by_role_and_never_by_name():
    names = _names_of_persons()
    assert len(names) == 7
    journal = ROOT / "packs" / "nordjylland" / "journal"
    written = " ".join(path.read_text("utf-8") for path in sorted(Path(journal).glob("*.toml")))
    assert [name for name in names if name in written or name.split()[-1] in written] == []
