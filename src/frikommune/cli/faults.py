"""What click and the operating system complain of, as refusals like all others, in both languages."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import click

from frikommune.errors import Refused, closest, refuse
from frikommune.language import LANGUAGES, Text

_UNREADABLE = Text("Kommandoen kan ikke læses", "The command cannot be read")
_AS_HELP_SHOWS = Text("en kommando, som hjælpen viser den", "a command as the help shows it")
_LANGUAGES = Text("da eller en", "da or en")
_SYSTEM_WORDS = {
    errno.ENOENT: Text("findes ikke", "does not exist"),
    errno.EISDIR: Text("er en mappe, ikke en fil", "is a folder, not a file"),
    errno.ENOTDIR: Text("er en fil, ikke en mappe", "is a file, not a folder"),
    errno.EEXIST: Text("findes i forvejen", "exists already"),
    errno.EACCES: Text("adgang nægtet", "access denied"),
    errno.EPERM: Text("adgang nægtet", "access denied"),
    errno.EROFS: Text("drevet kan kun læses", "the drive is read-only"),
    errno.ENOSPC: Text("der er ikke mere plads", "there is no room left"),
    errno.ENAMETOOLONG: Text("navnet er for langt", "the name is too long"),
    errno.ELOOP: Text("stien går i ring", "the path runs in a circle"),
}


def unreadable(fault: click.ClickException) -> Refused:
    """What click could not make sense of."""
    context = fault.ctx if isinstance(fault, click.UsageError) else None
    command = context.command_path if context else "frikommune"
    problem, given, do_next = _said(fault, context)
    return refuse(
        "unreadable_command",
        problem=problem,
        where=command,
        given=given,
        expected=_expected(fault),
        do_next=do_next or Text(f"Kør “{command} --help”.", f"Run “{command} --help”."),
    )


def _said(fault: click.ClickException, context: click.Context | None) -> tuple[Text, str, Text | None]:
    """The problem, what was given, and the advice where there is better than the help."""
    if isinstance(fault, click.MissingParameter) and fault.param and context:
        named = isinstance(fault.param, click.Option)
        name = fault.param.opts[0] if named else fault.param.make_metavar(context)
        return Text(f"“{name}” mangler", f"“{name}” is missing"), "–", None
    if isinstance(fault, click.BadParameter) and fault.param:
        return _bad_value(fault.param, fault.message)
    if isinstance(fault, click.NoSuchOption):
        problem = Text("Det valg findes ikke", "There is no such option")
        return problem, fault.option_name, _meant(fault.option_name, _options(context))
    if isinstance(fault, click.NoSuchCommand):
        problem = Text("Den kommando findes ikke", "There is no such command")
        return problem, fault.command_name, _meant(fault.command_name, _commands(context))
    if isinstance(fault, click.BadOptionUsage):
        return _bad_option(fault.option_name, fault.message)
    extra = re.search(r"unexpected extra arguments? \((.*)\)", fault.message)
    if extra:
        return (
            Text("Der står mere, end kommandoen læser", "There is more than the command reads"),
            extra[1],
            None,
        )
    return _UNREADABLE, " ".join(context.args) if context and context.args else "–", None


def _bad_value(param: click.Parameter, message: str) -> tuple[Text, str, Text | None]:
    name, quoted = param.opts[0], re.search(r"'(.*?)'", message)
    problem = Text(f"“{name}” har en værdi, der ikke kan bruges", f"“{name}” has a value that cannot be used")
    if not isinstance(param.type, click.Choice):
        return problem, quoted[1] if quoted else "–", None
    choices = ", ".join(map(str, param.type.choices))
    return (
        problem,
        quoted[1] if quoted else "–",
        Text(f"Vælg en af: {choices}.", f"Choose one of: {choices}."),
    )


def _bad_option(name: str, message: str) -> tuple[Text, str, Text | None]:
    if "does not take" in message:
        return Text(f"“{name}” skal stå uden værdi", f"“{name}” takes no value"), name, None
    return Text(f"“{name}” mangler sin værdi", f"“{name}” lacks its value"), name, None


def _expected(fault: click.ClickException) -> Text:
    if isinstance(fault, click.BadParameter) and fault.param and fault.param.opts[0] == "--lang":
        return _LANGUAGES
    return _AS_HELP_SHOWS


def _meant(given: str, names: list[str]) -> Text | None:
    return closest(given, names) if names else None


def _options(context: click.Context | None) -> list[str]:
    return [name for one in context.command.params for name in one.opts if name[:1] == "-"] if context else []


def _commands(context: click.Context | None) -> list[str]:
    group = context.command if context else None
    return group.list_commands(context) if context and isinstance(group, click.Group) else []


def unknown_language(given: str) -> Refused:
    """FRIKOMMUNE_LANG names a language that the program does not speak."""
    names = ", ".join(LANGUAGES)
    return refuse(
        "unknown_language",
        problem=Text(f"Sproget “{given}” kendes ikke", f"The language “{given}” is not known"),
        where="FRIKOMMUNE_LANG",
        given=given,
        expected=_LANGUAGES,
        do_next=Text(
            f"Sæt FRIKOMMUNE_LANG til en af: {names}.",
            f"Set FRIKOMMUNE_LANG to one of: {names}.",
        ),
    )


def a_file(path: Path) -> Path:
    """The path of a file to read. Raises Refused for a folder."""
    if path.is_dir():
        raise unusable(IsADirectoryError(errno.EISDIR, "", str(path)))
    return path


def unusable(fault: OSError, where: str = "", given: Path | None = None) -> Refused:
    """A file or folder that the system would not open, read or write; `where` is the option that named it."""
    place = os.fsdecode(fault.filename) if isinstance(fault.filename, str | bytes) else ""
    said = system_words(fault)
    return refuse(
        "path_unusable",
        problem=Text(
            f"Filen eller mappen kan ikke bruges: {said.da}", f"The file or folder cannot be used: {said.en}"
        ),
        where=where or place,
        given=place or given or "–",
        expected=Text("en sti, der kan læses eller skrives", "a path that can be read or written"),
        do_next=Text(
            "Ret stien eller adgangen til den, og prøv igen.",
            "Correct the path or the access to it, and try again.",
        ),
    )


def unwritable_answer(fault: OSError) -> Refused:
    """The answer could not be written to where it was sent."""
    said = system_words(fault)
    return refuse(
        "answer_unwritable",
        problem=Text(f"Svaret kan ikke skrives: {said.da}", f"The answer cannot be written: {said.en}"),
        where="stdout",
        given=errno.errorcode.get(fault.errno or 0, "–"),
        expected=Text("et sted med plads, der kan skrives til", "a place with room that can be written to"),
        do_next=Text("Send svaret et andet sted hen.", "Send the answer somewhere else."),
    )


def system_words(fault: OSError) -> Text:
    """What the system said, in words of ours."""
    return _SYSTEM_WORDS.get(fault.errno or 0) or Text.same(fault.strerror or str(fault))
