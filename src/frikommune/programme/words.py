"""What an entry says, in words of both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from frikommune.language import NO_WORDS, Text, day_text, listed
from frikommune.programme.entry import Entry, Names, Subject, SubjectKind, Value, Verdict, Word
from frikommune.programme.figure import Figure
from frikommune.programme.trial import EffectVerdict
from frikommune.programme.when import When

VERDICT_WORDS: dict[EffectVerdict, Text] = {
    "fully": Text("helt imødekommet", "met fully"),
    "partly": Text("delvist imødekommet", "met partly"),
    "not": Text("ingen virkning", "no effect"),
    "goes_on": Text("fortsætter", "goes on"),
    "open": Text("står åbent", "left open"),
}
CODE_WORDS: dict[str, Text] = {
    "fully": Text("helt imødekommet", "granted fully"),
    "partly": Text("delvist imødekommet", "granted partly"),
    "fully_or_partly": Text("helt eller delvist imødekommet", "granted fully or partly"),
    "refused": Text("afslået", "refused"),
    "whole_network": Text("gælder hele netværket", "covers the whole network"),
    "own_approval": Text("egen godkendelse og høring", "own approval and hearing"),
    "new_application": Text("en ny ansøgning", "a new application"),
    "owner": Text("projektejer", "project owner"),
    "steers": Text("styregruppe", "steering group"),
    "follows": Text("følgegruppe", "follow-up group"),
    "works": Text("arbejdsgrupper", "working groups"),
    "supports": Text("administrativ følgegruppe", "administrative group"),
    "citizen": Text("borger", "citizen"),
    "staff": Text("medarbejder", "staff"),
    "management": Text("ledelse", "management"),
    "company": Text("virksomhed", "company"),
    "doctor": Text("læge", "doctor"),
    "a_kasse": Text("a-kasse", "a-kasse"),
    "survey": Text("spørgeskema", "survey"),
    "interview": Text("interview", "interviews"),
    "status_note": Text("statusnotat", "status note"),
    "supervision": Text("ledelsestilsyn", "management supervision"),
    "several_cases": Text("flere sager", "several cases"),
    "single_case": Text("en enkelt sag", "a single case"),
    "benefit": Text("gevinst", "benefit"),
    "side_effect": Text("bivirkning", "side effect"),
    "both": Text("både gevinst og bivirkning", "both benefit and side effect"),
    "learning": Text("læring i organisationen", "organisational learning"),
    "continue": Text("fortsætte", "continue"),
    "adjust": Text("justere", "adjust"),
    "consider_adjusting": Text("overveje at justere", "consider adjusting"),
    "stop": Text("stoppe", "stop"),
    "removed": Text("fjernet", "removed"),
    "partly_removed": Text("delvist fjernet", "partly removed"),
    "stands": Text("består", "stands"),
    "network": Text("om at være et netværk", "of being a network"),
    "participation": Text("om at deltage", "of taking part"),
    "only_applicants": Text("gælder kun kommuner, der har søgt", "covers only municipalities that applied"),
}


_NUMBERED = {
    "trial": ("forsøg", "trial"),
    "round": ("runde", "round"),
    "part": ("fravigelse", "exemption"),
    "application": ("ansøgning", "application"),
}


NAMING = frozenset(
    {"named", "activity", "experienced", "observed", "raised", "learned", "concludes", "states"}
)
"""The words that say what a subject is called."""


def names_of(entries: Iterable[Entry]) -> Mapping[Subject, Text]:
    """What each subject is called by the last entry that names it. Entries in order of recording."""
    return {one.about: one.value for one in entries if one.says in NAMING and isinstance(one.value, Text)}


def subject_text(subject: Subject, names: Mapping[Subject, Text]) -> Text:
    """What a subject is called: trials and rounds by number, municipalities by name."""
    if subject.kind in _NUMBERED:
        return Text(*(f"{word} {subject.name}" for word in _NUMBERED[subject.kind]))
    return names.get(subject) or Text.same(subject.name)


_KINDS: Mapping[SubjectKind, Text] = {
    "network": Text("netværket", "the network"),
    "body": Text("gruppe", "body"),
    "authority": Text("myndighed", "authority"),
    "figure": Text("tal", "figure"),
    "calendar": Text("plan", "plan"),
    "theme": Text("tema", "theme"),
    "conclusion": Text("konklusion", "conclusion"),
    "recommendation": Text("anbefaling", "recommendation"),
    "lesson": Text("erfaring med netværket", "lesson"),
    "side_effect": Text("bivirkning", "side effect"),
    "experience": Text("erfaring", "experience"),
    "advocacy": Text("interessevaretagelse", "advocacy"),
    "barrier": Text("barriere", "barrier"),
    "other_trial": Text("andet forsøg", "other trial"),
    "challenge": Text("udfordring", "challenge"),
    "idea": Text("idé", "idea"),
    "law": Text("lov", "law"),
    "adoption": Text("valg mellem kilder", "choice between sources"),
}


def kind_text(subject: Subject) -> Text:
    """What kind of subject it is: `figure`, `experience`; a trial or its part by number, a place by name."""
    return _KINDS.get(subject.kind) or subject_text(subject, {})


def value_text(value: Value, names: Mapping[Subject, Text] = MappingProxyType({})) -> Text:
    """A value in words. `names` are what subjects are called, where a value points to one."""
    if isinstance(value, Subject):
        return subject_text(value, names)
    if isinstance(value, Text):
        return value
    if isinstance(value, Figure | When):
        return value.text
    if isinstance(value, Names):
        return Text(listed(value.names, "da"), listed(value.names, "en"))
    if isinstance(value, Word):
        return CODE_WORDS.get(value.code, Text.same(value.code))
    if isinstance(value, Verdict):
        law, verdict = day_text(value.law_from), VERDICT_WORDS[value.verdict]
        da = f"loven fra {law.da}: {verdict.da}. {value.text.da}"
        return Text(da, f"the law from {law.en}: {verdict.en}. {value.text.en}")
    return value.reason


SAYS_WORDS: dict[str, Text] = {
    "named": Text("navn", "name"),
    "says": NO_WORDS,
    "theme": Text("tema", "theme"),
    "rationale": Text("hvorfor netværket", "why the network"),
    "support": Text("støtte", "support"),
    "tradition": Text("tradition for samarbejde", "tradition of working together"),
    "ambition": Text("mål", "ambition"),
    "organises": Text("arbejdsform", "way of working"),
    "catalogue": Text("idékatalog", "catalogue of ideas"),
    "caveat": Text("forbehold", "caveat"),
    "partnership": Text("partnerskab om vækst", "partnership for growth"),
    "advised_by": Text("rådgives af", "advised by"),
    "contact": Text("kontakt", "contact"),
    "occasion": Text("anledning", "occasion"),
    "scope": Text("hvad der kan søges om", "what may be applied for"),
    "approval": Text("godkendelse før ansøgning", "approval before applying"),
    "joining": Text("senere tilslutning", "joining later"),
    "involves": Text("inddragelse", "involvement"),
    "evaluates": Text("evalueringspligt", "duty to evaluate"),
    "case_number": Text("sagsnummer", "case number"),
    "explains": Text("nærmere", "in detail"),
    "legal_basis": Text("retsgrundlag", "legal basis"),
    "bylaws": Text("om vedtægter", "on bylaws"),
    "members": Text("kommuner", "municipalities"),
    "responsible": Text("netværksansvarlig", "responsible"),
    "decided_to_apply": Text("besluttede at søge", "decided to apply"),
    "application_deadline": Text("ansøgningsfrist", "deadline of application"),
    "approved_application": Text("godkendte ansøgningen", "approved the application"),
    "approved_by": Text("godkendt af", "approved by"),
    "period_end": Text("perioden slutter", "the period ends"),
    "coverage": Text("fritagelsernes rækkevidde", "reach of the exemptions"),
    "count": Text("antal", "number"),
    "role": Text("rolle", "role"),
    "consists_of": Text("består af", "consists of"),
    "meets": Text("mødes", "meets"),
    "place": Text("plads i organisationen", "place in the organisation"),
    "decided": Text("besluttede", "decided"),
    "deadline": Text("frist", "deadline"),
    "sent": Text("sendt", "sent"),
    "granted": Text("imødekommet", "granted"),
    "answered": Text("svar", "answered"),
    "start": Text("start", "start"),
    "trials": Text("forsøg", "trials"),
    "sent_in": Text("sendt i", "sent in"),
    "outcome": Text("udfald", "outcome"),
    "asked": Text("søgt", "asked for"),
    "participants": Text("deltagere", "participants"),
    "coordinator": Text("tovholder", "coordinator"),
    "not_started": Text("ikke sat i gang", "not started"),
    "met_by_law": Text("ny lov", "new law"),
    "background": Text("baggrund", "background"),
    "evaluation": Text("evaluering", "evaluation"),
    "evaluated_how": Text("sådan evalueret", "how it was evaluated"),
    "output": Text("udarbejdet", "made"),
    "recommends": Text("netværkets anbefaling", "recommendation of the network"),
    "participation": Text("deltagelse", "participation"),
    "advocates": Text("interessevaretagelse", "advocacy"),
    "agenda": Text("aktuel dagsorden", "agenda of the day"),
    "purpose": Text("formål", "purpose"),
    "allows": Text("giver mulighed for", "allows"),
    "expects": Text("ventet", "expected"),
    "advice": Text("anbefalet", "recommended"),
    "lists": Text("på listen", "on the list"),
    "progress": Text("hvor langt forsøgene er", "how far the trials are"),
    "sharing": Text("videndeling", "sharing of what is learnt"),
    "condition": Text("vilkår", "condition"),
    "joins_by": Text("andre kan tilslutte sig ved", "others may join by"),
    "evaluated_by": Text("evalueres af", "evaluated by"),
    "started": Text("sat i gang i", "started in"),
    "number": NO_WORDS,
    "planned": Text("planlagt", "planned"),
    "asks": Text("skal godkendes i", "to be approved by"),
    "follows": Text("kommer efter", "comes after"),
    "of_body": Text("hos", "with"),
    "a_year": Text("møder om året", "meetings a year"),
    "endorse": Text("godkendt i", "approved in"),
    "hold": Text("holdt", "held"),
    "call_off": Text("aflyst", "called off"),
    "concludes": Text("konklusion", "conclusion"),
    "reasons": Text("grund", "reason"),
    "under": Text("tema", "theme"),
    "learned": Text("erfaring", "lesson"),
    "observed": Text("bivirkning", "side effect"),
    "experienced": Text("oplevet", "experienced"),
    "stakeholder": Text("hvis erfaring", "whose experience"),
    "evidence": Text("bygger på", "rests on"),
    "kind": Text("slags", "kind"),
    "could_adopt": Text("kan bruges i", "could be used in"),
    "activity": Text("aktivitet", "activity"),
    "held": Text("dag", "day"),
    "follows_up": Text("følger op på", "follows up on"),
    "led_to": Text("førte til", "led to"),
    "raised": Text("rejst", "raised"),
    "raised_by": Text("rejst af", "raised by"),
    "raised_to": Text("rejst over for", "raised to"),
    "ended": Text("hvad det blev til", "how it ended"),
    "run_by": Text("drives af", "run by"),
    "same_citizens": Text("samme borgere", "same citizens"),
    "runs": Text("løber", "runs"),
    "states": NO_WORDS,
    "problem": Text("udfordring", "problem"),
    "solution": Text("løsning", "solution"),
    "became": Text("blev til", "became"),
    "in_force": Text("i kraft", "in force"),
}


def says_text(says: str) -> Text:
    """What a word of the vocabulary is called; acts are called by their own names."""
    return SAYS_WORDS.get(says, Text.same(says))


def entry_text(entry: Entry, names: Mapping[Subject, Text] = MappingProxyType({})) -> Text:
    """What an entry says: its word and its value."""
    head, value = says_text(entry.says), value_text(entry.value, names)
    if head == NO_WORDS:
        return value
    return Text(f"{head.da}: {value.da}", f"{head.en}: {value.en}")
