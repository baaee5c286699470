"""One trial from idea to “met by law”: every kind of step, in an order that is allowed."""

from datetime import date

from frikommune.language import Text
from frikommune.programme.entry import Subject, Verdict, Word
from frikommune.programme.when import When
from tests.programme.building import act, adoption, claim

PARTS = ("1a", "1b", "1m")
ROUND = Subject("round", "1")
MET = Verdict(date(2020, 1, 1), "fully", Text.same("Helt."))
DEADLINE = (
    claim("deadline", "round:1", "deadline", When.parse("2017-11-01")),
    claim("end", "network:n", "period_end", When.parse("2021-12-31")),
    adoption("chosen", "deadline end"),
)
LIFE = (
    act("propose", "Problem og løsning", effect="2017-05-01"),
    act("apply", ["Aalborg", "Rebild"], effect="2017-06-01"),
    act("hear", "Svar fra LBR", effect="2017-08-01"),
    act("approve", ["Aalborg"], effect="2017-09-01"),
    act("approve", ["Rebild"], effect="2017-09-15"),
    act("send", ROUND, effect="2017-10-31"),
    act("decide", Word("fully"), "part:1a", effect="2017-12-20"),
    act("decide", Word("refused"), "part:1b", effect="2017-12-20"),
    act("publish_bylaw", ["Aalborg", "Rebild"], effect="2018-06-01"),
    act("start", ["Aalborg"], "part:1a", effect="2018-07-01"),
    act("postpone", ["Rebild"], effect="2018-06-15", reason="Mangler kræfter"),
    act("publish_bylaw", ["Rebild"], effect="2018-09-01"),
    act("start", ["Rebild"], "part:1a", effect="2018-10-01"),
    act("join", ["Morsø"], effect="2018-11-01"),
    act("publish_bylaw", ["Morsø"], effect="2018-12-01"),
    act("start", ["Morsø"], "part:1a", effect="2019-01-01"),
    act("practice", ["Morsø"], "part:1m", effect="2019-02-01", concerns=("part:1a",)),
    act("leave", ["Rebild"], effect="2019-06-01", reason="For få sager"),
    act("recommend", "Gør det permanent", effect="2019-09-01", reason="Det virker"),
    act("meet_by_law", MET, effect="2020-01-01"),
)
