"""A paper with all that it encloses, as one file: people's own texts stand in each of its papers."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest

from frikommune.reports.bundle import Enclosed, Ready
from frikommune.reports.bundling import zipped
from frikommune.reports.kinds import KINDS
from frikommune.reports.own_texts import with_own
from frikommune.web.papers.chosen import Chosen, links
from frikommune.web.papers.drafts import bundle_with_drafts
from frikommune.web.papers.forms import every_form, laid_out
from frikommune.web.papers.own_templates import template_for
from frikommune.web.papers.texts import texts_on


def zip_of(request: HttpRequest, chosen: Chosen) -> bytes:
    """The ZIP of the chosen paper. Raises Refused where it, or one that it encloses, cannot be written."""
    plain, forms = bundle_with_drafts(request, chosen), every_form()
    bundle = replace(
        plain,
        cover=_with_own(request, chosen, plain.cover),
        parts=tuple(
            one if isinstance(one, Ready) else _with_own(request, chosen, one) for one in plain.parts
        ),
    )
    link = links(request, chosen.day, whole=True)
    return zipped(
        bundle,
        chosen.language,
        lambda paper, ending: laid_out(
            paper,
            forms[ending],
            chosen.language,
            link,
            template_for(request.programme, paper, ending),
        ),
    )


def _with_own(request: HttpRequest, chosen: Chosen, one: Enclosed) -> Enclosed:
    """The paper with the texts that people wrote into it, where it stands by itself."""
    paper = one.paper
    kind = KINDS[paper.kind]
    trial = one.about if "trial" in (*kind.needs, *kind.takes) else ""
    itself = replace(chosen, kind=kind, municipality=paper.municipality, trial=trial)
    return replace(one, paper=with_own(paper, texts_on(request.programme, itself))[0])
