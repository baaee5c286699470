"""What fills an agenda besides the journal. Other apps add a source with `fills_agendas`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from frikommune.programme.agenda import Due
from frikommune.programme.entry import Subject
from frikommune.web.journal.models import Programme

Source = Callable[[Programme, Subject, date], Iterable[Due]]
"""What is due for a body (`body:kkr`, or `trial:1.3`: its working group) at a meeting on a day."""

SOURCES: list[Source] = []


def fills_agendas(source: Source) -> Source:
    """Ask this source too when an agenda is filled."""
    SOURCES.append(source)
    return source
