"""In a real browser: a use is registered with at most three inputs, questioned, answered and approved."""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from tests.web.conftest import DESKTOP, PATIENCE, axe, follow, is_too_wide, opened, said, serve, sign_in

FAST = 60
"""Seconds within which a use is registered; the browser itself needs about one."""


@pytest.fixture(scope="module")
def cases(tmp_path_factory):
    yield from serve(tmp_path_factory.mktemp("uses"))


def to_the_form(page, site) -> None:
    """From one's own cases to the form, by the first case in which a certificate can be left out."""
    page.goto(f"{site.url}/nordjylland/cases/Aalborg/")
    links = page.locator("main a[href*='/cases/Aalborg/']")
    addresses = [one for one in links.evaluate_all("all => all.map((one) => one.href)") if one[-1].isdigit()]
    for address in addresses:
        page.goto(address)
        use = page.locator("a[href*='exemption=2.1a']")
        if use.evaluate_all("all => all.length"):
            use.first.evaluate("one => one.closest('details')?.setAttribute('open', '')")
            follow(use.first)
            return
    raise AssertionError("no case in which LÆ265 can be left out")


def picked(page):
    """The step that is chosen, with its fields."""
    return page.locator(".uses-step:has(.uses-pick:checked)")


def register(page, reason="Borgerens sundhedstilstand er afdækket via andre kanaler"):
    picked(page).get_by_label(reason).check()
    follow(page.get_by_role("button", name="Registrér"))


def test_registering_takes_at_most_three_inputs_and_less_than_a_minute(cases, page):
    """The step is chosen by the link: a reason and what took its place are left, and then it is sent."""
    sign_in(page, cases, "sagsbehandler")
    to_the_form(page, cases)
    inputs = 0
    picked(page).get_by_label("Der foreligger allerede tilstrækkelig helbredsmæssig").check()
    inputs += 1
    picked(page).get_by_label("Hvad er sat i stedet?").fill("statusattest")
    inputs += 1
    follow(page.get_by_role("button", name="Registrér"))
    assert inputs <= 3
    told = said(page)
    assert "Fraveget: LÆ265 før rehabiliteringsmøde, efter forsøg 2.1" in told
    seconds = int(told.partition("Registreret på ")[2].partition(" sekund")[0])
    assert seconds < FAST


def test_the_keyboard_alone_registers_a_use(cases, page):
    sign_in(page, cases, "sagsbehandler-2")
    to_the_form(page, cases)
    page.locator(".uses-pick:checked").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/use/*")
    assert "Notat om brug af frikommuneforsøg" in said(page)


def test_the_leader_asks_the_caseworker_answers_and_the_leader_approves(cases, browser, page):
    sign_in(page, cases, "sagsbehandler-2")
    to_the_form(page, cases)
    picked(page).get_by_label("En anden grund, med egne ord").check()
    picked(page).get_by_label("Med egne ord", exact=True).fill("Speciallægen har set på det")
    follow(page.get_by_role("button", name="Registrér"))
    address = page.url
    with opened(browser, DESKTOP) as leader:
        sign_in(leader, cases, "leder")
        leader.goto(f"{cases.url}/nordjylland/uses/")
        follow(leader.locator("li", has_text="Speciallægen har set på det").get_by_role("link"))
        leader.get_by_label("Spørgsmål til sagsbehandleren").fill("Hvornår?")
        follow(leader.get_by_role("button", name="Send tilbage med spørgsmålet"))
        page.goto(f"{cases.url}/nordjylland/uses/")
        assert "Lederen spørger: Hvornår?" in said(page)
        follow(page.get_by_role("link", name="Svar").first)
        page.get_by_label("Dit svar").fill("I oktober")
        follow(page.get_by_role("button", name="Svar"))
        leader.goto(f"{cases.url}/nordjylland/uses/Aalborg/waiting")
        asked = leader.locator("li", has_text="Svar: I oktober")
        asked.get_by_role("checkbox").check()
        leader.get_by_label("Gennemgået på").fill("Teammøde uge 45")
        follow(leader.get_by_role("button", name="Godkend de valgte"))
    page.goto(address)
    assert "Godkendt 08.11.2019 af Demo Leder på Teammøde uge 45." in said(page)


def test_the_note_is_copied(cases, browser):
    with opened(browser, DESKTOP, permissions=["clipboard-read", "clipboard-write"]) as page:
        sign_in(page, cases, "sagsbehandler")
        to_the_form(page, cases)
        register(page)
        page.get_by_role("button", name="Kopiér notatet").click()
        page.get_by_text("Kopieret.").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Notat om brug af frikommuneforsøg – sag ")


def test_it_works_without_script(cases, browser, page):
    sign_in(page, cases, "sagsbehandler-2")
    to_the_form(page, cases)
    with opened(browser, DESKTOP, java_script_enabled=False) as plain:
        plain.context.add_cookies(page.context.cookies())
        plain.goto(page.url)
        picked(plain).get_by_label("Borgerens sundhedstilstand er afdækket via andre kanaler").check()
        plain.get_by_role("button", name="Registrér").click()
        plain.wait_for_url("**/uses/Aalborg/use/*")
        assert "Notat om brug af frikommuneforsøg" in plain.inner_text("main")
        expect(plain.get_by_text("Kopiér notatet")).to_be_hidden()


def test_a_form_sent_eight_times_at_once_is_one_use(cases, page):
    sign_in(page, cases, "sagsbehandler-2")
    to_the_form(page, cases)
    picked(page).get_by_label("Borgerens sundhedstilstand er afdækket via andre kanaler").check()
    form = page.evaluate("[...new FormData(document.querySelector('.uses-form')).entries()]")
    cookie = "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())
    address = page.url.partition("?")[0]
    body = urlencode([tuple(one) for one in form]).encode()
    with ThreadPoolExecutor(8) as pool:
        sent = [Request(address, body, {"Cookie": cookie, "Referer": address}) for _ in range(8)]
        answers = list(pool.map(lambda one: urlopen(one, timeout=PATIENCE / 1000).url, sent))
    assert len(set(answers)) == 1
    assert "/uses/Aalborg/use/" in answers[0]


PAGES = ("uses/Aalborg/", "uses/Aalborg/waiting", "uses/Aalborg/samples")


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_in_the_lists(cases, page, path):
    sign_in(page, cases, "leder")
    page.goto(f"{cases.url}/nordjylland/{path}")
    assert axe(page) == []


def test_axe_finds_nothing_on_the_form_nor_on_the_use(cases, page):
    sign_in(page, cases, "sagsbehandler")
    to_the_form(page, cases)
    assert axe(page) == []
    follow(page.get_by_role("button", name="Registrér"))
    assert axe(page) == []
    register(page)
    assert axe(page) == []


def test_nothing_is_too_wide_for_a_phone(cases, phone):
    sign_in(phone, cases, "leder")
    for path in PAGES:
        phone.goto(f"{cases.url}/nordjylland/{path}")
        assert not is_too_wide(phone), path
    sign_in(phone, cases, "sagsbehandler")
    to_the_form(phone, cases)
    assert not is_too_wide(phone)
    register(phone)
    assert not is_too_wide(phone)
