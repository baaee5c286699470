"""The pages of cases with 100,000 of them in the database: found, opened, seen whole, and why."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from django.conf import settings
from django.core.management import call_command

CASES, TODAY = 100_000, date(2019, 11, 8)


def main() -> int:
    """Measure, print, and answer 1 if the limit was not kept."""
    with TemporaryDirectory() as folder:
        set_up(Path(folder))
        from bench import case_pages  # noqa: PLC0415 - it needs Django set up

        return case_pages.measured(CASES)


def set_up(folder: Path) -> None:
    """Django on a new database in a folder; or on that of FRIKOMMUNE_DATABASE, which must be empty."""
    os.environ |= {"FRIKOMMUNE_DATA": str(folder), "FRIKOMMUNE_DEMO": "1", "FRIKOMMUNE_TODAY": f"{TODAY}"}
    os.environ["DJANGO_SETTINGS_MODULE"] = "frikommune.web.settings"
    django.setup()
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    call_command("migrate", verbosity=0)


if __name__ == "__main__":
    sys.exit(main())
