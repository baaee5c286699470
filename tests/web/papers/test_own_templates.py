"""A municipality keeps its own template; its papers use it from then on, until it is taken back."""

import zipfile
from datetime import date
from io import BytesIO

import docx as word
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from pptx import Presentation

from frikommune.reports.forms.docx_base import empty
from frikommune.web.journal.documents import path_of
from frikommune.web.papers.models import OwnTemplate, SentForm
from tests.web.conftest import words
from tests.web.papers.sending import STATUS, keep

PAGE = "/nordjylland/papers/templates/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(settings, tmp_path):
    settings.TODAY = date(2019, 11, 8)
    settings.MEDIA_ROOT = tmp_path


def letter(*lines: str) -> bytes:
    document, made = empty("da"), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(made)
    return made.getvalue()


def slides() -> bytes:
    made = BytesIO()
    Presentation().save(made)
    return made.getvalue()


def with_macros(content: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for one in old.namelist():
            new.writestr(one, old.read(one))
        new.writestr("word/vbaProject.bin", b"macro")
    return made.getvalue()


def bomb() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("[Content_Types].xml", b"<Types/>")
        new.writestr("word/document.xml", b"\0" * 210_000_000)
    return made.getvalue()


def send(client, content: bytes, name: str = "brevpapir.docx", municipality: str = "Aalborg"):
    file = SimpleUploadedFile(name, content)
    return client.post(PAGE, {"municipality": municipality, "file": file})


def said_in(client) -> str:
    content = client.get(f"{STATUS}as/docx?municipality=Aalborg").content
    return "\n".join(one.text for one in word.Document(BytesIO(content)).paragraphs)


def test_the_papers_of_the_municipality_use_it_from_then_on_and_what_went_out_stays(as_leader):
    keep(as_leader)
    before = path_of(SentForm.objects.get(form="docx").digest).read_bytes()
    assert send(as_leader, letter("Brevpapir fra rådhuset", "{{sagsbeskrivelse}}")).status_code == 302
    assert "Brevpapir fra rådhuset" in said_in(as_leader)
    assert path_of(SentForm.objects.get(form="docx").digest).read_bytes() == before
    page = words(as_leader.get(PAGE).content)
    assert "Word-skabelon, version 1" in page


def test_another_municipalitys_paper_does_not_use_it(as_leader, as_coordinator):
    send(as_leader, letter("Brevpapir fra rådhuset"))
    content = as_coordinator.get(f"{STATUS}as/docx?municipality=Rebild").content
    assert "Brevpapir" not in "".join(one.text for one in word.Document(BytesIO(content)).paragraphs)


def test_a_new_version_counts_and_taken_back_none_does(as_leader):
    for words_ in ("Brevhoved ét", "Brevhoved to"):
        send(as_leader, letter(words_))
    assert "Brevhoved to" in said_in(as_leader)
    latest = OwnTemplate.objects.order_by("-version").first()
    assert as_leader.post(f"{PAGE}{latest.pk}/back").status_code == 302
    assert "Brevhoved" not in said_in(as_leader)
    versions = OwnTemplate.objects.order_by("version").values_list("version", flat=True)
    assert list(versions) == [1, 2, 3]
    assert "taget tilbage" in words(as_leader.get(PAGE).content)
    assert as_leader.get(f"{PAGE}{latest.pk}").content.startswith(b"PK")


def test_the_administrator_keeps_the_networks_slide_template(as_administrator, as_coordinator):
    assert send(as_administrator, slides(), "kkr.pptx", "").status_code == 302
    content = as_coordinator.get("/nordjylland/papers/kkr_status/as/pptx").content
    assert Presentation(BytesIO(content)).slide_width == Presentation().slide_width


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (letter("{{sagsbeskrivels}}"), "a.docx", "{{sagsbeskrivels}}"),
        (letter("{{titel}"), "a.docx", "{{titel}"),
        (b"Kommunens brevpapir", "a.docx", "Word"),
        (letter("Brevpapir"), "a.txt", ".docx, .dotx, .pptx, .potx"),
        (letter("Brevpapir"), "a.pptx", "PowerPoint"),
        (with_macros(letter("Brevpapir")), "a.docx", "makro"),
        (bomb(), "a.docx", "MB"),
        (b"", "a.docx", "skabelon"),
    ],
    ids=[
        "unknown place",
        "broken place",
        "no word file",
        "other ending",
        "word as slides",
        "macros",
        "bomb",
        "empty",
    ],
)
def test_a_template_that_cannot_be_used_is_refused_at_the_field_and_nothing_is_kept(
    as_leader, content, name, told
):
    answer = send(as_leader, content, name)
    assert answer.status_code == 422
    page = answer.content.decode()
    wrong = page.split('id="file-wrong"')[1].split("</div>")[0]
    assert told.casefold() in words(wrong.encode()).casefold()
    assert "file-hint file-wrong" in page
    assert OwnTemplate.objects.count() == 0


def test_only_leaders_and_administrators_do_it_and_only_where_they_sit(as_leader, as_caseworker, visitor):
    assert as_caseworker.get(PAGE).status_code == 403
    assert visitor.get(PAGE).status_code == 302
    assert send(as_leader, letter("x"), municipality="Rebild").status_code == 404
    assert send(as_leader, slides(), "kkr.pptx", "").status_code == 404


def test_the_database_refuses_to_change_it(as_leader):
    send(as_leader, letter("Brevpapir"))
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        OwnTemplate.objects.update(version=9)
