"""`python -m frikommune`."""

import sys

from frikommune.cli.main import main

sys.exit(main())
