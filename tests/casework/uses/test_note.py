"""The note for the file says what was left out, by which law, why, and who decided."""

from dataclasses import replace
from datetime import date

import pytest

from frikommune.casework.uses.note import Checked, Noted, note_text
from frikommune.law.source import Source
from frikommune.packfiles.pack import load_pack

PACK = load_pack()
RULEBOOK = PACK.rulebook
DAY = date(2019, 11, 8)
USE = Noted(
    number="2019-00017",
    municipality="Aalborg",
    norm=RULEBOOK.norms["lae265-rehabiliteringsmoede"],
    occurrence=0,
    exemption=RULEBOOK.exemptions["2.1a"],
    trial="2.1 Fleksibilitet i rehabiliteringsteams",
    grant=RULEBOOK.grants_of["2.1a", "Aalborg"][0],
    reason="Borgerens sundhedstilstand er afdækket via andre kanaler",
    replaced_by="statusattest",
    decided_on=DAY,
    recorded_on=DAY,
    by="Demo Sagsbehandler",
    state="waiting",
)


def test_it_says_everything_in_a_few_sentences():
    assert note_text(USE) == (
        "Notat om brug af frikommuneforsøg – sag 2019-00017, Aalborg Kommune\n"
        "Fraveget: LÆ265 før rehabiliteringsmøde, efter forsøg 2.1 Fleksibilitet i rehabiliteringsteams.\n"
        "Hjemmel: 2.1a Rehabiliteringsmøde uden LÆ265 (Aalborg 2019-035025 (001), Lægeattester ifm "
        "rehabiliteringsmøde); gælder i Aalborg fra 01.01.2018.\n"
        "Begrundelse: Borgerens sundhedstilstand er afdækket via andre kanaler.\n"
        "I stedet er brugt: statusattest.\n"
        "Besluttet 08.11.2019 af Demo Sagsbehandler.\n"
        "Ledelsens kontrol afventer; undtagelsen tæller først, når den er godkendt.\n"
    )


@pytest.mark.parametrize(
    ("state", "last"),
    [
        ("approved", "Godkendt 12.11.2019 af Demo Leder på teammøde 12. november."),
        (
            "declined",
            "Ikke godkendt 12.11.2019 af Demo Leder på teammøde 12. november. Lovens krav gælder igen.",
        ),
        ("withdrawn", "Beslutningen er trukket tilbage; lovens krav gælder igen."),
    ],
)
def test_there_is_a_new_one_when_the_leader_has_decided(state, last):
    checked = Checked(date(2019, 11, 12), "Demo Leder", "teammøde 12. november")
    assert note_text(replace(USE, state=state, checked=checked)).splitlines()[-1] == last


def test_a_no_comes_with_its_words():
    checked = Checked(DAY, "Demo Leder", words="Attesten er fra 2015")
    last = note_text(replace(USE, state="declined", checked=checked)).splitlines()[-1]
    assert last == "Ikke godkendt 08.11.2019 af Demo Leder: Attesten er fra 2015. Lovens krav gælder igen."


def test_one_that_no_leader_checks_ends_with_who_decided():
    assert note_text(replace(USE, state="counts")).splitlines()[-1] == (
        "Besluttet 08.11.2019 af Demo Sagsbehandler."
    )


def test_a_later_registration_shows():
    later = replace(USE, recorded_on=date(2019, 11, 11))
    assert "Besluttet 08.11.2019 af Demo Sagsbehandler, registreret 11.11.2019." in note_text(later)


def test_where_nothing_took_its_place_it_says_so():
    assert "Intet er sat i stedet." in note_text(replace(USE, replaced_by=""))


def test_own_words_are_put_on_one_line():
    assert "Begrundelse: Helbredet er belyst. Se sagen.\n" in note_text(
        replace(USE, reason="Helbredet er belyst.\n  Se sagen")
    )


def test_where_the_decision_that_started_it_is_another_source_both_are_named():
    act = Source("Byrådet 11.12.2017", "Punkt 7")
    assert USE.grant is not None
    told = note_text(replace(USE, grant=replace(USE.grant, source=act)))
    assert "gælder i Aalborg fra 01.01.2018, jf. Byrådet 11.12.2017, Punkt 7.\n" in told


def test_a_made_up_citizen_is_called_one():
    assert note_text(replace(USE, synthetic=True)).splitlines()[0].endswith("(opdigtet borger)")
