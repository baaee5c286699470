"""A design of trial 3.3 goes from what is known to its lock, step by step, on a desktop and on a phone."""

import pytest

from tests.web.conftest import axe, follow, is_too_wide, said, serve, sign_in

WRITTEN = {
    "outcome": {
        "primary.definition": "I ordinært arbejde eller i gang med en uddannelse, når jobrotationen er slut",
        "primary.horizon": "6",
        "primary.source": "Jobcentrets status",
    },
    "worthwhile": {"primary.smallest": "5"},
    "data": {
        "data.sources": "Fagsystemets sager",
        "data.legal_basis": "Lov om frikommunenetværk",
        "data.retention": "To år efter slutrapporten",
        "data.access": "Evaluator",
    },
}


@pytest.fixture(scope="module")
def november(tmp_path_factory):
    yield from serve(tmp_path_factory.mktemp("designs"))


@pytest.mark.parametrize("where", ["page", "phone"])
def test_a_design_goes_from_what_is_known_to_its_lock(where, november, request):
    page = request.getfixturevalue(where)
    sign_in(page, november, "koordinator")
    page.goto(f"{november.url}/nordjylland/designs/")
    follow(page.locator("tr", has_text="3.3 Fleksible rammer").get_by_role("button").first)
    faults, wide = [], []
    while page.locator("button[value='next']").count():
        step = page.url.rsplit("/", 1)[-1]
        for name, value in WRITTEN.get(step, {}).items():
            page.locator(f"[name='{name}']").fill(value)
        faults += axe(page)
        wide += [step] if is_too_wide(page) else []
        follow(page.locator("button[value='next']"))
    assert faults == []
    assert wide == []
    told = said(page)
    assert "Kun beskrive" in told
    assert "769 borgere" in told
    follow(page.get_by_role("link", name="Lås designet"))
    assert "designet efter data" in said(page)
    follow(page.get_by_role("button", name="Lås designet"))
    assert "designet efter data" in said(page)
    assert axe(page) == []
    assert not is_too_wide(page)
