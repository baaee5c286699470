"""Reads every locked file against a public list of vulnerabilities: weekly, and before a release.

    python -m bench.audit [LIST]

Without LIST the checker asks on the internet; LIST is one that was fetched before (`bench.audit_list`). It
fails where a vulnerability is known, and just as well where the list could not be read or is old, where
nothing was looked at, or where a pin that is known to be vulnerable is not found.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from bench.audit_list import read_list

CHECKER = Path(".venv/audit/bin/pip-audit")
LOCKED = ("requirements/dev.txt", "requirements/spark.txt", "requirements/uv.txt")
CANARY = "jinja2==2.4.1"
"""Vulnerable since 2014 (CVE-2014-1402), so every list that is read names it."""
Run = Callable[[Path], str]
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*])?==", re.MULTILINE)


def audit(files: Sequence[Path], run: Run) -> list[str]:
    """Everything that is wrong; empty only where every file was looked at. `run` gives the checker's JSON."""
    with tempfile.TemporaryDirectory() as folder:
        canary = Path(folder) / "canary.txt"
        canary.write_text(f"{CANARY}\n")
        found, wrong = _read(run(canary))
        if wrong or not any(found.values()):
            return [f"The list was not read: {wrong or f'{CANARY} was not reported'}"]
    return [fault for file in files for fault in _faults(file, run)]


def _faults(file: Path, run: Run) -> list[str]:
    pinned = {name.lower().replace("_", "-") for name in _PIN.findall(file.read_text())}
    found, wrong = _read(run(file))
    if wrong or not found:
        return [f"{file}: not looked at: {wrong or 'no package was checked'}"]
    if len(pinned & set(found)) * 2 < len(pinned):  # some pins are for other systems
        return [f"{file}: {len(found)} of {len(pinned)} packages were checked"]
    return [f"{file}: {name}: {', '.join(ids)}" for name, ids in sorted(found.items()) if ids]


def _read(told: str) -> tuple[dict[str, list[str]], str]:
    """The checker's findings by package, and what is wrong with its answer."""
    try:
        rows = json.loads(told)["dependencies"]
        skipped = [one["name"] for one in rows if "skip_reason" in one]
        found = {
            one["name"].lower().replace("_", "-"): [each["id"] for each in one["vulns"]]
            for one in rows
            if "skip_reason" not in one
        }
    except (ValueError, KeyError, TypeError):
        return {}, "no answer that can be read; is the internet within reach?"
    return found, f"passed over: {', '.join(skipped)}" if skipped else ""


def _run(file: Path) -> str:
    """Asks the checker, which ends with 1 both where it finds something and where it falls."""
    words = ["-r", str(file), "--no-deps", "--disable-pip", "-f", "json", "--progress-spinner", "off"]
    done = subprocess.run([CHECKER, *words], capture_output=True, text=True, check=False)
    if not done.stdout.strip():
        print(done.stderr.strip().splitlines()[-1:], file=sys.stderr)
    return done.stdout


def main(words: Sequence[str]) -> int:
    """Say what was found."""
    files = [Path(one) for one in LOCKED]
    faults = by_list(files, Path(words[0]), date.today()) if words else audit(files, _run)
    print("\n".join(faults) or "Every locked package was looked up, and none is known to be vulnerable.")
    return 1 if faults else 0


def by_list(files: Sequence[Path], path: Path, today: date) -> list[str]:
    """The same as `audit` against a list of one's own, which must not be old."""
    try:
        listed = read_list(path)
    except (OSError, ValueError, zipfile.BadZipFile) as fault:
        return [f"The list was not read: {fault}"]
    return [one for one in (listed.too_old(today),) if one] + audit(files, listed.answer)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
