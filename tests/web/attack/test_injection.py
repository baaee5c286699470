"""Words that would run, in the forms of the application: escaped wherever they are shown again.

All of the forms are walked with `FRIKOMMUNE_ATTACK=all`; otherwise those in which people write most.
"""

import os

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils.html import escape

from frikommune.web.people.models import Person
from tests.web.addresses import every_address
from tests.web.attack.walking import PAYLOAD, faults_of, walk
from tests.web.test_every_address import LEAVES, gaps_of, there  # noqa: F401 - a fixture

MOST_WRITTEN = {
    "koordinator": (
        "applications:ideas", "applications:new_idea", "knowledge:barriers", "meetings:meetings",
        "calendar:new", "collect:new", "designs:home", "surveys:new",
    ),
    "leder": (
        "uses:use", "uses:one", "uses:remark", "cases:purpose", "deliveries:new_system", "tokens:tokens",
    ),
}  # fmt: skip
WITHOUT_A_SECRET = frozenset(
    {"signin:acs", "signin:backchannel", "applications:draft", "applications:autosave"}
)
"""An answer of SAML is signed, and is of a request of that very browser; a logout token is signed, and no
browser sends it (`tests/web/signin`); a draft looks at the secret itself, so that nothing is lost of what was
written by somebody whose session had ended."""
SHOWN = ("journal:front", "applications:ideas", "search:search", "uses:one", "calendar:calendar")


def urls(names, there):  # noqa: F811
    everything = os.environ.get("FRIKOMMUNE_ATTACK") == "all"
    return [
        one.at(gaps_of(one, there))
        for one in every_address()
        if one.name not in LEAVES and (everything or one.name in names)
    ]


@pytest.mark.parametrize("who", MOST_WRITTEN)
def test_no_words_of_anybody_become_code(who, there, signed_in):  # noqa: F811
    client = signed_in(who)
    client.raise_request_exception = False
    sent, found = walk(client, urls(MOST_WRITTEN[who], there))
    assert found == []
    assert sent >= 4
    _, found = walk(client, urls(SHOWN, there))
    assert found == []


def test_the_walk_sees_what_is_not_escaped():
    assert faults_of(HttpResponse(f"<p>{PAYLOAD}</p>")) != []
    assert faults_of(HttpResponse(f"<p>{escape(PAYLOAD)}</p>")) == []
    assert faults_of(HttpResponse("", status=302, headers={"Location": "https://evil.example/"})) != []


@pytest.mark.parametrize(
    "onward", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x()"]
)
def test_nobody_is_sent_elsewhere_by_an_address(visitor, as_leader, onward):
    answers = [
        visitor.post("/language", {"language": "en", "next": onward}),
        visitor.post("/people/sign-in/demo", {"username": "demo-leder", "next": onward}),
        as_leader.post("/nordjylland/cases/Aalborg/1/purpose", {"purpose": "case", "next": onward}),
    ]
    assert [faults_of(one) for one in answers] == [[], [], []]
    assert not any(onward in one.headers.get("Location", "") for one in answers)


def test_every_form_demands_its_own_secret(there):  # noqa: F811
    """All addresses are sent an empty form by somebody who is signed in, from a page of another site."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(Person.objects.get(username="demo-leder"))
    client.raise_request_exception = False
    let_in = [
        (one.name, answer.status_code)
        for one in every_address()
        if (answer := client.post(one.at(gaps_of(one, there)), {})).status_code != 403
    ]
    assert {name for name, _ in let_in} == WITHOUT_A_SECRET


def test_a_draft_is_not_saved_from_another_site(as_coordinator):
    from frikommune.web.applications.models import Draft

    as_coordinator.post("/nordjylland/applications/drafts/new")
    draft = Draft.objects.get()
    elsewhere = Client(enforce_csrf_checks=True)
    elsewhere.cookies = as_coordinator.cookies
    for path in ("", "/autosave"):
        answer = elsewhere.post(f"/nordjylland/applications/drafts/{draft.pk}{path}", {"title": "Kapret"})
        assert answer.status_code == 422
    assert "Kapret" not in str(Draft.objects.get().content)
