"""What is refused when a backup is taken, read or put back."""

from __future__ import annotations

from collections.abc import Sequence

from frikommune.errors import Refused, refuse
from frikommune.language import Text

_ANOTHER = Text("Brug en anden sikkerhedskopi. Intet er ændret.", "Use another backup. Nothing was changed.")


def _refused(code: str, problem: Text, where: str, given: object, expected: Text, do_next: Text) -> Refused:
    return refuse(code, problem=problem, where=where, given=given, expected=expected, do_next=do_next)


def there_already(where: str) -> Refused:
    """A backup never writes over a file."""
    return _refused(
        "backup_there_already",
        Text("Filen findes", "The file exists"),
        "--out",
        where,
        Text("et nyt navn, eller en mappe", "a new name, or a folder"),
        Text(
            "Vælg et andet navn. Vælges en mappe, får filen navn efter tidspunktet.",
            "Choose another name. In a folder the file is named after the time.",
        ),
    )


def not_copied(where: str, given: str) -> Refused:
    """The database could not be copied."""
    return _refused(
        "database_not_copied",
        Text("Databasen kunne ikke kopieres", "The database could not be copied"),
        where,
        given,
        Text("en hel database, og plads til en kopi mere", "a whole database, and room for one more copy"),
        Text(
            "Skaf plads på disken, eller gendan den sidste kopi, der kan efterprøves. Ingen fil er skrevet.",
            "Make room on the disk, or restore the last backup that verifies. No file was written.",
        ),
    )


def not_whole(where: str, given: str) -> Refused:
    """The copy of the database is broken."""
    return _refused(
        "database_not_whole",
        Text("Databasen er ikke hel", "The database is not whole"),
        where,
        given,
        Text("en database uden brud", "a database without a break"),
        Text(
            "Gendan den sidste sikkerhedskopi, der kan efterprøves.", "Restore the last backup that verifies."
        ),
    )


def no_server(where: str, given: str) -> Refused:
    """PostgreSQL does not answer."""
    return _refused(
        "no_database_server",
        Text("PostgreSQL svarer ikke", "PostgreSQL does not answer"),
        where,
        given,
        Text("en database, der kan forbindes til", "a database that can be connected to"),
        Text(
            "Start PostgreSQL, eller ret FRIKOMMUNE_DATABASE.",
            "Start PostgreSQL, or correct FRIKOMMUNE_DATABASE.",
        ),
    )


def no_program(name: str, given: str, at_least: int) -> Refused:
    """`pg_dump` is not here, or is older than the server."""
    return _refused(
        "postgresql_program_missing",
        Text(f"{name} mangler på maskinen", f"{name} is not on this machine"),
        "PATH",
        given,
        Text(f"{name} {at_least} eller nyere", f"{name} {at_least} or newer"),
        Text(
            f"På Debian: apt-get install postgresql-client-{at_least}",
            f"On Debian: apt-get install postgresql-client-{at_least}",
        ),
    )


def program_failed(name: str, where: str, given: str) -> Refused:
    """`pg_dump` or another complained."""
    return _refused(
        "postgresql_program_failed",
        Text(f"{name} gik ikke igennem", f"{name} did not go through"),
        where or name,
        given,
        Text("et kald uden fejl", "a run without a fault"),
        Text(
            "Ret det, den klager over, og kør igen. Intet er ændret i databasen.",
            "Mend what it complains of, and run again. Nothing was changed in the database.",
        ),
    )


def no_scratch(where: str, given: str) -> Refused:
    """No database may be made to verify in."""
    return _refused(
        "no_scratch_database",
        Text("Der må ikke laves en database at efterprøve i", "No database may be made to verify in"),
        where,
        given,
        Text("en bruger, der må lave databaser", "a user who may create databases"),
        Text(
            "Giv en sådan adresse med --scratch, fx på en anden maskine, eller: ALTER ROLE … CREATEDB",
            "Give such an address with --scratch, of another machine say, or: ALTER ROLE … CREATEDB",
        ),
    )


def no_backup(where: str, given: str) -> Refused:
    """The file is no backup of ours."""
    return _refused(
        "not_a_backup",
        Text(
            "Filen er ikke en sikkerhedskopi, eller den er i stykker",
            "The file is no backup, or it is broken",
        ),
        where,
        given,
        Text("en fil fra frikommune backup", "a file of frikommune backup"),
        _ANOTHER,
    )


def later_format(where: str, given: object) -> Refused:
    """Of a later version of the program."""
    return _refused(
        "backup_format",
        Text("Sikkerhedskopien er af en senere slags", "The backup is of a later kind"),
        where,
        str(given)[:40],
        Text("format 1", "format 1"),
        Text("Installér den version, der skrev den.", "Install the version that wrote it."),
    )


def newer(where: str, program: str, unknown: Sequence[str]) -> Refused:
    """The database has migrations that this program does not know."""
    return _refused(
        "backup_newer",
        Text("Sikkerhedskopien er fra en nyere version", "The backup is of a newer version"),
        where,
        f"{program}: {', '.join(unknown[:3])}",
        Text("en version, der ikke er nyere end programmet her", "a version not newer than this program"),
        Text(
            "Installér den version (eller en nyere), og gendan igen. Intet er ændret.",
            "Install that version (or a newer one), and restore again. Nothing was changed.",
        ),
    )


def other_vendor(where: str, given: str, wanted: str) -> Refused:
    """A backup of SQLite does not go into PostgreSQL, nor the other way round."""
    return _refused(
        "backup_of_other_database",
        Text("Sikkerhedskopien er fra en anden slags database", "The backup is of another kind of database"),
        where,
        given,
        Text.same(wanted),
        Text("Sæt FRIKOMMUNE_DATABASE, som da kopien blev taget.", "Set FRIKOMMUNE_DATABASE as it was then."),
    )


def other_schema(where: str, given: str, wanted: str) -> Refused:
    """The schema in use is another than the backup's."""
    return _refused(
        "backup_of_other_schema",
        Text("Databasens skema hedder noget andet", "The database's schema has another name"),
        where,
        given,
        Text.same(wanted),
        Text(f"Sæt search_path til {wanted} for brugeren.", f"Set the user's search_path to {wanted}."),
    )


def not_empty(where: str, given: str) -> Refused:
    """There is something already."""
    return _refused(
        "restore_not_empty",
        Text("Her er data i forvejen", "There is data here already"),
        where,
        given,
        Text(
            "en tom datamappe og database, eller --replace", "an empty data folder and database, or --replace"
        ),
        Text(
            "Tilføj --replace: det, der er her, lægges til side, ikke væk.",
            "Add --replace: what is here is put aside, not away.",
        ),
    )


def in_use(where: str, given: str) -> Refused:
    """The program runs."""
    return _refused(
        "restore_in_use",
        Text("Programmet kører", "The program is running"),
        where,
        given,
        Text("at ingen bruger data, mens de gendannes", "nobody using the data while it is restored"),
        Text(
            "Stop frikommune web (og kørsler fra timere), og gendan igen. Intet er ændret.",
            "Stop frikommune web (and what timers run), and restore again. Nothing was changed.",
        ),
    )


def no_such_key(where: str) -> Refused:
    """The backup has citizens, and the key to them is not here, or is another."""
    return _refused(
        "restore_person_key",
        Text(
            "Nøglen til borgernes numre er ikke den, kopien hører til",
            "The key to citizens' numbers is not the one that the backup belongs to",
        ),
        "FRIKOMMUNE_PERSON_KEY",
        where,
        Text(
            "den nøglefil, der blev brugt, da kopien blev taget (også efter senere skift)",
            "the key file that was in use when the backup was taken (also after later changes)",
        ),
        Text(
            "Hent nøglefilen frem, sæt FRIKOMMUNE_PERSON_KEY, og gendan igen. Intet er ændret.",
            "Bring it back, set FRIKOMMUNE_PERSON_KEY, and restore again. Nothing was changed.",
        ),
    )


def interrupted(where: str) -> Refused:
    """A restore died on its way."""
    return _refused(
        "restore_interrupted",
        Text("En gendannelse blev afbrudt", "A restore was interrupted"),
        where,
        "restoring",
        Text("en gendannelse, der er ført til ende", "a restore that was completed"),
        Text("Kør frikommune restore igen med --replace.", "Run frikommune restore again with --replace."),
    )


def disk_full(where: str, given: str, *, begun: bool = False) -> Refused:
    """There is no room. `begun`: a restore has put something aside already."""
    unchanged = Text(
        "Skaf plads, eller vælg en anden disk. Intet er ændret.",
        "Make room, or choose another disk. Nothing was changed.",
    )
    half = Text(
        "Skaf plads, og kør frikommune restore igen med --replace. Indtil da vises intet.",
        "Make room, and run frikommune restore again with --replace. Nothing is served until then.",
    )
    return _refused(
        "disk_full",
        Text("Disken er fuld", "The disk is full"),
        where,
        given,
        Text(
            "plads til databasen to gange og filerne én gang", "room for the database twice, the files once"
        ),
        half if begun else unchanged,
    )
