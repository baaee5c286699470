"""A journal that is written is read back as it was."""

import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from frikommune.language import Text
from frikommune.packfiles.journal import read_journal
from frikommune.packfiles.journal_write import write_journal
from frikommune.packfiles.pack import load_pack
from frikommune.programme.entry import Entry, Paper, Subject, Word
from frikommune.programme.figure import METHODS, QUALIFIERS, UNITS, Figure
from frikommune.programme.journal import Journal
from frikommune.programme.when import When
from tests.conftest import ROOT
from tests.programme.building import act, adoption, claim


def placeless(entries: list[Entry] | Journal) -> list[Entry]:
    """The entries in order of id, whatever place they were read from."""
    return sorted((replace(one, where="") for one in entries), key=lambda one: one.id)


def written(journal: Journal, folder: Path) -> list[Entry]:
    """What is read back."""
    shutil.rmtree(folder, ignore_errors=True)
    write_journal(journal, folder)
    return read_journal(folder, {})


def test_the_whole_pack_is_read_back_as_it_was(tmp_path: Path):
    pack = ROOT / "packs" / "nordjylland"
    journal = load_pack(pack).journal
    assert placeless(written(journal, tmp_path / "pack")) == placeless(journal)
    names = sorted(path.name for path in (tmp_path / "pack" / "journal").iterdir())
    assert names == sorted(path.name for path in (pack / "journal").iterdir())


def test_a_pack_written_anew_yields_the_same_grants(tmp_path: Path):
    shutil.copytree(ROOT / "packs", tmp_path, dirs_exist_ok=True)
    before = load_pack(tmp_path / "nordjylland")
    shutil.rmtree(tmp_path / "nordjylland" / "journal")
    write_journal(before.journal, tmp_path / "nordjylland")
    after = load_pack(tmp_path / "nordjylland")
    assert {replace(one, where="") for one in after.rulebook.grants} == {
        replace(one, where="") for one in before.rulebook.grants
    }
    assert after.trials.keys() == before.trials.keys()
    assert all(
        set(after.trials[one].statements) == set(before.trials[one].statements) for one in after.trials
    )


def test_acts_and_adoptions_come_back(tmp_path: Path):
    entries = (
        claim("deadline", "round:1", "deadline", When.parse("2017-11-01"), until="2018"),
        adoption("chosen", "deadline"),
        act("send", Subject("round", "1")),
        act("decide", Word("fully"), "part:1a", corrects="x", reason="Derfor"),
        act("propose", "Problem"),
    )
    assert placeless(written(Journal(entries), tmp_path / "pack")) == placeless(list(entries))


WORDS = st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip)
FIGURES = st.builds(
    Figure,
    measure=st.builds(Text, WORDS, WORDS),
    number=st.one_of(st.integers(-(10**9), 10**9).map(Decimal), st.decimals(-1000, 1000, places=1)).map(
        lambda one: Decimal(repr(float(one))) if one % 1 else Decimal(int(one))
    ),
    unit=st.sampled_from(UNITS),
    qualifier=st.sampled_from([None, *QUALIFIERS]),
    method=st.sampled_from([None, *METHODS]),
    denominator=st.one_of(st.none(), st.integers(0, 99)),
    price_year=st.one_of(st.none(), st.integers(1900, 2100)),
)


@given(WORDS, WORDS, FIGURES)
def test_any_words_and_figures_come_back(tmp_path_factory, danish: str, english: str, figure: Figure):
    both = Text(danish, english)
    paper = Paper(danish, english, both, When.parse("2018"), "public", "", both)
    entries = [
        replace(
            claim("text", "trial:1", "says", both),
            paper=paper,
            heading=english,
            because=both,
            certainty="assumed",
        ),
        replace(
            claim("figure", "figure:a", "number", figure), paper=paper, heading=danish, certainty="public"
        ),
    ]
    assert placeless(written(Journal(tuple(entries)), tmp_path_factory.getbasetemp() / "any")) == placeless(
        entries
    )
