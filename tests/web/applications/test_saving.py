"""Nothing typed is lost: autosave, two who write at once, a lost session, a form that grew too old."""

from django.test import Client

from frikommune.web.applications.models import Draft
from frikommune.web.people.models import Person
from tests.web.applications.conftest import save
from tests.web.applications.forms import GOOD
from tests.web.conftest import words

HTMX = {"HTTP_HX_REQUEST": "true"}


def url(draft, tail=""):
    return f"/nordjylland/applications/drafts/{draft.pk}{tail}"


def autosave(client, draft, form, based_on=None):
    based = draft.version if based_on is None else based_on
    return client.post(url(draft, "/autosave"), {**form, "based_on": based, "page": "side"}, **HTMX)


def test_what_is_being_written_is_saved_and_said_so(as_coordinator, draft):
    answer = autosave(as_coordinator, draft, {**GOOD, "problem": "Halvt skrev"})
    assert words(answer.content).startswith("Gemt ")
    before, draft = draft.version, Draft.objects.get()
    assert draft.content["problem"] == "Halvt skrev"
    assert f'name="based_on" value="{before + 1}"' in answer.content.decode()


def test_saving_the_same_again_makes_no_new_version(as_coordinator, draft):
    save(as_coordinator, draft, GOOD)
    assert Draft.objects.get().version == draft.version


def test_the_same_page_may_save_on_what_it_saved_itself(as_coordinator, draft):
    autosave(as_coordinator, draft, {**GOOD, "problem": "A"})
    answer = save(as_coordinator, draft, {**GOOD, "problem": "B"}, based_on=draft.version)
    assert answer.status_code == 302
    assert Draft.objects.get().content["problem"] == "B"


def test_the_second_of_two_sees_what_both_wrote_and_keeps_it(as_coordinator, as_leader, draft):
    save(as_leader, draft, {**GOOD, "problem": "Lederens problem"}, page="leder")
    answer = save(as_coordinator, draft, {**GOOD, "problem": "Koordinatorens problem"}, page="koordinator")
    assert answer.status_code == 409
    said = words(answer.content)
    assert "Demo Leder har gemt imens" in said
    expected = f"Problemet {GOOD['problem']} Lederens problem Koordinatorens problem"
    assert expected in said
    assert Draft.objects.get().content["problem"] == "Lederens problem"
    html = answer.content.decode()
    assert "Koordinatorens problem</textarea>" in html
    assert f'name="based_on" value="{draft.version + 1}"' in html


def test_having_seen_both_the_second_may_save(as_coordinator, as_leader, draft):
    save(as_leader, draft, {**GOOD, "problem": "Lederens"}, page="leder")
    form = {**GOOD, "problem": "Begges"}
    answer = save(as_coordinator, draft, form, based_on=draft.version + 1, page="koordinator")
    assert answer.status_code == 302
    assert Draft.objects.get().content["problem"] == "Begges"


def test_autosave_never_writes_over_another(as_coordinator, as_leader, draft):
    save(as_leader, draft, {**GOOD, "problem": "Lederens"}, page="leder")
    answer = autosave(as_coordinator, draft, {**GOOD, "problem": "Mit"})
    assert answer.status_code == 422
    assert "Demo Leder har gemt imens. Tryk Gem for at se forskellene." in words(answer.content)
    assert Draft.objects.get().content["problem"] == "Lederens"


def test_a_lost_session_leads_through_sign_in_back_to_what_was_written(draft):
    client = Client()
    answer = save(client, draft, {**GOOD, "problem": "Skrevet, da sessionen udløb"})
    assert answer.headers["Location"] == f"/people/sign-in?next={url(draft)}"
    client.post("/people/sign-in/demo", {"username": "demo-koordinator", "next": url(draft)})
    client.get(url(draft))
    html = client.get(url(draft)).content.decode()
    assert "Skrevet, da sessionen udløb</textarea>" in html
    assert "Du var logget ud. Det, du skrev, står her endnu: tryk Gem." in words(html)
    assert Draft.objects.get().content["problem"] == GOOD["problem"]


def test_autosave_without_a_session_keeps_it_and_says_so(draft):
    client = Client()
    answer = autosave(client, draft, {**GOOD, "problem": "Mens jeg skrev"})
    assert answer.status_code == 422
    assert "Logget ud" in words(answer.content)
    client.post("/people/sign-in/demo", {"username": "demo-koordinator", "next": url(draft)})
    assert "Mens jeg skrev</textarea>" in client.get(url(draft)).content.decode()


def test_a_form_that_grew_too_old_is_shown_again_with_everything_in_it(draft):
    client = Client(enforce_csrf_checks=True)
    client.force_login(Person.objects.get(username="demo-koordinator"))
    answer = save(client, draft, {**GOOD, "problem": "Skrevet i går"})
    assert answer.status_code == 422
    assert "Siden havde været åben for længe og er ikke gemt." in words(answer.content)
    assert "Skrevet i går</textarea>" in answer.content.decode()
    assert Draft.objects.get().content["problem"] == GOOD["problem"]


def test_from_the_page_that_is_shown_again_it_can_be_saved(draft):
    client = Client(enforce_csrf_checks=True)
    client.force_login(Person.objects.get(username="demo-koordinator"))
    form = {**GOOD, "problem": "Skrevet i går"}
    html = save(client, draft, form).content.decode()
    token = html.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    assert save(client, draft, form, csrfmiddlewaretoken=token).status_code == 302
    assert Draft.objects.get().content["problem"] == "Skrevet i går"


def test_what_is_far_too_long_is_cut_off_and_the_rest_kept(as_coordinator, draft):
    save(as_coordinator, draft, {**GOOD, "problem": "x" * 50_000})
    assert len(Draft.objects.get().content["problem"]) == 20_000


def test_once_saved_what_was_kept_is_forgotten(draft):
    client = Client()
    save(client, draft, {**GOOD, "problem": "Skrevet, da sessionen udløb"})
    client.post("/people/sign-in/demo", {"username": "demo-koordinator", "next": url(draft)})
    save(client, draft, {**GOOD, "problem": "Til sidst"})
    assert "Du var logget ud" not in words(client.get(url(draft)).content)
