"""docs/settings.md is written from the table of settings.py, and every FRIKOMMUNE_ variable stands on it.

`FRIKOMMUNE_PIN=1` writes the table anew.
"""

import ast
import os
import re

from tests.conftest import ROOT

DOC = ROOT / "docs/settings.md"
MARK = "<!-- The table: written by tests/docs/test_settings.py from src/frikommune/web/settings.py. -->\n"
END = "<!-- end -->\n"
SETTINGS = ROOT / "src/frikommune/web/settings.py"
HANDED_ON = "FRIKOMMUNE_TRAIL"
"""What one process of ours hands to another: nobody sets it, and the page says so."""
OF_TESTS = "FRIKOMMUNE_PIN"
"""Named in the program's words only: it has tests write pages anew."""


def table() -> str:
    """The rows of settings.py's own table."""
    told = ast.get_docstring(ast.parse(SETTINGS.read_text("utf-8"))) or ""
    return "".join(f"{line}\n" for line in told.splitlines() if line.startswith("|"))


def named(text: str) -> set[str]:
    return set(re.findall(r"\bFRIKOMMUNE_[A-Z_]*[A-Z]\b", text))


def read_by_the_program() -> set[str]:
    files = (ROOT / "src/frikommune").rglob("*.py")
    return {name for file in files for name in named(file.read_text("utf-8"))}


def test_the_table_is_the_one_in_the_settings():
    page = DOC.read_text("utf-8")
    head, _, rest = page.partition(MARK)
    wanted = head + MARK + "\n" + table() + "\n" + END + rest.partition(END)[2]
    if os.environ.get("FRIKOMMUNE_PIN"):
        DOC.write_text(wanted, encoding="utf-8")
    assert DOC.read_text("utf-8") == wanted, "run with FRIKOMMUNE_PIN=1"


def test_every_variable_that_the_program_reads_is_told_of():
    rows = {
        name for line in DOC.read_text("utf-8").splitlines() if line.startswith("| `") for name in named(line)
    }
    assert read_by_the_program() - rows - {HANDED_ON, OF_TESTS} == set()
    assert HANDED_ON in DOC.read_text("utf-8")


def test_no_variable_is_told_of_that_nothing_reads():
    rows = [line for line in DOC.read_text("utf-8").splitlines() if line.startswith("| `")]
    assert {name for line in rows for name in named(line)} - read_by_the_program() == set()
    for line in rows:
        assert all(cell.strip() for cell in line.strip("|").split("|")), line


def test_every_key_of_the_file_of_sign_ins_is_told_of():
    source = ast.parse((ROOT / "src/frikommune/web/signin/providers.py").read_text("utf-8"))
    asking = {"get", "need", "choice", "names", "need_names", "text", "table", "tables", "need_tables"}
    keys = {
        one.args[0].value
        for one in ast.walk(source)
        if isinstance(one, ast.Call)
        and isinstance(one.func, ast.Attribute)
        and one.func.attr in asking
        and one.args
        and isinstance(one.args[0], ast.Constant)
    }
    assert len(keys) > 10
    told = set(re.findall(r"[a-z_]+", (ROOT / "docs/sign-in.md").read_text("utf-8")))
    assert {one for one in keys if isinstance(one, str)} - told == set()
