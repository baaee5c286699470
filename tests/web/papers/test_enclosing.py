"""A paper that goes out with others is taken home, and kept, as one file with people's own texts in it."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from frikommune.web.papers import enclosing
from frikommune.web.papers.models import SentForm
from tests.web.conftest import words

pytestmark = pytest.mark.django_db

LETTER = "/nordjylland/papers/submission/"


@pytest.fixture(autouse=True)
def quick(settings, tmp_path, monkeypatch):
    """Each enclosed paper as its headings and own texts: how it is laid out is tested elsewhere."""

    def laid_out(paper, form, *_):
        own = [str(block) for one in paper.sections for block in one.blocks if hasattr(block, "paragraphs")]
        return "\n".join((paper.kind, form.ending, *own)).encode()

    settings.TODAY = date(2020, 11, 13)
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(enclosing, "laid_out", laid_out)


def unpacked(content):
    with ZipFile(BytesIO(content)) as found:
        return {one: found.read(one) for one in found.namelist()}


def test_its_page_offers_all_of_it_as_one_file(as_coordinator):
    assert "Saml alt i én fil (ZIP)" in words(as_coordinator.get(LETTER).content)
    assert "ZIP" not in words(as_coordinator.get("/nordjylland/papers/pixi/").content)


def test_the_file_holds_every_paper_with_peoples_texts(as_coordinator):
    text = {"text": "Det vil vi gerne tale om.", "version": "0"}
    as_coordinator.post("/nordjylland/papers/evaluation_report/text/summary?trial=3.3", text)
    answer = as_coordinator.get(f"{LETTER}as/zip")
    assert answer.headers["Content-Type"] == "application/zip"
    assert 'filename="indsendelse-til-ministeriet-2020-11-13.zip"' in answer.headers["Content-Disposition"]
    found = unpacked(answer.content)
    assert found["00-indsendelse-til-ministeriet-2020-11-13.pdf"] == b"submission\npdf"
    (own,) = (one for name, one in found.items() if "3-3" in name and name.endswith(".pdf"))
    assert "Det vil vi gerne tale om." in own.decode()


def test_a_paper_that_encloses_nothing_has_no_such_file(as_coordinator):
    assert as_coordinator.get("/nordjylland/papers/pixi/as/zip").status_code == 404


def test_kept_as_it_went_out_the_file_is_kept_too(as_coordinator):
    page = as_coordinator.get(LETTER).content.decode()
    hidden = {name: page.split(f'name="{name}" value="')[1].split('"')[0] for name in ("key", "digest")}
    as_coordinator.post(f"{LETTER}keep", hidden | {"decided": "KKR den 13. november"})
    kept = SentForm.objects.get(form="zip")
    again = as_coordinator.get(f"/nordjylland/papers/sent/{kept.sent_id}/zip")
    assert "INDHOLD.txt" in unpacked(again.content)


def test_the_results_of_all_trials_lead_to_the_papers_about_them(as_coordinator):
    page = as_coordinator.get("/nordjylland/evaluations/").content.decode()
    for kind in ("cross_cutting_report", "pixi", "submission"):
        assert f'href="/nordjylland/papers/{kind}/"' in page
