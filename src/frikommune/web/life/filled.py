"""Reading a step's form: everything that is wrong with it is refused at once, and nothing typed is lost."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.programme.vocabulary import OUTCOMES
from frikommune.programme.words import VERDICT_WORDS
from frikommune.web.journal.documents import take_in
from frikommune.web.journal.models import Document
from frikommune.web.life import questions as asks
from frikommune.web.life.models import Pending
from frikommune.web.life.questions import Form
from frikommune.web.pages.posted import Posted
from frikommune.web.people.models import Seat


def filled(request: HttpRequest, form: Form, seat: Seat, document: Document | None) -> Pending:
    """What was filled in, not yet stored. `document`: one that was taken in before. Raises Refused."""
    posted, step = Posted(request), form.offered.step
    first = form.today if step.makes_law and not form.corrects else None
    content: dict[str, Any] = {"value": _value(posted, form)}
    if step.there:
        content["names"] = list(posted.choices("names", asks.NAMES, form.places, needed=True))
    content["lines"] = _lines(posted, form)
    pending = Pending(
        programme=request.programme,
        trial=form.trial,
        act=step.act,
        content=content,
        effect=posted.day("effect", asks.EFFECT, first=first) or form.today,
        basis=posted.text("basis", asks.BASIS) if step.makes_law else "",
        reason=posted.text("reason", asks.REASON) if "reason" in step.needs else "",
        document=document,
        corrects=form.corrects,
        based_on=number(request.POST.get("based_on", "")),
        key=request.POST.get("key", "")[:64],
        seat=seat,
        made_by=request.user,
    )
    posted.check()
    return pending


def number(written: str) -> int:
    """A whole number as a hidden field holds it; nothing sensible reads as none."""
    return int(written) if written.isascii() and written.isdecimal() else 0


def _value(posted: Posted, form: Form) -> dict[str, str]:
    needs = form.offered.step.needs
    if "when" in needs:
        return {"upto": _iso(posted.day("upto", asks.UPTO, first=form.today))}
    if "verdict" in needs:
        return {
            "law_from": _iso(posted.day("law_from", asks.LAW_FROM)),
            "verdict": posted.choice("verdict", asks.VERDICT, VERDICT_WORDS),
            "text": posted.text("text", asks.LAW_SAYS),
        }
    return {"text": posted.text("text", asks.RECOMMENDS)} if form.offered.step.act == "recommend" else {}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _lines(posted: Posted, form: Form) -> list[dict[str, Any]]:
    act = form.offered.step.act
    if act == "start":
        chosen = posted.choices("parts", asks.PARTS, form.offered.parts, needed=True)
        return [{"about": f"part:{one}"} for one in chosen]
    if act == "decide":
        return _decisions(posted, form)
    if act in ("end", "meet_by_law"):
        among = [f"trial:{form.trial}", *(f"part:{one}" for one in form.parts)]
        return [{"about": posted.choice("about", asks.ABOUT, among)}]
    return [{"about": f"trial:{form.trial}"}]


def _decisions(posted: Posted, form: Form) -> list[dict[str, Any]]:
    found = []
    for part in form.parts:
        title = form.part_title(part)
        outcome = posted.choice(f"outcome-{part}", title, OUTCOMES, needed=False)
        if outcome:
            reason = posted.text(f"reason-{part}", title, needed=outcome == "refused")
            conditions = posted.text(f"conditions-{part}", title, needed=False).splitlines()
            line = {"about": f"part:{part}", "outcome": outcome, "reason": reason}
            found.append({**line, "conditions": [one.strip() for one in conditions if one.strip()]})
    if not found and not posted.refused:
        one = f"outcome-{form.parts[0]}"
        posted.choice(one, Text("mindst ét udfald", "at least one outcome"), (), needed=True)
    return found


def document_of(request: HttpRequest, needed: bool) -> Document | None:
    """The document that came with the form, now or the last time it was sent. Raises Refused."""
    file = request.FILES.get("document")
    if file is None:
        kept = number(request.POST.get("kept_document", ""))
        found = Document.objects.filter(programme=request.programme, pk=kept, made_by=request.user).first()
        if found or not needed:
            return found
    return take_in(request.programme, file, request.user)


def all_refused(*ones: Refused) -> Refused:
    """Several refusals as one."""
    return Refused(*(refusal for one in ones for refusal in one.refusals))
