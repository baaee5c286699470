"""`frikommune report`: a paper from the facts, as of a day, in the form that its file's ending names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from frikommune.cli.report_options import params
from frikommune.cli.speaking import Speaking, open_pack
from frikommune.errors import Refused, refuse
from frikommune.language import Text

if TYPE_CHECKING:
    from frikommune.reports.facts import Facts
    from frikommune.reports.kinds import Kind
    from frikommune.reports.paper import Paper

FORMS = ("html", "pdf", "docx", "pptx", "xlsx", "zip")


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(
        *,
        kind: str | None,
        out: Path | None,
        as_of: date | None,
        municipality: str,
        trial: str,
        since: date | None,
        all_municipalities: bool,
        form: tuple[str, ...],
        template: Path | None,
        results: Path | None,
        survey: str,
        surveys: Path | None,
        round: str,
        pack: Path | None,
    ) -> None:
        from frikommune.cli.report_saved import only_one, read_results, read_surveys
        from frikommune.reports.facts import Facts
        from frikommune.reports.kinds import kind_of

        if kind is None:
            _list(speaking)
            return
        chosen, opened = kind_of(kind), open_pack(pack)
        if out is None:
            raise _no_file(kind)
        told = read_surveys(surveys)
        facts = Facts(opened, as_of or chosen.own_day or date.today(), read_results(results), told)
        about = {"municipality": municipality, "trial": trial, "round": round}
        about |= {"since": since.isoformat() if since else "", "survey": survey or only_one(told)}
        if all_municipalities:
            from frikommune.cli.report_all import write_all

            write_all(speaking, chosen, facts, about, form, _laid_out_by(speaking, template), out)
            return
        if form:
            raise _form_by_ending(form)
        _one(speaking, chosen, facts, about, out, template)
        click.echo(speaking.say(f"Skrevet: {out}", f"Written: {out}"))

    return click.Command(
        "report",
        callback=run,
        help=speaking.say(
            "Skriv et papir af de fakta, der var kendt på en dag. Uden KIND: vis, hvilke papirer der findes.",
            "Write a paper from the facts known on a day. Without KIND: list the papers there are.",
        ),
        params=params(speaking),
    )


def _one(
    speaking: Speaking, kind: Kind, facts: Facts, about: dict[str, str], out: Path, template: Path | None
) -> None:
    """Write one paper, or the ZIP of one that encloses others."""
    from frikommune.ledger.atomic import write_in_place
    from frikommune.reports.forms.office_file import TEMPLATED

    form = _form(out)
    if template is not None and form not in TEMPLATED:
        raise _no_template(form)
    lay_out = _laid_out_by(speaking, template)
    if form == "zip":
        from frikommune.reports.bundling import zipped

        write_in_place(out, zipped(kind.bundle(facts, about), speaking.language, lay_out))
    else:
        write_in_place(out, lay_out(kind.build(facts, about), form))


def _list(speaking: Speaking) -> None:
    from frikommune.reports.kinds import KINDS

    for one in KINDS.values():
        needs = "".join(f" --{need}" for need in one.needs)
        day = speaking.day(one.own_day) if one.own_day else ""
        click.echo(
            f"{one.id}{needs}\n  {speaking.text(one.title)} ({speaking.text(one.reader)}) {day}".rstrip()
        )


def _form(out: Path) -> str:
    form = out.suffix.removeprefix(".").lower()
    if form not in FORMS:
        raise refuse(
            "unknown_form",
            problem=Text("Den form kan papiret ikke skrives i", "The paper cannot be written in that form"),
            where="--out",
            given=out.name,
            expected=Text(
                "en endelse: .html, .pdf, .docx, .pptx, .xlsx eller .zip",
                "an ending: .html, .pdf, .docx, .pptx, .xlsx or .zip",
            ),
            do_next=Text("Giv filen en af dem.", "Give the file one of them."),
        )
    return form


def _laid_out_by(speaking: Speaking, template: Path | None) -> Callable[[Paper, str], bytes]:
    """What lays a paper out in the form of an ending; a page stands alone where it is HTML.

    The template is tried before it is used for the first time in each form.
    """
    from frikommune.reports.forms.office_file import TEMPLATED

    tried: set[str] = set()

    def lay_out(paper: Paper, form: str) -> bytes:
        if template and form in TEMPLATED and form not in tried:
            from frikommune.reports.forms.trying import try_template

            try_template(template, form)
            tried.add(form)
        module = import_module(f"frikommune.reports.forms.{form}")
        found: Callable[..., str | bytes] = module.page if form == "html" else module.lay_out
        taken = {"template": template} if template and form in TEMPLATED else {}
        made = found(paper, speaking.language, **taken)
        return made.encode() if isinstance(made, str) else made

    return lay_out


def _no_file(kind: str) -> Refused:
    return refuse(
        "no_file_to_write",
        problem=Text(
            "Det er ikke sagt, hvor papiret skal skrives", "It is not said where to write the paper"
        ),
        where=f"report {kind}",
        given="–",
        expected=Text("--out med et filnavn", "--out with a file name"),
        do_next=Text(f"Skriv fx --out {kind}.pdf.", f"Give for instance --out {kind}.pdf."),
    )


def _form_by_ending(given: tuple[str, ...]) -> Refused:
    return refuse(
        "form_by_ending",
        problem=Text(
            "Et enkelt papirs form følger af filens endelse", "A paper's form follows from its file"
        ),
        where="--form",
        given=", ".join(given),
        expected=Text("--form sammen med --all-municipalities", "--form with --all-municipalities"),
        do_next=Text(f"Skriv fx --out papir.{given[0]}.", f"Give for instance --out paper.{given[0]}."),
    )


def _no_template(form: str) -> Refused:
    return refuse(
        "no_template_for_form",
        problem=Text("En skabelon kan ikke bruges til den form", "That form takes no template"),
        where="--template",
        given=f".{form}",
        expected=Text("en fil, der ender på .docx eller .pptx", "a file that ends with .docx or .pptx"),
        do_next=Text("Skriv papiret i Word eller som slides.", "Write the paper for Word or as slides."),
    )
