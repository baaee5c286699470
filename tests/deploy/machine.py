"""A server to be, beneath one folder: what is carried there, and the guide's commands run as they stand."""

import re
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.error import URLError

import pytest

from tests.built import environment, uv
from tests.conftest import ROOT
from tests.deploy import stand_ins

GUIDE = ROOT / "docs/running.md"
SITE = "frikommune.example.dk"
_PLACES = re.compile(r"(?<![\w./])/(srv|opt|etc|usr/local)/")


def blocks() -> dict[tuple[str, int], str]:
    """Every block of commands in the guide, by its heading and its number there."""
    found: dict[tuple[str, int], str] = {}
    for part in GUIDE.read_text("utf-8").split("\n## ")[1:]:
        heading = part.partition("\n")[0]
        for number, block in enumerate(re.findall(r"^```sh\n(.*?)^```$", part, re.DOTALL | re.MULTILINE), 1):
            found[heading, number] = block
    return found


class Machine:
    """`run` runs a block of the guide; `ready` waits until people can be sent there.

    `started`: what its start said.
    """

    def __init__(self, root: Path, wheel: Path, database: str, port: int) -> None:
        self.root, self.port, self.started = root, port, ""
        self._database = database
        self.dist = root / "dist"
        for folder in ("dist", "srv", "opt", "etc/systemd/system", "usr/local/sbin", "stand-ins"):
            (root / folder).mkdir(parents=True)
        for name in stand_ins.NAMES:
            path = root / "stand-ins" / name
            path.write_text(f"#!{sys.executable}\n{Path(stand_ins.__file__).read_text('utf-8')}")
            path.chmod(0o755)
        self._carry(wheel)

    def _carry(self, wheel: Path) -> None:
        """What `make dist` makes; paths are this machine's, and the settings are filled in."""
        shutil.copy(wheel, self.dist)
        shutil.copy(ROOT / "requirements/web.txt", self.dist)
        shutil.copytree(ROOT / "deploy", self.dist / "deploy")
        for path in (self.dist / "deploy").iterdir():
            path.write_text(self._here(path.read_text("utf-8")), "utf-8")
        settings = self.dist / "deploy/frikommune.env"
        own = self._database.rpartition("/")[0].replace("test@", "frikommune@")
        line = f"FRIKOMMUNE_DATABASE={own}/frikommune"
        settings.write_text(
            re.sub(r"(?m)^FRIKOMMUNE_DATABASE=.*$", line, settings.read_text("utf-8")), "utf-8"
        )

    def _here(self, text: str) -> str:
        text = _PLACES.sub(rf"{self.root}/\1/", text)
        return text.replace("--port 8000 --workers 2", f"--port {self.port} --workers 1")

    def run(self, commands: str) -> str:
        """Run commands as the guide has them; what they said. Fails with it where one of them failed."""
        places = [
            self.root / "stand-ins",
            self.root / "usr/local/sbin",
            "/usr/bin",
            "/bin",
            "/usr/sbin",
            "/sbin",
        ]
        told = environment() | {
            "PATH": ":".join(map(str, places)),
            "FRIKOMMUNE_LANG": "en",
            "STAND_ROOT": str(self.root),
            "STAND_UV": str(uv()),
            "STAND_PYTHON": sys.executable,
            "STAND_DATABASE": self._database,
        }
        done = subprocess.run(
            ["sh", "-eu", "-c", self._here(commands)],
            cwd=self.dist,
            env=told,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        assert done.returncode == 0, f"{commands}\n{done.stdout}"
        return done.stdout

    def sql(self, statement: str) -> None:
        """As PostgreSQL's superuser."""
        subprocess.run(["psql", "--quiet", self._database, "--command", statement], check=True)

    def ready(self) -> None:
        """Wait for the answer that sends people here."""
        for _ in range(3000):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/ready", timeout=10):
                    return
            except (URLError, OSError):
                time.sleep(0.1)
        pytest.fail(f"it never became ready:\n{self.said()}")

    def said(self) -> str:
        """The service's journal."""
        return (self.root / "log").read_text("utf-8")
