"""Who opens the data, and whether the database answers, is settled in words before anything is made."""

import os

import pytest

from frikommune.errors import Refused
from frikommune.web.reach import closed_to_us, reach_database, refuse_root
from tests.conftest import missing

NOBODY = 65534


def test_root_does_not_open_what_is_another_users(tmp_path):
    if os.geteuid() != 0:
        missing("root", "only root can give a folder away")
    os.chown(tmp_path, NOBODY, NOBODY)
    with pytest.raises(Refused) as told:
        refuse_root(tmp_path)
    assert told.value.refusals[0].code == "root_on_others_data"
    assert "deploy/frikommune" in told.value.refusals[0].do_next.en


def test_ones_own_data_are_opened_and_so_are_those_that_are_not_there_yet(tmp_path):
    refuse_root(tmp_path)
    refuse_root(tmp_path / "new")


def test_a_key_that_another_user_keeps_closed_is_told_by_its_owner_and_not_as_lost(tmp_path, monkeypatch):
    key = tmp_path / "person-key"
    assert closed_to_us(key) is None
    key.touch()
    assert closed_to_us(key) is None
    monkeypatch.setattr(os, "access", lambda one, may: one != key)
    refused = closed_to_us(key)
    assert refused is not None
    (told,) = refused.refusals
    assert told.where == str(key)
    assert told.do_next.en.startswith("chown ")


def test_a_database_that_does_not_answer_is_told_in_words(db, monkeypatch):
    from django.db import OperationalError, connection

    def fails():
        raise OperationalError('connection failed: FATAL: database "frikommune" does not exist\nmore')

    reach_database()
    with monkeypatch.context() as broken:
        broken.setattr(connection, "ensure_connection", fails)
        with pytest.raises(Refused) as told:
            reach_database()
    assert told.value.refusals[0].code == "no_database_server"
    assert told.value.refusals[0].given.endswith("does not exist")
