"""What start-up may not cost."""

from __future__ import annotations

import subprocess
import sys

SLOW = ("polars", "pyarrow", "holidays", "fastexcel", "numpy")


def test_the_command_line_imports_nothing_slow():
    asks = f"import sys, frikommune.cli.main; print([name for name in {SLOW!r} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_an_answer_about_the_law_needs_nothing_slow_either():
    asks = f"""
import sys
from frikommune.cli.main import main
main(["applies", "--municipality", "Aalborg", "--group", "dagpenge", "--on", "2018-02-05", "--json"])
print([name for name in {SLOW!r} if name in sys.modules], file=sys.stderr)
"""
    told = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert told.stderr.strip() == "[]"
