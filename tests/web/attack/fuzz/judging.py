"""What is wrong with an answer: held against the description, and against how this API refuses."""

import json
from typing import Any

from tests.web.attack.fuzz.calling import Answer
from tests.web.attack.fuzz.described import Description, Operation
from tests.web.attack.fuzz.reading import Undecided
from tests.web.attack.fuzz.request import CITIZEN, Request
from tests.web.attack.fuzz.world import HIDDEN

OF_CONTENT = frozenset(
    {
        "case_changed",
        "cpr_in_data",
        "cpr_in_row",
        "cpr_in_text",
        "duplicate_id",
        "event_outside_spells",
        "key_taken",
        "no_such_case",
        "no_such_day",
        "no_such_delivery",
        "no_such_note",
        "several_cases",
        "spell_backwards",
        "spells_overlap",
        "unknown_exemption",
        "unknown_group",
        "unknown_municipality",
        "unknown_norm",
        "unknown_spell",
        "unknown_system",
        "use_without_spell",
    }
)
FAMILIES = ("use_", "delivery_")
"""Codes, and beginnings of codes, of what is well-formed by the description and yet cannot be used. Any other
code calls a request malformed, which a valid one is not."""
SMALL_PRINT = {"evaluate": {"unknown_key"}}
"""What is told in words alone: a key like `typ` in an event is a slip of the pen (docs/case-files.md)."""
ABOUT_THE_HEAD = frozenset({400, 401, 403, 411, 413, 429})
"""Refused before anything else of a request is looked at."""


def faults_of(request: Request, answer: Answer, description: Description) -> list[str]:
    """Everything that is wrong with an answer."""
    if answer.status >= 500:
        return [f"{answer.status}: {_where(answer.logged)}"]
    found = _always(answer)
    if answer.status >= 400:
        found += [f"refused, and yet {one}" for one in answer.changed]
        found += _without_words(answer) if request.method != "HEAD" else []
    operation = description.of(request)
    if operation is None:
        return found + _nowhere(request, answer, description)
    described = operation.faults_of(answer.status, answer.kind, answer.content)
    return [*found, *described, *_let_in(request, answer, operation), *_unjust(request, answer, operation)]


def _always(answer: Answer) -> list[str]:
    found = [] if answer.headers.get("Cache-Control") == "no-store" else ["may be kept"]
    if b"delivery_fault" in answer.content:
        found.append(f"an export broke the program: {_where(answer.logged)}")
    for place, text in (("answer", answer.content.decode()), ("log", answer.logged)):
        if CITIZEN in text or CITIZEN.replace("-", "") in text:
            found.append(f"a citizen's number in the {place}")
        if "Traceback" in text:
            found.append(f"a traceback in the {place}")
    return found


def _without_words(answer: Answer) -> list[str]:
    """A refusal says where, what is expected and what to do next, in both languages."""
    if answer.kind != "application/json":
        return [f"refused as {answer.kind}"]
    refusals = _refusals(answer)
    for one in refusals:
        words = [
            one[key][language] for key in ("problem", "expected", "do_next") for language in ("da", "en")
        ]
        if not all([one["code"], one["where"], *words]):
            return [f"refused with empty words: {one['code']}"]
    return [] if refusals else ["refused without words"]


def _nowhere(request: Request, answer: Answer, description: Description) -> list[str]:
    """An address or a method that the description has not."""
    wanted = {405} if description.is_a_path(request) else {404, 405}
    wanted |= ABOUT_THE_HEAD if _has_odd_head(request) else set()
    return [] if answer.status in wanted else [f"{answer.status} where nothing is described"]


def _let_in(request: Request, answer: Answer, operation: Operation) -> list[str]:
    """What a caller was told or may do beyond what its token is for."""
    right = operation.told["x-right"]
    if request.caller == "elsewhere":
        text = answer.content.decode()
        return [f"told another municipality of {one}" for one in HIDDEN if one in text]
    if request.caller.startswith("closed"):
        wanted = 401
    elif request.caller.startswith("only") and right and request.caller != f"only {right}":
        wanted = 403
    else:
        return []
    allowed = (wanted, 400, 411, 413, 415) if _has_odd_head(request) else (wanted,)
    return [] if answer.status in allowed else [f"{answer.status} instead of {wanted}"]


def _unjust(request: Request, answer: Answer, operation: Operation) -> list[str]:
    """What is invalid and was answered; what is valid and was called malformed."""
    if answer.status in ABOUT_THE_HEAD and (_has_odd_head(request) or request.caller != "own"):
        return []
    try:
        why = operation.why_invalid(request)
    except Undecided:
        return []
    if why:
        return [] if answer.status >= 400 else [f"invalid, and answered {answer.status}: {why[:120]}"]
    codes = {one["code"] for one in _refusals(answer)} if answer.status >= 400 else set()
    strange = {one for one in codes if not one.startswith(FAMILIES)} - OF_CONTENT
    strange -= SMALL_PRINT.get(operation.name, set())
    return [f"valid, and called {', '.join(sorted(strange))}"] if strange else []


def _has_odd_head(request: Request) -> bool:
    return bool(request.headers.keys() - {"Content-Type"})


def _refusals(answer: Answer) -> list[dict[str, Any]]:
    return json.loads(answer.content)["refused"]


def _where(logged: str) -> str:
    """The fault and the last place of ours that it passed."""
    lines = [one.strip() for one in logged.splitlines() if one.strip()]
    ours = [one for one in lines if "/frikommune/" in one]
    return " … ".join([*lines[:1], *ours[-1:]])
