"""Kept papers and results to decide about, and the forms in which it is decided."""

from datetime import date

TODAY = date(2019, 11, 8)
PUBLISH = "/nordjylland/publish"


def kept_paper(programme, municipality="", title="Netværkets status i efteråret", mark=0):
    """A paper that went out, with its page and one form, without laying one out."""
    from frikommune.web.journal.documents import store_content
    from frikommune.web.papers.models import Sent, SentForm
    from frikommune.web.people.models import Person

    sent = Sent.objects.create(
        programme=programme, kind="kkr_status", municipality=municipality, as_of=TODAY, language="da",
        title_da=title, title_en=title, extract={"statements": [], "passages": []}, digest="0" * 64,
        mark=mark, version="", decided="styregruppen", on=TODAY, by_da="koordinator", by_en="coordinator",
        key=f"paper-{Sent.objects.count()}", made_by=Person.objects.get(username="demo-koordinator"),
    )  # fmt: skip
    for form, content in (("article", f"<article><h2>{title}</h2></article>"), ("pdf", "%PDF-1.7")):
        digest = store_content(content.encode())
        SentForm.objects.create(sent=sent, form=form, name=f"status.{form}", size=len(content), digest=digest)
    return sent


def evaluated(client, **fields):
    """The answer to evaluating trial 3.3 from published figures."""
    asked = {"figure": "figure:jobrotation-rate", "against": "jobrotation-before", "stage": "midway"}
    return client.post("/nordjylland/evaluations/trial/3.3/published", asked | fields)


def kept_result(client, **fields):
    """The result of trial 3.3 from published figures; gives its row."""
    from frikommune.web.evaluations.models import Evaluated

    answer = evaluated(client, **fields)
    assert answer.status_code == 302, answer.text
    return Evaluated.objects.latest("pk")


def copied(row, **other):
    """The same result once more, with something else in its row."""
    from frikommune.web.evaluations.models import Evaluated

    told = {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields}
    return Evaluated.objects.create(
        **{key: one for key, one in told.items() if key not in ("id", "at")} | other
    )


def decide(client, address, **fields):
    """Send the form of a decision."""
    said = {"decided_by": "styregruppen", "decided_on": "2019-11-08", "key": "k1"}
    return client.post(f"{PUBLISH}/{address}", said | fields)


def publish_paper(client, sent, **fields):
    answer = decide(client, f"paper/{sent.pk}", **fields)
    assert answer.status_code == 302, answer.text


def publish_result(client, row, **fields):
    answer = decide(client, f"result/{row.pk}", **({"key": "k2"} | fields))
    assert answer.status_code == 302, answer.text


def take_back(client, **fields):
    from frikommune.web.publishing.models import Published

    told = {"reason": "Et tal var forkert.", "key": "k3"} | fields
    return decide(client, f"taken-back/{Published.objects.latest('pk').pk}", **told)
