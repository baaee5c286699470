"""A template is tried with a small paper; whatever libraries stumble over in it is told in words."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest

from frikommune.errors import Refused
from frikommune.reports.forms import docx
from frikommune.reports.forms.pptx_master import master
from frikommune.reports.forms.trying import try_template
from tests.reports.forms.made import word_file

TYPES = "[Content_Types].xml"


def without(part, line):
    """The Word template without what a pattern finds in one of its parts."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(word_file())) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8", "surrogateescape")
            if name == part:
                content, found = re.subn(line, "", content)
                assert found, "the template has no such thing"
            new.writestr(name, content.encode("utf-8", "surrogateescape"))
    return made.getvalue()


def codes(content, form="docx"):
    with pytest.raises(Refused) as found:
        try_template(content, form)
    return [one.code for one in found.value.refusals]


def test_a_sound_template_is_taken():
    try_template(word_file(), "docx")
    try_template(master(), "pptx")


def test_settings_that_are_not_called_so_are_told_as_damage():
    content = without(TYPES, r'<Override PartName="/word/settings.xml"[^>]*/>')
    assert codes(content) == ["template_broken"]


def test_a_refusal_of_the_template_itself_stays_as_it_is():
    assert codes(b"no template") == ["template_broken"]
    assert codes(master()) == ["template_other_kind"]


def test_an_interruption_is_no_damage(monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(docx, "lay_out", interrupted)
    with pytest.raises(KeyboardInterrupt):
        try_template(word_file(), "docx")
