"""One citizen, from the export of a case system to the figure on the leader's page, all in a browser.

A certificate is left out, the leader asks, the caseworker answers, the meeting comes with the next export,
the leader approves, and the leader's page counts it.
"""

import io
import re
import zipfile

import pytest
from playwright.sync_api import expect

from tests.web.conftest import follow, opened, said, serve, sign_in

CPR, NUMBER, TEAM = "010190-1234", "2019-90001", "Prøvehold"
MAPPING = f"""
synthetic = true
separator = ";"

[delivery]
covers = "everything"

[spells]
file = "forloeb.csv"
end_is = "first_day_after"
[spells.columns]
person = {{ column = "CPR", keyed = true }}
spell = "Id"
group = {{ column = "Gruppe", values = {{ "2.5" = "sygedagpenge" }} }}
municipality = {{ constant = "Aalborg" }}
from = "Start"
to = "Slut"
[spells.attributes]
sagsbehandler = {{ constant = "DSB" }}
team = {{ constant = "{TEAM}" }}
sagsnummer = "Sag"

[events]
file = "aktiviteter.csv"
[events.columns]
person = {{ column = "CPR", keyed = true }}
event = "Id"
day = "Dato"
kind = "Art"
type = "Type"
form = {{ constant = "personligt" }}
"""
SICK = f"{CPR};f1;2.5;2019-08-19;;{NUMBER}\n"
BEFORE = (
    f"{CPR};e1;2019-09-20;laegeattest;lae285\n"
    f"{CPR};e2;2019-10-14;samtale;opfoelgning\n"
    f"{CPR};e3;2019-11-04;samtale;opfoelgning\n"
)
MEETING = f"{CPR};e4;2019-11-08;rehabiliteringsmoede;\n"


@pytest.fixture
def jobcentre(tmp_path):
    yield from serve(tmp_path)


def export(events: str) -> dict[str, object]:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("forloeb.csv", "CPR;Id;Gruppe;Start;Slut;Sag\n" + SICK)
        archive.writestr("aktiviteter.csv", "CPR;Id;Dato;Art;Type\n" + events)
    return {"name": "udtraek.zip", "mimeType": "application/zip", "buffer": made.getvalue()}


def describe_system(leader, site) -> None:
    leader.goto(f"{site.url}/nordjylland/deliveries/Aalborg/system")
    leader.get_by_label("Fagsystemets navn").fill("Prøvesystem")
    leader.get_by_role("radio").last.check()
    follow(leader.get_by_role("button", name="Opret, og vælg kolonner"))
    follow(leader.get_by_role("link", name="som tekst").first)
    leader.get_by_label("Mappingen", exact=True).fill(MAPPING)
    follow(leader.get_by_role("button", name="Efterse og gem"))


def take(leader, site, events: str) -> str:
    """Send an export, look at its preview, store it; gives what the preview said."""
    leader.goto(f"{site.url}/nordjylland/deliveries/Aalborg/")
    leader.get_by_label("Fagsystem", exact=True).select_option("Prøvesystem")
    leader.get_by_label("Udtrækket").set_input_files(export(events))
    follow(leader.get_by_role("button", name="Læs filen, og vis forskellen"))
    expect(leader.get_by_role("button", name="Gem", exact=True)).to_be_visible()
    preview = said(leader)
    follow(leader.get_by_role("button", name="Gem", exact=True))
    expect(leader.get_by_role("heading", name=re.compile("^Gemt"))).to_be_visible()
    return preview


def skip_certificate(caseworker, site) -> str:
    """From today's list to the note; gives the use's address."""
    caseworker.goto(f"{site.url}/nordjylland/today/Aalborg/?trial=2.1")
    caseworker.locator("summary", has_text="2.1a").click()
    case = caseworker.locator("li.task", has_text=NUMBER)
    follow(case.get_by_role("link", name="Undlad med 2.1a"))
    caseworker.locator(".uses-step:has(.uses-pick:checked)").get_by_label(
        "Der foreligger allerede tilstrækkelig helbredsmæssig"
    ).check()
    follow(caseworker.get_by_role("button", name="Registrér"))
    return caseworker.url


def figure(leader, site) -> str:
    """The line of the exemption on the leader's page, for the citizen's team."""
    leader.goto(f"{site.url}/nordjylland/overview/Aalborg/?team={TEAM}")
    settled = said(leader)
    assert "Overblik" in settled
    line = leader.locator("tr", has_text="2.1a").all_inner_texts()
    return " ".join(line[0].split()) if line else ""


def test_a_citizen_from_import_to_the_leaders_figure(jobcentre, browser, page):
    with opened(browser) as leader:
        sign_in(leader, jobcentre, "leder")
        sign_in(page, jobcentre, "sagsbehandler")
        describe_system(leader, jobcentre)
        preview = take(leader, jobcentre, BEFORE)
        assert CPR not in preview
        assert figure(leader, jobcentre) == ""

        use = skip_certificate(page, jobcentre)
        assert "LÆ265 før rehabiliteringsmøde" in said(page)
        assert "Tæller først, når lederen har godkendt" in said(page)

        leader.goto(use)
        if "purpose" in leader.url:
            leader.get_by_label("Hvad skal du bruge sagen til?").select_option("check")
            follow(leader.get_by_role("button", name="Åbn sagen"))
        leader.get_by_label("Spørgsmål til sagsbehandleren").fill("Hvad viser attesten fra august?")
        follow(leader.get_by_role("button", name="Send tilbage med spørgsmålet"))

        page.goto(f"{jobcentre.url}/nordjylland/today/Aalborg/")
        assert "1 spørgsmål fra din leder" in said(page)
        page.goto(use)
        page.get_by_label("Dit svar").fill("Den viser, hvad borgeren kan; intet er nyt siden")
        follow(page.get_by_role("button", name="Svar"))

        take(leader, jobcentre, BEFORE + MEETING)
        assert "2.1a Rehabiliteringsmøde uden LÆ265 1 0 1 0 1" in figure(leader, jobcentre)

        leader.goto(use)
        follow(leader.get_by_role("button", name="Godkend", exact=True))
        page.goto(use)
        assert "Godkendt 08.11.2019 af Demo Leder" in said(page)
        assert "2.1a Rehabiliteringsmøde uden LÆ265 1 1 1 1 0" in figure(leader, jobcentre)


def test_the_citizens_number_is_nowhere_afterwards(jobcentre, browser):
    with opened(browser) as leader:
        sign_in(leader, jobcentre, "leder")
        describe_system(leader, jobcentre)
        take(leader, jobcentre, BEFORE + MEETING)
    digits = CPR.replace("-", "").encode()
    kept = [one for one in jobcentre.data.rglob("*") if one.is_file()]
    holding = [one.name for one in kept if digits in (content := one.read_bytes()) or CPR.encode() in content]
    assert kept
    assert holding == []
