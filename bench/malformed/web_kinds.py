"""What is sent to the web application: its forms, its addresses, files, and calls of its API."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

from bench.malformed import web_commands
from bench.malformed.commands import Hangs, patience, run, where_it_fell
from bench.malformed.judging import Outcome, fault
from bench.malformed.kind import Kind
from bench.malformed.web_api import call, secret_made
from bench.malformed.web_judging import of_answer
from bench.malformed.web_making import view_of
from bench.malformed.web_requests import Request, asked, misplaced, of_form
from bench.malformed.web_uploads import kinds_taken, of_text
from bench.malformed.web_uploads import request as upload
from bench.malformed.web_world import KEPT, World
from frikommune.language import Language


def kinds(world: World) -> list[Kind]:
    others = sorted(
        {value for _, form in world.forms for values in form.data.values() for value in values if value}
    )
    posted = [(name, form) for name, form in world.forms if form.post]
    asking = [(name, form) for name, form in world.forms if not form.post]

    def sends_form(some: list[Any]) -> Any:
        def send(lot: Random, _: Path) -> Outcome:
            name, form = lot.choice(some)
            return sent(world, name, of_form(form, lot, others), lot)

        return send

    def sends_address(lot: Random, _: Path) -> Outcome:
        name, url = lot.choice(world.urls)
        url = asked(url, lot) if lot.random() < 0.7 else misplaced(url, lot)
        method = "GET" if lot.random() < 0.9 else lot.choice(("POST", "HEAD", "PUT", "DELETE"))
        who = name if lot.random() < 0.7 else lot.choice(sorted({one for one, _ in world.urls}))
        return sent(world, who, Request(method, url), lot)

    def sends_file(lot: Random, _: Path) -> Outcome:
        name, form = lot.choice(filed)
        return sent(world, name, upload(form, lot, kinds_taken(view_of(form.action))), lot)

    def sends_mapping(lot: Random, _: Path) -> Outcome:
        name, form = lot.choice(mapped)
        return sent(world, name, of_text(form, "text", good_mapping().encode(), lot), lot)

    def calls(lot: Random, _: Path) -> Outcome:
        return sent(world, "", call(secret, lot), lot)

    def runs(make: Any) -> Any:
        def send(lot: Random, room: Path) -> Outcome:
            command = make(world, lot, room)
            return outcome_with_changes(run(command, lot.choice(("da", "en"))), world, command.words[0])

        return send

    filed = [one for one in posted if one[1].files]
    mapped = [one for one in posted if view_of(one[1].action) == "deliveries:mapping_text"]
    secret = world.with_more(secret_made)
    return [
        Kind("form that is sent", 60, sends_form(posted)),
        Kind("form that asks", 15, sends_form(asking)),
        Kind("address", 40, sends_address),
        Kind("file that is sent", 30, sends_file),
        Kind("mapping that is sent", 4, sends_mapping),
        Kind("call of the API", 12, calls),
        Kind("export taken in at the terminal", 5, runs(web_commands.import_)),
        Kind("backup", 5, runs(web_commands.verify)),
        Kind("command on the data", 4, runs(web_commands.other)),
    ]


def good_mapping() -> str:
    from tests.web.deliveries.export import MAPPING

    return MAPPING.format(covers="everything")


def sent(world: World, who: str, request: Request, lot: Random) -> Outcome:
    """Send a request as a person, judge the answer, and put the world back."""
    language: Language = lot.choice(("da", "en"))
    browser = world.browser(who, language)
    try:
        with patience():
            answer = request.by(browser)
            outcome = of_answer(answer, language)
            answer.close()
    except Hangs as thrown:
        outcome = fault(f"hangs: {thrown}")
    except Exception as thrown:  # what the application does not answer with is raised here
        outcome = fault(where_it_fell(thrown))
    outcome = outcome_with_changes(outcome, world, view_of(request.address))
    if outcome.what == "fault":
        return fault(f"{who or 'nobody'} {request.told}: {outcome.why}")
    return outcome


def outcome_with_changes(outcome: Outcome, world: World, where: str) -> Outcome:
    """A refusal that left something changed is none. The world is put back."""
    changed = [one for one in world.changes_after() if one not in KEPT.get(where, ())]
    if changed and outcome.what == "refused":
        return fault(f"refused, but these tables changed: {', '.join(changed)}")
    return outcome
