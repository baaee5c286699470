"""Requests that are answered in the world of `world.py`, by operation: what others are mixed from."""

from typing import Any

from tests.web.attack.fuzz.request import CITIZEN

SYSTEM = "KMD"
NUMBERS = tuple(f"2019-{number:05}" for number in range(1, 9))
CSV = "CPR,Id,Gruppe,Fra,Til,Sag\n010280-2345,f1,sygedagpenge,2019-06-03,,2019-00900\n"
FILES = ("forloeb.csv", "udtraek.zip", "forloeb.xlsx", "log.xes", "forloeb.parquet")
USE = {"exemption": "2.1a", "norm": "lae265-rehabiliteringsmoede", "reason": "afdaekket-via-andre-kanaler"}
WITH_AN_EVENT = {
    "subject": "b",
    "synthetic": True,
    "spells": [
        {"id": "f1", "group": "dagpenge", "municipality": "Aalborg", "from": "2019-09-02", "to": None}
    ],
    "events": [
        {"id": "e1", "day": "2019-10-01", "kind": "samtale", "type": "ordinaer", "form": "personligt"}
    ],
}
WITH_A_USE = {
    "subject": "b",
    "synthetic": True,
    "spells": [
        {
            "id": "f1",
            "group": "sygedagpenge",
            "municipality": "Aalborg",
            "from": "2019-06-03",
            "to": "2019-12-01",
        }
    ],
    "uses": [USE | {"id": "u1", "occurrence": 1, "decided_on": "2019-10-01", "recorded_on": "2019-10-01"}],
}
ROWS = {
    "system": SYSTEM,
    "synthetic": True,
    "spells": [
        {
            "person": CITIZEN,
            "spell": "s1",
            "group": "sygedagpenge",
            "from": "2019-06-03",
            "to": None,
            "attributes": {"sagsnummer": "2019-00700", "sagsbehandler": "DSB"},
        }
    ],
    "events": [
        {
            "person": CITIZEN,
            "event": "h1",
            "day": "2019-07-01",
            "kind": "samtale",
            "type": "opfoelgning",
            "form": "personligt",
        }
    ],
}


def known(exports: list[int]) -> dict[str, list[dict[str, Any]]]:
    """Each as path, query and body. `exports`: the numbers of deliveries that wait for an answer."""
    numbered: list[dict[str, Any]] = [{"path": {"number": one}} for one in exports]
    return {
        "token": [{}],
        "applies": [
            {"query": {"group": "sygedagpenge", "on": "2019-11-08", "norm": USE["norm"]}},
            {"query": {"group": "dagpenge", "municipality": "Rebild", "start": "2019-09-02"}},
        ],
        "evaluate": [
            {"query": {"on": "2019-11-08", "explanations": "true", "done": "true"}, "body": WITH_AN_EVENT},
            {"body": WITH_A_USE},
        ],
        "duties": [{"body": {"cpr": CITIZEN, "purpose": "talk"}}]
        + [{"body": {"number": number, "purpose": "own", "done": True}} for number in NUMBERS],
        "register_use": [
            {"body": USE | {"number": number, "key": f"key-{number}", "occurrence": 0, "worker": "DSB"}}
            for number in NUMBERS
        ],
        "notes": [{"query": {"limit": 5}}],
        "take_notes": [{"body": {"notes": ["1-0"]}}],
        "send_rows": [{"body": ROWS}],
        "send_export": [{"query": {"system": SYSTEM, "name": name}, "body": CSV} for name in FILES],
        "see_export": numbered,
        "confirm_export": [one | {"query": {"yes": "true"}} for one in numbered],
        "give_up_export": numbered,
    }
