"""The guide for whoever runs it is followed to the letter: the built wheel, production, PostgreSQL.

The commands are read from docs/running.md, so that this fails where the guide drifts from the program. A page
that says something else than the program does, or in another order, is the fault that is looked for.
"""

import re
from dataclasses import dataclass

import pyotp
import pytest

from frikommune.web.signin.factors import now_in_seconds
from tests.built import build_wheel
from tests.deploy.machine import GUIDE, SITE, Machine, blocks
from tests.deploy.visitor import Visitor
from tests.web.ports import free_port
from tests.web.postgres import cluster

INSTALL, START = ("Installing", 1), ("Installing", 2)
DAILY = ("Installing", 4)
BACKUP, RESTORE, UPGRADE = ("Backup", 1), ("Restore", 1), ("Upgrade, and back", 1)
NOT_RUN = {("Installing", 3): "nginx itself; what it is told is checked in test_deploy.py"}
EXAMPLE = "frikommune-20261126T023000Z.zip"
MADE_AGAIN = "(cd / && runuser -u postgres -- psql --quiet) < deploy/postgresql.sql"
PASSWORD = "en lang sætning om fjorden"


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    """Installed and started by the guide's own commands."""
    with cluster() as database:
        wheel = build_wheel(tmp_path_factory.mktemp("wheel"))
        one = Machine(tmp_path_factory.mktemp("machine"), wheel, database, free_port())
        one.run(blocks()[INSTALL])
        one.started = one.run(blocks()[START].partition("journalctl")[0])
        try:
            one.ready()
            yield one
        finally:
            one.run("systemctl stop frikommune")


@dataclass
class Administrator:
    """Who was let in by the link that the start printed."""

    secret: str
    codes: list[str]


@pytest.fixture(scope="module")
def administrator(machine):
    line = machine.run(f"journalctl{blocks()[START].partition('journalctl')[2]}")
    link = re.search(rf"https://{re.escape(SITE)}(/people/welcome/\S+)", line)
    assert link, line
    visitor = Visitor(machine.port)
    visitor.get(link[1])
    visitor.post(password=PASSWORD)
    secret = re.search(r"<code[^>]*>([A-Z2-7 ]{32,})</code>", visitor.page)
    assert secret, visitor.page
    plain = secret[1].replace(" ", "")
    page = visitor.post(code=pyotp.TOTP(plain).now())
    return Administrator(plain, re.findall(r"\b[a-z0-9]{4}(?:-[a-z0-9]{4}){3}\b", page))


def sign_in(machine: Machine, code: str) -> Visitor:
    visitor = Visitor(machine.port)
    visitor.get("/people/sign-in?next=/people/")
    visitor.post(username="administrator", password=PASSWORD)
    visitor.post(code=code)
    return visitor


def test_every_command_of_the_guide_is_run_here_or_named_with_the_reason():
    assert set(blocks()) == {INSTALL, START, DAILY, BACKUP, RESTORE, UPGRADE, *NOT_RUN}


def test_before_it_is_started_the_guide_asks_whether_all_is_in_order(machine):
    assert "All is in order" in machine.started


def test_the_first_administrator_signs_in_with_a_second_factor(machine, administrator):
    assert len(administrator.codes) == 10
    visitor = sign_in(machine, "000000")
    assert visitor.status == 422
    next_code = pyotp.TOTP(administrator.secret).at(now_in_seconds(), counter_offset=1)  # each works once
    visitor = sign_in(machine, next_code)
    assert (visitor.status, visitor.at) == (200, "/people/")
    assert "Administrator" in visitor.page


def test_each_request_is_logged_as_the_guide_says(machine):
    Visitor(machine.port).get("/people/sign-in")
    assert '"view": "people:sign_in", "status": 200' in machine.said()


def test_a_lost_database_is_restored_whole_and_an_upgrade_comes_up_with_it(machine, administrator):
    made = machine.run(blocks()[BACKUP].replace(f"verify /srv/backup/{EXAMPLE}", "verify /srv/backup/*.zip"))
    assert "Restored and verified" in made
    machine.run("systemctl stop frikommune")
    machine.sql("DROP DATABASE frikommune")
    assert MADE_AGAIN in GUIDE.read_text("utf-8")
    machine.run(MADE_AGAIN)
    restored, starts = blocks()[RESTORE].replace(EXAMPLE, "*.zip").rsplit("systemctl start frikommune", 1)
    assert "The trail is whole" in machine.run(restored)
    before, upgraded = blocks()[UPGRADE].split("systemctl stop frikommune\n")
    assert starts.isspace()
    assert before.startswith("frikommune backup --out /srv/backup && frikommune backup verify ")
    machine.run(upgraded)  # starts it too
    machine.ready()
    assert sign_in(machine, administrator.codes[0]).at == "/people/"


def test_what_the_daily_timer_would_delete_is_shown_first(machine):
    assert "Nothing is due" in machine.run(blocks()[DAILY])
