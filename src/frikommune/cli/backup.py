"""`frikommune backup`: everything in one file, and whether such a file can be restored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from frikommune.cli.opening_web import check_extra, data_option, open_web
from frikommune.cli.speaking import Speaking, heading, line, show_json
from frikommune.errors import Refused, refuse
from frikommune.language import Text

if TYPE_CHECKING:
    from frikommune.web.backup.checking import Checked
    from frikommune.web.backup.taking import Taken

BROKEN = 1


def build(speaking: Speaking) -> click.Group:
    """The command group; without a word more, it takes a backup."""

    @click.pass_context
    def run(context: click.Context, *, data: Path, out: Path | None, as_json: bool) -> None:
        if context.invoked_subcommand is not None:
            return
        if out is None:
            raise _where_to()
        open_web("frikommune backup", data)
        from frikommune.web.backup.taking import back_up

        taken = back_up(out)
        if as_json:
            show_json(_as_json(taken))
        else:
            _say(speaking, taken)

    group = click.Group(
        "backup",
        callback=run,
        invoke_without_command=True,
        help=speaking.say(
            "Tag en sikkerhedskopi i én fil, også mens der arbejdes (docs/running.md).",
            "Take a backup in one file, also while people work (docs/running.md).",
        ),
        params=[
            data_option(speaking),
            speaking.option(
                "--out",
                da="Filen, eller en mappe: så får filen navn efter tidspunktet.",
                en="The file, or a folder: then it is named after the time.",
                metavar=speaking.say("FIL", "FILE"),
                type=click.Path(path_type=Path),
            ),
            speaking.json_option(),
        ],
    )
    group.add_command(_verify(speaking))
    return group


def _as_json(taken: Taken) -> dict[str, object]:
    told = taken.manifest
    return {
        "file": str(taken.path),
        "sha256": taken.digest,
        "bytes": taken.size,
        "tables": len(told.rows),
        "rows": sum(told.rows.values()),
        "files": len(told.members) - 1,
        "made_at": told.made_at,
        "head": told.head,
    }


def _say(speaking: Speaking, taken: Taken) -> None:
    told = _as_json(taken)
    size = f"{taken.size / 1e6:.1f} MB"
    click.echo(
        speaking.say(
            f"{taken.path}: {told['rows']} rækker, {told['tables']} tabeller, {told['files']} filer, {size}\n"
            f"SHA-256 {taken.digest}\nEfterprøv den: frikommune backup verify {taken.path}\n"
            "Nøglen til borgernes numre og hemmeligheden er ikke i den: gem dem for sig.",
            f"{taken.path}: {told['rows']} rows, {told['tables']} tables, {told['files']} files, {size}\n"
            f"SHA-256 {taken.digest}\nVerify it: frikommune backup verify {taken.path}\n"
            "The key to citizens' numbers and the secret are not in it: keep them apart.",
        )
    )


def _verify(speaking: Speaking) -> click.Command:
    def run(file: Path, scratch: str, as_json: bool) -> int:
        check_extra("frikommune backup")
        from frikommune.web.backup.verifying import scratch_of

        with scratch_of(file, scratch) as manifest:
            import os

            from frikommune.web import serve

            serve.set_up(Path(os.environ["FRIKOMMUNE_DATA"]), demo=False)
            from frikommune.web.backup.checking import check

            checked = check(manifest)
            migrated = _migrates(manifest.migrations)
        say_checked(speaking, checked, as_json, {"made_at": manifest.made_at, "migrated": migrated})
        return BROKEN if checked.faults else 0

    return click.Command(
        "verify",
        callback=run,
        help=speaking.say(
            "Gendan kopien et midlertidigt sted, og efterprøv den dér. Svarer 1, hvis noget er galt.",
            "Restore the backup to a scratch place, and check it there. Answers 1 if anything is wrong.",
        ),
        params=[
            click.Argument(
                ["file"], type=click.Path(path_type=Path, dir_okay=False), metavar=speaking.say("FIL", "FILE")
            ),
            speaking.option(
                "--scratch",
                da="En PostgreSQL, hvor der må laves en database (ellers FRIKOMMUNE_DATABASE).",
                en="A PostgreSQL where a database may be made (else FRIKOMMUNE_DATABASE).",
                metavar=speaking.say("ADRESSE", "ADDRESS"),
                default="",
            ),
            speaking.json_option(),
        ],
    )


def _migrates(applied: tuple[str, ...]) -> int:
    """Bring the scratch restore up to this version, as a restore would; gives how many migrations."""
    from django.core.management import call_command
    from django.db.migrations.recorder import MigrationRecorder

    call_command("migrate", verbosity=0, interactive=False)
    return int(MigrationRecorder.Migration.objects.count()) - len(applied)


def say_checked(speaking: Speaking, one: Checked, as_json: bool, more: dict[str, object]) -> None:
    """What was held against what, and what is wrong."""
    if as_json:
        told = {"tables": one.tables, "rows": one.rows, "traces": one.traces, "entries": one.entries}
        faults = [speaking.text(fault) for fault in one.faults]
        show_json({**more, **told, "documents": one.documents, "faults": faults})
        return
    if one.faults:
        heading(speaking.say("Kopien er ikke, som den skal være:", "The backup is not as it must be:"))
        for fault in one.faults:
            line(speaking.text(fault), 1)
        return
    click.echo(
        speaking.say(
            f"Gendannet og efterprøvet: {one.rows} rækker i {one.tables} tabeller, {one.traces} spor, "
            f"{one.entries} poster i journaler og {one.documents} dokumenter er, som de skal være.",
            f"Restored and verified: {one.rows} rows in {one.tables} tables, {one.traces} traces, "
            f"{one.entries} journal entries and {one.documents} documents are as they must be.",
        )
    )


def _where_to() -> Refused:
    return refuse(
        "backup_where",
        problem=Text("Det står ikke, hvor kopien skal ligge", "It is not said where the backup goes"),
        where="--out",
        given="–",
        expected=Text("en ny fil eller en mappe", "a new file or a folder"),
        do_next=Text("Tilføj fx --out /srv/backup", "Add --out /srv/backup, say"),
    )
