"""Stands in, under their names, for the programs of a whole machine that the guide's commands call.

What they do is done beneath one folder (STAND_ROOT), by the user who runs the tests. What needs a machine of
its own (packages, users) is left out; systemd is told what to do by the units that the guide installs.
"""

import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(os.environ.get("STAND_ROOT", ""))
LOG, PID = ROOT / "log", ROOT / "pid"
UNIT = ROOT / "etc/systemd/system/frikommune.service"
NAMES = ("apt-get", "useradd", "install", "python3", "runuser", "systemctl", "systemd-run", "journalctl")


def main(name: str, words: list[str]) -> int:
    if name == "install":
        return subprocess.call(["/usr/bin/install", *_without_owners(words)])
    if name == "python3":
        return _environment_at(words[-1])
    if name == "runuser":
        return subprocess.call([*words[words.index("--") + 1 :], os.environ["STAND_DATABASE"]])
    if name == "systemctl":
        _systemctl(words[0], words[1:])
    elif name == "systemd-run":
        _systemd_run(words)
    elif name == "journalctl":
        sys.stdout.write(LOG.read_text())
    return 0


def _without_owners(words: list[str]) -> list[str]:
    """Nobody is given anything: the tests' user owns it all."""
    dropped = {place + more for place, word in enumerate(words) if word in ("-o", "-g") for more in (0, 1)}
    return [word for place, word in enumerate(words) if place not in dropped]


def _environment_at(folder: str) -> int:
    """`python3 -m venv FOLDER`, by uv, and a pip in it that is uv too: lock and wheel are what they are."""
    uv = os.environ["STAND_UV"]
    code = subprocess.call([uv, "venv", "--quiet", "--python", os.environ["STAND_PYTHON"], folder])
    pip = Path(folder) / "bin/pip"
    pip.write_text(f'#!/bin/sh\nexec {uv} pip "$@" --quiet --python {folder}/bin/python\n')
    pip.chmod(0o755)
    return code


def _systemctl(does: str, words: list[str]) -> None:
    if "frikommune" not in words:
        return
    if does == "stop":
        _stop(int(PID.read_text()))
        return
    said = [line.partition("=") for line in UNIT.read_text().splitlines()]
    (command,) = [shlex.split(value) for key, _, value in said if key == "ExecStart"]
    with LOG.open("w") as log:
        server = subprocess.Popen(
            command,
            env=_settings(_values(said, "EnvironmentFile")[0]),
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    PID.write_text(str(server.pid))


def _stop(pid: int) -> None:
    if _runs(pid):
        os.kill(pid, signal.SIGTERM)
    while _runs(pid):
        time.sleep(0.05)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _systemd_run(words: list[str]) -> None:
    """Its options, as far as deploy/frikommune uses them; then the command."""
    options = [word for word in words if word.startswith("--")][
        : next(i for i, w in enumerate(words) if w[0] == "/")
    ]
    command = words[next(i for i, word in enumerate(words) if word[0] == "/") :]
    pairs = [word.removeprefix("--property=").partition("=") for word in options]
    given = dict(
        word.removeprefix("--setenv=").split("=", 1) for word in options if word.startswith("--setenv=")
    )
    os.execve(command[0], command, _settings(_values(pairs, "EnvironmentFile")[0]) | given)


def _values(pairs: list[tuple[str, str, str]], key: str) -> list[str]:
    return [value for found, _, value in pairs if found == key]


def _settings(file: str) -> dict[str, str]:
    """As systemd gives them: those of the file, and nothing of whoever asks."""
    lines = [line for line in Path(file).read_text().splitlines() if "=" in line and not line.startswith("#")]
    return dict(line.split("=", 1) for line in lines) | {
        "PATH": os.environ["PATH"],
        "HOME": str(ROOT / "srv/frikommune"),
    }


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[0]).name, sys.argv[1:]))
