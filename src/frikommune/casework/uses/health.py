"""Words that tell of somebody's health: a reason rarely needs them, and a file is better without them.

A warning, never a refusal: a certificate may be named, and a diagnosis may be the reason.
"""

from __future__ import annotations

import re

_STEMS = (
    *("diagnos", "depress", "angst", "skizofren", "psykose", "psykot", "bipolar", "borderline", "autis"),
    *("ptsd", "adhd", "selvmord", "selvskad", "misbrug", "alkohol", "narko", "cannabis", "hash"),
    *("kræft", "cancer", "tumor", "kemoterapi", "leukæmi", "sclerose", "sklerose", "diabetes", "epilep"),
    *("gravid", "abort", "hiv", "demens", "hjerneskade", "hjernerystelse", "blodprop", "apopleksi"),
    *("discusprolaps", "diskusprolaps", "fibromyalgi", "slidgigt", "leddegigt", "astma", "hjertesvigt"),
    *("medicin", "antidepressiv", "sertralin", "ritalin", "morfin", "insulin", "metadon"),
    *("depression", "anxiety", "pregnan", "stroke", "schizophren", "overdos"),
)
_FOUND = re.compile(rf"\b(?:{'|'.join(_STEMS)})\w*", re.IGNORECASE)


def health_words(text: str) -> tuple[str, ...]:
    """The words of a text that tell of a citizen's health, once each, in order."""
    return tuple(dict.fromkeys(found.group().lower() for found in _FOUND.finditer(text)))
