"""The second factor of local accounts: setting it up, signing in with it, and losing it."""

import re

import pyotp
import pytest

from frikommune.web.people.models import Change, Person, Seat
from frikommune.web.signin.factors import STEP, decrypted, is_right, set_up, step_of
from frikommune.web.signin.models import Factor, RecoveryCode
from tests.web.conftest import words

PASSWORD = "en lang sætning om fjorden"
NOW = 1_800_000_000


@pytest.fixture(autouse=True)
def _demanded(settings, monkeypatch):
    """A clock that stands still, so that codes are known."""
    settings.SECOND_FACTOR = "cases"
    at(monkeypatch, 0)


def at(monkeypatch, seconds):
    monkeypatch.setattr("frikommune.web.signin.factors.now_in_seconds", lambda: NOW + seconds)


@pytest.fixture
def leader(nordjylland):
    person = Person.objects.create_user("leder", password=PASSWORD, name="En Leder")
    Seat.objects.create(person=person, programme=nordjylland, role="leader", municipality="Rebild")
    return person


@pytest.fixture
def with_factor(leader):
    """The leader, with a factor; gives the secret and the recovery codes."""
    secret = pyotp.random_base32()
    return secret, set_up(leader, secret, NOW // STEP - 10)


def password(client, **more):
    return client.post("/people/sign-in", {"username": "leder", "password": PASSWORD, **more})


def code(client, given):
    return client.post("/sign-in/code", {"code": given})


def is_in(client):
    return "_auth_user_id" in client.session


def test_who_sees_citizens_must_set_one_up_before_anything_else(visitor, leader):
    answer = password(visitor, next="/nordjylland/")
    assert answer.headers["Location"] == "/sign-in/set-up"
    assert not is_in(visitor)
    page = visitor.get("/sign-in/set-up").content.decode()
    assert "<svg" in page
    assert "style=" not in page
    secret = re.search(r'<code class="breaks">([A-Z2-7 ]+)</code>', page)[1].replace(" ", "")
    kept = visitor.post("/sign-in/set-up", {"code": pyotp.TOTP(secret).at(NOW)})
    assert is_in(visitor)
    assert 'href="/nordjylland/"' in kept.content.decode()
    assert len(re.findall(r"<li><code>[a-z2-9-]{19}</code>", kept.content.decode())) == 10


def test_a_wrong_code_sets_nothing_up(visitor, leader):
    password(visitor)
    visitor.get("/sign-in/set-up")
    answer = visitor.post("/sign-in/set-up", {"code": "000000"})
    assert answer.status_code == 422
    assert not Factor.objects.exists()


def test_who_does_not_see_citizens_need_not_but_may(visitor, nordjylland, settings):
    person = Person.objects.create_user("leder", password=PASSWORD, name="En Evaluator")
    Seat.objects.create(person=person, programme=nordjylland, role="evaluator")
    assert password(visitor).headers["Location"] == "/"
    settings.SECOND_FACTOR = "all"
    assert password(visitor).headers["Location"] == "/sign-in/set-up"


def test_password_and_code_sign_in_and_the_code_works_once(visitor, leader, with_factor):
    secret, _ = with_factor
    now = pyotp.TOTP(secret).at(NOW)
    assert password(visitor).headers["Location"] == "/sign-in/code"
    assert not is_in(visitor)
    assert code(visitor, now).headers["Location"] == "/"
    assert is_in(visitor)
    password(visitor)
    assert code(visitor, now).status_code == 422


def test_a_code_of_last_half_minute_counts_and_an_older_one_does_not(
    visitor, leader, with_factor, monkeypatch
):
    secret, _ = with_factor
    password(visitor)
    old = pyotp.TOTP(secret).at(NOW)
    at(monkeypatch, 2 * STEP)
    assert code(visitor, old).status_code == 422
    at(monkeypatch, STEP)
    assert code(visitor, old).status_code == 302


def test_without_the_password_no_code_is_asked_for(visitor, leader, with_factor):
    assert visitor.get("/sign-in/code").headers["Location"] == "/people/sign-in"
    assert visitor.get("/sign-in/set-up").headers["Location"] == "/people/sign-in"


def test_a_password_that_was_changed_meanwhile_leads_nowhere(visitor, leader, with_factor):
    password(visitor)
    leader.set_password("en anden lang sætning")
    leader.save()
    assert code(visitor, "123456").headers["Location"] == "/people/sign-in"


def test_a_recovery_code_works_once_however_it_is_written(visitor, leader, with_factor):
    _, codes = with_factor
    password(visitor)
    assert code(visitor, codes[0].replace("-", " ").upper()).status_code == 302
    password(visitor)
    assert code(visitor, codes[0]).status_code == 422


def test_after_five_wrong_codes_the_right_one_must_wait_too(visitor, leader, with_factor):
    _, codes = with_factor
    password(visitor)
    for _ in range(5):
        assert code(visitor, "000000").status_code == 422
    answer = code(visitor, codes[0])
    assert "for mange gange" in words(answer.content)
    assert not is_in(visitor)


def test_an_administrator_takes_a_lost_factor_away_and_it_is_logged(
    as_administrator, visitor, leader, with_factor
):
    as_administrator.post(f"/people/{leader.pk}/remove-factor")
    assert not Factor.objects.exists()
    assert not RecoveryCode.objects.exists()
    assert Change.objects.filter(
        person=leader, does="factor_gone", by__username="demo-administrator"
    ).exists()
    assert password(visitor).headers["Location"] == "/sign-in/set-up"


def test_a_stolen_database_gives_no_codes(leader, with_factor, settings):
    secret, _ = with_factor
    kept = Factor.objects.get().secret
    assert secret not in kept
    settings.SECRET_KEY = "en anden nøgle"
    assert decrypted(kept) is None


def test_the_key_can_be_changed_without_setting_up_anew(leader, with_factor, settings):
    secret, _ = with_factor
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "en ny nøgle", [settings.SECRET_KEY]
    assert decrypted(Factor.objects.get().secret) == secret
    assert is_right(leader, pyotp.TOTP(secret).at(NOW))
    settings.SECRET_KEY_FALLBACKS = []
    assert decrypted(Factor.objects.get().secret) == secret


def test_codes_are_those_of_the_standard():
    """RFC 6238, appendix B, SHA-1: the last six of the published eight digits."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    published = {59: "287082", 1111111109: "081804", 1234567890: "005924", 2000000000: "279037"}
    with pytest.MonkeyPatch.context() as patch:
        for moment, told in published.items():
            patch.setattr("frikommune.web.signin.factors.now_in_seconds", lambda moment=moment: moment)
            assert step_of(secret, told) == moment // STEP


def test_a_new_telephone_asks_for_the_password_first(visitor, leader, with_factor, settings):
    _, codes = with_factor
    password(visitor)
    code(visitor, codes[0])
    assert visitor.get("/sign-in/mine/factor").headers["Location"] == "/sign-in/mine"
    assert visitor.post("/sign-in/mine/factor", {"password": "forkert"}).status_code == 422
    assert visitor.post("/sign-in/mine/factor", {"password": PASSWORD}).status_code == 302
    assert "<svg" in visitor.get("/sign-in/mine/factor").content.decode()


def test_new_recovery_codes_take_the_old_ones_away(visitor, leader, with_factor):
    _, codes = with_factor
    password(visitor)
    code(visitor, codes[0])
    assert visitor.post("/sign-in/mine/codes", {"password": "forkert"}).status_code == 422
    assert visitor.post("/sign-in/mine/codes", {"password": PASSWORD}).status_code == 200
    password(visitor)
    assert code(visitor, codes[1]).status_code == 422
