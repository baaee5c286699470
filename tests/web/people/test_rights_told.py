"""The page of rights is the rights."""

import os

from frikommune.web.people.rights import RIGHTS
from frikommune.web.people.rights_told import CITIZENS, WORDS, rights_page
from tests.conftest import ROOT

PAGE = ROOT / "docs/rights.md"


def test_every_right_has_its_words_and_no_words_lack_a_right():
    assert set(WORDS) == frozenset().union(*RIGHTS.values())


def test_the_page_is_written_from_the_rights():
    """`FRIKOMMUNE_PIN=1` writes it anew."""
    if os.environ.get("FRIKOMMUNE_PIN"):
        PAGE.write_text(rights_page(), "utf-8")
    assert PAGE.read_text("utf-8") == rights_page()


def test_nobody_who_sits_for_the_network_has_a_right_to_what_identifies():
    for role in ("coordinator", "evaluator", "administrator"):
        assert not RIGHTS[role] & set(CITIZENS)
