"""A programme started from nothing, and one loaded again from what was exported."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frikommune.programme.entry import Names, Subject
from frikommune.web.journal.book import book_of
from frikommune.web.journal.documents import take_in
from frikommune.web.journal.models import Document, Programme
from frikommune.web.people.models import Seat
from tests.web.conftest import axe, follow, is_too_wide, said, sign_in, words

GIVEN = {
    "title": "Frit valg på beskæftigelsesområdet",
    "law": "dk-employment",
    "basis": "Lov om forsøg med frit valg",
    "theme": "Frit valg",
    "municipalities": "851 Aalborg\n840 Rebild\n",
    "bodies": "Styregruppe\nJobcenterchefer",
    "rounds": "2027-03-01\n2027-09-01",
    "period_end": "2029-12-31",
}


def test_a_coordinator_starts_a_programme_from_nothing(as_coordinator):
    answer = as_coordinator.post("/networks/new", GIVEN)
    assert answer.headers["Location"] == "/frit-valg-paa-beskaeftigelsesomraadet/"
    programme = Programme.objects.get(slug="frit-valg-paa-beskaeftigelsesomraadet")
    book = book_of(programme)
    now = book.now(date(2027, 1, 1))
    network = Subject("network", programme.slug)
    assert now.question(network, "members").one.value == Names(("Aalborg", "Rebild"))
    assert now.question(network, "legal_basis").one.value.da == GIVEN["basis"]
    assert [one.name for one in now.subjects("round")] == ["1", "2"]
    assert now.question(Subject("round", "2"), "deadline").one.value.last == date(2027, 9, 1)
    assert [one.name for one in now.subjects("body")] == ["styregruppe", "jobcenterchefer"]
    assert "jobsamtale" in book.pack.rulebook.norms
    assert Seat.objects.filter(programme=programme, role="coordinator").count() == 1


def test_each_page_of_a_programme_without_trials_can_be_opened(as_coordinator):
    as_coordinator.post("/networks/new", {**GIVEN, "slug": "frit-valg"})
    menu = as_coordinator.get("/frit-valg/").context["menu"]
    for item in menu:
        for one in item.below or (item,):
            assert as_coordinator.get(one.url, follow=True).status_code == 200, one.url


@pytest.mark.parametrize(
    ("field", "given", "says"),
    [
        ("title", "", "“Navn” mangler"),
        ("slug", "nordjylland", "Det korte navn er i brug"),
        ("slug", "people", "Det korte navn er i brug"),
        ("basis", " ", "“Retsgrundlag” mangler"),
        ("law", "no-law", "Lovpakken findes ikke"),
        ("municipalities", "", "mindst én kommune"),
        ("municipalities", "Aalborg", "Linje 1 er ikke en kommune"),
        ("municipalities", "851 Aalborg\n851 Rebild", "Kommunen i linje 2 står to gange"),
        ("rounds", "1.3.2027", "Dagen kan ikke læses"),
        ("rounds", "1. marts 2027", "Fik 1. marts 2027"),
        ("bodies", "Borger 010190-1234", "Her ser der ud til at stå et CPR-nummer"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(as_coordinator, field, given, says):
    before = Programme.objects.count()
    answer = as_coordinator.post("/networks/new", {**GIVEN, field: given})
    assert answer.status_code == 422
    assert says in words(answer.content)
    assert "Lov om forsøg" in words(answer.content) or field == "basis"
    assert Programme.objects.count() == before


def test_a_leader_and_the_public_start_nothing(as_leader, visitor):
    assert as_leader.post("/networks/new", GIVEN).status_code == 403
    assert visitor.post("/networks/new", GIVEN).status_code == 302
    assert Programme.objects.count() == 1


def wherever(journal):
    """The entries in order of recording, but for the place in the files at which each stands."""
    return [replace(one, where="") for one in journal.known(None)]


def exported(client) -> bytes:
    return client.get("/nordjylland/files/pack.zip").content


def test_what_is_exported_can_be_loaded_again_without_loss(nordjylland, as_coordinator):
    kept = take_in(nordjylland, SimpleUploadedFile("vedtægt-1.pdf", b"%PDF-1.7 x"), None, public=True)
    answer = as_coordinator.post(
        "/networks/load", {"slug": "igen", "pack": SimpleUploadedFile("n.zip", exported(as_coordinator))}
    )
    assert answer.headers["Location"] == "/igen/", words(answer.content)
    again = Programme.objects.get(slug="igen")
    first, second = book_of(nordjylland), book_of(again)
    assert wherever(second.journal) == wherever(first.journal)
    assert second.papers == first.papers
    assert second.files == first.files
    assert second.pack.rulebook.grants == first.pack.rulebook.grants
    document = Document.cited(again, kept.reference)
    assert document is not None
    assert (document.name, document.public) == ("vedtægt-1.pdf", True)


def test_what_codes_are_called_goes_along(nordjylland, as_coordinator):
    pack = SimpleUploadedFile("n.zip", exported(as_coordinator))
    as_coordinator.post("/networks/load", {"slug": "igen", "pack": pack})
    before, after = (
        book_of(Programme.objects.get(slug=one)).pack.rulebook for one in ("nordjylland", "igen")
    )
    assert after.words.one("tre-spoergsmaal").da == "svar på de tre spørgsmål"
    assert (after.events, after.attributes) == (before.events, before.attributes)


def test_exporting_what_was_loaded_gives_the_same_files(nordjylland, as_coordinator):
    content = exported(as_coordinator)
    as_coordinator.post("/networks/load", {"slug": "igen", "pack": SimpleUploadedFile("n.zip", content)})
    again = as_coordinator.get("/igen/files/pack.zip").content
    first, second = zipfile.ZipFile(io.BytesIO(content)), zipfile.ZipFile(io.BytesIO(again))
    assert [one.partition("/")[2] for one in first.namelist()] == [
        one.partition("/")[2] for one in second.namelist()
    ]
    for name in first.namelist():
        assert first.read(name) == second.read(f"igen/{name.partition('/')[2]}"), name


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"hej", "en zip-fil"),
        ("empty", "én mappe med pack.toml i"),
        ("outside", "filer inde i pakkens mappe"),
        ("broken", "kan ikke læses som TOML"),
    ],
)
def test_a_file_that_is_no_pack_is_refused_and_nothing_is_loaded(as_coordinator, content, says):
    answer = as_coordinator.post("/networks/load", {"pack": SimpleUploadedFile("x.zip", archive(content))})
    assert answer.status_code == 422
    assert says in words(answer.content)
    assert Programme.objects.count() == 1


def archive(content) -> bytes:
    if isinstance(content, bytes):
        return content
    members = {
        "empty": {"a/readme.txt": "x"},
        "outside": {"../pack.toml": "x"},
        "broken": {"a/pack.toml": "id = ["},
    }[content]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in members.items():
            file.writestr(name, text)
    return out.getvalue()


def test_a_file_beside_the_pack_that_is_no_text_is_refused_by_its_line(as_coordinator):
    content = io.BytesIO(exported(as_coordinator))
    with zipfile.ZipFile(content, "a") as file:
        file.writestr("nordjylland/README.md", "Læs mig\nÆblegrød".encode("cp1252"))
    pack = SimpleUploadedFile("n.zip", content.getvalue())
    answer = as_coordinator.post("/networks/load", {"slug": "igen", "pack": pack})
    assert answer.status_code == 422
    assert "README.md:1" in words(answer.content)
    assert Programme.objects.count() == 1


def test_an_empty_file_beside_the_pack_is_kept_as_it_is(as_coordinator):
    content = io.BytesIO(exported(as_coordinator))
    with zipfile.ZipFile(content, "a") as file:
        file.writestr("nordjylland/README.md", "")
    as_coordinator.post(
        "/networks/load", {"slug": "igen", "pack": SimpleUploadedFile("n.zip", content.getvalue())}
    )
    assert book_of(Programme.objects.get(slug="igen")).files["README.md"] == ""


def test_a_programme_that_is_there_is_not_loaded_over(as_coordinator):
    pack = SimpleUploadedFile("n.zip", exported(as_coordinator))
    answer = as_coordinator.post("/networks/load", {"pack": pack})
    assert answer.status_code == 422
    assert "findes allerede" in words(answer.content)


@pytest.mark.parametrize("slug", ["people", "æ!", "!!"])
def test_a_short_name_that_cannot_be_an_address_is_not_loaded_under(as_coordinator, slug):
    pack = SimpleUploadedFile("n.zip", exported(as_coordinator))
    answer = as_coordinator.post("/networks/load", {"slug": slug, "pack": pack}, follow=True)
    if answer.status_code == 422:
        assert Programme.objects.count() == 1
    else:
        assert answer.redirect_chain[-1][0] == "/ae/"
    assert as_coordinator.get("/").status_code == 200


def test_where_it_is_wrong_is_said_in_english_too(as_coordinator):
    as_coordinator.cookies["language"] = "en"
    answer = as_coordinator.post("/networks/new", {**GIVEN, "municipalities": "Aalborg"})
    assert "Where Municipalities Given Aalborg" in words(answer.content)


def test_starting_in_a_real_browser(own_site, page):
    sign_in(page, own_site, "koordinator")
    page.goto(own_site.url)
    follow(page.get_by_role("link", name="Start et program"))
    assert axe(page) == []
    for field in ("title", "basis", "municipalities", "bodies", "rounds"):
        page.locator(f"#{field}").fill(GIVEN[field])
    follow(page.get_by_role("button", name="Start programmet"))
    assert "Programmet er oprettet" in said(page)
    assert axe(page) == []


@pytest.mark.parametrize("address", ["/networks/new", "/networks/load", "/nordjylland/files/"])
def test_pages_fit_a_phone(phone, site, address):
    sign_in(phone, site, "koordinator")
    phone.goto(f"{site.url}{address}")
    assert not is_too_wide(phone)
    assert axe(phone) == []
