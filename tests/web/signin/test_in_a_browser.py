"""In a browser, with identity providers on another site: cookies and content policy are its to keep."""

import re
import urllib.request

from tests.web.conftest import axe, follow, is_too_wide, said, serve, settle
from tests.web.signin.conftest import OIDC, SAML, SEATS, SECRET, certified, running

OURS = ("with/aalborg/back", "out", "with/aalborg/backchannel")
"""The addresses of ours that the OpenID Connect provider knows."""


def test_both_kinds_of_sign_in_lead_in_and_out_again(tmp_path, monkeypatch, phone):
    """The providers are at localhost and the program at 127.0.0.1: two sites, as in earnest."""
    path, folder = tmp_path / "sign-in.toml", tmp_path / "idp"
    monkeypatch.setenv("FRIKOMMUNE_SIGN_IN", str(path))
    for one in ("", "oidc", "saml", "data"):
        (folder / one).mkdir()
    certified("idp", folder / "key.pem", folder / "certificate.pem")
    for site in serve(folder / "data"):
        there, keys = f"{site.url}/sign-in", (str(folder / "key.pem"), str(folder / "certificate.pem"))
        with (
            running("oidc.mjs", folder / "oidc", *(f"{there}/{one}" for one in OURS)) as oidc,
            running("saml.mjs", folder / "saml", *keys, f"{there}/with/rebild/acs") as saml,
        ):
            with urllib.request.urlopen(f"{saml.url}/metadata", timeout=60) as answer:
                (tmp_path / "metadata.xml").write_bytes(answer.read())
            (tmp_path / "secret").write_text(SECRET)
            (tmp_path / "secret").chmod(0o600)
            both = (OIDC.format(issuer=oidc.url), SAML.format(metadata=tmp_path / "metadata.xml"))
            path.write_text("\n".join(one + SEATS for one in both), "utf-8")
            _in_and_out_by_oidc(phone, site)
            _out_by_the_provider(phone, site, oidc)
            _in_by_saml(phone, site)


def _in_and_out_by_oidc(page, site):
    from playwright.sync_api import expect

    page.goto(f"{site.url}/people/sign-in?next=/sign-in/mine")
    assert axe(page) == []
    follow(page.get_by_role("link", name="Aalborg Kommunes login"))
    page.locator("[name=login]").fill("anna")
    page.locator("[name=password]").fill("x")
    follow(page.locator("button[type=submit]"))
    follow(page.locator("button[type=submit]"))
    assert "Anna Andersen · aalborg/anna" in said(page)
    assert "leder, Aalborg" in said(page)
    assert axe(page) == []
    assert not is_too_wide(page)
    page.get_by_role("button", name="Menu").click()
    follow(page.locator(".mobile-drawer").get_by_role("button", name="Log ud"))
    assert "stadig være logget ind hos Aalborg Kommunes login" in said(page)
    follow(page.get_by_role("link", name="Log også ud hos Aalborg Kommunes login"))
    follow(page.get_by_role("button", name="Yes, sign me out"))
    expect(page).to_have_url(re.compile(f"{re.escape(site.url)}/sign-in/out([?].*)?$"))


def _out_by_the_provider(page, site, idp):
    """Signed out at the provider alone: it tells the program, and the next page asks to sign in."""
    from playwright.sync_api import expect

    page.goto(f"{site.url}/people/sign-in?next=/sign-in/mine")
    follow(page.get_by_role("link", name="Aalborg Kommunes login"))
    page.locator("[name=login]").fill("anna")
    page.locator("[name=password]").fill("x")
    follow(page.locator("button[type=submit]"))
    follow(page.locator("button[type=submit]"))
    assert "Anna Andersen" in said(page)
    page.goto(f"{idp.url}/session/end")
    follow(page.get_by_role("button", name="Yes, sign me out"))
    page.goto(f"{site.url}/sign-in/mine")
    expect(page).to_have_url(re.compile(f"{re.escape(site.url)}/people/sign-in"))
    assert "Anna Andersen" not in said(page)


def _in_by_saml(page, site):
    page.goto(f"{site.url}/people/sign-in?next=/sign-in/mine")
    follow(page.get_by_role("link", name="Rebild Kommunes login"))
    page.locator("[name=user]").fill("anna")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{site.url}/sign-in/mine")
    settle(page)
    assert "Anna Andersen · rebild/anna" in said(page)
