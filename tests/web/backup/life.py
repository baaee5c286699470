"""For the tests of backups: `python -m tests.web.backup.life FOLDER` takes one, goes on, and restores it.

A program of its own, with an installation of its own; it prints what was seen as JSON.
"""

import json
import os
import sys
import zipfile
from pathlib import Path

from frikommune.errors import Refused

KILLS = 3
"""`python -m bench.kills` kills more."""


def main(folder: Path) -> None:
    from frikommune.web import serve

    data, out = folder / "data", folder / "backup"
    data.mkdir(mode=0o700)
    out.mkdir()
    serve.set_up(data, demo=False, local=True)
    made()
    from frikommune.web.backup.putting_back import restore
    from frikommune.web.backup.taking import back_up

    seen: dict[str, object] = {"before": looked()}
    taken = back_up(out)
    seen |= {"backup": str(taken.path), "members": sorted(taken.manifest.members)}
    seen["again"] = code(lambda: back_up(taken.path))
    gone_on()
    seen |= {"later": looked(), "unasked": code(lambda: restore(taken.path, replace=False))}
    seen |= {
        name: code(lambda path=path: restore(path, replace=True)) for name, path in spoilt(taken.path, out)
    }
    seen["other key"] = with_another_key(lambda: restore(taken.path, replace=True))
    seen["in use"] = in_use(lambda: restore(taken.path, replace=True))
    seen["untouched"] = looked()
    (data / "restoring").touch()
    from frikommune.web.backup.holding import hold

    seen["after a death"] = code(hold)
    done = restore(taken.path, replace=True)
    seen |= {"faults": [one.en for one in done.checked.faults], "restored": looked()}
    seen |= {"aside": done.aside, "lies aside": Path(done.aside.rpartition(", ")[2]).is_dir()}
    seen["checked"] = [done.checked.traces, done.checked.entries, done.checked.documents]
    seen["secrets"] = secrets_in(taken.path)
    from frikommune.web.trail.models import Trace
    from frikommune.web.trail.verifying import verify

    seen["trail"] = [str(one.how.en) for one in verify().broken]
    seen["deeds"] = list(
        Trace.objects.filter(what="database").order_by("number").values_list("deed", flat=True)
    )
    from django.db import connection, connections

    if connection.vendor == "postgresql":
        seen["failed after a death"] = failed_after_a_death(lambda: restore(taken.path, replace=True))

    from tests.web.backup.killing import killed

    connections.close_all()
    seen["killed"] = list(killed(taken.path, KILLS))
    print(json.dumps(seen))


def made() -> None:
    """Twenty cases, a document, an extract's folder, and what no backup holds."""
    from django.conf import settings

    from frikommune.web.journal.documents import keep_content
    from frikommune.web.journal.models import Programme
    from tests.web.deliveries.killing import population, prepare

    prepare()
    from frikommune.web.deliveries.models import System
    from frikommune.web.deliveries.working import begin, confirm

    confirm(begin(System.objects.get(), "a.zip", population(0), None, wait=True), None, yes=True, wait=True)
    keep_content(Programme.objects.get(), "bilag.txt", "Fjorden er blå.".encode(), None)
    for name in ("snapshots/nordjylland/x/rows.parquet", "received/rows.csv", "counted/n.json"):
        path = Path(settings.DATA) / name
        path.parent.mkdir(parents=True)
        path.write_text(name)


def gone_on() -> None:
    """After the backup: a case is deleted by a rule, and a document comes."""
    from datetime import date

    from frikommune.web.cases.models import Case
    from frikommune.web.journal.documents import keep_content
    from frikommune.web.journal.models import Programme
    from frikommune.web.privacy.destroying import destroy_cases

    destroy_cases(Case.every.filter(pk=Case.every.order_by("pk").values("pk")[:1]), "cases", date(2026, 1, 1))
    keep_content(Programme.objects.get(), "ny.txt", b"Efter kopien.", None)


def looked() -> dict[str, object]:
    from django.conf import settings

    from frikommune.web.cases.models import Case
    from frikommune.web.journal.models import Document

    data = Path(settings.DATA)
    return {
        "cases": Case.every.count(),
        "documents": sorted(Document.objects.values_list("name", flat=True)),
        "files": sorted(one.relative_to(data).as_posix() for one in (data / "snapshots").rglob("*.parquet")),
        "received": (data / "received/rows.csv").exists(),
    }


def code(work) -> str:
    try:
        work()
    except Refused as refused:
        return refused.refusals[0].code
    return "done"


def spoilt(backup: Path, out: Path):
    """Backups that are not what they were: a byte changed, cut off, of a later version, leading elsewhere."""
    content = bytearray(backup.read_bytes())
    content[len(content) // 3] ^= 255
    (out / "byte.zip").write_bytes(content)
    (out / "cut.zip").write_bytes(content[: len(content) // 2])
    (out / "text.zip").write_text("ikke en kopi")
    rewritten(backup, out / "newer.zip", lambda told: told["migrations"].append("people.9999_to_come"))
    rewritten(backup, out / "format.zip", lambda told: told.update(format=2))
    rewritten(backup, out / "elsewhere.zip", lambda told: told["members"], name="files/../../elsewhere")
    names = ("byte", "cut", "text", "newer", "format", "elsewhere")
    return [(name, out / f"{name}.zip") for name in names]


def rewritten(backup: Path, to: Path, change, name: str = "") -> None:
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(to, "w") as new:
        told = json.loads(old.read("manifest.json"))
        change(told)
        if name:
            told["members"][name] = {"size": 1, "digest": "0"}
            new.writestr(name, "x")
        for one in old.namelist():
            new.writestr(one, json.dumps(told) if one == "manifest.json" else old.read(one))


def with_another_key(work) -> str:
    path = Path(os.environ["FRIKOMMUNE_PERSON_KEY"])
    right = path.read_text()
    path.write_text("ab" * 32)
    try:
        return code(work)
    finally:
        path.write_text(right)


def failed_after_a_death(work) -> list[object]:
    """PostgreSQL refuses what is put back, after a restore that died: what it is told, and the mark."""
    from django.conf import settings

    from frikommune.web.backup import postgresql, refusals

    def fails(*_: object) -> None:
        raise refusals.program_failed("psql", "", "no room")

    mark, load = Path(settings.DATA) / "restoring", postgresql.load
    mark.touch()
    postgresql.load = fails  # type: ignore[assignment]
    try:
        return [code(work), mark.exists()]
    finally:
        postgresql.load = load
        mark.unlink(missing_ok=True)


def in_use(work) -> str:
    """While another process serves the data."""
    reader, writer = os.pipe()
    end, ended = os.pipe()
    if not (child := os.fork()):
        from frikommune.web.backup.holding import hold

        hold()
        os.write(writer, b".")
        os.close(ended)
        os.read(end, 1)
        os._exit(0)
    os.close(end)
    os.read(reader, 1)
    try:
        return code(work)
    finally:
        os.close(ended)
        os.waitpid(child, 0)


def secrets_in(backup: Path) -> list[str]:
    """Which secrets stand anywhere in it."""
    from django.conf import settings

    with zipfile.ZipFile(backup) as file:
        text = b"".join(file.read(one) for one in file.namelist())
    key = Path(os.environ["FRIKOMMUNE_PERSON_KEY"]).read_text()
    wanted = {"key": key, "raw key": bytes.fromhex(key).decode("latin-1"), "secret": settings.SECRET_KEY}
    return [name for name, one in wanted.items() if one.encode("latin-1") in text]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
