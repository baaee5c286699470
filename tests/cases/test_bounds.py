"""What a ZIP file holds is looked at whole before any of it is read, so that what is left can be read."""

from __future__ import annotations

import io
import zipfile

import pytest

from frikommune.cases.bounds import check_zip


def zipped(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name in names:
            package.writestr(zipfile.ZipInfo(name), b"some words")
    return made.getvalue()


def test_the_parts_of_a_sound_file_are_told():
    assert [one.filename for one in check_zip("a.zip", zipped("a.toml", "b/c.toml"))] == [
        "a.toml",
        "b/c.toml",
    ]


def test_a_part_that_has_another_name_where_it_lies_is_damage():
    with pytest.raises(zipfile.BadZipFile):
        check_zip("a.zip", zipped("a.toml", "b.toml").replace(b"b.toml", b"x.toml", 1))


def test_a_part_without_a_name_is_damage():
    with pytest.raises(zipfile.BadZipFile):
        check_zip("a.zip", zipped("a.toml", ""))
