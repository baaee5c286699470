"""Documents that are not what their name says, or would do something when opened; and packs that lead out."""

import io
import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from frikommune.errors import Refused
from frikommune.packfiles.whole import unpack
from frikommune.web.journal.documents import take_in
from tests.web.attack.bombs import huge_picture, large_zip, packed, workbook

WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def picture(kind: str) -> bytes:
    made = BytesIO()
    Image.new("RGB", (40, 30)).save(made, kind)
    return made.getvalue()


def word(**more: bytes) -> bytes:
    return packed({"[Content_Types].xml": WORD, **{f"word/{name}": one for name, one in more.items()}})


FINE = {
    "brev.docx": word(document=b"<w/>"),
    "tal.xlsx": workbook(b"<worksheet/>"),
    "foto.png": picture("PNG"),
    "foto.jpg": picture("JPEG"),
    "notat.txt": b"=1+1 <script>",
}
BAD = {
    "macros": ("b.docx", packed({"[Content_Types].xml": WORD, "word/vbaProject.bin": b"x"}), "uden makroer"),
    "a workbook as a letter": ("c.docx", workbook(b"<worksheet/>"), "der er helt"),
    "zeros": ("d.docx", large_zip("word/document.xml", 320), "der er helt"),
    "a zip as a letter": ("e.docx", packed({"a.txt": b"a"}), "der er helt"),
    "half a letter": ("f.docx", word(document=b"<w/>" * 99)[:-30], "der er helt"),
    "a picture of 10,000 megapixels": ("g.png", huge_picture(), "megapixel"),
    "half a picture": ("h.png", b"\x89PNG\r\n\x1a\n", "der er helt"),
    "a page as a picture": ("i.jpg", b"\xff\xd8\xff<script>alert(1)</script>", "der er helt"),
    "a PDF with a program": (
        "j.pdf",
        b"%PDF-1.7 1 0 obj << /S /JavaScript /JS (app.alert) >>",
        "uden programmer",
    ),
    "a page": ("k.html", b"<script>", ".pdf, .docx"),
    "a drawing that runs": ("l.svg", b"<svg onload='alert(1)'/>", ".pdf, .docx"),
}


@pytest.mark.parametrize("name", FINE)
def test_what_is_what_it_says_is_kept(nordjylland, name):
    assert take_in(nordjylland, SimpleUploadedFile(name, FINE[name]), None).size == len(FINE[name])


@pytest.mark.parametrize(("name", "content", "says"), BAD.values(), ids=BAD)
def test_what_would_do_harm_is_refused_in_words(nordjylland, name, content, says):
    with pytest.raises(Refused) as refused:
        take_in(nordjylland, SimpleUploadedFile(name, content), None)
    assert says in refused.value.said_in("da")


def zipped(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), b"x")
    return made.getvalue()


PACKS = {
    "out of the folder": zipped("a/pack.toml", "a/../../out"),
    "an absolute path": zipped("a/pack.toml", "/etc/out"),
    "a path of Windows": zipped("a/pack.toml", "a/..\\..\\out"),
    "a file beside its folder": zipped("a/pack.toml", "a"),
    "a file that is a folder too": zipped("a/pack.toml", "a/b", "a/b/c"),
    "a name without end": zipped("a/pack.toml", f"a/{'b' * 300}"),
    "a name with a line in it": zipped("a/pack.toml", "a/b\nc"),
    "no name": zipped("a/pack.toml", "."),
    "half a zip": zipped("a/pack.toml")[:-9],
    "a damaged zip": zipped("a/pack.toml").replace(b"x", b"y", 1),
    "no zip": b"PK\x03\x04" + b"\0" * 99,
}


@pytest.mark.parametrize("content", PACKS.values(), ids=PACKS)
def test_a_pack_that_leads_out_or_is_damaged_is_refused(tmp_path, content):
    folder = tmp_path / "in"
    folder.mkdir()
    with pytest.raises(Refused):
        unpack(content, "a.zip", folder)
    assert [one.name for one in tmp_path.iterdir()] == ["in"]
