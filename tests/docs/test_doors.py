"""Whoever comes finds a door: every page is in the index, and every link leads to what is there."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", *sorted(DOCS.rglob("*.md"))]
INDEX = (DOCS / "README.md").read_text("utf-8")


def links(text: str) -> list[str]:
    """Links to files, without those inside examples."""
    plain = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    return [one for one in re.findall(r"\]\(([^)\s]+)\)", plain) if not one.startswith(("http", "mailto:"))]


def anchors(path: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    heads = re.findall(r"^#+ (.*)$", path.read_text("utf-8"), re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", re.sub(r"\]\(.*?\)", "]", one).lower()).replace(" ", "-") for one in heads
    }


@pytest.mark.parametrize("page", PAGES, ids=[str(one.relative_to(ROOT)) for one in PAGES])
def test_every_link_of_a_page_leads_somewhere(page):
    lost = []
    for link in links(page.read_text("utf-8")):
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


def test_every_page_is_in_the_index():
    listed = {(DOCS / link.partition("#")[0]).resolve() for link in links(INDEX)}
    assert [one.name for one in DOCS.glob("*.md") if one not in listed and one.name != "README.md"] == []


@pytest.mark.parametrize(
    "door",
    [
        "vejledninger/README.md",
        "analyst/README.md",
        "administrator.md",
        "law-author.md",
        "privacy.md",
        "README.md",
    ],
)
def test_the_first_page_has_the_door(door):
    assert f"docs/{door}" in links((ROOT / "README.md").read_text("utf-8"))
