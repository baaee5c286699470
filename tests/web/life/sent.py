"""A trial that has been sent to the ministry: two exemptions asked for, by Morsø and Rebild."""

from datetime import date

from frikommune.language import Text
from frikommune.programme.entry import Deed, Entry, Names, Subject
from frikommune.programme.when import When
from frikommune.web.journal.append import append
from frikommune.web.journal.book import book_of
from frikommune.web.journal.models import Programme
from frikommune.web.journal.writing import Pen
from frikommune.web.people.models import Seat

TRIAL = Subject("trial", "4.1")
LAW = """
id = "4.1"
title = { da = "Færre fællessamtaler", en = "Fewer joint talks" }
norm_without = { da = "Tre fællessamtaler.", en = "Three joint talks." }
with_trial = { da = "Senere fællessamtaler og telefon.", en = "Later joint talks, and by telephone." }

[[exemption]]
id = "4.1a"
title = { da = "Første fællessamtale i 10. uge", en = "The first joint talk in week 10" }
groups = ["dagpenge"]
certainty = "source"
after = ["1.3a", "1.3x"]
source = { reference = "Ansøgning 4.1", heading = "a" }
[[exemption.change]]
norm = "faellessamtale"
[[exemption.change.replace.step]]
number = 1
in_week = 10

[[exemption]]
id = "4.1b"
title = { da = "Samtaler på video", en = "Talks by video" }
groups = ["dagpenge"]
certainty = "source"
after = ["1.3b", "1.3x"]
source = { reference = "Ansøgning 4.1", heading = "b" }
[[exemption.change]]
norm = "jobsamtale"
add = { form = { form = "video" } }
"""


def send_4_1(programme: Programme, day: date) -> None:
    """Idea, application, hearing, two approvals and the round, all on one day."""
    seat = Seat.objects.filter(role="coordinator").first()
    pen = Pen(book_of(programme), seat, day)
    paper = Deed(by=seat.text.da, document="sag 1")
    round_ = Subject("round", "4")
    entries: list[Entry] = [
        pen.claim(round_, "deadline", When.on(day)),
        pen.act("propose", TRIAL, Text.same("Færre samtaler")),
        pen.act("apply", TRIAL, Names(("Morsø", "Rebild")), deed=paper),
        pen.act("hear", TRIAL, Text.same("Ingen indvendinger"), deed=paper),
        pen.act("approve", TRIAL, Names(("Morsø",)), deed=paper),
        pen.act("approve", TRIAL, Names(("Rebild",)), deed=paper),
        pen.act("send", TRIAL, round_, deed=Deed(by=seat.text.da)),
        pen.claim(TRIAL, "named", Text.same("Færre fællessamtaler")),
    ]
    append(programme, entries, papers=[pen.paper], files={"trials/4.1.toml": LAW})
