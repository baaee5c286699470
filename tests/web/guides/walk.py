"""One walk through the demonstration, role by role: what stands on each page, and the guides' pictures."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.web.conftest import settle

if TYPE_CHECKING:
    from playwright.sync_api import Page

TODAY = "2019-11-08"
SIZE = {"width": 1040, "height": 720}
COLOURS = 48
"""A picture of a page needs no more, and is a third of its size."""
N = "/nordjylland"


@dataclass(frozen=True)
class Stop:
    """A page of the walk. `address` empty: `doing` leads there. `at`: where the picture begins."""

    name: str
    address: str = ""
    doing: Callable[[Page], None] | None = None
    picture: bool = False
    at: str = "main h1"


def _open(page: Page) -> None:
    page.locator("main details").evaluate_all("all => all.forEach((one) => { one.open = true; })")


def _pick(page: Page) -> None:
    page.get_by_role("link", name="Undlad med 2.1a").first.click()
    page.wait_for_url("**/use?*")
    page.locator(".uses-step:has(.uses-pick:checked)").get_by_label(
        "Der foreligger allerede tilstrækkelig helbredsmæssig"
    ).check()


def _register(page: Page) -> None:
    page.get_by_role("button", name="Registrér").click()
    page.wait_for_url("**/use/1")


def _spot_checks(page: Page) -> None:
    before = page.url
    page.get_by_role("link", name="Stikprøver").first.click()
    page.wait_for_url(lambda url: url != before)


def _begin_design(page: Page) -> None:
    page.get_by_role("button", name="Begynd et design").first.click()
    page.wait_for_url("**/step/**")


APPLIES = f"{N}/law/applies?municipality=Aalborg&group=sygedagpenge&day=2019-11-08"
WALK: dict[str, tuple[Stop, ...]] = {
    "": (
        Stop("forside", "/", picture=True, at="body"),
        Stop("forsoeg", f"{N}/trial/2.1"),
        Stop("kommuner", f"{N}/municipality/"),
        Stop("kommune", f"{N}/municipality/one/Aalborg"),
        Stop("gaelder-borger", APPLIES, picture=True, at="main h2"),
        Stop("resultater", f"{N}/results/", picture=True),
        Stop("data", f"{N}/data/", picture=True),
    ),
    "sagsbehandler": (
        Stop("idag-alt", f"{N}/today/Aalborg/"),
        Stop("find", f"{N}/cases/Aalborg/"),
        Stop("gaelder", APPLIES),
        Stop("erfaringer", f"{N}/knowledge/"),
        Stop("idag", f"{N}/today/Aalborg/?trial=2.1", doing=_open, picture=True),
        Stop("brug", doing=_pick, picture=True),
        Stop("notat", doing=_register, picture=True),
        Stop("sag", f"{N}/cases/Aalborg/1", picture=True),
    ),
    "leder": (
        Stop("venter-leder", f"{N}/uses/Aalborg/waiting", picture=True),
        Stop("stikproever", doing=_spot_checks),
        Stop("sag-leder", f"{N}/cases/Aalborg/1"),
        Stop("godkend", f"{N}/uses/Aalborg/use/1"),
        Stop("overblik", f"{N}/overview/Aalborg/", picture=True),
        Stop("leveringer", f"{N}/deliveries/Aalborg/"),
        Stop("adgang", f"{N}/tokens/Aalborg/"),
        Stop("find-leder", f"{N}/cases/Aalborg/"),
        Stop("opslag", f"{N}/trail/Aalborg/"),
        Stop("aendringer", f"{N}/trail/Aalborg/?kind=change"),
        Stop("indsigt", f"{N}/cases/Aalborg/1/access"),
        Stop("min-kommune", f"{N}/municipality/one/Aalborg", picture=True),
        Stop("papirer", f"{N}/papers/"),
    ),
    "koordinator": (
        Stop("portefoelje", f"{N}/portfolio/", picture=True),
        Stop("ideer", f"{N}/applications/"),
        Stop("forsoeg-koordinator", f"{N}/trial/3.3"),
        Stop("forsoegets-trin", f"{N}/life/3.3", picture=True, at="text=Det kan gøres nu"),
        Stop("venter", f"{N}/life/"),
        Stop("indsamlinger", f"{N}/collect/"),
        Stop("indsamling", f"{N}/collect/new", picture=True),
        Stop("papirer-koordinator", f"{N}/papers/", picture=True),
        Stop("moeder", f"{N}/meetings/"),
        Stop("resultat", f"{N}/evaluations/1/", picture=True, at="main"),
    ),
    "evaluator": (
        Stop("evalueringer", f"{N}/evaluations/"),
        Stop("evaluering", f"{N}/evaluations/trial/3.3"),
        Stop("offentliggjort", f"{N}/evaluations/trial/3.3/published"),
        Stop("spoergeskemaer", f"{N}/surveys/"),
        Stop("filer", f"{N}/files/"),
        Stop("designs", f"{N}/designs/"),
        Stop("design", doing=_begin_design, picture=True),
    ),
    "administrator": (
        Stop("forside-administrator", "/"),
        Stop("filer-administrator", f"{N}/files/"),
        Stop("personer", "/people/"),
        Stop("person", "/people/1", picture=True),
        Stop("aendret", "/people/changes"),
        Stop("program", "/networks/new"),
        Stop("laeg-ind", "/networks/load"),
    ),
}
"""By the made-up person who walks; nobody: the public. What one registers, the next one sees."""
DAYS_IN_DANISH = """document.querySelectorAll('input[type=date], input[type=month]').forEach((one) => {
  const parts = one.value.split('-').reverse();
  const empty = one.type === 'date' ? 'dd.mm.åååå' : 'mm.åååå';
  [one.dataset.type, one.dataset.value, one.type] = [one.type, one.value, 'text'];
  one.value = parts.length > 1 ? parts.join('.') : empty;
})"""
"""A field for a day looks as in the browser's own language, and the browser of tests knows English alone."""
ALL_WORDS = """(() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (texts.nextNode()) found.push(texts.currentNode.data);
  return found.join(' ');
})()"""
"""Everything that stands on a page, also in menus that are closed; what stands side by side is apart."""
AS_IT_WAS = """document.querySelectorAll('input[data-type]').forEach((one) => {
  [one.type, one.value] = [one.dataset.type, one.dataset.value];
})"""
NAMES = {"gaelder-borger": "gaelder", "papirer-koordinator": "papirer"}
"""Pictures that are called otherwise than their page."""


def pictures() -> set[str]:
    """The names of all pictures that the walk takes."""
    return {NAMES.get(one.name, one.name) for stops in WALK.values() for one in stops if one.picture}


def walk(page: Page, url: str, sign_in: Callable[[str], None], into: Path) -> Iterator[tuple[str, str]]:
    """Name and words of every page, one after the other; pictures are saved `into` a folder."""
    page.set_viewport_size(SIZE)  # type: ignore[arg-type]
    for person, stops in WALK.items():
        if person:
            sign_in(person)
        for stop in stops:
            if stop.address:
                answer = page.goto(url + stop.address)
                assert answer, stop
                assert answer.ok, stop
            if stop.doing:
                stop.doing(page)
            settle(page)
            if stop.picture:
                save(page, stop, into / f"{NAMES.get(stop.name, stop.name)}.png")
            yield stop.name, " ".join(page.evaluate(ALL_WORDS).split())
            _open(page)  # what is picked next may be in there


def save(page: Page, stop: Stop, path: Path) -> None:
    """A small picture of what one sees first, or from a place on."""
    from PIL import Image

    page.evaluate(DAYS_IN_DANISH)
    page.locator(stop.at).first.evaluate(
        "(one) => { window.scrollTo(0, window.scrollY + one.getBoundingClientRect().top - 24); }"
    )
    taken = Image.open(io.BytesIO(page.screenshot()))
    page.evaluate(AS_IT_WAS)
    small = taken.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(path, optimize=True)
