"""A line about a trial, written by whoever works with the case: never asked for."""

import pytest

from frikommune.web.uses.models import Remark
from tests.web.conftest import words
from tests.web.uses.conftest import address

LINE = {"exemption": "2.1a", "kind": "side_effect", "words": "Lægen ringede og savnede attesten", "key": "k"}


def test_a_side_effect_is_kept_in_the_case(as_caseworker, case):
    page = as_caseworker.post(address(case, "remark"), LINE, follow=True)
    assert Remark.objects.get().words == "Lægen ringede og savnede attesten"
    assert "08.11.2019, 2.1a: Lægen ringede og savnede attesten (Demo Sagsbehandler)" in words(page.content)


def test_why_an_exemption_was_not_used_is_kept_too(as_caseworker, case):
    as_caseworker.post(address(case, "remark"), LINE | {"kind": "why_not", "words": "Attesten lå der"})
    assert Remark.objects.get().kind == "why_not"


def test_sent_twice_it_is_one(as_caseworker, case):
    for _ in range(2):
        as_caseworker.post(address(case, "remark"), LINE)
    assert Remark.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("words", ""), ("words", "Se 010190-1234"), ("words", "x" * 301), ("exemption", "9.9"), ("kind", "")],
)
def test_what_is_empty_too_long_or_names_a_citizen_is_refused(as_caseworker, case, field, value):
    assert as_caseworker.post(address(case, "remark"), LINE | {field: value}).status_code == 422
    assert Remark.objects.count() == 0


def test_the_link_chooses_the_exemption_beforehand(as_caseworker, case):
    html = as_caseworker.get(address(case, "remark"), {"exemption": "2.1a"}).content.decode()
    assert '<option value="2.1a" selected>' in html


def test_another_municipalitys_caseworker_writes_none(signed_in, case):
    assert signed_in("sagsbehandler-rebild").post(address(case, "remark"), LINE).status_code == 403


def test_only_exemptions_that_the_municipality_was_granted_are_offered(as_caseworker, case):
    page = words(as_caseworker.get(address(case, "remark")).content)
    assert "2.1a Rehabiliteringsmøde uden LÆ265" in page
    assert "2.3 LÆ285 efter fagligt skøn" not in page
