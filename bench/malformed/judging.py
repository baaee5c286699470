"""What became of an input: taken, refused in words, or a fault of ours."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from frikommune.language import Language

LABELS: dict[Language, tuple[str, ...]] = {
    "da": ("Fik: ", "Forventede: ", "Gør nu: "),
    "en": ("Given: ", "Expected: ", "Do next: "),
}
HEADS: dict[Language, str] = {"da": "Afvist: ", "en": "Refused: "}
HELPS: dict[Language, str] = {"da": "Brug: frikommune ", "en": "Usage: frikommune "}
"""So begins the help, which a command that was told nothing gives."""
LONGEST = 2_001
"""Characters of what was given that a refusal may repeat."""
_INSIDES = re.compile(
    r"Traceback|File \"[^\"]*\.py\"|line \d+, in |<class '|<\w+ object| at 0x[0-9a-f]{6}"
    r"|\b[A-Z]\w+(?:Error|Exception|Warning)\b"
    r"|\bErrno\b|NoneType|\bfrikommune\.[a-z]+\.|site-packages|panicked|\bdatetime\.|Decimal\('|\[type=|pydantic"
)
"""Words that only Python or a library says."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069]")
_DANISH = re.compile(
    r"\b(?:og|ikke|er|på|skal|en|et|den|det|eller|kan|med|af|til|som|findes)\b", re.IGNORECASE
)
_ENGLISH = re.compile(r"\b(?:and|not|is|on|must|a|an|the|it|or|can|with|of|to|that|does)\b", re.IGNORECASE)

_QUOTED = re.compile("“[^”]*”")
"""Names of keys and columns, and what was given: of no language."""


@dataclass(frozen=True)
class Outcome:
    """`why` is empty unless it is a fault."""

    what: Literal["accepted", "refused", "fault"]
    why: str = ""


def fault(why: str) -> Outcome:
    return Outcome("fault", why)


def insides_in(text: str) -> str:
    """What in a text is none of a user's business; empty where there is nothing."""
    found = _INSIDES.search(text)
    return text[max(0, found.start() - 80) : found.end() + 80] if found else ""


def wrong_language(text: str, language: Language) -> bool:
    """Whether more of its small words are of the other language."""
    text = _QUOTED.sub("", text)
    danish, english = len(_DANISH.findall(text)), len(_ENGLISH.findall(text))
    mine, other = (danish, english) if language == "da" else (english, danish)
    return other > mine + 1


def faults_of_refusal(one: Mapping[str, Any], language: Language) -> list[str]:
    """What is wrong with a refusal that was said as JSON."""
    found = [
        f"“{key}” is empty"
        for key in ("code", "problem", "given", "expected", "do_next")
        if not str(one.get(key, "")).strip()
    ]
    ours = " ".join(str(one.get(key, "")) for key in ("problem", "expected", "do_next"))
    if inside := insides_in(" ".join(map(str, one.values()))):
        found.append(f"insides are shown: {inside}")
    if wrong_language(ours, language):
        found.append(f"not in the user's language: {ours[:300]}")
    if any(len(str(value)) > LONGEST for value in one.values()):
        found.append(
            f"as long as {max(len(str(value)) for value in one.values())} characters: {one.get('problem')}"[
                :300
            ]
        )
    if control := _CONTROL.search(" ".join(map(str, one.values()))):
        found.append(f"a character that a terminal obeys, {control[0]!r}: {one.get('problem')}"[:300])
    return found


def of_command(code: int, out: str, err: str, language: Language, *, as_json: bool) -> Outcome:
    """What a command answered."""
    if inside := insides_in(err):
        return fault(f"insides on stderr: {inside}")
    if code in (0, 1) or err.startswith(HELPS[language]):
        return Outcome("accepted")
    if code != 2:
        return fault(f"ended with {code}")
    if as_json:
        return _of_json(out, language)
    blocks = [one for one in re.split(rf"\n\n(?={HEADS[language]})", err.strip()) if one]
    if not blocks or not all(one.startswith(HEADS[language]) for one in blocks):
        return fault(f"refused without words: {err[:400]!r}")
    found = [
        f"no “{label.strip()}”"
        for block in blocks
        for label in LABELS[language]
        if f"\n  {label}" not in block
    ]
    if control := _CONTROL.search(err):
        found.append(f"a character that a terminal obeys, {control[0]!r}")
    return _refused(found, err)


def _of_json(out: str, language: Language) -> Outcome:
    try:
        refused = json.loads(out)["refused"]
    except (ValueError, KeyError, TypeError):
        return fault(f"refused, but not as JSON: {out[-400:]!r}")
    return _refused(
        [one for each in refused for one in faults_of_refusal(each, language)]
        or ([] if refused else ["empty"]),
        out,
    )


def _refused(found: Iterable[str], said: str) -> Outcome:
    wrong = list(dict.fromkeys(found))
    return fault(f"refused, but {'; '.join(wrong[:3])} … {said[:300]}") if wrong else Outcome("refused")
