"""Packs and mappings at odd paths are refused in our own words, and named as the user gave them."""

from pathlib import Path

import pytest

from frikommune.errors import Refused
from frikommune.packfiles.mappings import load_mapping
from frikommune.packfiles.pack import load_pack
from tests.packfiles.support import BASE, pack


def refused(tmp_path: Path) -> Refused:
    with pytest.raises(Refused) as caught:
        load_pack(tmp_path / "netvaerk")
    return caught.value


def test_a_pack_is_named_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "fil").write_text("x")
    monkeypatch.chdir(tmp_path)
    for given in (tmp_path, Path("."), Path("borte"), Path("fil")):
        with pytest.raises(Refused) as caught:
            load_pack(given)
        assert caught.value.refusals[0].where == str(given / "pack.toml")


@pytest.mark.parametrize("name", ["netvaerk/grants.csv", "loven/norms/attest.toml", "netvaerk/pack.toml"])
def test_a_folder_in_a_files_place_is_refused(tmp_path: Path, name: str):
    pack(tmp_path, {})
    (tmp_path / name).unlink()
    (tmp_path / name).mkdir()
    codes = {one.code for one in refused(tmp_path).refusals}
    assert codes & {"folder_not_file", "never_read"}


def test_a_file_in_a_folders_place_is_refused(tmp_path: Path):
    pack(tmp_path, {})
    for path in (tmp_path / "netvaerk" / "trials").iterdir():
        path.unlink()
    (tmp_path / "netvaerk" / "trials").rmdir()
    (tmp_path / "netvaerk" / "trials").write_text("x")
    assert "file_not_folder" in {one.code for one in refused(tmp_path).refusals}


@pytest.mark.parametrize("part", ["read_bytes", "iterdir"])
def test_what_may_not_be_read_is_refused_in_danish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
):
    pack(tmp_path, {})

    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, part, fail)
    said = refused(tmp_path).said_in("da")
    assert "Der er ikke adgang" in said
    assert "denied" not in said


def test_a_mapping_that_is_a_folder_or_nested_too_deep_is_refused(tmp_path: Path):
    with pytest.raises(Refused, match="The path is a folder, not a file"):
        load_mapping(tmp_path)
    (tmp_path / "m.toml").write_text("a = " + "[" * 100_000)
    with pytest.raises(Refused):
        load_mapping(tmp_path / "m.toml")


def test_a_pack_says_which_ids_it_knows():
    known = load_pack(BASE / "netvaerk").known
    assert known.exemptions == {"1a", "2a"}
    assert known.norms == {"attest", "faellessamtale", "jobsamtale", "laan"}
    assert known.municipalities == {"Aalborg", "Rebild"}
