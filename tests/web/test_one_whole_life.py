"""One trial followed in a real browser: from idea to “met by law”, and what applies on the way."""

import re

from tests.web.applications.test_browser import _from_idea_to_sent
from tests.web.conftest import DESKTOP, PHONE, axe, follow, is_too_wide, said, serve, sign_in
from tests.web.life.test_in_the_browser import LIFE, Clicking

TODAY, START, LAW = "2018-01-10", "2018-01-11", "2018-07-01"
ASKED = "/nordjylland/law/applies?municipality={}&group=dagpenge&norm=jobsamtale&on={}"


def test_one_trial_from_idea_to_met_by_law(page, tmp_path):
    for site in serve(tmp_path, TODAY):
        sign_in(page, site, "koordinator")
        sent = _from_idea_to_sent(page, site)
        it, trial = Clicking(page, site), re.search(r"trial/([^/?#]+)", sent["course"])[1]
        assert "video" not in applies(page, site, "Aalborg", START)
        _decided(it, trial)
        _started(it, trial, "Aalborg")
        assert "video" in applies(page, site, "Aalborg", START)
        assert "video" not in applies(page, site, "Aalborg", TODAY), "the day before"
        assert "video" not in applies(page, site, "Rebild", START), "a municipality that has not started"
        assert "i gang" in portfolio(page, site, trial, START)
        _met_by_law(it, trial)
        assert "video" not in applies(page, site, "Aalborg", LAW)
        assert "imødekommet ved lov" in portfolio(page, site, trial, LAW)


def applies(page, site, municipality: str, day: str) -> str:
    """What the law page says of the ordinary talk, to somebody who has not signed in."""
    page.context.clear_cookies()
    page.goto(site.url + ASKED.format(municipality, day))
    return said(page).partition("dagpengemodtagere")[2]


def portfolio(page, site, trial: str, day: str) -> str:
    """The trial's row on a day."""
    page.goto(f"{site.url}/nordjylland/portfolio/?on={day}")
    link = page.get_by_role("link", name=re.compile(rf"^{trial} "))
    return page.get_by_role("row").filter(has=link).inner_text()


def _decided(it: Clicking, trial: str) -> None:
    it.as_person("koordinator")
    it.open_step(trial, "afgøre en undtagelse")
    it.page.get_by_label("Udfald").select_option("fully")
    decided = it.send()
    it.as_person("koordinator-2")
    it.confirm(decided)


def _started(it: Clicking, trial: str, municipality: str) -> None:
    it.as_person("leder")
    it.open_step(trial, "offentliggøre vedtægten")
    it.page.get_by_label("Gælder fra").fill(START)
    it.page.get_by_label("Hjemmel").fill("lov om frikommunenetværk § 4")
    it.page.get_by_label("Kommunens egen beslutning").fill("udvalgets møde, punkt 4")
    follow(it.page.get_by_role("button", name="Vis teksten"))
    follow(it.page.get_by_role("button", name="Offentliggør"))
    it.page.wait_for_url(f"**/bylaw/{municipality}/{trial}/1")
    assert axe(it.page) == []
    it.page.set_viewport_size(PHONE)
    assert not is_too_wide(it.page)
    it.page.set_viewport_size(DESKTOP)
    it.open_step(trial, "gå i gang")
    it.page.get_by_label("Gælder fra").fill(START)
    started = it.send()
    it.as_person("koordinator")
    it.confirm(started, "video")


def _met_by_law(it: Clicking, trial: str) -> None:
    it.as_person("koordinator")
    it.open_step(trial, "imødekomme forsøget ved lov")
    it.page.get_by_label("Loven gælder fra").fill(LAW)
    it.page.get_by_label("Hvad gør loven ved det?").select_option("fully")
    it.page.get_by_label("Hvad siger loven?").fill("Samtaler kan holdes på video overalt.")
    met = it.send("lov om samtaler på video")
    it.as_person("koordinator-2")
    it.confirm(met)
    it.page.goto(f"{it.site.url}{LIFE}/{trial}")
    assert "ophørt" in said(it.page)
