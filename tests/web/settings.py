"""The application's own settings, with a data folder of the test run's own."""

import os
import tempfile

os.environ["FRIKOMMUNE_DATA"] = tempfile.mkdtemp(prefix="frikommune-test-")
os.environ["FRIKOMMUNE_DEMO"] = "1"

from frikommune.web.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
