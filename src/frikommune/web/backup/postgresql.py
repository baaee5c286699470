"""PostgreSQL: pg_dump of one snapshot; put back in one transaction, with the old schema put aside."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from frikommune.web.backup import refusals
from frikommune.web.backup.postgresql_programs import fed, program, run
from frikommune.web.backup.sqlite import Looked


@dataclass(frozen=True, slots=True)
class Server:
    """Where the database is, as the environment of PostgreSQL's programs: no password on a command line."""

    environment: Mapping[str, str]
    name: str

    @contextmanager
    def connected(self) -> Iterator[Any]:
        """A connection of its own, that commits each statement. Raises Refused where none is had."""
        import psycopg

        env = self.environment
        try:
            connection = psycopg.connect(
                host=env.get("PGHOST"), port=env.get("PGPORT"), user=env.get("PGUSER"),
                password=env.get("PGPASSWORD"), dbname=self.name, autocommit=True, connect_timeout=10,
                sslmode=env.get("PGSSLMODE", "prefer"), sslrootcert=env.get("PGSSLROOTCERT"),
            )  # fmt: skip
        except psycopg.OperationalError as fault:
            raise refusals.no_server(self.name, str(fault).splitlines()[0]) from None
        with connection:
            yield connection

    def named(self, name: str) -> Server:
        """Another database of the same server."""
        return Server({**self.environment, "PGDATABASE": name}, name)


_LIBPQ = {
    "host": "PGHOST",
    "port": "PGPORT",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
}


def server_of(database: Mapping[str, Any]) -> Server:
    """The server of Django's settings of a database."""
    named = {
        "HOST": "PGHOST",
        "PORT": "PGPORT",
        "USER": "PGUSER",
        "PASSWORD": "PGPASSWORD",
        "NAME": "PGDATABASE",
    }
    found = {to: str(database[name]) for name, to in named.items() if database.get(name)}
    options = database.get("OPTIONS") or {}
    found |= {to: str(options[name]) for name, to in _LIBPQ.items() if options.get(name)}
    return Server(found, str(database["NAME"]))


def dump(server: Server, to: Path) -> tuple[Looked, str]:
    """Write the schema that is in use, of one moment; what is in it, and the schema. Raises Refused."""
    with server.connected() as connection:
        dumping = program("pg_dump", connection.info.server_version // 10_000)
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        snapshot = connection.execute("SELECT pg_export_snapshot()").fetchone()[0]
        found, schema = _looked(connection)
        command = [
            dumping,
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            "--no-password",
            f"--file={to}",
        ]
        run([*command, f"--snapshot={snapshot}", f"--schema={schema}"], server.environment, server.name)
    return found, schema


def looked(server: Server) -> Looked:
    """Count what is in it."""
    with server.connected() as connection:
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        return _looked(connection)[0]


def _looked(connection: Any) -> tuple[Looked, str]:
    def all_of(sql: str) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = connection.execute(sql).fetchall()
        return found

    ((schema, version),) = all_of("SELECT current_schema(), current_setting('server_version')")
    tables = [one for (one,) in all_of("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")]
    rows = {one: all_of(f'SELECT count(*) FROM "{one}"')[0][0] for one in tables}
    applied: list[tuple[Any, ...]] = []
    if "django_migrations" in rows:
        applied = all_of("SELECT app, name FROM django_migrations ORDER BY app, name")
    last = []
    if rows.get("trail_trace"):
        last = all_of("SELECT number || ':' || digest FROM trail_trace ORDER BY number DESC LIMIT 1")
    return Looked(
        version, tuple(f"{app}.{name}" for app, name in applied), rows, last[0][0] if last else ""
    ), schema


def others(server: Server) -> int:
    """How many others are connected to the database."""
    with server.connected() as connection:
        found = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        ).fetchone()
    return int(found[0])


def has_schema(server: Server, name: str) -> bool:
    """Whether the database has a schema of that name."""
    with server.connected() as connection:
        found = connection.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", [name]).fetchone()
    return found is not None


def load(server: Server, file: Path, schema: str, aside: str = "") -> None:
    """Put a dump back, all of it in one transaction or nothing, also where this process is killed on the way.

    `aside`: what the schema there is renamed to. Raises Refused.
    """
    with server.connected() as connection:
        version = connection.info.server_version // 10_000
        (current,) = connection.execute("SELECT current_schema()").fetchone()
    if current != schema:
        raise refusals.other_schema(server.name, str(current), schema)
    restore, psql = program("pg_restore", version), program("psql", version)
    listed = run([restore, "--list", str(file)], server.environment, server.name)
    wanted = file.with_suffix(".list")
    wanted.write_text("".join(f"{one}\n" for one in listed.splitlines() if " SCHEMA " not in one), "utf-8")
    script = file.with_suffix(".sql")
    run(
        [restore, "--no-owner", "--no-privileges", f"--use-list={wanted}", f"--file={script}", str(file)],
        server.environment,
        "",
    )
    rename = f'ALTER SCHEMA "{schema}" RENAME TO "{aside}"; CREATE SCHEMA "{schema}";' if aside else ""
    command = [psql, "--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1", "--file=-"]
    with script.open("rb") as dumped:
        pieces = (f"BEGIN; {rename}\n".encode(), dumped, b"COMMIT;\n")
        fed(command, server.environment, server.name, pieces)
    script.unlink()
    wanted.unlink()


@contextmanager
def scratch(server: Server) -> Iterator[Server]:
    """An empty database on the same server, while this lasts. Raises Refused where none may be made."""
    import psycopg

    name = f"frikommune_verify_{os.urandom(4).hex()}"
    with server.connected() as connection:
        try:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        except psycopg.Error as fault:
            raise refusals.no_scratch(server.name, str(fault).splitlines()[0]) from None
    try:
        yield server.named(name)
    finally:
        with server.connected() as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
