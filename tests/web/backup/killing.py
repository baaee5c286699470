"""For the test that kills: `python -m tests.web.backup.killing FOLDER TIMES` restores, and is killed at it.

Every other restore that died is killed once more when it is done again. Prints a line of JSON for each: what
was there after each death, what came of the last try, and whether what was there before lies aside as told.
"""

import json
import random
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.web.backup.life import code, looked, made
from tests.web.killing.forking import LIKELY, begins, in_a_child, timed


def main(folder: Path, times: int) -> None:
    from frikommune.web import serve

    data = folder / "data"
    data.mkdir(mode=0o700, parents=True)
    serve.set_up(data, demo=False, local=True)

    def ready() -> str:
        made()
        from frikommune.web.backup.taking import back_up

        return str(back_up(folder / "backup.zip").path)

    for seen in killed(Path(in_a_child(ready)), times):
        print(json.dumps(seen), flush=True)


def killed(backup: Path, times: int) -> Iterator[dict[str, object]]:
    """What is in the backup is there and what came since is not; or the reverse; or nothing is served."""

    def work() -> dict[str, object]:
        from frikommune.web.backup.putting_back import restore

        begins()
        told: dict[str, object] = {}

        def done() -> None:
            found = restore(backup, replace=True)
            told.update(aside=found.aside, faults=[one.en for one in found.checked.faults])

        return {"seconds": timed(done)} | told

    lot = random.Random(3)
    in_a_child(lambda: comes(-1))
    took, restored = in_a_child(work)["seconds"], in_a_child(looked)
    for number in range(times):
        in_a_child(lambda number=number: comes(number))
        before = in_a_child(looked)
        deaths = []
        for _ in range(1 + number % 2):
            in_a_child(work, kill_after=lot.uniform(0, LIKELY * took))
            deaths.append(in_a_child(lambda before=before: found_now(before, restored)))
        again = in_a_child(work)
        took = again["seconds"]
        asides = in_a_child(lambda told=again["aside"]: documents_in(told))
        yield {
            "deaths": deaths,
            "done": in_a_child(lambda before=before: found_now(before, restored)),
            "faults": again["faults"] + in_a_child(wrong),
            "aside": before["documents"] in asides or "restored" in deaths,
        }
        in_a_child(tidied)


def comes(number: int) -> None:
    """After the backup: a document."""
    from frikommune.web.journal.documents import keep_content
    from frikommune.web.journal.models import Programme

    keep_content(Programme.objects.get(), f"ny-{number}.txt", f"Efter kopien {number}.".encode(), None)


def found_now(before: object, restored: object) -> str:
    """Whether nothing is served; else what is there."""
    from frikommune.web.backup.holding import hold

    if code(hold) == "restore_interrupted":
        return "closed"
    now = looked()
    return "before" if now == before else "restored" if now == restored else f"something else: {now}"


def wrong() -> list[str]:
    """What rows speak of and is not there, and where the trail is broken."""
    from frikommune.web.backup.checking import _documents
    from frikommune.web.trail.verifying import verify

    return [one.en for one in _documents()[1]] + [one.how.en for one in verify().broken]


def documents_in(told: str) -> list[list[str]]:
    """What each database put aside, of those that were told, has for documents."""
    from django.db import connection

    ask, found = "SELECT name FROM {}journal_document ORDER BY name", []
    for one in told.split(", "):
        if one.startswith("schema "):
            with connection.cursor() as cursor:
                cursor.execute(ask.format(f'"{one.removeprefix("schema ")}".'))
                found.append([name for (name,) in cursor.fetchall()])
        elif (database := Path(one) / "frikommune.sqlite3").exists():
            with closing(sqlite3.connect(database)) as old:
                found.append([name for (name,) in old.execute(ask.format(""))])
    return found


def tidied() -> None:
    """What is aside has been looked over."""
    from django.conf import settings
    from django.db import connection

    for one in Path(settings.DATA).glob("before-restore-*"):
        shutil.rmtree(one)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'before_restore_%'")
            for (name,) in cursor.fetchall():
                cursor.execute(f'DROP SCHEMA "{name}" CASCADE')


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
