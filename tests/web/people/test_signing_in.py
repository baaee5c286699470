"""Signing in, and what a role gives."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from frikommune.web.people.models import Person
from frikommune.web.people.rights import RIGHTS, may, need
from tests.web.conftest import words


def person(name):
    return Person.objects.get(username=f"demo-{name}")


def test_a_demonstration_offers_one_person_for_each_role(visitor):
    shown = words(visitor.get("/people/sign-in").content)
    for role in ("sagsbehandler", "leder", "koordinator", "evaluator", "administrator"):
        assert role in shown
    assert "opdigtede" in shown


def test_outside_a_demonstration_nobody_can_sign_in_as_a_made_up_person(visitor, settings):
    settings.DEMO = False
    assert "demo-leder" not in visitor.get("/people/sign-in").content.decode()
    assert visitor.post("/people/sign-in/demo", {"username": "demo-leder"}).status_code == 404


def test_a_real_person_is_never_offered(visitor):
    Person.objects.create_user("jobcenterchef", password="x" * 12, name="Nogen")
    assert "jobcenterchef" not in visitor.get("/people/sign-in").content.decode()
    assert visitor.post("/people/sign-in/demo", {"username": "jobcenterchef"}).status_code == 404


def test_a_wrong_password_keeps_the_name_and_says_what_to_do(visitor):
    answer = visitor.post("/people/sign-in", {"username": "nogen", "password": "forkert"})
    assert answer.status_code == 422
    assert "passer ikke sammen" in words(answer.content)
    assert 'value="nogen"' in answer.content.decode()


def test_signing_in_leads_back_to_the_page_one_came_from(visitor):
    Person.objects.create_user("nogen", password="x" * 12, name="Nogen")
    given = {"username": "nogen", "password": "x" * 12, "next": "/nordjylland/"}
    assert visitor.post("/people/sign-in", given).headers["Location"] == "/nordjylland/"
    for no_page_of_ours in ("https://example.org/", "//example.org/", "programme", "٣"):
        elsewhere = {**given, "next": no_page_of_ours}
        assert visitor.post("/people/sign-in", elsewhere).headers["Location"] == "/"


def test_a_leader_may_approve_for_the_own_municipality_only(nordjylland):
    assert may(person("leder"), nordjylland, "approve", "Aalborg")
    assert not may(person("leder"), nordjylland, "approve", "Rebild")
    assert may(person("koordinator"), nordjylland, "approve", "Rebild")


def test_a_caseworker_and_the_public_decide_nothing(nordjylland):
    for act in ("decide", "start", "join", "publish_bylaw", "confirm"):
        assert not may(person("sagsbehandler"), nordjylland, act)
        assert not may(AnonymousUser(), nordjylland, act)


def test_who_may_not_is_told_who_may(nordjylland):
    request = RequestFactory().get("/")
    request.user, request.programme = person("sagsbehandler"), nordjylland
    with pytest.raises(PermissionDenied, match="koordinator"):
        need(request, "decide")


def test_every_act_of_a_trials_life_is_some_roles_right():
    from frikommune.programme.steps import STEPS

    assert set(STEPS) <= frozenset().union(*RIGHTS.values())
