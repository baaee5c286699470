"""Who the country's law is about."""

from __future__ import annotations

from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum

Person = build_entity(key="person", plural="persons", label="A citizen", is_person=True)


class Municipality(Enum):  # type: ignore[misc]
    """The municipalities, in the order of the input."""

    k01 = "k01"
    k02 = "k02"
    k03 = "k03"
    k04 = "k04"
    k05 = "k05"
    k06 = "k06"
    k07 = "k07"
    k08 = "k08"
    k09 = "k09"
    k10 = "k10"
    k11 = "k11"
