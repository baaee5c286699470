"""What is built to be installed holds everything that the installed program needs."""

import subprocess
import sys
import zipfile

import pytest

from tests.conftest import ROOT, missing


@pytest.fixture(scope="module")
def names(tmp_path_factory):
    if not (ROOT / "src/frikommune/web/static/vendor").is_dir():
        missing("the pages' parts", "they are not fetched; run `make setup`")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


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
