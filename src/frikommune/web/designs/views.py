"""The designs of all trials, and one design as it stands: planned, locked, changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from frikommune.evaluation.designs.checks import check
from frikommune.evaluation.designs.choosing import choose
from frikommune.evaluation.designs.design import Amendment, Design, Registered
from frikommune.evaluation.designs.finding import Finding
from frikommune.evaluation.designs.planned import data_words
from frikommune.evaluation.designs.steps import STEPS, DesignStep
from frikommune.language import Text
from frikommune.packfiles.designs_write import design_text
from frikommune.programme.trial import by_number
from frikommune.web.designs.content import Content, content_of, fields_of_row, rows_in
from frikommune.web.designs.differences import Changed, changed_between
from frikommune.web.designs.fields import FIELDS, ROWS, Field, paths_of
from frikommune.web.designs.kept import designs_of, registered
from frikommune.web.designs.models import DesignDraft
from frikommune.web.designs.power import told
from frikommune.web.designs.reading import read
from frikommune.web.designs.words import words_of
from frikommune.web.journal.entering import of_programme
from frikommune.web.people.rights import may


@dataclass(frozen=True, slots=True)
class Line:
    """A trial with its designs."""

    trial: str
    title: Text | None
    designs: tuple[tuple[DesignDraft, Registered], ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A field with what stands in it, in words."""

    field: Field
    words: str


@dataclass(frozen=True, slots=True)
class Section:
    """A step with what was written in it, row by row where it has lists: the list's name and the row's."""

    step: DesignStep
    written: tuple[Written, ...]
    rows: tuple[tuple[Text, str, tuple[Written, ...]], ...]


@require_safe
@of_programme("see_work")
def home(request: HttpRequest) -> HttpResponse:
    """Every trial with its designs."""
    by_trial: dict[str, list[tuple[DesignDraft, Registered]]] = {}
    for draft, one in designs_of(request.programme):
        by_trial.setdefault(draft.trial, []).append((draft, one))
    files = request.book.pack.trials
    names = sorted({*files, *by_trial}, key=by_number)
    lines = [
        Line(name, files[name].title if name in files else None, tuple(by_trial.get(name, ())))
        for name in names
    ]
    shown = {
        "lines": sorted(lines, key=lambda one: not one.designs),
        "may_design": may(request.user, request.programme, "design"),
    }
    return render(request, "designs/home.html", shown)


def _changes(kept: Registered) -> Iterator[tuple[Amendment, list[Changed]]]:
    """Each amendment with what it changed."""
    before = kept.planned
    for one in kept.amendments:
        yield one, changed_between(before, one.design)
        before = one.design


def draft_of_request(request: HttpRequest, number: int) -> DesignDraft:
    """The draft. Raises 404 where this programme has none of that number."""
    return get_object_or_404(DesignDraft, pk=number, programme=request.programme)


@require_safe
@of_programme("see_work")
def design(request: HttpRequest, number: int) -> HttpResponse:
    """One design: what is planned, what is missing, what it can find out, its lock and its changes."""
    draft = draft_of_request(request, number)
    kept = registered(draft)
    being_written = read(draft.content, draft.trial)
    found = check(kept.design)
    shown = {
        "draft": draft,
        "title": trial_title(request, draft.trial),
        "kept": kept,
        "changes_made": list(_changes(kept)),
        "data_words": data_words(kept),
        "sections": sections(kept.design),
        "must": placed(one for one in found if one.weight == "must"),
        "should": placed(one for one in found if one.weight != "must"),
        "computed": choose(kept.design),
        "power": told(kept.design, len(request.book.municipalities)),
        "has_changes": kept.lock is not None and being_written.design.digest != kept.design.digest,
        "wrong": being_written.wrong,
        "may_design": may(request.user, request.programme, "design"),
    }
    return render(request, "designs/design.html", shown)


@require_safe
@of_programme("see_work")
def file(request: HttpRequest, number: int) -> HttpResponse:
    """The design as a file that the command line reads."""
    draft = draft_of_request(request, number)
    answer = HttpResponse(design_text(registered(draft)), content_type="application/toml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="design-{draft.trial}-{draft.pk}.toml"'
    return answer


def trial_title(request: HttpRequest, trial: str) -> Text | None:
    """What a trial is called; None where no file says."""
    found = request.book.pack.trials.get(trial)
    return found.title if found else None


def sections(design: Design) -> list[Section]:
    """The design step by step, in words."""
    content = content_of(design)
    return [_section(one, content) for one in STEPS if one.fields]


def _section(step: DesignStep, content: Content) -> Section:
    paths = paths_of(step)
    written = tuple(_written(content, [FIELDS[path] for path in paths if path in FIELDS]))
    rows = tuple(
        (ROWS[path].head, named.words if named else "", tuple(rest))
        for path in paths
        if path in ROWS
        for n in range(rows_in(content, path))
        for named, *rest in [tuple(_written(content, fields_of_row(path, n))) or (None,)]
    )
    return Section(step, written, rows)


def placed(found: Iterable[Finding]) -> list[tuple[Finding, str]]:
    """Each finding with the step in which it is mended; empty: none."""
    return [(one, next((step.id for step in STEPS if is_in(one.field, step)), "")) for one in found]


def is_in(path: str, step: DesignStep) -> bool:
    """Whether a field is asked for in a step."""
    return any(path == one or path.startswith(f"{one}.") for one in paths_of(step))


def _written(content: Content, fields: Iterable[Field]) -> Iterator[Written]:
    for field in fields:
        value = content.get(field.path)
        if value:
            yield Written(field, words_of(field, value, content))
