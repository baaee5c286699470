"""Two hundred kills: importing, evaluating, taking an extract, letting a paper go out, publishing.

The programs are those of the tests (`tests/web/deliveries/killing.py`, `tests/web/killing/life.py`), with
more kills, on SQLite. `python -m bench.kills 20` kills fewer.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from bench.measuring import table

KILLS = 200


def main() -> int:
    """Kill, print, and answer 1 if anything was lost, doubled or half."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdecimal() else KILLS
    with tempfile.TemporaryDirectory() as folder:
        imports = _told("tests.web.deliveries.killing", Path(folder) / "imports", times // 2)
    with tempfile.TemporaryDirectory() as folder:
        acts = _told("tests.web.killing.life", Path(folder) / "acts", times - times // 2)
    rows = [_imports(imports), *_acts(acts["kills"])]
    print(table(("", "kills", "nothing done yet", "all done", "half", "not once in the end"), rows))
    left = {name: number for name, number in acts["left"].items() if number}
    print(
        f"\nRows without file, files of citizens without row: {left or 'none'}. "
        f"Trail: {acts['trail'] or 'whole'}."
    )
    return int(any(int(one) for row in rows for one in row[4:]) or bool(left) or bool(acts["trail"]))


def _told(module: str, folder: Path, times: int) -> Any:
    folder.mkdir()
    environment = {name: one for name, one in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    command = [sys.executable, "-m", module, str(folder), str(times)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def _imports(seen: list[Any]) -> tuple[str, ...]:
    """Each: the state before, after the kill, after a retry; two populations take turns."""
    done = sum(after[0] == "stored" for _, after, _ in seen)
    half = sum(after[1] != (whole[1] if after[0] == "stored" else before[1]) for before, after, whole in seen)
    ends = [whole[1] for _, _, whole in seen]
    wrong = sum(one != other for one, other in zip(ends[2:], ends[:-2], strict=True))
    return "import", str(len(seen)), str(len(seen) - done - half), str(done), str(half), str(wrong)


def _acts(seen: list[Any]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for name in sorted({one for one, _, _ in seen}):
        mine = [(after, done) for one, after, done in seen if one == name]
        whole = Counter(json.dumps(done, sort_keys=True) for _, done in mine).most_common(1)[0][0]
        none = sum(not after for after, _ in mine)
        all_ = sum(json.dumps(after, sort_keys=True) == whole for after, _ in mine)
        wrong = sum(json.dumps(done, sort_keys=True) != whole for _, done in mine)
        rows.append((name, str(len(mine)), str(none), str(all_), str(len(mine) - none - all_), str(wrong)))
    return rows


if __name__ == "__main__":
    sys.exit(main())
