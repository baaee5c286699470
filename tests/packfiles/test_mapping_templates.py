"""The mappings that a pack offers as a start for a new system's."""

import tomllib

import pytest

from frikommune.cases.keyed import Key
from frikommune.cases.source import Content
from frikommune.casework.delivery.deliver import Asked
from frikommune.packfiles.folder import packs_folder
from frikommune.packfiles.mappings import mapping_of_text, mapping_templates
from frikommune.packfiles.pack import load_pack
from tests.casework.delivery.sent import Memory, send, told

PACK = load_pack(packs_folder() / "nordjylland")
DFDG = mapping_templates(PACK.folders)["dfdg"]
SPELLS = "CPR-nummer;Forløbs-id;Kommune;Startdato;Slutdato;Målgruppe;Sagsbehandler;Team;Sagsnummer\n"
TALKS = "CPR-nummer;Samtale-id;Dato;Samtaletype;Kontaktform\n"
KEY = Key(b"k" * 32)


def delivered(spells: str, talks: str):
    made = {"forloeb.csv": SPELLS + spells, "samtaler.csv": TALKS + talks}
    mapping = mapping_of_text(DFDG + '\n[delivery]\ncovers = "everything"\n', "dfdg")
    return send(Memory(), made, Asked("Fag", "Aalborg", mapping, PACK.known, KEY))


def test_an_export_in_the_hubs_codes_is_read():
    found = delivered(
        "010190-1234;1;Aalborg;01-03-2019;;2.5;DSB;Sygedagpenge;2019-1\n",
        "010190-1234;a;20-03-2019;7;personligt\n010190-1234;b;20-04-2019;19;telefonisk\n"
        "010190-1234;c;21-04-2019;10;brev\n",
    )
    citizen = told(found.citizens["text"][0])
    assert citizen["spells"][0]["group"] == "sygedagpenge"
    assert [(one["kind"], one["type"], one["form"]) for one in citizen["events"]] == [
        ("samtale", "ordinaer", "personligt"),
        ("samtale", "faelles", "telefonisk"),
    ]
    assert found.preview.skipped == 1


def test_it_says_nothing_of_what_an_export_covers():
    assert "delivery" not in tomllib.loads(DFDG)


def test_its_groups_are_those_of_the_pack():
    given = tomllib.loads(DFDG)["spells"]["columns"]["group"]["values"]
    assert given == {code.partition(":")[2]: group for code, group in PACK.group_codes.items()}


@pytest.mark.parametrize("group", PACK.group_codes.values())
def test_every_group_with_a_code_is_known(group):
    assert group in PACK.known.groups


def test_a_code_that_is_not_the_hubs_is_refused():
    found = delivered(
        "010190-1234;1;Aalborg;01-03-2019;;99;DSB;S;1\n", "010190-1234;a;20-03-2019;7;personligt\n"
    )
    assert found.preview.refused[0].problem.da == "Koden “99” er ikke oversat"


def test_a_content_shows_no_bytes():
    assert "CPR" not in repr(Content("a.csv", SPELLS.encode()))
