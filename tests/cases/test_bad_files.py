"""One deliberately broken file per folder of bad/; what is said about it stands beside it, word for word."""

from pathlib import Path

import pytest

from frikommune.cases.refusals import file_missing
from frikommune.errors import Refused
from frikommune.language import LANGUAGES, Language
from tests import pinned
from tests.cases.support import read

BAD = pinned.folders(__file__)


def refusal(folder: Path) -> Refused:
    given = folder / "mapping.toml"
    logs = sorted(folder.glob("log.*"))
    with pytest.raises(Refused) as caught:
        _ = read(logs[0] if logs else folder, given.read_text("utf-8") if given.exists() else None).histories
    return caught.value


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", BAD, ids=lambda folder: folder.name)
def test_a_broken_file_is_refused_word_for_word(folder: Path, language: Language):
    pinned.check_said(folder, language, refusal(folder))


@pytest.mark.parametrize(
    "folder", [path for path in BAD if "cpr" in path.name], ids=lambda folder: folder.name
)
def test_a_refused_cpr_number_is_not_repeated(folder: Path):
    said = refusal(folder).said_in("en")
    assert "0101701234" not in said
    assert "010170-1234" not in said


def test_a_path_with_nothing_at_it_is_refused(tmp_path: Path):
    with pytest.raises(Refused) as caught:
        read(tmp_path / "borte.csv")
    assert caught.value.refusals[0].code == file_missing("").refusals[0].code


def test_a_name_of_another_format_is_refused(tmp_path: Path):
    (tmp_path / "sager.docx").write_text("x")
    with pytest.raises(Refused, match="The file's format cannot be read"):
        read(tmp_path / "sager.docx")
