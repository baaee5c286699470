"""A visitor finds no draft: what is not published stands on no address that a visitor may open."""

import re
from dataclasses import replace
from datetime import date

import pytest

from tests.web.addresses import every_address
from tests.web.designs.test_locking import WHOLE
from tests.web.publishing.decided import TODAY, copied, decide, kept_paper, kept_result

SECRETS = {
    "idea": "Hemmeligansøgning", "design": "Hemmeligtdesign", "paper": "Hemmeligtpapir",
    "asked": "Hemmeligindsamling", "meeting": "Hemmeligtmøde", "result": "Hemmeligtresultat",
    "external": "Hemmeligtinstitut", "document": "hemmelig.txt", "text": "Hemmeligtekst",
}  # fmt: skip
"""A word of each thing that is under way: it may be nowhere in public."""
MARKS = re.compile("</?mark>")


@pytest.fixture
def under_way(nordjylland, as_coordinator):
    """One of everything that is not for everybody; gives what stands in the gaps of addresses."""
    from frikommune.evaluation.designs.proposed import Proposed
    from frikommune.web.applications.models import Draft
    from frikommune.web.collect.models import Sheet, StatusRequest
    from frikommune.web.designs.saving import begin
    from frikommune.web.evaluations.models import External
    from frikommune.web.journal.documents import keep_content
    from frikommune.web.meetings.models import Meeting
    from frikommune.web.papers.models import OwnText
    from frikommune.web.people.models import Person

    person = Person.objects.get(username="demo-koordinator")
    by = {"on": TODAY, "by_da": "koordinator", "by_en": "coordinator", "made_by": person}
    Draft.objects.create(programme=nordjylland, title=SECRETS["idea"], made_by=person, changed_by=person)
    begin(nordjylland, person, Proposed(replace(WHOLE, title=SECRETS["design"]), ()))
    paper = kept_paper(nordjylland, title=SECRETS["paper"])
    asked = StatusRequest.objects.create(
        programme=nordjylland, key="k", title=SECRETS["asked"], reference=SECRETS["asked"], as_of=TODAY,
        due=date(2019, 12, 1), made_by=person, asked_on=TODAY,
    )  # fmt: skip
    Sheet.objects.create(request=asked, municipality="Aalborg", standing="open")
    Meeting.objects.create(
        programme=nordjylland, body="body:kkr", day=TODAY, key="m", place=SECRETS["meeting"]
    )
    result = kept_result(as_coordinator)
    answer = result.answer | {"outcomes": [dict(one) for one in result.answer["outcomes"]]}
    answer["outcomes"][0]["judged"] = dict(answer["outcomes"][0]["judged"]) | {
        "sentence": [SECRETS["result"], SECRETS["result"]]
    }
    kept = copied(result, answer=answer)
    External.objects.create(
        programme=nordjylland, trial="3.3", organisation=SECRETS["external"], measured="x", found="x",
        reported_on=TODAY, on=TODAY, by="koordinator", person=person,
    )  # fmt: skip
    document = keep_content(nordjylland, SECRETS["document"], b"indhold", person)
    OwnText.objects.create(
        programme=nordjylland, kind="kkr_status", place="background", version=1, text=SECRETS["text"], **by
    )
    return {"paper": paper.pk, "result": kept.pk, "document": document.pk, "asked": asked.pk}


def numbers_of(name, there):
    """The number of what an address is about; of everything else the first."""
    about = {"papers": "paper", "evaluations": "result", "journal": "document", "collect": "asked"}
    publishing = {"publishing:publish_paper": "paper", "publishing:publish_result": "result"}
    return there.get(publishing.get(name) or about.get(name.partition(":")[0], ""), 1)


def test_a_visitor_finds_no_draft_on_any_address(under_way, visitor):
    visitor.raise_request_exception = False
    seen, found = 0, []
    for one in every_address():
        filled = {
            "programme": "nordjylland", "municipality": "Aalborg", "name": "Aalborg", "trial": "3.3",
            "body": "kkr", "norm": "jobsamtale", "act": "start", "kind": "kkr_status", "form": "pdf",
            "table": "trials",
            "subject": "trial:3.3", "place": "background", "effort": "mikrolaan",
            "number": numbers_of(one.name, under_way),
        }  # fmt: skip
        answer = visitor.get(
            one.at(dict.fromkeys(one.gaps, 1) | {k: v for k, v in filled.items() if k in one.gaps})
        )
        seen += answer.status_code == 200
        text = "" if answer.streaming else MARKS.sub("", answer.content.decode(errors="replace"))
        found += [(one.name, secret) for secret in SECRETS.values() if secret.casefold() in text.casefold()]
    assert found == []
    assert seen > 40


def test_a_search_finds_no_draft_either(under_way, visitor, as_coordinator):
    def found(client):
        page = MARKS.sub("", client.get("/nordjylland/search/", {"q": "hemmelig"}).text).casefold()
        return {key for key, one in SECRETS.items() if one.casefold() in page}

    assert found(visitor) == set()
    assert "document" in found(as_coordinator)


def test_the_walk_would_find_what_is_published(under_way, visitor, as_coordinator):
    assert decide(as_coordinator, f"paper/{under_way['paper']}").status_code == 302
    assert SECRETS["paper"] in visitor.get("/nordjylland/documents/").text
