"""A leader in a real browser: mapping, export, preview, yes; what was refused is mended and sent again."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.conftest import axe, follow, is_too_wide, said, serve, sign_in

SPELLS = "CPR-nummer;Forløbs-id;Kommune;Målgruppe;Startdato;Slutdato;Sagsbehandler;Team;Sagsnummer;Navn\n"
TALKS = "CPR-nummer;Samtale-id;Samtaletype;Dato;Kontaktform\n"
ANN, BOB = "010190-1234", "020280-2345"


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "udtraek"
    folder.mkdir()
    spells = [
        f"{one};f{number};Aalborg;2.14;02-09-2019;;DSB;Afklaring;2019-9999{number};Navn\n"
        for number, one in enumerate((ANN, BOB), start=1)
    ]
    talks = [
        f"{ANN};s1;7;02-10-2019;personligt\n",
        f"{BOB};s2;7;31-09-2019;personligt\n",
        f"{BOB};s3;10;01-10-2019;telefonisk\n",
    ]
    (folder / "forloeb.csv").write_text(SPELLS + "".join(spells), encoding="utf-8")
    (folder / "samtaler.csv").write_text(TALKS + "".join(talks), encoding="utf-8")
    return folder


def make_a_system(page, site, files):
    """From the template and a sample; saved once it says what the file covers."""
    page.goto(f"{site.url}/nordjylland/deliveries/Aalborg/")
    follow(page.get_by_role("link", name="Nyt fagsystem"))
    page.get_by_label("Fagsystemets navn").fill("Fag B")
    follow(page.get_by_role("button", name="Opret, og vælg kolonner"))
    page.locator("#spells-sample").set_input_files(files / "forloeb.csv")
    follow(page.locator('button[name="sample"][value="spells"]'))
    expect(page.locator("#spells-person")).to_have_value("CPR-nummer")
    page.get_by_label("Hvem handler filen om?").select_option("yes")
    page.get_by_label("Hvad dækker filen?").select_option("changes")
    follow(page.locator("form.deliveries-mapping .buttons button"))
    assert "Mappingen er gemt." in said(page)


def send(page, site, *paths):
    page.goto(f"{site.url}/nordjylland/deliveries/Aalborg/")
    page.locator("#system").select_option(label="Fag B")
    page.locator("#files").set_input_files(paths)
    follow(page.get_by_role("button", name="Læs filen, og vis forskellen"))
    expect(page.get_by_role("button", name="Gem", exact=True)).to_be_visible()


def store(page):
    follow(page.get_by_role("button", name="Gem", exact=True))
    expect(page.locator(".alert-success")).to_be_visible()


def test_an_export_is_mapped_sent_shown_and_stored_and_its_cases_are_there(tmp_path, page, files):
    for site in serve(tmp_path):
        sign_in(page, site, "leder")
        make_a_system(page, site, files)
        send(page, site, files / "forloeb.csv", files / "samtaler.csv")
        told = said(page)
        assert "Dagen 2019-09-31 findes ikke" in told
        assert ANN not in told
        assert axe(page) == []
        store(page)
        with page.expect_download() as fetched:
            page.get_by_role("link", name="Hent de afviste rækker (CSV)").click()
        mended = files / "refused.zip"
        mended.write_bytes(_mended(fetched.value.path().read_bytes()))
        send(page, site, mended)
        assert re.search(r"sendt igen\.\s*Alle er nu hele", said(page))
        store(page)
        sign_in(page, site, "sagsbehandler")
        page.goto(f"{site.url}/nordjylland/cases/Aalborg/")
        for number in ("2019-99991", "2019-99992"):
            expect(page.get_by_role("link", name=number)).to_be_visible()


def _mended(content):
    from tests.web.deliveries.test_working import content_with

    return content_with(content, "31-09-2019", "30-09-2019")


def test_a_wrong_file_is_told_of_before_it_is_sent(site, page, tmp_path):
    picture = tmp_path / "ferie.jpg"
    picture.write_bytes(b"\xff\xd8")
    sign_in(page, site, "leder")
    page.goto(f"{site.url}/nordjylland/deliveries/Aalborg/")
    page.locator("#files").set_input_files(picture)
    expect(page.locator("#files-said")).to_contain_text("ferie.jpg")


@pytest.mark.parametrize(
    ("link", "more"),
    [
        ("", ""),
        ("Nyt fagsystem", ""),
        ("Mapping: Demo-fagsystem", ""),
        ("Mapping: Demo-fagsystem", "?start=dfdg"),
        ("Mapping: Demo-fagsystem", "/text"),
        ("Demo-fagsystem", ""),
    ],
)
def test_every_page_pleases_axe_and_a_phone(link, more, site, phone):
    sign_in(phone, site, "leder")
    phone.goto(f"{site.url}/nordjylland/deliveries/Aalborg/")
    if link:
        follow(phone.get_by_role("link", name=re.compile(f"^{link.replace(':', ' ?:')}$")))
    if more:
        phone.goto(phone.url + more)
    phone.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    assert axe(phone) == []
    assert not is_too_wide(phone)
