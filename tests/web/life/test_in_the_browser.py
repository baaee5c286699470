"""One trial from decision to “met by law”, clicked through by three persons; and what axe and a phone say."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.conftest import axe, follow, is_too_wide, said, serve, sign_in
from tests.web.life.taking import LETTER

LIFE = "/nordjylland/life"
PAPER = {"name": "afgoerelse.pdf", "mimeType": "application/pdf", "buffer": LETTER}


@pytest.fixture(scope="module")
def site_2019(tmp_path_factory):
    """A server on which it is 1 October 2019."""
    yield from serve(tmp_path_factory.mktemp("life"), "2019-10-01")


class Clicking:
    """Whoever sits at the browser, and what they do there."""

    def __init__(self, page, site) -> None:
        self.page, self.site = page, site

    def as_person(self, name: str) -> None:
        sign_in(self.page, self.site, name)

    def open_step(self, trial: str, title: str) -> None:
        self.page.goto(f"{self.site.url}{LIFE}/{trial}")
        follow(self.page.get_by_role("link", name=re.compile(f"Udfyld *: {title}")))

    def send(self, basis: str = "lov om frikommunenetværk § 4") -> str:
        self.page.get_by_label("Beslutningens dokument").set_input_files(PAPER)
        self.page.get_by_label("Hjemmel").fill(basis)
        follow(self.page.get_by_role("button", name="Send til en anden person"))
        self.page.get_by_text("venter på en anden person").first.wait_for()
        return self.page.url

    def confirm(self, address: str, *sees: str) -> None:
        self.page.goto(f"{self.site.url}{LIFE}/")
        follow(self.page.locator(f'a[href="{address.removeprefix(self.site.url)}"]'))
        for words in sees:
            assert words in said(self.page)
        follow(self.page.get_by_role("button", name="Bekræft"))
        self.page.get_by_text("Bekræftet. Det gælder nu som vist.").wait_for()


def test_one_trial_from_decision_to_met_by_law(page, site_2019):
    it = Clicking(page, site_2019)
    it.as_person("koordinator")
    it.open_step("2.4", "afgøre en undtagelse")
    page.get_by_label("Udfald").select_option("fully")
    page.get_by_label("Vilkår (valgfri)").fill("Kun unge, der er fritaget af en leder")
    decided = it.send()
    it.as_person("koordinator-2")
    it.confirm(decided, "Kun unge, der er fritaget af en leder", "Ingen regel ændrer sig")

    it.as_person("leder-rebild")
    it.open_step("2.4", "tilslutte sig")
    joined = it.send()
    it.as_person("koordinator")
    it.confirm(joined, "Rebild")

    it.as_person("leder-rebild")
    it.open_step("2.4", "offentliggøre vedtægten")
    page.get_by_label("Gælder fra").fill("2019-10-02")
    page.get_by_label("Hjemmel").fill("lov om frikommunenetværk § 4")
    page.get_by_label("Kommunens egen beslutning").fill("udvalgets møde, punkt 4")
    follow(page.get_by_role("button", name="Vis teksten"))
    assert "Kun unge, der er fritaget af en leder" in said(page)
    follow(page.get_by_role("button", name="Offentliggør"))
    page.wait_for_url("**/bylaw/Rebild/2.4/1")
    bylaw = page.url

    it.open_step("2.4", "gå i gang")
    page.get_by_label("Gælder fra").fill("2019-10-02")
    started = it.send()
    it.as_person("koordinator")
    it.confirm(started, "Fra 02.10.2019 til og med 31.12.2019", "kan fraviges i den enkelte sag")
    assert "2.4 kommer fra 02.10.2019" in said(page)

    it.open_step("2.4", "imødekomme forsøget ved lov")
    page.get_by_label("Loven gælder fra").fill("2020-01-01")
    page.get_by_label("Hvad gør loven ved det?").select_option("fully")
    page.get_by_label("Hvad siger loven?").fill("Pålægget er afskaffet for alle.")
    met = it.send("lov 548 af 7.5.2019")
    it.as_person("koordinator-2")
    it.confirm(met, "Fra 01.01.2020 til og med 31.12.2021")
    assert "Forsøget er ophørt" in said(page)

    page.context.clear_cookies()
    page.goto(bylaw)
    assert "Vedtægt for Rebild Kommune om forsøg 2.4" in said(page)


def test_the_form_keeps_what_was_typed_when_it_is_refused(page, site_2019):
    it = Clicking(page, site_2019)
    it.as_person("koordinator")
    it.open_step("3.2", "forlænge forsøget")
    page.get_by_label("Forlænget til og med").fill("2019-01-01")
    page.get_by_label("Beslutningens dokument").set_input_files(PAPER)
    follow(page.get_by_role("button", name="Send til en anden person"))
    page.get_by_role("alert").wait_for()
    expect(page.get_by_label("Forlænget til og med")).to_have_value("2019-01-01")
    assert "Modtaget: afgoerelse.pdf" in said(page)
    page.get_by_label("Forlænget til og med").fill("2022-12-31")
    follow(page.get_by_role("button", name="Send til en anden person"))
    page.get_by_text("venter på en anden person").first.wait_for()


PAGES = (
    f"{LIFE}/3.2",
    f"{LIFE}/1.3",
    f"{LIFE}/",
    f"{LIFE}/3.2/join",
    f"{LIFE}/1.2/decide",
    f"{LIFE}/3.2/meet_by_law",
    f"{LIFE}/1.3/practice?for=Rebild&replaces=1.3x&op-faellessamtale=steps&op-jobsamtale=form",
    "/nordjylland/bylaw/",
    "/nordjylland/bylaw/write/3.2?municipality=Rebild&parts=3.2&starts=2019-11-01&basis=loven&decided=nej",
)


def test_axe_finds_nothing_on_any_page(page, site_2019):
    sign_in(page, site_2019, "koordinator")
    found: dict[str, list[str]] = {}
    for address in PAGES:
        page.goto(f"{site_2019.url}{address}")
        found |= {f"{address}: {one}": one for one in axe(page)}
    assert found == {}


def test_every_page_fits_a_phone(phone, site_2019):
    sign_in(phone, site_2019, "koordinator")
    wide = []
    for address in PAGES:
        phone.goto(f"{site_2019.url}{address}")
        wide += [address] if is_too_wide(phone) else []
    assert wide == []


def test_the_page_for_the_second_person_passes_axe_and_fits_a_phone(phone, site_2019):
    it = Clicking(phone, site_2019)
    it.as_person("koordinator")
    it.open_step("3.10", "træde ud")
    phone.get_by_label("Rebild").check()
    phone.get_by_label("Begrundelse").fill("Få sager")
    address = it.send()
    it.as_person("koordinator-2")
    phone.goto(address)
    assert axe(phone) == []
    assert not is_too_wide(phone)
