"""What `frikommune report` may be told."""

from __future__ import annotations

from pathlib import Path

import click

from frikommune.cli.speaking import DayType, Speaking


def params(speaking: Speaking) -> list[click.Parameter]:
    """The kind, what it is about, how it is written, and what it is written from."""
    return [
        click.Argument(["kind"], required=False),
        *_written(speaking),
        *_about(speaking),
        *_from(speaking),
        speaking.pack_option(),
    ]


def _written(speaking: Speaking) -> list[click.Parameter]:
    return [
        speaking.option(
            "--out",
            da="Filen; dens endelse vælger formen: .html, .pdf, .docx, .pptx, .xlsx; "
            ".zip: papiret med alt, det vedlægger.",
            en="The file; its ending chooses the form: .html, .pdf, .docx, .pptx, .xlsx; "
            ".zip: the paper with all that it encloses.",
            type=click.Path(path_type=Path),
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
    ]


def _about(speaking: Speaking) -> list[click.Parameter]:
    return [
        speaking.option(
            "--as-of",
            da="Dagen, papiret er fra (ellers dagen for det, det følger).",
            en="The day the paper is of (else that of the paper it follows).",
            type=DayType(),
        ),
        speaking.option("--municipality", da="Kommunen.", en="The municipality.", default=""),
        speaking.option(
            "--all-municipalities",
            da="Til hver kommune for sig; --out er da en mappe.",
            en="For each municipality by itself; --out is a folder then.",
            is_flag=True,
        ),
        speaking.option("--trial", da="Forsøget, fx 3.3.", en="The trial, such as 3.3.", default=""),
        speaking.option("--round", da="Ansøgningsrunden, fx 2.", en="The round, such as 2.", default=""),
        speaking.option(
            "--since",
            da="En status: hvad der er nyt siden den dag (ellers siden den forrige).",
            en="A status: what is new since that day (else since the one before).",
            type=DayType(),
        ),
    ]


def _from(speaking: Speaking) -> list[click.Parameter]:
    return [
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
    ]
