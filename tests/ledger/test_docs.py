"""`docs/semantics.md` holds every word and every rule of the engine."""

import re
from pathlib import Path

from frikommune.ledger.row import OUTCOMES, STANDINGS

PAGE = (Path(__file__).parents[2] / "docs" / "semantics.md").read_text(encoding="utf-8")


def test_every_outcome_and_standing_is_defined_in_a_table_of_the_page():
    defined = re.findall(r"^\| `([a-z_]+)` \|", PAGE, re.MULTILINE)
    assert defined == [*STANDINGS, *filter(None, OUTCOMES)]


def test_every_rule_that_the_code_cites_is_on_the_page():
    rules = {int(number) for number in re.findall(r"^\*\*(\d+)\.", PAGE, re.MULTILINE)}
    assert rules == set(range(1, 24))
    folder = Path(__file__).parents[2] / "src"
    source = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    cited = re.findall(r"semantics (\d+(?:(?:, | and )\d+)*)", source)
    assert {int(number) for one in cited for number in re.findall(r"\d+", one)} <= rules


def test_the_page_is_short_enough_to_be_read():
    assert len(PAGE.splitlines()) <= 260
