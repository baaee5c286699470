"""What is built to be installed holds everything that the installed program needs, and runs from there."""

import json
import re
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest

from tests.built import build_wheel, environment, uv
from tests.conftest import ROOT
from tests.web.ports import free_port


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def names(wheel):
    return set(zipfile.ZipFile(wheel).namelist())


def installed(folder: Path, wanted: str) -> Path:
    """A fresh environment with the wheel in it, of the versions that are tested; gives its programs."""
    subprocess.run([uv(), "venv", "--quiet", "--python", sys.executable, folder], check=True)
    command = [str(uv()), "pip", "install", "--quiet", "--python", str(folder / "bin/python"), wanted]
    subprocess.run([*command, "--constraint", str(ROOT / "requirements/dev.txt")], check=True)
    return folder / "bin"


@pytest.fixture(scope="module")
def analyst(wheel, tmp_path_factory):
    return installed(tmp_path_factory.mktemp("analyst") / "env", str(wheel))


@pytest.fixture(scope="module")
def application(wheel, tmp_path_factory):
    return installed(tmp_path_factory.mktemp("application") / "env", f"{wheel}[web]")


def run(programs: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """`frikommune …` of that environment, in a folder that has nothing of the repository."""
    command = [str(programs / "frikommune"), *words]
    return subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)


@pytest.mark.parametrize("folder", ["packs/nordjylland", "packs/dk-employment"])
def test_the_packs_are_in_it(names, folder):
    for path in (ROOT / folder).rglob("*.toml"):
        assert f"frikommune/_packs/{path.relative_to(ROOT / 'packs').as_posix()}" in names


def test_every_template_and_style_is_in_it(names):
    web = ROOT / "src/frikommune"
    for path in web.glob("web/**/*"):
        if path.is_file() and path.suffix in (".html", ".css", ".js", ".svg", ".woff2"):
            assert f"frikommune/{path.relative_to(web).as_posix()}" in names


def test_nothing_that_is_only_for_development_is_in_it(names):
    assert not [one for one in names if one.startswith(("tests/", "bench/")) or "node_modules" in one]


def test_the_analysts_tool_answers_from_the_wheel_with_its_packs(analyst, tmp_path):
    words = ("--municipality", "Aalborg", "--group", "dagpenge", "--on", "2018-03-01", "--json")
    done = run(analyst, tmp_path, "applies", *words)
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["norms"]) > 10
    assert run(analyst, tmp_path, "norm", "lae285").returncode == 0


def test_without_the_extra_the_browser_part_is_refused_in_words(analyst, tmp_path):
    for words in (("web", "--demo"), ("backup", "--out", "."), ("restore", "x.zip"), ("trail", "head")):
        done = run(analyst, tmp_path, "--lang", "en", *words)
        assert done.returncode == 2
        assert "pip install 'frikommune[web]'" in done.stderr


def test_the_application_migrates_and_answers_from_the_wheel(application, tmp_path):
    assert run(application, tmp_path, "web", "--help").returncode == 0
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [str(application / "frikommune"), "web", "--local", "--data", "data", "--port", str(port)]
    log = (tmp_path / "log").open("w")
    server = subprocess.Popen(command, cwd=tmp_path, env=environment(), stdout=log, stderr=subprocess.STDOUT)
    try:
        assert json.loads(fetched(f"{url}/health/ready", server, tmp_path / "log"))["migrations"] is True
        page = fetched(f"{url}/people/sign-in", server, tmp_path / "log")
        assert "<h1" in page
        for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', page):
            assert fetched(f"{url}{address}", server, tmp_path / "log")
    finally:
        server.terminate()
        server.wait(timeout=60)
        log.close()
    assert run(application, tmp_path, "backup", "--data", "data", "--out", ".").returncode == 0


def fetched(url: str, server: subprocess.Popen[bytes], log: Path) -> str:
    for _ in range(1200):
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:
                return str(answer.read(), "utf-8", "replace")
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.25)
    pytest.fail(f"no answer from {url}:\n{log.read_text()}")
