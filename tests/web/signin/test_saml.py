"""SAML 2.0, against an identity provider that is a process of its own and signs with its own key."""

import html
import re
from base64 import b64decode, b64encode
from urllib.parse import parse_qs, urlsplit
from zlib import decompress

import pytest
import requests
from django.test import Client

from frikommune.web.people.models import Person
from frikommune.web.signin.models import Handover, UsedAssertion
from tests.web.conftest import words
from tests.web.signin.conftest import LEADER, SAML

ACS = "/sign-in/with/rebild/acs"
PERSONS = {"anna": {"name": "Anna Andersen", "groups": [LEADER, "Alle"]}}


@pytest.fixture(autouse=True)
def idp(saml_idp, connected, nordjylland):
    connected(SAML.format(metadata=saml_idp.folder / "metadata.xml"))
    saml_idp.say(**PERSONS)
    return saml_idp


def posted(client, onward="/nordjylland/") -> dict[str, str]:
    """What the provider has the browser post, once the person has signed in there."""
    begun = client.get("/sign-in/with/rebild", {"next": onward})
    assert begun.status_code == 302, words(begun.content)
    page = requests.post(begun.headers["Location"], data={"user": "anna"}, timeout=60).text
    assert 'action="http://testserver/sign-in/with/rebild/acs"' in page, page
    found = re.search(r'name="SAMLResponse"\s+value="([^"]*)"', page)
    return {"SAMLResponse": html.unescape(found[1])}


def taken(sent):
    """The post comes from elsewhere: browsers send no cookie with it."""
    return Client().post(ACS, sent)


def onward(sent) -> str:
    """Where an answer that is taken leads."""
    answer = taken(sent)
    assert answer.status_code == 303, words(answer.content)[300:]
    return answer.headers["Location"]


def changed(sent, *pairs):
    """The same answer with words in its XML exchanged."""
    xml = b64decode(sent["SAMLResponse"]).decode()
    for old, new in pairs:
        assert old in xml, xml
        xml = xml.replace(old, new)
    return {**sent, "SAMLResponse": b64encode(xml.encode()).decode()}


def refused(sent) -> str:
    answer = taken(sent)
    assert answer.status_code == 422, answer.headers
    assert not Handover.objects.exists()
    return words(answer.content)


def test_whoever_has_the_group_comes_in_with_the_seat_and_goes_where_they_were_going(visitor):
    handed = taken(posted(visitor))
    assert handed.status_code == 303
    answer = visitor.get(handed.headers["Location"])
    assert answer.headers["Location"] == "/nordjylland/"
    person = Person.objects.get(identities__provider="rebild", identities__subject="anna")
    assert [str(one) for one in person.seats.all()] == ["leader Aalborg"]
    assert person.name == "Anna Andersen"
    assert visitor.session["_auth_user_id"] == str(person.pk)
    assert not Handover.objects.exists()


def test_an_answer_is_used_once(visitor):
    sent = posted(visitor)
    handed = taken(sent)
    assert "eller det er brugt" in words(taken(sent).content)
    assert visitor.get(handed.headers["Location"]).status_code == 302
    assert visitor.get(handed.headers["Location"]).status_code == 422
    assert UsedAssertion.objects.count() == 1


def test_an_answer_to_another_browser_is_refused(visitor):
    other = Client()
    handed = taken(posted(visitor))
    assert "ikke til noget, der er begyndt her" in words(other.get(handed.headers["Location"]).content)


def test_an_answer_to_an_earlier_try_is_refused(visitor):
    first = taken(posted(visitor))
    posted(visitor)
    assert visitor.get(first.headers["Location"]).status_code == 422


def test_what_was_changed_on_the_way_is_refused(visitor):
    said = refused(changed(posted(visitor), ("Anna Andersen", "En Anden")))
    assert "som jeres login har underskrevet" in said


def test_an_answer_without_a_signature_is_refused(visitor):
    sent = posted(visitor)
    xml = re.sub(r"<Signature.*?</Signature>", "", b64decode(sent["SAMLResponse"]).decode(), flags=re.DOTALL)
    said = refused({"SAMLResponse": b64encode(xml.encode()).decode()})
    assert "som jeres login har underskrevet" in said


def test_a_strangers_signature_is_refused(visitor, idp):
    folder = idp.folder
    idp.say(**PERSONS, **{"": {"cert": (folder / "other-certificate.pem").read_text(),
                               "key": (folder / "other.pem").read_text()}})  # fmt: skip
    assert "som jeres login har underskrevet" in refused(posted(visitor))


def test_an_answer_wrapped_around_another_is_refused(visitor):
    """XML signature wrapping: the signed assertion is kept, and a forged one stands before it."""
    sent = posted(visitor)
    xml = b64decode(sent["SAMLResponse"]).decode()
    signed = re.search(r"<saml:Assertion.*</saml:Assertion>", xml, re.DOTALL)[0]
    forged = re.sub(r"<Signature.*?</Signature>", "", signed, flags=re.DOTALL)
    forged = forged.replace("anna", "koordinator").replace('ID="_', 'ID="_evil')
    wrapped = xml.replace(signed, forged + signed)
    refused({"SAMLResponse": b64encode(wrapped.encode()).decode()})
    hidden = xml.replace(signed, forged.replace("</saml:Assertion>", f"<x>{signed}</x></saml:Assertion>"))
    refused({"SAMLResponse": b64encode(hidden.encode()).decode()})


def test_an_answer_for_another_receiver_is_refused(visitor, idp):
    idp.say(**PERSONS, **{"": {"audience": "https://another.example"}})
    assert "til Frikommune (Audience)" in refused(posted(visitor))


def test_an_answer_that_has_expired_is_refused(visitor, idp):
    idp.say(**PERSONS, **{"": {"lifetimeInSeconds": -600}})
    assert "udløbet" in refused(posted(visitor))


def test_an_answer_that_nobody_asked_for_is_refused(visitor, idp):
    """A sign-in that the provider begins by itself could be anybody's: it is not taken (login CSRF)."""
    idp.say(**PERSONS, **{"": {"audience": "http://testserver/sign-in/with/rebild/metadata"}})
    page = requests.post(f"{idp.url}/sso", data={"user": "anna"}, timeout=60).text
    found = re.search(r'name="SAMLResponse"\s+value="([^"]*)"', page)
    assert "ikke til noget, der er begyndt her" in refused({"SAMLResponse": html.unescape(found[1])})


@pytest.mark.parametrize(
    "given",
    [
        "",
        "x",
        "////",
        b64encode(b"<a/>").decode(),
        b64encode(b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>').decode(),
        b64encode(b"\x00\xff" * 400).decode(),
    ],
)
def test_what_is_no_answer_at_all_is_refused_in_words(given):
    said = refused({"SAMLResponse": given})
    assert "du er ikke logget ind" in said
    assert "root:" not in said


def test_the_address_that_takes_answers_takes_nothing_else():
    assert Client().get(ACS).status_code == 405
    assert Client().post("/sign-in/with/nowhere/acs", {"SAMLResponse": "x"}).status_code == 404


def test_the_metadata_says_where_answers_go_and_that_assertions_must_be_signed(visitor):
    told = visitor.get("/sign-in/with/rebild/metadata").content.decode()
    assert 'Location="http://testserver/sign-in/with/rebild/acs"' in told
    assert 'WantAssertionsSigned="true"' in told


def test_signing_out_asks_the_provider_with_the_name_it_knows(visitor, idp):
    visitor.get(onward(posted(visitor)))
    assert visitor.post("/people/sign-out").headers["Location"] == "/sign-in/out"
    assert "Log også ud hos Rebild Kommunes login" in words(visitor.get("/sign-in/out").content)
    there = urlsplit(visitor.get("/sign-in/with/rebild/logout").headers["Location"])
    assert there.geturl().startswith(f"{idp.url}/logout?")
    asked = decompress(b64decode(parse_qs(there.query)["SAMLRequest"][0]), -15).decode()
    assert ">anna</saml:NameID>" in asked


def told_to_leave(idp, key, name="anna", index="", minutes_ago=0) -> dict[str, str]:
    """A provider's signed request to end a session, made with the toolkit's own means."""
    from onelogin.saml2.constants import OneLogin_Saml2_Constants as Constants
    from onelogin.saml2.utils import OneLogin_Saml2_Utils as Utils

    xml = (
        f'<samlp:LogoutRequest xmlns:samlp="{Constants.NS_SAMLP}" xmlns:saml="{Constants.NS_SAML}" '
        f'ID="_{Utils.generate_unique_id()}" Version="2.0" '
        f'IssueInstant="{Utils.parse_time_to_SAML(Utils.now() - 60 * minutes_ago)}" '
        f'Destination="http://testserver/sign-in/with/rebild/logout">'
        f"<saml:Issuer>{idp.url}/metadata</saml:Issuer><saml:NameID>{name}</saml:NameID>"
        f"{f'<samlp:SessionIndex>{index}</samlp:SessionIndex>' if index else ''}</samlp:LogoutRequest>"
    )
    sent = {"SAMLRequest": Utils.deflate_and_base64_encode(xml), "SigAlg": Constants.RSA_SHA256}
    query = "&".join(f"{name}={requests.utils.quote(value, safe='')}" for name, value in sent.items())
    signed = Utils.sign_binary(query.encode(), key.read_text(), rsa_sha256())
    return {**sent, "Signature": b64encode(signed).decode()}


def rsa_sha256():
    import xmlsec

    return xmlsec.Transform.RSA_SHA256


def test_the_provider_ends_the_session_when_it_asks_with_its_signature(visitor, idp):
    visitor.get(onward(posted(visitor)))
    stranger = visitor.get("/sign-in/with/rebild/logout", told_to_leave(idp, idp.folder / "other.pem"))
    assert stranger.status_code == 422
    assert "_auth_user_id" in visitor.session
    unsigned = told_to_leave(idp, idp.folder / "key.pem")
    assert (
        visitor.get("/sign-in/with/rebild/logout", {"SAMLRequest": unsigned["SAMLRequest"]}).status_code
        == 422
    )
    assert "_auth_user_id" in visitor.session
    asked = visitor.get("/sign-in/with/rebild/logout", told_to_leave(idp, idp.folder / "key.pem"))
    assert asked.status_code == 302
    assert "SAMLResponse=" in asked.headers["Location"]
    assert "_auth_user_id" not in visitor.session


OUT = "/sign-in/with/rebild/logout"


def is_in(client) -> bool:
    return client.get("/sign-in/mine").status_code == 200


def test_the_provider_ends_the_session_though_no_cookie_comes_along(visitor, idp):
    """Where it asks by a frame of its own page, browsers send none."""
    visitor.get(onward(posted(visitor)))
    asked = told_to_leave(idp, idp.folder / "key.pem")
    assert Client().get(OUT, asked).status_code == 302
    assert not is_in(visitor)


@pytest.mark.parametrize("other", [{"name": "bo"}, {"index": "another session"}, {"minutes_ago": 20}])
def test_a_request_of_another_person_session_or_time_ends_nothing(visitor, idp, other):
    visitor.get(onward(posted(visitor)))
    visitor.get(OUT, told_to_leave(idp, idp.folder / "key.pem", **other))
    assert is_in(visitor)


def test_a_request_to_sign_out_works_once(visitor, idp):
    asked = told_to_leave(idp, idp.folder / "key.pem")
    assert Client().get(OUT, asked).status_code == 302
    visitor.get(onward(posted(visitor)))
    assert visitor.get(OUT, asked).status_code == 422
    assert is_in(visitor)


def test_an_answer_that_nobody_signed_signs_nobody_out(visitor, idp):
    from onelogin.saml2.utils import OneLogin_Saml2_Utils as Utils

    visitor.get(onward(posted(visitor)))
    xml = (
        '<samlp:LogoutResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" Version="2.0" '
        f'IssueInstant="{Utils.parse_time_to_SAML(Utils.now())}" Destination="http://testserver{OUT}">'
        f'<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">{idp.url}/metadata</saml:Issuer>'
        '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>'
        "</samlp:LogoutResponse>"
    )
    answer = visitor.get(OUT, {"SAMLResponse": Utils.deflate_and_base64_encode(xml)})
    assert answer.headers["Location"] == "/sign-in/out"
    assert is_in(visitor)
