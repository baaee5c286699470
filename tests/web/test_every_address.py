"""Every role sees its own and nothing else: every address is walked by every role."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.contrib.auth import SESSION_KEY

from frikommune.web.people.models import ROLES
from tests.web.addresses import CASEWORK, Address, every_address
from tests.web.casework import TODAY, case_of
from tests.web.told_headers import faults

NUMBER, PERSON = "2019-00017", "borger-17"
WALKERS = ("", "sagsbehandler", "leder", "sagsbehandler-rebild", "leder-rebild", "koordinator", "evaluator",
           "administrator")  # fmt: skip
INSIDE = ("sagsbehandler", "leder")
"""Who sits in Aalborg, where the case is."""
LEAVES = frozenset({"people:sign_out"})
"""Where an empty form signs out."""
LEADERS_ONLY = frozenset(
    {
        "trail:trail", "cases:access", "uses:waiting", "uses:samples", "uses:sample",
        "tokens:tokens", "tokens:revoke", "overview:overview", "overview:cases", "overview:uses",
        "deliveries:deliveries", "deliveries:new_system", "deliveries:mapping", "deliveries:mapping_text",
        "deliveries:one", "deliveries:progress", "deliveries:confirm", "deliveries:give_up",
        "deliveries:refused",
    }
)  # fmt: skip
FOR_THE_NETWORK = frozenset({"overview:network"})
"""Aggregates: coordinator, evaluator and leaders see them."""


@pytest.fixture
def there(nordjylland, settings):
    """One of everything that an address can be about, in Aalborg; gives what stands in the gaps."""
    from frikommune.web.cases.models import Recorded
    from frikommune.web.deliveries.models import Delivery, System
    from frikommune.web.uses.models import Use

    settings.TODAY = TODAY
    case = case_of("jobafklaring", "2019-09-02", number=NUMBER, person=PERSON)
    recorded = Recorded.objects.create(case=case, day=TODAY, kind="tilbud", key="k", recorded_on=TODAY)
    use = Use.objects.create(
        case=case, exemption="2.1b", norm="rehabiliteringsmoede-foer-jobafklaring", key="k",
        reason="kun-arbejdsmarkedsrettet", decided_on=date(2019, 9, 2), recorded_on=TODAY,
    )  # fmt: skip
    return {
        "programme": "nordjylland", "municipality": "Aalborg", "case": case.pk, "recorded": recorded.pk,
        "use": use.pk, "delivery": Delivery.objects.get().pk, "system": System.objects.get().pk,
        "person": case.person,
    }  # fmt: skip


def gaps_of(address: Address, there) -> dict[str, object]:
    """What stands in an address's gaps: of Aalborg's case where it is about one."""
    about_a_use = address.name in ("uses:one", "uses:note", "uses:step")
    filled = {
        "pk": there["use"] if about_a_use else there["case"],
        "number": 1,
        "norm": "jobsamtale",
        "step": "approved",
        "trial": "2.1",
        "act": "start",
        "name": "Aalborg",
        "body": "styregruppe",
        "kind": "csv",
        "form": "csv",
        "provider": "aalborg",
        "table": "trials",
        "token": "t",
        "language": "da",
        "key": "k",
        "subject": "trial:2.1",
        "effort": "mikrolaan",
        "place": "background",
        "survey": 1,
        "dataset": "trials",
        "other": 1,
        "delivery": there["delivery"],
        "system": there["system"],
        "batch": 1,
    }
    return filled | {gap: there[gap] for gap in ("programme", "municipality", "recorded")}


def asked(client, address: Address, there):
    """The answers to looking at an address and to sending it an empty form; none may lack a header.

    Whoever was signed in before still is afterwards: else all that follows would be walked by the public.
    """
    url = address.at(gaps_of(address, there))
    was_in = SESSION_KEY in client.session
    answers = [client.get(url)] if address.name in LEAVES else [client.get(url), client.post(url, {})]
    assert (SESSION_KEY in client.session) == was_in, address.name
    for one in answers:
        assert (url, faults(one, of_citizens=address.app in CASEWORK)) == (url, [])
    return answers


def contents(answer) -> list[bytes]:
    """What an answer says; of a ZIP file, what each file in it says."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if not content.startswith(b"PK\x03\x04"):
        return [content]
    with ZipFile(BytesIO(content)) as folder:
        return [folder.read(name) for name in folder.namelist()]


@pytest.mark.parametrize("walker", WALKERS)
def test_no_address_breaks_for_anybody_nor_names_the_citizen_to_anybody_outside(
    walker, there, signed_in, visitor
):
    """One walk for both: it takes ten seconds."""
    client = signed_in(walker) if walker else visitor
    client.raise_request_exception = False
    hidden = [] if walker in INSIDE else [one.encode() for one in (NUMBER, there["person"])]
    broken, told = [], []
    for address in every_address():
        for answer in asked(client, address, there):
            if answer.status_code >= 500:
                broken.append((address.name, answer.status_code))
            elif any(one in content for content in contents(answer) for one in hidden):
                told.append(address.name)
    assert broken == []
    assert told == []


@pytest.mark.parametrize("walker", [one for one in WALKERS if one not in INSIDE])
def test_nobody_outside_a_municipality_gets_into_its_cases(walker, there, signed_in, visitor):
    client = signed_in(walker) if walker else visitor
    let_in = [
        (one.name, answer.status_code)
        for one in casework_addresses()
        for answer in asked(client, one, there)
        if answer.status_code not in (403, 404, 405)
        and not answer.headers.get("Location", "").startswith("/people/sign-in")
    ]
    assert let_in == []


def test_a_case_is_not_found_through_another_municipalitys_address(there, signed_in):
    elsewhere = there | {"municipality": "Rebild"}
    found = [
        (one.name, answer.status_code)
        for one in casework_addresses()
        if {"pk", "recorded"} & set(one.gaps)
        for answer in asked(signed_in("leder-rebild"), one, elsewhere)
        if answer.status_code not in (403, 404, 405)
    ]
    assert found == []


def test_a_caseworker_does_not_get_into_what_is_a_leaders(there, as_caseworker):
    let_in = [
        (one.name, answer.status_code)
        for one in casework_addresses()
        if one.name in LEADERS_ONLY
        for answer in asked(as_caseworker, one, there)
        if answer.status_code not in (403, 405)
    ]
    assert let_in == []


def test_a_leader_gets_into_every_page_of_the_own_municipality(there, as_leader):
    kept_out = [
        one.name
        for one in casework_addresses()
        if as_leader.get(one.at(gaps_of(one, there))).status_code in (302, 403)
        and "municipality" in one.gaps
        and one.name not in ("cases:case", "cases:why")
    ]
    assert kept_out == []


def test_every_role_is_walked():
    assert {one.split("-")[0] for one in WALKERS if one} == {
        {"caseworker": "sagsbehandler", "leader": "leder", "coordinator": "koordinator"}.get(role, role)
        for role in ROLES
    }


def casework_addresses() -> list[Address]:
    """Those of one municipality's cases; a plain `/today/` only sends on to one's own."""
    return [
        one
        for one in every_address()
        if one.app in CASEWORK and "municipality" in one.gaps and one.name not in FOR_THE_NETWORK
    ]
