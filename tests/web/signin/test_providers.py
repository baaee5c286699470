"""The file of sign-ins: what is wrong with it is said in words, before anybody signs in."""

import pytest

from frikommune.errors import Refused
from frikommune.web.signin import providers
from frikommune.web.signin.ready import check_sign_ins
from tests.web.signin.conftest import OIDC, SAML, certified

GOOD = OIDC.format(issuer="https://login.example")


def codes(settings, path) -> list[str]:
    """What is refused of the file, and that each refusal is in both languages."""
    settings.SIGN_IN = str(path)
    with pytest.raises(Refused) as found:
        check_sign_ins()
    for one in found.value.refusals:
        assert one.where
        assert one.do_next.da
        assert one.do_next.en
    return [one.code for one in found.value.refusals]


def test_a_good_file_is_read_and_secrets_are_not_shown(connected, nordjylland):
    connected(GOOD)
    check_sign_ins()
    found = providers.providers()["aalborg"]
    assert found.scopes == ("openid", "profile")
    assert found.secret not in repr(found)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('kind = "oidc"', 'kind = "ldap"', "not_a_choice"),
        ('id = "aalborg"', 'id = "Aalborg Kommune"', "bad_id"),
        ('id = "aalborg"', 'id = "password"', "bad_id"),
        ("https://login.example", "http://login.example", "not_https"),
        ('secret_file = "secret"', "", "secret_file_missing"),
        ('secret_file = "secret"', 'secret_file = "nowhere"', "file_missing"),
        ('secret_file = "secret"', 'secret_variable = "NOT_SET_ANYWHERE"', "secret_missing"),
        ('groups = "groups"', "", "groups_missing"),
        ('groups = "groups"', 'groups = "groups"\ngruops = "x"', "unknown_key"),
        ('role = "leader"', 'role = "chief"', "not_a_choice"),
        ('programme = "nordjylland"', 'programme = "sydjylland"', "programme_unknown"),
        ("frikommune-leder-{code}", "frikommune-leder-851", "municipality_missing"),
        ("[[provider]]", "[[provider", "toml_unreadable"),
        ('name = "name"', 'name = "name"\nscopes = ["profile"]', "openid_missing"),
    ],
)
def test_what_is_wrong_is_said(connected, nordjylland, settings, old, new, code):
    path = connected(GOOD)
    words = path.read_text("utf-8")
    assert old in words
    path.write_text(words.replace(old, new, 1), "utf-8")
    providers._read.cache_clear()
    assert codes(settings, path)[0] == code


def test_two_of_one_id_are_refused(connected, nordjylland, settings):
    assert codes(settings, connected(GOOD, GOOD)) == ["provider_twice"]


def test_a_municipality_that_is_not_in_the_programme_is_refused(connected, nordjylland, settings):
    path = connected(GOOD)
    line = 'value = "x"\nrole = "leader"\nprogramme = "nordjylland"\nmunicipality = "Odense"\n'
    path.write_text(f"{path.read_text('utf-8')}\n[[provider.seat]]\n{line}", "utf-8")
    assert codes(settings, path) == ["municipality_unknown"]


def test_a_secret_that_all_can_read_is_refused(connected, nordjylland, settings):
    path = connected(GOOD)
    (path.parent / "secret").chmod(0o644)
    assert codes(settings, path) == ["secret_readable"]


def test_metadata_that_is_none_is_refused(connected, nordjylland, settings, tmp_path):
    (tmp_path / "m.xml").write_text("<EntityDescriptor/>")
    assert codes(settings, connected(SAML.format(metadata=tmp_path / "m.xml"))) == ["metadata_unreadable"]


def test_a_key_without_its_certificate_is_refused(connected, nordjylland, settings, tmp_path):
    (tmp_path / "m.xml").write_text("<EntityDescriptor/>")
    certified("sp", tmp_path / "key.pem", tmp_path / "certificate.pem")
    path = connected(SAML.format(metadata=tmp_path / "m.xml"), more='key_file = "key.pem"\n')
    assert codes(settings, path) == ["certificate_file_missing"]
