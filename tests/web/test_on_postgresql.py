"""The same tests on the other database: PostgreSQL, by one setting."""

import os
import subprocess
import sys

from tests.conftest import ROOT
from tests.web.postgres import cluster

ON_POSTGRESQL = os.environ.get("FRIKOMMUNE_DATABASE", "").startswith("postgres")

if not ON_POSTGRESQL:

    def test_every_test_of_the_web_application_passes_on_postgresql_too():
        with cluster() as address:
            environment = {**os.environ, "FRIKOMMUNE_DATABASE": address}
            command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "tests/web"]
            run = subprocess.run(
                command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
            )
        assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]


def test_this_run_is_on_the_database_that_was_asked_for(db):
    from django.db import connection

    assert connection.vendor == ("postgresql" if ON_POSTGRESQL else "sqlite")
