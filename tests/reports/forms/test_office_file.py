"""Templates from outside are looked at before they are opened; what cannot be used is refused in words."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import docx as word
import pytest

from frikommune.errors import Refused
from frikommune.reports.forms import office_file
from frikommune.reports.forms.office_file import MAX_PARTS, SLIDES, WORD, checked, same_bytes
from tests.reports.forms.made import word_file

TYPES = "[Content_Types].xml"


def changed(**parts):
    """A Word document with some of its parts replaced; names have `/` as `__` and `.` as `_dot_`."""
    given = {name.replace("__", "/").replace("_dot_", "."): content for name, content in parts.items()}
    return rewritten(given.get, given)


def rewritten(change, more=()):
    made = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(word_file())) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = old.namelist()
        for name in names:
            new.writestr(name, change(name, old.read(name)))
        for name in set(more) - set(names):
            new.writestr(name, more[name])
    return made.getvalue()


def typed(kind):
    def change(name, content):
        return content.replace(b"document.main+xml", kind) if name == TYPES else content

    return rewritten(change)


def code(content, kind=WORD):
    with pytest.raises(Refused) as found:
        checked(content, kind)
    return found.value.refusals[0].code


def external(kind):
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship'
        f' Id="a" Type="http://x/{kind}" Target="https://x.example/" TargetMode="External"/></Relationships>'
    )


def test_a_word_document_is_read_as_it_is():
    with (
        zipfile.ZipFile(BytesIO(checked(word_file(), WORD))) as new,
        zipfile.ZipFile(BytesIO(word_file())) as old,
    ):
        assert {one: new.read(one) for one in new.namelist()} == {
            one: old.read(one) for one in old.namelist()
        }


def test_a_word_template_is_read_like_a_document():
    word.Document(BytesIO(checked(typed(b"template.main+xml"), WORD)))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "template_broken"),
        (b"Kaere udvalg", "template_broken"),
        (word_file()[:900], "template_broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "template_old_or_locked"),
        (typed(b"document.macroEnabled.main+xml"), "template_macros"),
        (changed(word__vbaProject_dot_bin=b"x"), "template_macros"),
        (typed(b"sheet.main+xml"), "template_other_kind"),
        (changed(word__settings_dot_xml=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "template_broken"),
        (changed(word___rels__settings_dot_xml_dot_rels=external("image")), "template_loads_from_elsewhere"),
        (changed(word__settings_dot_xml='<a r:id="rId99"/>'), "template_broken"),
        (
            changed(word___rels__settings_dot_xml_dot_rels=external("hyperlink").replace(' Id="a"', "")),
            "template_broken",
        ),
    ],
)
def test_what_cannot_be_used_is_refused(content, expected):
    assert code(content) == expected


@pytest.mark.parametrize("kind", ["hyperlink", "attachedTemplate"])
def test_a_link_loads_nothing_and_is_taken(kind):
    assert checked(changed(word___rels__settings_dot_xml_dot_rels=external(kind)), WORD)


def test_a_document_is_no_template_for_slides():
    assert code(word_file(), SLIDES) == "template_other_kind"


def test_a_file_that_unpacks_to_too_much_is_never_unpacked(monkeypatch):
    monkeypatch.setattr(office_file, "MAX_UNPACKED", 2_000_000)
    bomb = changed(word__media__a_dot_bin=b"\0" * 2_000_000)
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("unpacked"))
    assert len(bomb) < 100_000
    assert code(bomb) == "template_too_large"


def test_a_file_of_too_many_parts_is_refused():
    assert code(changed(**{f"word__a{n}": b"" for n in range(MAX_PARTS)})) == "template_too_large"


def test_a_file_on_disk_is_named_where_it_is_refused(tmp_path: Path):
    bad = tmp_path / "skabelon.docx"
    bad.write_bytes(b"x")
    with pytest.raises(Refused, match=r"skabelon\.docx"):
        checked(bad, WORD)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(Refused, match="cannot be read"):
        checked(tmp_path / "ingen.docx", WORD)


def test_the_same_content_is_the_same_file():
    one, other = (rewritten(lambda _, content: content) for _ in range(2))
    assert same_bytes(one) == same_bytes(other)
