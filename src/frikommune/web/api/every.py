"""The API with all its calls: each module named here adds its own."""

from __future__ import annotations

from frikommune.web.api import cases, deliveries, law, notes, rows, uses
from frikommune.web.api.service import api

__all__ = ["api", "cases", "deliveries", "law", "notes", "rows", "uses"]
