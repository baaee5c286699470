"""Machines are told whether all is well, what is counted, and what went wrong; never of whom."""

import json
import logging
from ipaddress import ip_network

import pytest
from django.test import Client

from frikommune.errors import Refused
from frikommune.web.env import networks
from frikommune.web.operations import measures
from frikommune.web.operations.logs import JsonLines
from frikommune.web.privacy.hiding import NoNumbers


def test_the_process_lives_without_asking_the_database(db, client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/health/live").json() == {"ok": True}


@pytest.mark.parametrize("path", ["/health", "/health/ready"])
def test_people_can_be_sent_here(db, client, path):
    told = client.get(path)
    assert told.status_code == 200
    assert told.json() == {"ok": True, "database": True, "migrations": True, "disk": True, "restore": True}
    assert "no-store" in told.headers["Cache-Control"]


def test_with_no_room_left_people_are_sent_elsewhere(db, client, settings):
    settings.DISK_LEAST = 10**18
    told = client.get("/health/ready")
    assert told.status_code == 503
    assert told.json()["disk"] is False


def test_a_migration_that_is_missing_is_noticed(db, client, monkeypatch):
    from django.db import connection

    monkeypatch.setattr("frikommune.web.operations.ready._migrated", False)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'trail'")
    assert client.get("/health/ready").json()["migrations"] is False


def test_health_is_asked_for_past_the_proxy_so_without_https(db, client, settings):
    settings.SECURE_SSL_REDIRECT = True
    fresh = Client()
    assert fresh.get("/health/ready").status_code == 200
    assert fresh.get("/people/sign-in").status_code == 301


def test_metrics_are_for_the_addresses_that_were_named(db, client, settings):
    settings.METRICS = ()
    assert client.get("/metrics").status_code == 404
    settings.METRICS = (ip_network("10.1.0.0/16"),)
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", REMOTE_ADDR="10.1.2.3").status_code == 200


def test_behind_a_proxy_the_visitors_address_counts_and_not_the_proxys(db, client, settings):
    settings.METRICS, settings.PROXIES = (ip_network("127.0.0.1"),), 1
    assert client.get("/metrics", headers={"X-Forwarded-For": "127.0.0.1, 8.8.8.8"}).status_code == 404
    assert client.get("/metrics").status_code == 200


def test_without_a_backup_its_time_is_0_so_that_an_alarm_is_raised(db, client, settings, tmp_path):
    settings.METRICS, settings.DATA = (ip_network("127.0.0.1"),), tmp_path
    assert "frikommune_last_backup_timestamp_seconds 0.0" in client.get("/metrics").content.decode()


def test_what_is_counted_names_pages_and_nothing_in_their_addresses(nordjylland, client, settings):
    settings.METRICS = (ip_network("127.0.0.1"),)
    measures._own.cache_clear()
    measures._counted.cache_clear()
    client.get("/nordjylland/?q=Inger+Marie")
    client.get("/hemmelig/adresse")
    told = client.get("/metrics").content.decode()
    lines = {
        one.rpartition(" ")[0]: float(one.rpartition(" ")[2]) for one in told.splitlines() if one[0] != "#"
    }
    assert lines['frikommune_requests_total{method="GET",status="404",view="none"}'] == 1
    assert any('view="journal:front' in one for one in lines)
    assert lines['frikommune_ready{check="database"}'] == 1
    assert lines["frikommune_disk_free_bytes"] > 0
    assert "Inger" not in told
    assert "hemmelig" not in told


def test_a_network_that_is_none_is_refused(monkeypatch):
    monkeypatch.setenv("FRIKOMMUNE_METRICS", "10.0.0.0/8, alle")
    with pytest.raises(Refused, match="FRIKOMMUNE_METRICS"):
        networks("FRIKOMMUNE_METRICS")


class Kept(logging.Handler):
    """Keeps what it would write."""

    lines: list[str]

    def emit(self, record):
        self.lines.append(self.format(record))


@pytest.fixture
def lines(settings):
    """What is logged, as it would be written."""
    settings.LOG = "json"
    found: list[str] = []
    handler = Kept()
    handler.lines = found
    handler.setFormatter(JsonLines())
    handler.addFilter(NoNumbers())
    loggers = [logging.getLogger(name) for name in ("frikommune.access", "django.request")]
    for one in loggers:
        one.addHandler(handler)
    yield found
    for one in loggers:
        one.removeHandler(handler)


def test_each_request_is_one_line_with_its_mark_and_without_its_address(nordjylland, client, lines):
    told = client.get("/nordjylland/?q=Inger+Marie")
    (line,) = lines
    said = json.loads(line)
    assert said["request"] == told.headers["X-Request-Id"]
    assert (said["method"], said["status"], said["level"]) == ("GET", 200, "info")
    assert said["view"].startswith("journal:")
    assert said["milliseconds"] > 0
    assert "Inger" not in line


def test_a_fault_carries_the_mark_of_its_request_and_no_number(nordjylland, lines, monkeypatch):
    def fails(*_):
        raise RuntimeError("om 010203-1234")

    monkeypatch.setattr("frikommune.web.pages.views.redirect", fails)
    told = Client(raise_request_exception=False).get("/")
    assert told.status_code == 500
    assert {json.loads(one)["request"] for one in lines} == {told.headers["X-Request-Id"]}
    (fault,) = [one for one in lines if "RuntimeError" in one]
    assert "010203" not in fault


def test_a_fault_names_its_page_and_not_its_address(db, lines, monkeypatch):
    def fails(_):
        raise RuntimeError

    monkeypatch.setattr("frikommune.web.people.welcome._of_key", fails)
    told = Client(raise_request_exception=False).get("/people/welcome/MQ/a-secret-link")
    assert told.status_code == 500
    assert any("people:welcome" in one for one in lines)
    assert not any("a-secret-link" in one for one in lines)


def test_machines_that_ask_every_few_seconds_fill_no_log(db, client, lines):
    client.get("/health/ready")
    client.get("/static/pages/app.css")
    assert lines == []
