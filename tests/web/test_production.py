"""Production refuses to start before all is in order, and says what, where and how to mend it."""

import os
import subprocess
import sys

import pytest
from django.core.checks import run_checks

from frikommune.errors import Refused
from frikommune.web.people.models import Person
from frikommune.web.production import faults, public_address, refuse_unready
from frikommune.web.secret import secret_key
from frikommune.web.signin.backends import LocalBackend

GOOD = "xY7-" + "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGH"


@pytest.fixture
def ready(settings, tmp_path, monkeypatch, nordjylland):
    """An installation that is in order; gives its settings, to spoil one."""
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    monkeypatch.setenv("FRIKOMMUNE_SECRET", GOOD)
    monkeypatch.delenv("FRIKOMMUNE_TODAY", raising=False)
    settings.DEMO = settings.LOCAL = settings.NO_CASEWORK = False
    settings.HTTPS, settings.SECRET_KEY, settings.DATA = True, GOOD, data
    settings.ALLOWED_HOSTS = ["localhost", "frikommune.example.dk"]
    settings.PERSON_KEY, settings.MEDIA_ROOT = str(tmp_path / "person-key"), data / "documents"
    Person.objects.filter(made_up=True).update(is_active=False)
    return settings


def codes() -> list[str]:
    found = faults()
    for one in found:
        for text in (one.problem, one.expected, one.do_next):
            assert text.da
            assert text.en
        assert one.where
        assert one.given
    return [one.code for one in found]


def test_an_installation_in_order_has_no_fault(ready):
    assert codes() == []
    refuse_unready()


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("DEBUG", True, "debug_on"),
        ("SECRET_KEY", "demo-" + GOOD, "demo_secret"),
        ("SECRET_KEY", "django-insecure-" + GOOD, "demo_secret"),
        ("SECRET_KEY", "hemmelig", "weak_secret"),
        ("SECRET_KEY", "a" * 60, "weak_secret"),
        ("HTTPS", False, "https_off"),
        ("ALLOWED_HOSTS", ["localhost"], "hosts_missing"),
        ("ALLOWED_HOSTS", ["*"], "hosts_missing"),
        ("PERSON_KEY", "", "person_key_not_apart"),
        ("SIGN_IN", "/nowhere/sign-in.toml", "file_missing"),
    ],
)
def test_each_fault_is_found_and_told(ready, name, value, code):
    setattr(ready, name, value)
    assert codes() == [code]
    with pytest.raises(Refused):
        refuse_unready()


def test_the_first_administrators_link_leads_to_the_sites_own_name(ready):
    assert public_address("http://127.0.0.1:8000/") == "https://frikommune.example.dk/"
    ready.HTTPS = False
    assert public_address("http://127.0.0.1:8000/") == "http://127.0.0.1:8000/"


def test_a_hash_key_among_the_data_is_refused(ready):
    ready.PERSON_KEY = str(ready.DATA / "person-key")
    assert codes() == ["person_key_not_apart"]


def test_without_casework_no_hash_key_is_asked_for_when_it_is_said(ready):
    ready.PERSON_KEY, ready.NO_CASEWORK = "", True
    assert codes() == []


def test_a_day_that_stands_still_is_refused(ready, monkeypatch):
    monkeypatch.setenv("FRIKOMMUNE_TODAY", "2019-11-08")
    assert codes() == ["today_fixed"]


def test_made_up_persons_are_refused_and_could_not_sign_in_anyway(ready, client):
    person = Person.objects.get(username="demo-administrator")
    person.is_active = True
    person.set_password("en lang sætning om fjorden")
    person.save()
    assert codes() == ["demo_persons"]
    sent = {"username": "demo-administrator", "password": "en lang sætning om fjorden"}
    assert client.post("/people/sign-in", sent, HTTP_HOST="localhost", secure=True).status_code == 422
    assert LocalBackend().get_user(person.pk) is None


def open_to_all(path, monkeypatch):
    """Whether a folder on the way is closed differs from machine to machine: here none is."""
    monkeypatch.setattr("frikommune.web.production._way_is_open", lambda path: True)
    path.touch(exist_ok=True)
    path.chmod(0o644)


def test_a_database_that_all_can_read_is_refused(ready, monkeypatch):
    path = ready.DATA / "frikommune.sqlite3"
    open_to_all(path, monkeypatch)
    monkeypatch.setitem(ready.DATABASES["default"], "ENGINE", "django.db.backends.sqlite3")
    monkeypatch.setitem(ready.DATABASES["default"], "NAME", str(path))
    assert codes() == ["readable_by_all"]
    path.chmod(0o600)
    assert codes() == []


def test_a_hash_key_that_all_can_read_is_refused(ready, monkeypatch, tmp_path):
    assert codes() == []
    open_to_all(tmp_path / "person-key", monkeypatch)
    assert codes() == ["readable_by_all"]


def test_for_this_machine_only_no_https_name_or_hash_key_is_asked_for(ready):
    ready.LOCAL, ready.HTTPS, ready.ALLOWED_HOSTS, ready.PERSON_KEY = True, False, ["localhost"], ""
    assert codes() == []
    ready.ALLOWED_HOSTS = ["localhost", "frikommune.example.dk"]
    assert codes() == ["hosts_missing"]


def test_a_demonstration_is_not_for_real(ready):
    ready.DEMO, ready.HTTPS = True, False
    assert codes() == []


def test_djangos_own_check_for_deployment_tells_the_same(ready):
    ready.HTTPS = False
    found = [one for one in run_checks(include_deployment_checks=True) if one.id.startswith("frikommune.")]
    assert [one.id for one in found] == ["frikommune.https_off"]
    assert "--local" in found[0].hint


def test_a_demonstrations_key_says_that_it_is_one(tmp_path, monkeypatch):
    monkeypatch.delenv("FRIKOMMUNE_SECRET", raising=False)
    assert secret_key(tmp_path, demo=True).startswith("demo-")
    assert secret_key(tmp_path, demo=False).startswith("demo-")
    path = tmp_path / "secret-key"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_demonstrations_data_is_not_served_for_real(tmp_path):
    """The command and the WSGI application, as they are started."""
    (tmp_path / "secret-key").write_text("demo-" + GOOD)
    mine = {key: one for key, one in os.environ.items() if not key.startswith(("FRIKOMMUNE_", "DJANGO_"))}
    command = [sys.executable, "-m", "frikommune", "web", "--check", "--data", str(tmp_path)]
    answer = subprocess.run(command, env=mine, capture_output=True, text=True, check=False)
    assert answer.returncode != 0
    assert "Traceback" not in answer.stderr
    for told in (
        "Nøglen er en demonstrations",
        "FRIKOMMUNE_HTTPS",
        "FRIKOMMUNE_HOSTS",
        "FRIKOMMUNE_PERSON_KEY",
    ):
        assert told in answer.stderr
    serving = subprocess.run(
        [sys.executable, "-c", "import frikommune.web.wsgi"],
        env=mine | {"FRIKOMMUNE_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert serving.returncode != 0
    assert "demo_secret" in serving.stderr or "demonstration's" in serving.stderr
