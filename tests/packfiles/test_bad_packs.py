"""A small good pack, and one deliberate fault in it per folder of bad/; what is said stands beside it."""

import contextlib
import shutil
from pathlib import Path

import pytest

from frikommune.errors import Refused
from frikommune.language import LANGUAGES, Language
from frikommune.packfiles.pack import load_pack
from tests import pinned

BASE = Path(__file__).parent / "base"
BAD = pinned.folders(__file__)


@pytest.fixture(scope="module")
def refusals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Refused]:
    """What is refused of each bad folder, laid over the base, less the files that removed.txt names."""
    found = {}
    for folder in BAD:
        packs = tmp_path_factory.mktemp(folder.name)
        for source in (BASE, folder):
            shutil.copytree(source, packs, dirs_exist_ok=True)
        removed = packs / "removed.txt"
        for name in removed.read_text("utf-8").split() if removed.exists() else ():
            (packs / name).unlink()
        with contextlib.chdir(packs), pytest.raises(Refused) as caught:
            load_pack(Path("netvaerk"))
        found[folder.name] = caught.value
    return found


def test_the_base_is_a_good_pack():
    assert load_pack(BASE / "netvaerk").id == "netvaerk"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", BAD, ids=lambda folder: folder.name)
def test_a_broken_pack_is_refused_word_for_word(
    folder: Path, language: Language, refusals: dict[str, Refused]
):
    pinned.check_said(folder, language, refusals[folder.name])


@pytest.mark.parametrize("folder", BAD, ids=lambda folder: folder.name)
def test_one_fault_has_one_code_and_a_place(folder: Path, refusals: dict[str, Refused]):
    found = refusals[folder.name].refusals
    assert all(one.where for one in found)
    assert len({one.code for one in found}) == 1 or folder.name == "everything_at_once"


def test_faults_in_several_files_are_refused_at_once(refusals: dict[str, Refused]):
    files = {one.where.split(",")[0] for one in refusals["everything_at_once"].refusals}
    assert files == {
        "loven/norms/attest.toml",
        "loven/norms/faellessamtale.toml",
        "netvaerk/trials/1.toml",
        "netvaerk/trials/2.toml",
        "netvaerk/grants.csv:3",
        "netvaerk/grants.csv:4",
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", BAD, ids=lambda folder: folder.name)
def test_only_advice_ends_with_a_full_stop(folder: Path, language: Language, refusals: dict[str, Refused]):
    for one in refusals[folder.name].refusals:
        assert not one.problem.said_in(language).endswith(".")
        assert not one.expected.said_in(language).endswith(".")
        assert one.do_next.said_in(language).endswith((".", "?"))
