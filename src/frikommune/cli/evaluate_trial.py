"""`frikommune evaluate-trial`: what difference a trial made, from any tabular file, with its verdict."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from frikommune.cli.evaluate_trial_options import QUESTION, ROLES, params
from frikommune.cli.speaking import Speaking, show_json
from frikommune.errors import refuse
from frikommune.language import Text

_HELP = Text(
    "Se, hvilken forskel et forsøg gjorde: dommen i én sætning, så tallene og det, de bygger på."
    " Af en tabel med en række pr. borger, eller pr. kommune og periode:"
    " frikommune evaluate-trial job.csv --outcome i_job --treatment forsoeg --cluster kommune."
    " Eller af offentliggjorte tal: frikommune evaluate-trial --counted 24/54 --unfinished 20"
    " --benchmark 0.4165",
    "See what difference a trial made: the verdict in one sentence, then the figures and what they rest on."
    " From a table with a row for each citizen, or for each municipality and period:"
    " frikommune evaluate-trial work.csv --outcome in_work --treatment trial --cluster municipality."
    " Or from published counts: frikommune evaluate-trial --counted 24/54 --unfinished 20 --benchmark 0.4165",
)


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(*, file: Path | None, as_json: bool, pictures: Path | None, **given: Any) -> None:
        from frikommune.cli.evaluate_trial_run import evaluated
        from frikommune.cli.evaluate_trial_shown import evaluation_json, save_pictures, show_evaluation

        found = evaluated(speaking, file, _grouped(given))
        saved = save_pictures(speaking, found, pictures) if pictures else ()
        if as_json:
            show_json(evaluation_json(speaking, found, saved))
        else:
            show_evaluation(speaking, found, saved)

    return click.Command(
        "evaluate-trial",
        callback=run,
        help=speaking.text(_HELP),
        params=params(speaking),
        no_args_is_help=True,
    )


def _grouped(given: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What was given, and only that: roles of columns, the question, and the rest."""
    said = {name: value for name, value in given.items() if value not in (None, ())}
    parts = {"roles": ROLES, "question": QUESTION}
    found = {
        part: {name.removeprefix("asked_"): value for name, value in said.items() if name in names}
        for part, names in parts.items()
    }
    roles = found["roles"]
    if "covariates" in roles:
        roles["covariates"] = tuple(one.strip() for part in roles["covariates"] for one in part.split(","))
    found["rest"] = {name: value for name, value in said.items() if name not in (*ROLES, *QUESTION)}
    if found["rest"].get("counted") and roles:
        raise _counts_or_columns(sorted(roles))
    return found


def _counts_or_columns(roles: list[str]) -> Exception:
    return refuse(
        "counts_or_columns",
        problem=Text(
            "--counted er tal, der allerede er talt; de har ingen kolonner",
            "--counted is figures that were counted already; they have no columns",
        ),
        where="frikommune evaluate-trial",
        given=", ".join(f"--{one}" for one in roles),
        expected=Text("enten --counted eller en fil med kolonner", "either --counted or a file with columns"),
        do_next=Text("Udelad det ene.", "Leave one of them out."),
    )
