"""What the system will not do, Ctrl-C and broken pipes: an exit code and a sentence, never a traceback."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time

import pytest

from frikommune.cli import main as entry
from frikommune.cli import program, tour
from tests.cli.conftest import EXAMPLES

HISTORY = EXAMPLES / "history.json"
PROGRAM = (sys.executable, "-m", "frikommune")
CHECK = ("check", EXAMPLES / "export", "--mapping", EXAMPLES / "export.toml", "--on", "2018-12-31")
UNUSABLE: dict[str, tuple[object, ...]] = {
    "a folder as mapping": ("check", EXAMPLES / "export", "--mapping", EXAMPLES, "--on", "2018-12-31"),
    "a folder as history": ("explain", EXAMPLES, "--on", "2018-12-31"),
    "a file as pack": ("norm", "mikrolaan", "--pack", HISTORY),
    "a file as pack to check": ("pack", "check", HISTORY),
    "a file for the refused rows": (*CHECK, "--refused-to", HISTORY),
    "a folder that cannot be made": (*CHECK, "--refused-to", HISTORY / "inner"),
    "an impossible name": (*CHECK, "--refused-to", "a" * 300),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_path_that_cannot_be_used_is_refused_in_both_languages(frikommune, name):
    for lang, head, advice in (("da", "Afvist: ", "Gør nu: "), ("en", "Refused: ", "Do next: ")):
        said = frikommune(*UNUSABLE[name], lang=lang)
        assert (said.code, said.out) == (2, "")
        assert said.err.startswith(head)
        assert advice in said.err
        assert "Errno" not in said.err
        if lang == "da":
            assert "Is a directory" not in said.err
            assert "Not a directory" not in said.err


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.EIO])
def test_whatever_the_system_says_no_to_is_refused_in_the_end(frikommune, monkeypatch, number):
    def fail(_: object) -> None:
        raise OSError(number, os.strerror(number), "some/file")

    monkeypatch.setattr("frikommune.cli.norm.open_pack", fail)
    said = frikommune("norm", "lae285")
    assert (said.code, said.out) == (2, "")
    assert "Hvor: some/file" in said.err
    told = frikommune("norm", "lae285", "--json")
    assert (told.code, told.err) == (2, "")
    assert told.json["refused"][0]["code"] == "path_unusable"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("words", [("norm", "lae285"), ("norm", "lae285", "--json"), ("norm", "x", "--json")])
def test_an_answer_that_cannot_be_written_is_told_on_stderr(words, unbuffered):
    with open("/dev/full", "w", encoding="utf-8") as full:
        told = subprocess.run(
            [*PROGRAM, *words],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            check=False,
        )
    assert told.returncode == 2
    assert told.stderr.startswith("Afvist: Svaret kan ikke skrives: der er ikke mere plads\n")
    assert "Traceback" not in told.stderr
    assert "Exception ignored" not in told.stderr


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("words", [("trial", "1.3"), ("tour",), ("--help",)])
def test_a_reader_that_has_gone_ends_it_quietly(words, unbuffered):
    reading, writing = os.pipe()
    os.close(reading)
    told = subprocess.run(
        [*PROGRAM, *words],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        check=False,
    )
    os.close(writing)
    assert (told.returncode, told.stderr) == (0, "")


def test_the_entry_point_imports_nothing_before_it_watches_for_ctrl_c():
    late = ("click", "frikommune.errors", "frikommune.language")
    asks = f"import sys, frikommune.cli.main; print([name for name in {late!r} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["norm", "lae285"], "Afbrudt.\n"),
        (["--lang", "en", "norm", "lae285"], "Interrupted.\n"),
        (["--lang=en", "norm", "lae285"], "Interrupted.\n"),
    ],
)
def test_ctrl_c_is_said_and_gives_130(monkeypatch, capsys, words, said):
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("frikommune.cli.norm.open_pack", interrupt)
    assert entry.main(words) == 130
    assert capsys.readouterr().err == said
    monkeypatch.setattr(program, "run", interrupt)
    assert entry.main(words) == 130
    assert capsys.readouterr().err == said


def test_ctrl_c_early_gives_no_traceback():
    for pause in (0.15, 0.25, 0.4):
        running = subprocess.Popen([*PROGRAM, "tour"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(pause)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
        if b"frikommune/cli" in err or running.returncode == 130:
            assert (running.returncode, err) == (130, b"Afbrudt.\n")


@pytest.mark.parametrize(
    ("stop", "code"), [("norm lae2855", 2), ("norm --nothing", 2), ("pack check nowhere", 2)]
)
def test_a_refused_stop_ends_the_tour_with_its_code(frikommune, monkeypatch, stop, code):
    monkeypatch.setattr(tour, "_STOPS", ((tour._STOPS[0][0], stop), *tour._STOPS))
    said = frikommune("tour")
    assert said.code == code
    assert said.err.startswith("Afvist: ")
    assert "── 1. " in said.out
    assert "── 2. " not in said.out


def test_ctrl_c_ends_the_tour(frikommune, monkeypatch):
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("frikommune.cli.applies.open_pack", interrupt)
    said = frikommune("tour")
    assert (said.code, said.err) == (130, "Afbrudt.\n")
    assert "── 2. " not in said.out


def test_an_unknown_language_in_the_environment_is_refused(capsys, monkeypatch):
    monkeypatch.setenv("FRIKOMMUNE_LANG", "xx")
    assert entry.main(["norm", "lae285"]) == 2
    assert "Hvor: FRIKOMMUNE_LANG" in capsys.readouterr().err
    assert entry.main(["--lang", "da", "--version"]) == 0


@pytest.mark.parametrize("given", ["da_DK.UTF-8", "DA", "da-DK", ""])
def test_danish_may_be_written_in_many_ways(monkeypatch, given):
    monkeypatch.setenv("FRIKOMMUNE_LANG", given)
    assert program.chosen_language([]) == "da"
