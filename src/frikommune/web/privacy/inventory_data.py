"""What each field of each table holds, as data: a test fails while a field is missing here."""

from __future__ import annotations

from collections.abc import Mapping

from frikommune.web.privacy.inventory import Held
from frikommune.web.privacy.inventory_of_cases import CASES
from frikommune.web.privacy.inventory_of_rest import REST
from frikommune.web.privacy.inventory_of_work import WORK

HELD: Mapping[str, Held] = {**WORK, **CASES, **REST}
"""By table."""
