"""A trace says who, from which seat, where, for what and in which request."""

from django.urls import reverse

from frikommune.web.cases.models import Lookup
from frikommune.web.people.models import Person
from frikommune.web.trail import who
from tests.web.casework import case_of


def test_a_look_stands_with_its_purpose_its_citizen_and_who_looked(as_leader, traced, nordjylland):
    case = case_of("dagpenge", "2019-09-02", [])
    traced()
    as_leader.post(f"/nordjylland/cases/Aalborg/{case.pk}/access")
    (one,) = traced.traces()
    me = Person.objects.get(username="demo-leder")
    look = Lookup.objects.get()
    assert (one.deed, one.what, one.keys, one.citizen, one.purpose) == (
        *("look", "cases_lookup", str(look.pk), case.pk, "access"),
    )
    assert (one.who, one.seat, one.programme, one.municipality) == (
        *(f"person:{me.pk}", "leder, Aalborg", "nordjylland", "Aalborg"),
    )
    assert len(one.request) == 16


def test_all_traces_of_one_request_share_its_mark_and_no_other_has_it(as_administrator, traced):
    for name in ("Et", "To"):
        sent = {"username": f"spor-{name}", "name": name}
        as_administrator.post(reverse("people:people"), sent)
    made = [one for one in traced.traces() if one.what == "people_person"]
    assert [one.purpose for one in made] == ["people:people"] * 2
    assert len({one.request for one in made}) == 2


def test_nothing_of_what_identifies_stands_in_a_trace(as_administrator, traced):
    sent = {"username": "hemmelig-bruger", "name": "Hemmeligt Navn"}
    as_administrator.post(reverse("people:people"), sent)
    told = " ".join(str(vars(one)) for one in traced.traces())
    assert "emmelig" not in told


def test_a_command_is_named_without_what_else_was_typed(monkeypatch, traced, nordjylland):
    who._process.cache_clear()
    monkeypatch.setattr("sys.argv", ["/usr/bin/frikommune", "retention", "--data", "/srv/010190-1234"])
    monkeypatch.setattr("sys.modules", {**__import__("sys").modules, "__main__": object()})
    nordjylland.title_en = "Another"
    nordjylland.save()
    (one,) = traced.traces()
    who._process.cache_clear()
    assert (one.who.partition(":")[0], one.purpose) == ("process", "frikommune retention")


def test_a_process_apart_goes_on_for_whoever_began_it(monkeypatch, traced, nordjylland):
    begun = who.Doer("person:7", "leder, Aalborg", "nordjylland", "Aalborg", "abc", "deliveries:store")
    with who.doing(begun):
        handed = who.handed_on()
    monkeypatch.setenv(who.HANDED_ON, handed[who.HANDED_ON])
    who._process.cache_clear()
    nordjylland.title_en = "Another"
    nordjylland.save()
    (one,) = traced.traces()
    who._process.cache_clear()
    assert (one.who, one.request, one.seat) == ("process for person:7", "abc", "leder, Aalborg")
    assert one.purpose.startswith("deliveries:store > ")
