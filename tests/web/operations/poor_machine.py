"""For the tests of faults: `python -m tests.web.operations.poor_machine FOLDER` works where little works.

Real faults: a database with no page left, a lock that is not let go, a backend that is terminated. A wrong
password is what is sent: it writes a row. Prints what was seen as JSON.
"""

import json
import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.web.operations.small_disk import MAY_MOUNT, filled, small_disk


def main(folder: Path) -> None:
    from frikommune.web import serve

    serve.set_up(folder, demo=True)
    from django.core.management import call_command
    from django.db import connection

    from frikommune.web.operations.limits import limit_statements

    limit_statements()
    call_command("migrate", verbosity=0)
    connection.close()
    faults = POSTGRESQL if connection.vendor == "postgresql" else SQLITE
    if connection.vendor == "postgresql" and MAY_MOUNT:
        faults |= {"full": lambda: full_tablespace(folder / "tablespace")}
    seen: dict[str, object] = {"before": sent()}
    for name, fault in faults.items():
        told = fault()
        seen[f"after {name}"] = told.pop("after", None) or sent()
        seen[name] = told
    print(json.dumps(seen))


def sent() -> dict[str, object]:
    """What a form is answered, what the page and the API of the same moment are, and the rows it left."""
    from django.db import close_old_connections
    from django.test import Client

    from frikommune.web.signin.models import WrongTry

    client = Client(raise_request_exception=False, SERVER_NAME="localhost")
    before = rows(WrongTry)  # -1: there is nothing to ask
    close_old_connections()  # as a server does before and after a request, and Django's client does not
    told = client.post("/people/sign-in", {"username": "x", "password": "forkert"})
    close_old_connections()
    after = rows(WrongTry)
    left = after - before if min(before, after) >= 0 else 0
    return {
        "status": told.status_code,
        "left": left,
        "words": told.content.decode(),
        "retry": "Retry-After" in told,
    }


def rows(model) -> int:
    from django.db import DatabaseError

    try:
        return model.objects.count()
    except DatabaseError:
        return -1


def full() -> dict[str, object]:
    """The database may not grow by a page, and there is no room left in those of the table."""
    from django.db import DatabaseError, connection, transaction
    from django.utils import timezone

    from frikommune.web.signin.models import WrongTry

    def limit(pages: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA max_page_count = {pages}")

    limit(1)  # it cannot be less than there are
    filled = 0
    while True:
        try:
            with transaction.atomic():
                WrongTry.objects.create(key=f"filling-{filled:056}", at=timezone.now())
        except DatabaseError:
            break
        filled += 1
    try:
        return sent()
    finally:
        limit(1_073_741_823)
        WrongTry.objects.filter(key__startswith="filling-").delete()


def full_tablespace(place: Path) -> dict[str, object]:
    """The table lies on a disk of its own, which is full, and its own pages are too."""
    import pwd

    from django.db import DatabaseError, connection, transaction
    from django.utils import timezone

    from frikommune.web.signin.models import WrongTry

    table = WrongTry._meta.db_table
    with small_disk(place, 2) as disk:
        owner = pwd.getpwnam("postgres")
        os.chown(disk, owner.pw_uid, owner.pw_gid)
        reachable(disk)
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TABLESPACE small LOCATION '{disk}'")
            moved_to(cursor, table, "small")
            cursor.execute("CHECKPOINT")
        with filled(disk):
            number = 0
            while True:
                try:
                    with transaction.atomic():
                        WrongTry.objects.create(key=f"filling-{number:056}", at=timezone.now())
                except DatabaseError:
                    break
                number += 1
            seen = sent()
        seen["after"] = sent()  # on the same disk
        WrongTry.objects.filter(key__startswith="filling-").delete()
        with connection.cursor() as cursor:
            moved_to(cursor, table, "pg_default")
            cursor.execute("DROP TABLESPACE small")
    return seen


def moved_to(cursor, table: str, place: str) -> None:
    cursor.execute("SELECT indexname FROM pg_indexes WHERE tablename = %s", [table])
    indexes = [name for (name,) in cursor.fetchall()]
    cursor.execute(f'ALTER TABLE "{table}" SET TABLESPACE {place}')
    for name in indexes:
        cursor.execute(f'ALTER INDEX "{name}" SET TABLESPACE {place}')


def reachable(place: Path) -> None:
    """PostgreSQL's own user must be let through to it."""
    for one in place.parents:
        if one != Path("/") and not one.stat().st_mode & 0o001:
            one.chmod(one.stat().st_mode | 0o011)


def locked() -> dict[str, object]:
    """Somebody else writes, and does not end."""
    from django.db import connection

    with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 200")
        return sent()


def lost() -> dict[str, object]:
    """The backend is terminated between two statements of the request."""
    from django.db import connection

    def kill(run: Callable, sql, params, many, context):
        if "signin_wrongtry" in sql and "INSERT" in sql:
            terminate(connection.connection.info.backend_pid)
        return run(sql, params, many, context)

    with connection.execute_wrapper(kill):
        return sent()


def idle() -> dict[str, object]:
    """The backend was terminated while nobody asked for anything: nobody notices."""
    from django.db import close_old_connections, connection
    from django.test import Client

    connection.ensure_connection()
    terminate(connection.connection.info.backend_pid)
    close_old_connections()
    told = Client(raise_request_exception=False, SERVER_NAME="localhost").get("/people/sign-in")
    return {"status": told.status_code}


def slow() -> dict[str, object]:
    """A statement that does not end is ended."""
    from django.db import connection

    def wait(run: Callable, sql, params, many, context):
        if "signin_wrongtry" in sql and "INSERT" in sql:
            with connection.connection.cursor() as cursor:
                return run("SELECT pg_sleep(20)", None, False, {**context, "cursor": cursor})
        return run(sql, params, many, context)

    with connection.execute_wrapper(wait):
        return sent()


def terminate(pid: int) -> None:
    import psycopg

    with psycopg.connect(os.environ["FRIKOMMUNE_DATABASE"], autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [pid])


SQLITE = {"full": full, "slow": locked}
POSTGRESQL = {"lost": lost, "idle": idle, "slow": slow}

if __name__ == "__main__":
    main(Path(sys.argv[1]))
