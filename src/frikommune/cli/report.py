"""`frikommune report`: a paper from the facts, as of a day, in the form that its file's ending names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from frikommune.cli.speaking import DayType, Speaking, open_pack
from frikommune.errors import Refused, refuse
from frikommune.language import Text

if TYPE_CHECKING:
    from frikommune.reports.facts import Facts
    from frikommune.reports.kinds import Kind
    from frikommune.reports.paper import Paper
    from frikommune.reports.results import Results

FORMS = ("html", "pdf", "docx", "pptx", "xlsx", "zip")
TEMPLATED = ("docx", "pptx")
"""Forms that a municipality's own template can be used for."""


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
        from frikommune.cli.report_surveys import only_one, read_surveys
        from frikommune.reports.facts import Facts
        from frikommune.reports.kinds import kind_of

        if kind is None:
            _list(speaking)
            return
        chosen, opened = kind_of(kind), open_pack(pack)
        if out is None:
            raise _no_file(kind)
        told = read_surveys(surveys)
        facts = Facts(opened, as_of or chosen.own_day or date.today(), _results(results), told)
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
        params=_params(speaking),
    )


def _one(
    speaking: Speaking, kind: Kind, facts: Facts, about: dict[str, str], out: Path, template: Path | None
) -> None:
    """Write one paper, or the ZIP of one that encloses others."""
    form = _form(out)
    if template is not None and form not in TEMPLATED:
        raise _no_template(form)
    lay_out = _laid_out_by(speaking, template)
    if form == "zip":
        from frikommune.reports.bundling import zipped

        _write(out, zipped(kind.bundle(facts, about), speaking.language, lay_out))
    else:
        _write(out, lay_out(kind.build(facts, about), form))


def _params(speaking: Speaking) -> list[click.Parameter]:
    return [
        click.Argument(["kind"], required=False),
        speaking.option(
            "--out",
            da="Filen; dens endelse vælger formen: .html, .pdf, .docx, .pptx, .xlsx; "
            ".zip: papiret med alt, det vedlægger.",
            en="The file; its ending chooses the form: .html, .pdf, .docx, .pptx, .xlsx; "
            ".zip: the paper with all that it encloses.",
            type=click.Path(path_type=Path),
        ),
        speaking.option(
            "--as-of",
            da="Dagen, papiret er fra (ellers dagen for det, det følger).",
            en="The day the paper is of (else that of the paper it follows).",
            type=DayType(),
        ),
        speaking.option("--municipality", da="Kommunen.", en="The municipality.", default=""),
        speaking.option("--trial", da="Forsøget, fx 3.3.", en="The trial, such as 3.3.", default=""),
        speaking.option(
            "--since",
            da="En status: hvad der er nyt siden den dag (ellers siden den forrige).",
            en="A status: what is new since that day (else since the one before).",
            type=DayType(),
        ),
        speaking.option(
            "--all-municipalities",
            da="Til hver kommune for sig; --out er da en mappe.",
            en="For each municipality by itself; --out is a folder then.",
            is_flag=True,
        ),
        speaking.option(
            "--form",
            da="Med --all-municipalities: formen, fx pdf; kan gives igen (ellers docx eller pptx, og pdf).",
            en="With --all-municipalities: the form, such as pdf; may be repeated (else docx or pptx, pdf).",
            multiple=True,
        ),
        speaking.option(
            "--template",
            da="Kommunens egen Word- eller slideskabelon.",
            en="The municipality's own Word or slide template.",
            type=click.Path(path_type=Path),
        ),
        speaking.option(
            "--results",
            da="Evalueringernes resultater: filen, som siden “Resultater” har gemt.",
            en="The results of evaluations: the file that the page “Results” has saved.",
            type=click.Path(path_type=Path),
        ),
        speaking.option(
            "--surveys",
            da="Et lukket spørgeskemas svar: filen, som siden med svarene har gemt.",
            en="A closed survey's answers: the file that the page with the answers has saved.",
            type=click.Path(path_type=Path),
        ),
        speaking.option(
            "--survey",
            da="Spørgeskemaets nummer, hvor filen har flere.",
            en="The survey's number, where the file has several.",
            default="",
        ),
        speaking.option("--round", da="Ansøgningsrunden, fx 2.", en="The round, such as 2.", default=""),
        speaking.pack_option(),
    ]


def _results(path: Path | None) -> Results:
    """What a file holds of results; none without a file. Raises Refused."""
    from frikommune.reports.results import NO_RESULTS
    from frikommune.reports.results_json import results_of_json

    if path is None:
        return NO_RESULTS
    try:
        return results_of_json(path.read_text(encoding="utf-8"), path.name)
    except (OSError, UnicodeDecodeError) as fault:
        raise refuse(
            "results_file_unreadable",
            problem=Text("Filen med resultater kan ikke læses", "The file of results cannot be read"),
            where="--results",
            given=f"{path} ({getattr(fault, 'strerror', None) or 'UTF-8'})",
            expected=Text("en fil, som siden “Resultater” har gemt", "a file that the page “Results” saved"),
            do_next=Text("Se efter, om navnet er rigtigt.", "Check that the name is right."),
        ) from None


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
    """What lays a paper out in the form of an ending; a page stands alone where it is HTML."""

    def lay_out(paper: Paper, form: str) -> bytes:
        module = import_module(f"frikommune.reports.forms.{form}")
        found: Callable[..., str | bytes] = module.page if form == "html" else module.lay_out
        taken = {"template": template} if template and form in TEMPLATED else {}
        made = found(paper, speaking.language, **taken)
        return made.encode() if isinstance(made, str) else made

    return lay_out


def _write(out: Path, content: bytes) -> None:
    from frikommune.ledger.write_refusals import cannot_write

    part = out.with_name(f".{out.name}.part")
    try:
        part.write_bytes(content)
        part.replace(out)
    except OSError as fault:
        part.unlink(missing_ok=True)
        raise cannot_write(out, fault) from None


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
