"""No room for PostgreSQL's own log, in which it writes down what it changes: then it stops.

    python -m bench.full_log

A cluster of its own, with that log on a small disk (so only root may run it): the request that meets it, one
while the server is down, and the same when there is room and it is there again. The request and what is
looked at are those of `tests/web/operations/poor_machine.py`.
"""
# ruff: noqa: PLC0415 - Django is set up first

from __future__ import annotations

import os
import pwd
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.measuring import table
from tests.web.operations.small_disk import filled, small_disk
from tests.web.ports import free_port
from tests.web.postgres import _owner, _run, programs

FULL, LOST = "Serverens disk er fuld", "Forbindelsen til databasen er væk"


def main() -> int:
    """Try, print, and answer 1 where it is not told, stored nevertheless, or not answered afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        found = tried(Path(folder))
    wanted = {"full": (503, FULL), "down": (503, LOST), "after": (422, "")}
    rows = [
        (
            name,
            str(found[name]["status"]),
            str(found[name]["left"]),
            "yes" if said in found[name]["words"] else "NO",
        )
        for name, (_, said) in wanted.items()
    ]
    print(table(("", "status", "rows stored", "told in words"), rows))
    told = all(
        found[name]["status"] == status and said in found[name]["words"]
        for name, (status, said) in wanted.items()
    )
    stored = found["stored meanwhile"]["left"] == 0 and found["after"]["left"] == found["before"]["left"]
    print(f"\nTold, nothing stored, and answered when there is room: {'yes' if told and stored else 'NO'}.")
    return int(not (told and stored))


def tried(folder: Path) -> dict[str, Any]:
    """The cluster, its log on a small disk, and what was seen there."""
    place, port = programs(), free_port()
    owner = _owner(folder)
    user = pwd.getpwnam(owner) if owner else None
    with small_disk(folder / "small", 24) as disk:
        if user:
            os.chown(disk, user.pw_uid, user.pw_gid)
        cluster = folder / "cluster"
        made = (
            "--auth=trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--wal-segsize=1",
            f"--waldir={disk / 'wal'}",
        )
        _run(owner, place / "initdb", "-D", cluster, "-U", "test", *made)
        settings = (
            f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c min_wal_size=2MB -c max_wal_size=8MB"
        )

        def start() -> None:
            _run(owner, place / "pg_ctl", "-D", cluster, "-w", "-l", folder / "log", "-o", settings, "start")

        start()
        try:
            os.environ["FRIKOMMUNE_DATABASE"] = f"postgres://test@127.0.0.1:{port}/postgres"
            return seen(folder, disk, start)
        finally:
            stop = ("-D", cluster, "-m", "immediate", "stop")
            subprocess.run(as_owner(owner, place / "pg_ctl", *stop), capture_output=True, check=False)


def seen(folder: Path, disk: Path, start: Callable[[], None]) -> dict[str, Any]:
    """What the request is answered before, when the log meets the end of the disk, and afterwards."""
    from frikommune.web import serve

    data = folder / "data"
    data.mkdir()
    serve.set_up(data, demo=True)
    from django.core.management import call_command
    from django.db import connection

    from frikommune.web.signin.models import WrongTry
    from tests.web.operations.poor_machine import rows, sent

    call_command("migrate", verbosity=0)
    connection.close()
    found: dict[str, Any] = {"before": sent()}
    stored = rows(WrongTry)

    def spends(run: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        """Within the request: more is written down than there is room for."""
        if "signin_wrongtry" in sql and "INSERT" in sql:
            with connection.connection.cursor() as cursor:
                for _ in range(40):
                    cursor.execute("SELECT pg_logical_emit_message(true, 'x', repeat('x', 900000))")
        return run(sql, params, many, context)

    with filled(disk):
        with connection.execute_wrapper(spends):
            found["full"] = sent()
        found["down"] = sent()
    answers(start)
    connection.close()
    found["stored meanwhile"] = {"left": rows(WrongTry) - stored}
    found["after"] = sent()
    return found


def answers(start: Callable[[], None]) -> None:
    """Until it does: it starts by itself, or gave up, and is started by whoever made room."""
    import psycopg

    for number in range(300):
        try:
            psycopg.connect(os.environ["FRIKOMMUNE_DATABASE"], connect_timeout=5).close()
        except psycopg.OperationalError:
            time.sleep(0.2)
            if number == 50:
                start()
        else:
            return
    raise TimeoutError


def as_owner(owner: str | None, *words: object) -> list[str]:
    """A command as PostgreSQL's own user."""
    told = [str(one) for one in words]
    return ["setpriv", f"--reuid={owner}", f"--regid={owner}", "--init-groups", *told] if owner else told


if __name__ == "__main__":
    sys.exit(main())
