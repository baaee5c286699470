"""What applies somewhere, and what a history that is sent would come to. Nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query

from frikommune.cases.history import History
from frikommune.cases.json_history import parse_json_history
from frikommune.casework.duties.as_json import duty_json, exemptions_json
from frikommune.casework.duties.duties import duties_in
from frikommune.errors import Refused
from frikommune.language import Language, Text
from frikommune.law.rulebook import Rulebook
from frikommune.law.words import Words as Names
from frikommune.ledger.as_json import asked_json, difference_json, row_json, steps_json
from frikommune.ledger.difference import differences
from frikommune.ledger.reference import evaluate_both
from frikommune.ledger.row import Row
from frikommune.ledger.standing_law import what_applies
from frikommune.ledger.unplaced import unplaced
from frikommune.web.api.fields import Day, Flag, Lang, Seen, told
from frikommune.web.api.law_shapes import Applies, Evaluated
from frikommune.web.api.refusals_of_content import unknown_name
from frikommune.web.api.refusing import answer
from frikommune.web.api.service import call, text_of
from frikommune.web.api.shapes import Whose
from frikommune.web.deliveries.models import System


class Asked(Seen):
    group: str = told("Målgruppens kode, fx dagpenge", "The target group's code, such as dagpenge")
    municipality: str | None = told(
        "Kommunen; ellers adgangsnøglens egen. Lov er offentlig, så enhver i programmet kan vælges.",
        "The municipality; else the token's own. Law is public, so any of the programme may be chosen.",
        None,
    )
    start: Day | None = told(
        "Forløbets første dag, som vinduer regnes fra; ellers dagen selv",
        "The course's first day, from which windows are counted; else the day itself",
        None,
    )
    norm: str | None = told("Kun denne norm", "This norm only", None)
    without_trials: Flag = told("Loven alene", "The law alone", False)


class Evaluating(Seen):
    done: Flag = told("Pligter, der er afsluttet, med", "Duties that are done with along", False)
    rows: Flag = told("Hovedbogens rækker med i svaret", "The rows of the ledger in the answer", True)
    explanations: Flag = told("Begrundelsen for hver række med", "The reasoning behind each row along", False)


HISTORY: Mapping[str, Any] = {
    "required": True,
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/History"}}},
}


@call(
    "GET",
    "/token",
    summary=Text("Hvem adgangsnøglen tilhører", "Whose the token is"),
    words=Text("Til at prøve forbindelsen med.", "For trying the connection."),
    answer=Whose,
)
def token(request: HttpRequest, asked: Query[Lang]) -> HttpResponse:
    """Programme, municipality and rights."""
    groups = request.book.pack.rulebook.groups
    systems = System.objects.filter(programme=request.programme, municipality=request.municipality)
    return answer(
        {
            "programme": request.programme.slug,
            "municipality": request.municipality,
            "label": request.token.label,
            "rights": request.token.rights,
            "today": request.today,
            "groups": {code: title.said_in(asked.language) for code, title in groups.items()},
            "systems": list(systems.order_by("name").values_list("name", flat=True)),
        }
    )


@call(
    "GET",
    "/applies",
    summary=Text("Hvad der gælder", "What applies"),
    words=Text(
        "Reglerne for en målgruppe i en kommune på en dag, i ord og som data: lagene, og de undtagelser, der "
        "kan bruges sag for sag, med deres grunde.",
        "The rules for a target group in a municipality on a day, in words and as data: the layers, and the "
        "exemptions that may be used case by case, with their reasons.",
    ),
    answer=Applies,
)
def applies(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    """`frikommune applies --json`, and what the exemptions named in it are."""
    rulebook: Rulebook = request.book.pack.rulebook
    municipality, on = asked.municipality or request.municipality, asked.on or request.today
    _check_names(rulebook, municipality, asked.group, asked.norm)
    world = rulebook.no_trials if asked.without_trials else rulebook.all_trials
    found = what_applies(world, municipality, asked.group, on, asked.start or on)
    norms = [one for one in found if asked.norm in (None, one.rule.norm.id)]
    named = chain.from_iterable((*one.rule.layers, *one.rule.usable) for one in norms)
    return answer(
        {
            "municipality": municipality,
            "group": asked.group,
            "on": on,
            "start": asked.start or on,
            "without_trials": asked.without_trials,
            "norms": [asked_json(one, rulebook.words, asked.language) for one in norms],
            "exemptions": exemptions_json(named, asked.language),
        }
    )


def _check_names(rulebook: Rulebook, municipality: str, group: str, norm: str | None) -> None:
    wrong: list[Refused] = []
    if municipality not in rulebook.municipalities:
        wrong.append(
            unknown_name("unknown_municipality", "municipality", municipality, rulebook.municipalities)
        )
    if group not in rulebook.groups:
        wrong.append(unknown_name("unknown_group", "group", group, rulebook.groups))
    if norm is not None and norm not in rulebook.norms:
        wrong.append(unknown_name("unknown_norm", "norm", norm, rulebook.norms))
    if wrong:
        raise Refused(*(one for each in wrong for one in each.refusals))


@call(
    "POST",
    "/evaluate",
    right="evaluate",
    summary=Text("Beregn et forløb, der sendes", "Evaluate a history that is sent"),
    words=Text(
        "Forløbet sendes som en sagsfil (docs/case-files.md), beregnes og gemmes ikke. Et CPR-nummer i det "
        "afvises.",
        "The history is sent as a case file (docs/case-files.md), evaluated, and not stored. A CPR number in "
        "it is refused.",
    ),
    answer=Evaluated,
    body=HISTORY,
)
def evaluate(request: HttpRequest, asked: Query[Evaluating]) -> HttpResponse:
    """Duties in words, and the ledger with and without trials."""
    history = parse_json_history(text_of(request), "body", request.book.pack.known)
    on = asked.on or request.today
    return answer(evaluated(history, request.book.pack.rulebook, on, asked))


def evaluated(history: History, rulebook: Rulebook, on: date, asked: Evaluating) -> dict[str, Any]:
    """What a history comes to on a day, as the API answers it."""
    language, words = asked.language, rulebook.words
    mine, alone = evaluate_both(history, rulebook.all_trials, rulebook.no_trials, on)
    apart = differences(mine, alone)
    duties = duties_in(mine, apart, history, rulebook, on, done=asked.done)
    rows = _rows((*mine, *alone), words, language, asked)
    named = chain.from_iterable(one.usable for one in duties)
    return {
        "subject": history.subject,
        **history.mark.as_json,
        "on": on,
        "duties": [duty_json(one, language) for one in duties],
        "rows": [rows[id(one)] for one in mine if asked.rows],
        "rows_without_trials": [rows[id(one)] for one in alone if asked.rows],
        "differences": [difference_json(one, language) for one in apart],
        "unplaced": [one.said_in(language) for one in unplaced(history, rulebook, mine, on)],
        "exemptions": exemptions_json(named, language),
    }


def _rows(
    both: Iterable[Row], names: Names, language: Language, asked: Evaluating
) -> dict[int, dict[str, Any]]:
    """Each row as it is answered, by its identity: most rows stand in both ledgers, and are told once."""
    rows = {id(row): row for row in both} if asked.rows else {}
    if not asked.explanations:
        return {key: row_json(row) for key, row in rows.items()}
    return {key: row_json(row) | {"steps": steps_json(row, names, language)} for key, row in rows.items()}
