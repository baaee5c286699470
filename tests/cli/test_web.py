"""`frikommune web` before it serves: what is missing is said in words."""

import importlib.util
import socket


def test_without_the_extra_it_says_what_to_install(frikommune, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    said = frikommune("web")
    assert said.code == 2
    assert "pip install 'frikommune[web]'" in said.err


def test_the_data_folder_is_the_one_of_the_environment_too(frikommune, tmp_path, monkeypatch):
    monkeypatch.setenv("FRIKOMMUNE_DATA", str(tmp_path / "named"))
    said = frikommune("web", "--help")
    assert "FRIKOMMUNE_DATA" in said.out
    assert "FRIKOMMUNE_DATA" in frikommune("import", "--help").out


def test_another_today_is_for_demonstrations_only(frikommune, tmp_path):
    said = frikommune("web", "--today", "2019-11-08", "--data", tmp_path / "data")
    assert said.code == 2
    assert "--demo sammen med --today" in said.err
    assert not (tmp_path / "data").exists()


def test_a_port_that_is_taken_is_refused_before_anything_is_made(frikommune, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        said = frikommune("web", "--port", port, "--data", tmp_path / "data")
    assert said.code == 2
    assert f"127.0.0.1:{port}" in said.err
    assert f"--port {port + 1}" in said.err
    assert not (tmp_path / "data").exists()
