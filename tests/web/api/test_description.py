"""The API is described for programs and for people, and behaves as a whole."""

import re
from html import unescape

import pytest
from django.test import Client

from tests.web.api.conftest import Caller, refused
from tests.web.conftest import axe, is_too_wide, sign_in, words


@pytest.fixture
def schema(nordjylland):
    return Client().get("/api/v1/openapi.json").json()


def operations(schema):
    return [
        (f"{method.upper()} {path}", one)
        for path, methods in schema["paths"].items()
        for method, one in methods.items()
    ]


def test_the_description_is_there_without_a_token(schema):
    assert schema["openapi"].startswith("3.")
    assert "/api/v1/evaluate" in schema["paths"]


def test_every_call_is_told_of_in_both_languages(schema):
    for name, one in operations(schema):
        danish = one["x-da"]
        assert all([one["summary"], one["description"], danish["summary"], danish["description"]]), name


def test_every_call_needs_a_token_and_says_how_it_refuses(schema):
    for name, one in operations(schema):
        assert one["security"] == [{"Token": []}], name
        assert {"401", "403", "404", "409", "422", "429"} <= set(one["responses"]), name
    assert schema["components"]["securitySchemes"]["Token"] == {"type": "http", "scheme": "bearer"}


def test_every_field_is_told_of_in_both_languages(schema):
    for name, one in schema["components"]["schemas"].items():
        for field, told in one.get("properties", {}).items():
            assert told.get("description"), (name, field)
            assert told.get("x-da"), (name, field)


def test_every_reference_leads_somewhere(schema):
    known = set(schema["components"]["schemas"])
    named = set(re.findall(r"#/components/schemas/(\w+)", str(schema)))
    assert named <= known


def test_a_call_without_the_right_to_it_is_refused_whatever_it_is(caller, schema):
    api = caller("Aalborg", "evaluate")
    for name, one in operations(schema):
        if one["x-right"] in ("", "evaluate"):
            continue
        method, _, path = name.partition(" ")
        answer = api(method, path.removeprefix("/api/v1").replace("{number}", "1"), {})
        assert answer.status_code == 403, name


def test_a_call_without_a_token_is_refused_whatever_it_is(schema):
    for name, _ in operations(schema):
        method, _, path = name.partition(" ")
        answer = Caller("")(method, path.removeprefix("/api/v1").replace("{number}", "1"), {})
        assert answer.status_code == 401, name


def test_no_call_touches_a_session_or_sets_a_cookie(api):
    answer = api("GET", "/token")
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_being_signed_in_opens_nothing(as_leader):
    assert as_leader.get("/api/v1/token").status_code == 401


def test_an_address_that_is_none_is_told_in_json(nordjylland):
    answer = Client().get("/api/v1/pligter")
    assert (answer.status_code, refused(answer)) == (404, [("no_such_address", "/api/v1/pligter")])


def test_a_wrong_method_says_which_is_right(api):
    answer = api("DELETE", "/uses")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert refused(answer) == [("wrong_method", "/api/v1/uses")]


def test_too_much_at_once_is_refused_before_it_is_read(api, settings):
    settings.API_LARGEST = 1000
    answer = api("POST", "/evaluate", b"x" * 1001)
    assert (answer.status_code, refused(answer)) == (413, [("too_large", "/api/v1/evaluate")])


def test_a_body_without_its_length_is_refused(api):
    answer = api("POST", "/evaluate", b"{}", **{"transfer-encoding": "chunked"})
    assert (answer.status_code, refused(answer)) == (411, [("length_missing", "/api/v1/evaluate")])


def test_a_length_that_is_no_number_is_refused(api):
    answer = api.client.generic(
        "POST",
        "/api/v1/evaluate",
        b"{}",
        content_type="application/json",
        headers={"authorization": f"Bearer {api.secret}"},
        CONTENT_LENGTH="mange",
    )
    assert (answer.status_code, refused(answer)) == (411, [("length_missing", "/api/v1/evaluate")])


def test_a_strange_host_is_refused(api):
    answer = api("GET", "/token", host="example.org")
    assert (answer.status_code, refused(answer)) == (400, [("strange_host", "/api/v1/token")])


def test_every_refusal_says_everything_in_both_languages(api):
    from frikommune.web.api.shapes import Refusals

    for answer in (
        Caller("")("GET", "/token"),
        api("GET", "/nothing"),
        api("POST", "/evaluate", b"{"),
        api("POST", "/uses", {"key": 1}),
        api("POST", "/duties", {"number": "0", "purpose": "own"}),
    ):
        for one in Refusals.model_validate_json(answer.content).refused:
            assert all([one.code, one.where, one.given, one.expected.da, one.expected.en]), answer.content
            assert all([one.problem.da, one.problem.en, one.do_next.da, one.do_next.en]), answer.content


def test_the_page_tells_every_call_and_field_in_both_languages(visitor, schema):
    danish = words(visitor.get("/api/").content)
    visitor.cookies["language"] = "en"
    english = words(visitor.get("/api/").content)
    for name, one in operations(schema):
        assert name in danish, name
        assert one["summary"] in english, name
        assert one["x-da"]["summary"] in danish, name
    assert "fagsystemets sagsnummer" in danish.lower()
    assert "the case system's case number" in unescape(english).lower()


def test_the_pages_please_axe_and_fit_a_phone(site, page, phone):
    for one in (page, phone):
        one.goto(f"{site.url}/api/")
        assert axe(one) == []
        assert not is_too_wide(one)
        sign_in(one, site, "leder")
        one.goto(f"{site.url}/nordjylland/tokens/Aalborg/")
        assert axe(one) == []
        assert not is_too_wide(one)


def test_a_leader_makes_copies_and_revokes_a_token(own_site, page):
    from playwright.sync_api import expect

    sign_in(page, own_site, "leder")
    page.goto(f"{own_site.url}/nordjylland/tokens/Aalborg/")
    page.get_by_label("Fagsystemets navn").fill("KMD Momentum")
    page.get_by_label("se pligterne i en gemt sag").check()
    page.get_by_role("button", name="Lav adgangsnøglen").click()
    expect(page.locator("#secret")).to_contain_text("frikommune_")
    assert axe(page) == []
    page.get_by_role("button", name="Luk KMD Momentum").click()
    expect(page.locator("main")).to_contain_text("“KMD Momentum” er lukket")
    expect(page.locator("#secret")).to_have_count(0)
