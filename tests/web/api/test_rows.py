"""What the case system tells as it happens, row by row."""

import pytest
from django.db import connection

from tests.web.api.conftest import refused
from tests.web.casework import TODAY

CPR = "010180-1234"
SPELL = {
    "person": CPR,
    "spell": "f1",
    "group": "sygedagpenge",
    "from": "2019-06-03",
    "to": None,
    "attributes": {"sagsnummer": "2019-00017", "sagsbehandler": "DSB"},
}
EVENT = {
    "person": CPR,
    "event": "e1",
    "day": "2019-07-01",
    "kind": "samtale",
    "type": "opfoelgning",
    "form": "personligt",
}


@pytest.fixture(autouse=True)
def _system(nordjylland, settings):
    from frikommune.web.deliveries.models import System

    settings.TODAY = TODAY
    for municipality in ("Aalborg", "Rebild"):
        System.objects.create(programme=nordjylland, municipality=municipality, name="KMD", mapping="")


def sent(spells=(), events=(), **more):
    return {"system": "KMD", "synthetic": True, "spells": list(spells), "events": list(events)} | more


def became(answer) -> dict[str, str]:
    told = answer.json()
    return {one["id"]: one["was"] for one in (*told["spells"], *told["events"])}


def history():
    from frikommune.web.cases.history import history_of
    from frikommune.web.cases.models import Case

    return history_of(Case.objects.get())


def test_a_new_citizen_has_a_case_with_everything_that_was_sent(api):
    answer = api("POST", "/rows", sent([SPELL], [EVENT]))
    assert became(answer) == {"f1": "new", "e1": "new"}
    told = history()
    assert [(one.id, one.group, one.municipality) for one in told.spells] == [
        ("f1", "sygedagpenge", "Aalborg")
    ]
    assert [(one.id, one.kind, one.type, one.form) for one in told.events] == [
        ("e1", "samtale", "opfoelgning", "personligt")
    ]
    asked = api("POST", "/duties", {"number": "2019-00017", "purpose": "own"})
    assert asked.status_code == 200


def test_the_same_again_changes_nothing_and_leaves_no_delivery(api):
    from frikommune.web.cases.models import Case, CaseText
    from frikommune.web.deliveries.models import Delivery

    api("POST", "/rows", sent([SPELL], [EVENT]))
    answer = api("POST", "/rows", sent([SPELL], [EVENT]))
    assert became(answer) == {"f1": "same", "e1": "same"}
    assert (Case.objects.get().version, CaseText.objects.count(), Delivery.objects.count()) == (1, 1, 1)


def test_an_event_alone_is_laid_over_what_is_there(api):
    api("POST", "/rows", sent([SPELL], [EVENT]))
    answer = api("POST", "/rows", sent(events=[EVENT | {"event": "e2", "day": "2019-08-01"}]))
    assert became(answer) == {"e2": "new"}
    assert [one.id for one in history().events] == ["e1", "e2"]


def test_a_corrected_event_supersedes_and_the_earlier_text_is_kept(api):
    from frikommune.web.cases.models import CaseText

    api("POST", "/rows", sent([SPELL], [EVENT]))
    answer = api("POST", "/rows", sent(events=[EVENT | {"form": "telefonisk"}]))
    assert became(answer) == {"e1": "changed"}
    assert history().events[0].form == "telefonisk"
    assert CaseText.objects.count() == 2


def test_a_spell_that_ends_closes_the_case(api):
    from frikommune.web.cases.models import Case

    api("POST", "/rows", sent([SPELL], [EVENT]))
    api("POST", "/rows", sent([SPELL | {"to": "2019-10-01"}]))
    assert Case.objects.get().closed_on.isoformat() == "2019-10-01"


def test_a_citizen_may_be_named_by_the_hash_that_a_refusal_gave_back(api):
    from frikommune.web.cases.models import Case

    api("POST", "/rows", sent([SPELL]))
    person = Case.objects.get().person
    assert became(api("POST", "/rows", sent(events=[EVENT | {"person": person}]))) == {"e1": "new"}


def test_a_wrong_row_is_answered_by_itself_and_holds_back_the_citizens_others(api):
    other = SPELL | {"person": "020280-1234", "spell": "f2"}
    wrong = EVENT | {"day": "2019-02-30"}
    answer = api("POST", "/rows", sent([SPELL, other], [wrong]))
    assert became(answer) == {"f1": "withheld", "f2": "new", "e1": "refused"}
    (refusal,) = answer.json()["events"][0]["refused"]
    assert (refusal["code"], refusal["where"]) == ("no_such_day", "events:1, day")


def test_what_is_stored_of_a_citizen_stands_when_a_row_is_refused(api):
    api("POST", "/rows", sent([SPELL], [EVENT]))
    api("POST", "/rows", sent(events=[EVENT | {"event": "e2", "day": "2018-01-01"}]))
    assert [one.id for one in history().events] == ["e1"]


@pytest.mark.parametrize(
    ("spell", "code"),
    [
        ({"group": "sygedagpeng"}, "unknown_group"),
        ({"to": "2019-06-01"}, "spell_backwards"),
        ({"attributes": {"note": f"ring {CPR}"}}, "cpr_in_row"),
        ({"spell": "0101801234"}, "cpr_in_row"),
    ],
)
def test_a_spell_that_cannot_be_used_is_refused_in_its_place(api, spell, code):
    answer = api("POST", "/rows", sent([SPELL | spell]))
    (told,) = answer.json()["spells"]
    assert told["was"] == "refused"
    assert [one["code"] for one in told["refused"]] == [code]
    assert b"1801234" not in answer.content


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        ({"system": "Ukendt"}, "unknown_system", "system"),
        ({"synthetic": "ja"}, "wrong_kind", "body, synthetic"),
        ({"spells": []}, "nothing_sent", "body"),
        ({"spells": [SPELL | {"kommune": "Aalborg"}]}, "unknown_key", "body, spells[0].kommune"),
        ({"spells": [{"person": CPR}]}, "missing_key", "body, spells[0].spell"),
        ({"spells": [SPELL] * 1001}, "wrong_kind", "body, spells"),
    ],
)
def test_a_call_that_is_not_as_described_is_refused_whole(api, change, code, where):
    answer = api("POST", "/rows", sent([SPELL]) | change)
    assert answer.status_code == 422
    assert refused(answer)[0] == (code, where)


def test_the_number_is_nowhere_in_the_database(api):
    api("POST", "/rows", sent([SPELL], [EVENT, EVENT | {"event": "e2", "kind": f"om {CPR}"}]))
    api("POST", "/rows", sent([SPELL], [EVENT]))
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            held = str(cursor.fetchall())
            assert "0101801234" not in held, table
            assert CPR not in held, table


def test_one_municipalitys_rows_do_not_reach_anothers_cases(api, caller):
    from frikommune.web.cases.models import Case

    api("POST", "/rows", sent([SPELL], [EVENT]))
    answer = caller("Rebild")("POST", "/rows", sent(events=[EVENT]))
    assert became(answer) == {"e1": "refused"}
    assert [one.municipality for one in Case.objects.all()] == ["Aalborg"]


def test_a_push_while_an_import_is_under_way_is_told_to_wait(api, nordjylland, monkeypatch):
    import os
    import platform

    from django.utils import timezone

    from frikommune.web.api import pushing
    from frikommune.web.deliveries.models import Delivery, System

    monkeypatch.setattr(pushing, "PATIENCE_S", 0)
    system = System.objects.get(municipality="Aalborg", name="KMD")
    under_way = {"state": "reading", "pid": os.getpid(), "host": platform.node(), "seen_at": timezone.now()}
    Delivery.objects.create(system=system, file="stort.csv", **under_way)
    answer = api("POST", "/rows", sent([SPELL]))
    assert answer.status_code == 409
    assert refused(answer) == [("delivery_under_way", "stort.csv")]


def test_a_push_that_fails_leaves_everything_as_it_was(api, monkeypatch):
    from frikommune.web.api import pushing
    from frikommune.web.cases.models import Case
    from frikommune.web.deliveries.models import Delivery

    def fails(*given):
        raise OSError("disk full")

    monkeypatch.setattr(pushing, "store", fails)
    assert api("POST", "/rows", sent([SPELL])).status_code == 500
    assert not Case.objects.exists()
    assert [one.state for one in Delivery.objects.all()] == ["given_up"]
    monkeypatch.undo()
    assert became(api("POST", "/rows", sent([SPELL]))) == {"f1": "new"}


def test_answers_are_as_they_are_described(api):
    from frikommune.web.api.delivery_shapes import RowsTaken

    wrong = EVENT | {"day": "2019-02-30"}
    RowsTaken.model_validate_json(api("POST", "/rows", sent([SPELL], [wrong])).content)
