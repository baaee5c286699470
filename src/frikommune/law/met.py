"""Whether the law of a later day, without the exemption, already gives what an exemption changes.

An exemption is taken apart into pieces: one for each window, form, deed or condition that it changes. A piece is met
when whatever it allows, the later law allows by itself; or when the later law no longer asks for it at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from frikommune.language import Text
from frikommune.law.compare import (
    Judgement,
    asked_words,
    asks,
    compare,
    findings,
    groups_of,
    law_on,
    names,
    sentence,
)
from frikommune.law.exemption import Change, Exemption
from frikommune.law.pieces import Piece, pieces_of
from frikommune.law.relation import overall
from frikommune.law.rulebook import Rule, Rulebook
from frikommune.law.terms import DutyTerms
