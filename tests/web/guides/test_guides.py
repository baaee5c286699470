"""docs/vejledninger: every word in bold stands on the pages it is said of, every picture is the walk's.

`make screenshots` walks through the demonstration (FRIKOMMUNE_SCREENSHOTS=1): it takes the pictures, and
notes in words.json which of the guides' words stand on which page. What is noted is held to the source at
every run: a button that is renamed is missed at once, and one that is moved at the next walk.
"""

import json
import os
import re
from pathlib import Path

import pytest

from frikommune.web.people.models import ROLES
from tests.conftest import ROOT
from tests.web.conftest import opened, serve, sign_in
from tests.web.guides.walk import TODAY, WALK, pictures, walk

GUIDES = ROOT / "docs/vejledninger"
PICTURES = GUIDES / "billeder"
WORDS = Path(__file__).parent / "words.json"
PUT_TOGETHER = {"Undlad med 2.1a"}
"""Words that the pages put together of parts."""
LARGEST = 60_000
MOST = 20
OF_ROLE = {
    "caseworker": "sagsbehandler",
    "leader": "leder",
    "coordinator": "koordinator",
    "evaluator": "evaluator",
    "administrator": "administrator",
}
TEXTS = {path.name: path.read_text("utf-8") for path in sorted(GUIDES.glob("*.md"))}
MARK = re.compile(r"<!-- sider: (.*?) -->")


def marked() -> list[tuple[str, tuple[str, ...], str]]:
    """Each word in bold with its guide and the pages that the nearest mark before it names.

    A line break inside a word is a space. A section begins without a mark.
    """
    found = []
    for name, text in TEXTS.items():
        for section in re.split(r"\n(?=## )", text):
            parts = MARK.split(section)
            for stops, words in zip(("", *parts[1::2]), parts[0::2], strict=True):
                found += [
                    (name, tuple(stops.split()), " ".join(one.split()))
                    for one in re.findall(r"\*\*(.+?)\*\*", words, re.DOTALL)
                ]
    return found


QUOTED = marked()
EVERY_WORD = sorted({word for _, _, word in QUOTED})


def test_every_role_has_its_guide_and_so_has_the_public():
    assert set(OF_ROLE) == set(ROLES)
    assert {f"{one}.md" for one in (*OF_ROLE.values(), "borger")} | {"README.md"} == set(TEXTS)


def test_every_picture_is_one_that_the_walk_takes_and_every_one_taken_is_shown():
    shown = {one for text in TEXTS.values() for one in re.findall(r"\(billeder/(.*?)\.png\)", text)}
    assert shown == pictures()
    assert {path.stem for path in PICTURES.iterdir()} == pictures()
    assert len(shown) <= MOST
    assert [path.name for path in PICTURES.iterdir() if path.stat().st_size > LARGEST] == []


def test_every_word_that_is_quoted_says_of_which_page():
    known = {one.name for stops in WALK.values() for one in stops}
    assert len(QUOTED) > 150
    assert [(name, word) for name, stops, word in QUOTED if not stops or set(stops) - known] == []


def words_seen() -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads(WORDS.read_text("utf-8"))
    return found


def not_on_its_page(seen: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [
        (name, word) for name, stops, word in QUOTED if not any(word in seen.get(stop, ()) for stop in stops)
    ]


@pytest.mark.skipif("FRIKOMMUNE_SCREENSHOTS" not in os.environ, reason="`make screenshots` walks: 45 s")
def test_the_walk_takes_the_pictures_and_notes_the_words(tmp_path: Path, browser):
    server = serve(tmp_path, today=TODAY)
    site = next(server)
    with opened(browser) as page:
        seen = {
            stop: [word for word in EVERY_WORD if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)]
            for stop, text in walk(page, site.url, lambda name: sign_in(page, site, name), PICTURES)
        }
    server.close()
    WORDS.write_text(json.dumps(seen, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    assert not_on_its_page(seen) == []


def test_every_word_that_is_quoted_stood_on_its_page_at_the_last_walk():
    assert not_on_its_page(words_seen()) == []


def test_every_word_that_is_quoted_still_stands_in_the_source():
    suffixes = {".py", ".html", ".toml"}
    roots = (ROOT / "src/frikommune", ROOT / "packs")
    files = [path for root in roots for path in root.rglob("*") if path.suffix in suffixes]
    source = "\n".join(path.read_text("utf-8") for path in files)
    assert len(EVERY_WORD) > 100
    assert [word for word in EVERY_WORD if word not in source and word not in PUT_TOGETHER] == []
