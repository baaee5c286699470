"""The API keeps to its own description, whatever is sent; and the fuzzer that says so can fail.

A share of what `python -m bench.fuzz_api` sends, the same each time. `FRIKOMMUNE_SEED=…` draws another.
"""

import os

import pytest
from django.db import connection

from tests.web.attack.fuzz.request import CITIZEN
from tests.web.attack.fuzz.run import Share, fuzz
from tests.web.attack.fuzz.world import made
from tests.web.casework import TODAY

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite",
    reason="bench.fuzz_api --postgresql sends them there, each with its own connection",
)
SHARE = Share(examples=3, boundaries=0.25, hostile=0.06, others=1)
SEED = 20_261_126
ONE_ALONE = Share(examples=0, boundaries=0, hostile=0.15, others=1)


@pytest.fixture
def world(nordjylland, settings, tmp_path):
    settings.TODAY, settings.WORK_APART = TODAY, False
    settings.API_RATE, settings.API_BURST, settings.API_BUCKETS = 1e6, 10**7, tmp_path / "buckets"
    return made()


def test_the_api_keeps_to_its_own_description(world):
    seed = int(os.environ.get("FRIKOMMUNE_SEED") or SEED)
    found = fuzz(world, SHARE, seed)
    assert not found.faults, f"FRIKOMMUNE_SEED={seed}\n{found}"
    assert found.sent.total() > 700
    for operation in world.known:
        assert found.sent[operation, 200] > 0, operation


def answers_202(monkeypatch):
    from frikommune.web.api import law
    from frikommune.web.api.refusing import answer

    monkeypatch.setattr(law, "answer", lambda data: answer(data, 202))


def answers_another_shape(monkeypatch):
    monkeypatch.setattr("frikommune.web.api.cases.case_json", lambda case: {"number": case.pk})


def falls(monkeypatch):
    def fall(*given, **more):
        raise KeyError("010180-1234")

    monkeypatch.setattr("frikommune.web.api.cases.duties_of", fall)


def takes_a_key_twice(monkeypatch):
    monkeypatch.setattr("frikommune.web.api.service._check_query", lambda query, known: None)


def calls_what_is_sound_malformed(monkeypatch):
    from frikommune.cases.section import wrong_kind

    def refuse(*given):
        raise wrong_kind("x", str, "group")

    monkeypatch.setattr("frikommune.web.api.law._check_names", refuse)


def refuses_in_silence(monkeypatch):
    monkeypatch.setattr("frikommune.web.api.refusing.refused_json", lambda refusals: [])


def stores_what_it_refuses(monkeypatch):
    from frikommune.web.api import naming
    from frikommune.web.cases.models import Case

    def look(request, named):
        Case.objects.update(team="Ændret")
        raise naming._name_one()

    monkeypatch.setattr(naming, "_found", look)


def tells_a_number(monkeypatch):
    monkeypatch.setattr("frikommune.web.api.cases.case_json", lambda case: {"number": CITIZEN})


def lets_everybody_in(monkeypatch):
    from frikommune.web.api.authority import Token

    monkeypatch.setattr(Token, "right", property(lambda self: ""), raising=False)


def shows_other_municipalities(monkeypatch):
    from frikommune.web.api import deliveries
    from frikommune.web.deliveries.models import Delivery

    monkeypatch.setattr(deliveries, "_mine", lambda request, number: Delivery.objects.get(pk=number))


SPOILT = (
    (answers_202, "token", "status 202 is not described"),
    (answers_another_shape, "duties", "is not of type"),
    (falls, "duties", "500: KeyError"),
    (takes_a_key_twice, "applies", "invalid, and answered 200: query"),
    (calls_what_is_sound_malformed, "applies", "valid, and called wrong_kind"),
    (refuses_in_silence, "applies", "refused without words"),
    (stores_what_it_refuses, "duties", "refused, and yet ~ cases_case"),
    (tells_a_number, "duties", "a citizen's number in the answer"),
    (lets_everybody_in, "notes", "instead of 403"),
    (shows_other_municipalities, "see_export", "told another municipality of hemmelig.csv"),
)


def test_every_kind_of_fault_is_found(world, monkeypatch):
    unseen = []
    for spoil, operation, said in SPOILT:
        with monkeypatch.context() as changes:
            spoil(changes)
            found = fuzz(world, ONE_ALONE, 1, [operation])
        if not any(said in fault for _, fault in found.faults):
            unseen.append((spoil.__name__, [*found.faults]))
    assert unseen == []


def test_without_a_fault_none_is_found(world):
    found = fuzz(world, ONE_ALONE, 1, sorted({operation for _, operation, _ in SPOILT}))
    assert not found.faults, str(found)
