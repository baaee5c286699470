"""Documents are what they say they are, or are refused in words."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frikommune.errors import Refused
from frikommune.web.journal.documents import path_of, take_in
from frikommune.web.journal.models import Document

PDF = b"%PDF-1.7 en beslutning"


def test_a_document_is_kept_under_its_digest(nordjylland):
    kept = take_in(nordjylland, SimpleUploadedFile("beslutning.pdf", PDF), None)
    assert path_of(kept.digest).read_bytes() == PDF
    assert Document.cited(nordjylland, kept.reference) == kept
    assert Document.cited(nordjylland, "Udvalget 3.4.2026, punkt 5") is None


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (None, "Vælg en fil"),
        (SimpleUploadedFile("tom.pdf", b""), "indhold, der passer til .pdf"),
        (SimpleUploadedFile("program.pdf", b"MZ\x90\x00"), "indhold, der passer til .pdf"),
        (SimpleUploadedFile("program.exe", b"MZ\x90\x00"), ".docx"),
        (SimpleUploadedFile("noter.txt", b"\xff\xfe\x00"), "indhold, der passer til .txt"),
    ],
    ids=["none", "empty", "not a pdf", "a program", "not text"],
)
def test_what_cannot_be_used_is_refused_in_words(nordjylland, file, says):
    with pytest.raises(Refused) as refused:
        take_in(nordjylland, file, None)
    assert says in refused.value.said_in("da")


def test_what_is_too_large_is_refused_with_both_sizes(nordjylland, settings):
    settings.LARGEST_DOCUMENT = 1024 * 1024
    with pytest.raises(Refused) as refused:
        take_in(nordjylland, SimpleUploadedFile("stor.pdf", PDF + bytes(2 * 1024 * 1024)), None)
    assert "2.0 MB" in refused.value.said_in("da")
    assert "højst 1 MB" in refused.value.said_in("da")


def test_the_public_sees_public_documents_only(nordjylland, visitor, as_leader):
    secret = take_in(nordjylland, SimpleUploadedFile("a.pdf", PDF), None)
    public = take_in(nordjylland, SimpleUploadedFile("b.pdf", PDF), None, public=True)
    assert visitor.get(f"/nordjylland/document/{secret.pk}").status_code == 403
    assert as_leader.get(f"/nordjylland/document/{secret.pk}").status_code == 200
    answer = visitor.get(f"/nordjylland/document/{public.pk}")
    assert answer.content == PDF
    assert answer.headers["Content-Type"] == "application/pdf"


def test_many_who_store_the_same_at_once_store_it_once(settings, tmp_path):
    from concurrent.futures import ThreadPoolExecutor

    from frikommune.web.journal.documents import path_of, store_content

    settings.MEDIA_ROOT = tmp_path
    content = b"x" * 200_000
    with ThreadPoolExecutor(8) as pool:
        for turn in range(20):
            digests = set(pool.map(store_content, [content + bytes([turn])] * 8))
            assert path_of(digests.pop()).stat().st_size == len(content) + 1
            assert not digests
    assert not list(tmp_path.rglob("*.part"))
