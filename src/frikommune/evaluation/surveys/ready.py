"""Ready-made questionnaires to begin with, in our own words.

The North Jutland papers publish percentages from their surveys, not the questions. What stands here is what
such questions may have said; the published percentage stands beside, to be compared with, never as a result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from frikommune.evaluation.surveys.questionnaire import Choice, Item, Question, Questionnaire, Role
from frikommune.evaluation.surveys.scales import Scale
from frikommune.language import NO_WORDS, Text

AALBORG_2019 = Text(
    "Aalborg, Beskæftigelsesudvalget, sag 2019-035025 (efterår 2019)",
    "Aalborg, employment committee, case 2019-035025 (autumn 2019)",
)


@dataclass(frozen=True, slots=True)
class Published:
    """A percentage that a source gives, beside the statement that asks for the same in our words."""

    key: str
    share: float
    as_told: Text


@dataclass(frozen=True, slots=True)
class Ready:
    """A questionnaire to begin with. `trials` are those it was thought for."""

    title: Text
    roles: tuple[Role, ...]
    questionnaire: Questionnaire
    trials: tuple[str, ...] = ()
    published: tuple[Published, ...] = ()
    source: Text = NO_WORDS


OWN_WORDS = Text(
    "Ordene er vores egne: kilden giver procenterne, ikke spørgsmålene.",
    "The words are our own: the source gives the percentages, not the questions.",
)
_AGREE = Scale("agreement")
_REMARK = Question(
    "q9",
    "text",
    Text("Er der andet, vi bør vide?", "Is there anything else that we should know?"),
    Text(
        "Skriv intet, som en borger eller kollega kan kendes på.",
        "Write nothing by which a citizen or colleague can be recognised.",
    ),
    Text("Til sidst", "In closing"),
)


def _battery(key: str, words: Text, scale: Scale, *items: Text) -> Question:
    return Question(
        key,
        "likert",
        words,
        scale=scale,
        items=tuple(Item(f"{key}.{number}", one) for number, one in enumerate(items, 1)),
    )


def _choices(*words: Text) -> tuple[Choice, ...]:
    return tuple(Choice(number, one) for number, one in enumerate(words, 1))


_HOW_AGREE = Text("Hvor enig eller uenig er du?", "How far do you agree?")
_CERTIFICATES = Ready(
    Text("Lægeattester før rehabiliteringsmøde", "Medical certificates before rehabilitation meetings"),
    ("staff",),
    Questionnaire(
        (
            Question(
                "q1",
                "multiple",
                Text(
                    "Hvorfor har du undladt at indhente lægeattesten LÆ265?",
                    "Why have you not obtained the certificate LÆ265?",
                ),
                Text("Vælg alle, der passer.", "Choose all that fit."),
                choices=_choices(
                    Text(
                        "Borgerens sundhedstilstand er afdækket via andre kanaler",
                        "The citizen's health is known through other channels",
                    ),
                    Text("En anden attest belyser sagen bedre", "Another certificate tells more"),
                    Text(
                        "Borgeren behandles på et sygehus, som har oplysningerne",
                        "The citizen is treated in a hospital, which has the information",
                    ),
                    Text("Andet", "Other"),
                ),
                not_relevant=True,
            ),
            _battery(
                "q2",
                _HOW_AGREE,
                _AGREE,
                Text(
                    "Sagsbehandlingstiden er blevet væsentligt kortere, uden at det går ud over kvaliteten",
                    "Handling time has become much shorter, at no cost to quality",
                ),
                Text("Jeg oplever tillid til mine faglige kompetencer", "My professional skills are trusted"),
                Text(
                    "De oplysninger, der indhentes i stedet, belyser sagen godt nok",
                    "What is obtained instead tells enough about the case",
                ),
            ),
            _REMARK,
        )
    ),
    ("2.1",),
    (
        Published("q1", 0.861, Text("afdækket via andre kanaler: 86,1 %", "known otherwise: 86.1%")),
        Published("q2.1", 0.912, Text("enige eller helt enige: 91,2 %", "agree or strongly agree: 91.2%")),
        Published("q2.2", 0.759, Text("enige eller helt enige: 75,9 %", "agree or strongly agree: 75.9%")),
    ),
    AALBORG_2019,
)
_CLARIFYING = Ready(
    Text("Jobafklaring uden rehabiliteringsmøde", "Clarifying work ability without a rehabilitation meeting"),
    ("staff",),
    Questionnaire(
        (
            _battery(
                "q1",
                _HOW_AGREE,
                _AGREE,
                Text(
                    "Jeg kan bedre bruge tiden på de borgere, der har brug for teamets indstilling",
                    "I can better spend time on the citizens who need the team's recommendation",
                ),
                Text("Jeg har fået et større fagligt råderum", "I have more room for professional judgement"),
                Text("Jeg oplever tillid til mine faglige kompetencer", "My professional skills are trusted"),
            ),
            _battery(
                "q2",
                NO_WORDS,
                Scale("extent"),
                Text(
                    "I hvor høj grad har forsøget styrket kvaliteten i det, I gør for borgeren?",
                    "To what extent has the trial improved the quality of what you do for the citizen?",
                ),
            ),
            _REMARK,
        )
    ),
    ("2.1",),
    (
        Published("q1.1", 0.825, Text("enige eller helt enige: 82,5 %", "agree or strongly agree: 82.5%")),
        Published("q1.2", 0.80, Text("enige eller helt enige: 80 %", "agree or strongly agree: 80%")),
        Published("q1.3", 0.825, Text("enige eller helt enige: 82,5 %", "agree or strongly agree: 82.5%")),
        Published("q2.1", 0.60, Text("i høj eller meget høj grad: 60 %", "to a (very) high degree: 60%")),
    ),
    AALBORG_2019,
)
_REHABILITATION = Ready(
    Text("Enklere grundlag for revalidering", "A simpler basis for rehabilitation benefit"),
    ("staff",),
    Questionnaire(
        (
            _battery(
                "q1",
                NO_WORDS,
                Scale("size"),
                Text(
                    "Hvor stor en administrativ lettelse oplever du?",
                    "How large an administrative relief do you see?",
                ),
            ),
            _battery(
                "q2",
                NO_WORDS,
                Scale("extent"),
                Text(
                    "I hvor høj grad inddrages borgerens egen læge fortsat?",
                    "To what extent is the citizen's own doctor still involved?",
                ),
            ),
            Question(
                "q3",
                "single",
                Text(
                    "Er der i din seneste sag inddraget nogen, som ikke ville være blevet inddraget før?",
                    "In your latest case, was anybody involved who would not have been before?",
                ),
                choices=_choices(Text("Ja", "Yes"), Text("Nej", "No")),
                not_relevant=True,
            ),
            _REMARK,
        )
    ),
    ("3.1",),
    (
        Published("q1.1", 0.76, Text("stor eller meget stor: 76 %", "large or very large: 76%")),
        Published("q2.1", 0.45, Text("i høj eller meget høj grad: 45 %", "to a (very) high degree: 45%")),
        Published(
            "q3", 0.25, Text("nye aktører inddraget: 25 % af sagerne", "others involved: 25% of cases")
        ),
    ),
    AALBORG_2019,
)
_COURSE = Ready(
    Text("Kursus om mikrolån", "The microloan course"),
    ("citizen",),
    Questionnaire(
        (
            _battery(
                "q1",
                NO_WORDS,
                Scale("size"),
                Text("Hvor stort udbytte har du haft af kurset?", "How much did you gain from the course?"),
            ),
            _REMARK,
        )
    ),
    ("1.1",),
    (Published("q1.1", 0.85, Text("stort eller meget stort: ca. 85 %", "large or very large: about 85%")),),
    AALBORG_2019,
)
_CITIZENS = Ready(
    Text("Borgerens møde med jobcentret", "The citizen's meeting with the jobcentre"),
    ("citizen",),
    Questionnaire(
        (
            Question(
                "q1",
                "likert",
                _HOW_AGREE,
                scale=_AGREE,
                items=(
                    Item("q1.1", Text("Jeg ved, hvad der skal ske i min sag", "I know what happens next")),
                    Item("q1.2", Text("Jeg bliver lyttet til", "I am listened to")),
                    Item(
                        "q1.3", Text("Samtalerne bringer mig nærmere job", "The talks bring me nearer work")
                    ),
                    Item(
                        "q1.4",
                        Text("Jeg må fortælle det samme flere gange", "I must tell the same several times"),
                        reversed=True,
                    ),
                ),
            ),
            _REMARK,
        )
    ),
    ("1.3", "2.1"),
)
_OTHERS = Ready(
    Text("A-kasser, læger og virksomheder", "Unemployment funds, doctors and companies"),
    ("a_kasse", "doctor", "company"),
    Questionnaire(
        (
            _battery(
                "q1",
                _HOW_AGREE,
                Scale("agreement", neutral=False),
                Text("Samarbejdet med jobcentret er let", "Working with the jobcentre is easy"),
                Text("Vi bruger mindre tid på unødige papirer", "We spend less time on needless papers"),
                Text("Vi bliver inddraget på det rigtige tidspunkt", "We are involved at the right time"),
            ),
            _REMARK,
        )
    ),
)
READY: Mapping[str, Ready] = {
    "certificates": _CERTIFICATES,
    "clarifying": _CLARIFYING,
    "rehabilitation": _REHABILITATION,
    "course": _COURSE,
    "citizens": _CITIZENS,
    "others": _OTHERS,
}
"""By a name of ours."""
