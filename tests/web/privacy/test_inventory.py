"""Every field that is kept has a kind, a purpose, a legal basis and a time; the inventory is generated."""

import os

from frikommune.web.privacy.inventory import FILES, GROUPS, as_markdown, faults
from frikommune.web.privacy.inventory_data import HELD
from frikommune.web.privacy.rules import RULES
from tests.conftest import ROOT

DOC = ROOT / "docs/data-inventory.md"


def test_every_field_of_every_table_is_in_the_inventory():
    assert faults() == []


def test_every_table_belongs_to_a_group_that_says_why_and_how_long():
    assert {one.group for one in HELD.values()} | {group for *_, group in FILES} == set(GROUPS)
    known = {one.id for one in RULES}
    for group in GROUPS.values():
        assert all((group.purpose.da, group.purpose.en, group.basis.da, group.basis.en))
        assert not isinstance(group.retention, str) or group.retention in known


def test_docs_data_inventory_md_is_what_is_generated():
    if os.environ.get("FRIKOMMUNE_PIN"):
        DOC.write_text(as_markdown(), encoding="utf-8")
    assert DOC.read_text(encoding="utf-8") == as_markdown(), "run FRIKOMMUNE_PIN=1 pytest tests/web/privacy"


def test_every_rule_of_retention_is_some_groups_or_the_trials_own():
    used = {group.retention for group in GROUPS.values()}
    assert {one.id for one in RULES} - used == {"programme", "received"}
