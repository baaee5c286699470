"""The app's name, and when it saw data of a trial."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from frikommune.language import Text
    from frikommune.web.journal.models import Programme


class EvaluationsConfig(AppConfig):
    """`frikommune.web.evaluations`."""

    name = "frikommune.web.evaluations"
    label = "evaluations"

    def data_seen(self, programme: Programme, trial: str) -> Iterable[tuple[date, Text]]:
        """For designs: one that is locked after these days was designed after the data."""
        from frikommune.web.evaluations.access import data_seen

        return data_seen(programme, trial)
