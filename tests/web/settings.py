"""The application's own settings, with a data folder of the test run's own."""

import atexit
import os
import shutil
import tempfile

os.environ["FRIKOMMUNE_DATA"] = tempfile.mkdtemp(prefix="frikommune-test-")
os.environ["FRIKOMMUNE_DEMO"] = "1"
atexit.register(shutil.rmtree, os.environ["FRIKOMMUNE_DATA"], ignore_errors=True)

from frikommune.web.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WORK_APART = False
HIDE_IN_FAULTS = False  # pytest tells of threads that fail

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # noqa: F405  or each worker would be given a file
