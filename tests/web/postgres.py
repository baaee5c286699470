"""A PostgreSQL of the test run's own: made in an empty folder, thrown away afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import missing
from tests.web.ports import free_port


def programs() -> Path:
    """Where initdb and pg_ctl are; Debian keeps them off the path."""
    found = shutil.which("initdb")
    places = [Path(found).parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: -int(one.parent.name))
    for place in places:
        if (place / "initdb").exists() and (place / "pg_ctl").exists():
            return place
    missing("PostgreSQL", "no initdb on this machine; on Debian: apt-get install postgresql")


@contextmanager
def cluster(*, waits_for_disk: bool = False) -> Iterator[str]:
    """A running cluster; gives the address of its database."""
    place = programs()
    folder = Path(tempfile.mkdtemp(prefix="frikommune-postgresql-"))
    owner = _owner(folder)
    data, port = folder / "data", free_port()
    _run(owner, place / "initdb", "-D", data, "-U", "test", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8")
    fsync = "on" if waits_for_disk else "off"
    settings = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync={fsync} -c max_connections=100"
    _run(owner, place / "pg_ctl", "-D", data, "-w", "-t", 300, "-l", folder / "log", "-o", settings, "start")
    try:
        yield f"postgres://test@127.0.0.1:{port}/postgres"
    finally:
        _run(owner, place / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _owner(folder: Path) -> str | None:
    """PostgreSQL refuses to run as root: the folder is then given to Debian's own user for it."""
    if os.geteuid() != 0:
        return None
    try:
        user = pwd.getpwnam("postgres")
    except KeyError:
        missing("PostgreSQL", "it refuses to run as root, and there is no user postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return "postgres"


def _run(owner: str | None, *command: object) -> None:
    words = [str(one) for one in command]
    if owner:
        words = ["setpriv", f"--reuid={owner}", f"--regid={owner}", "--init-groups", *words]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, cwd="/")
