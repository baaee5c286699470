"""What the trail's codes are called, and which tables are shown to whom. Pure data."""

from __future__ import annotations

from collections.abc import Mapping

from frikommune.language import Text

DEEDS: Mapping[str, Text] = {
    "+": Text("oprettet", "made"),
    "~": Text("ændret", "changed"),
    "-": Text("slettet", "deleted"),
    "look": Text("opslag", "look-up"),
    "begun": Text("sporet begyndt", "trail begun"),
    "seen": Text("sporet set", "trail seen"),
    "backup": Text("sikkerhedskopi taget", "backup taken"),
    "restored": Text("sikkerhedskopi gendannet", "backup restored"),
}
CASEWORK: Mapping[str, Text] = {
    "cases_case": Text("sag", "case"),
    "cases_casenumber": Text("sagsnummer", "case number"),
    "cases_casetext": Text("oplysninger fra fagsystemet", "what the case system told"),
    "cases_recorded": Text("hændelse", "event"),
    "deliveries_delivery": Text("levering", "delivery"),
    "uses_draw": Text("stikprøve", "sample"),
    "uses_remark": Text("bemærkning", "remark"),
    "uses_use": Text("brug af en undtagelse", "use of an exemption"),
    "uses_usestep": Text("skridt i en brug", "step of a use"),
}
"""Tables whose changes a leader sees, of the own municipality."""
SETTINGS: Mapping[str, Text] = {
    "people_person": Text("person", "person"),
    "people_seat": Text("rolle", "role"),
    "people_change": Text("linje i loggen over adgang", "line of the log of access"),
    "signin_identity": Text("bruger hos kommunens login", "user at a municipality's sign-in"),
    "signin_opensession": Text("session", "session"),
    "signin_factor": Text("anden faktor", "second factor"),
    "signin_recoverycode": Text("gendannelseskode", "recovery code"),
    "api_apitoken": Text("adgang for et fagsystem", "access of a case system"),
    "calendar_feedtoken": Text("kalenderadresse", "calendar address"),
    "today_followedlist": Text("adresse til egen liste", "address of an own list"),
    "deliveries_system": Text("opsætning af et fagsystem", "set-up of a case system"),
    "deliveries_mappingversion": Text("version af en opsætning", "version of a set-up"),
    "evaluations_assigned": Text("evaluators adgang til et forsøg", "evaluator's access to a trial"),
    "papers_owntemplate": Text("egen papirskabelon", "own template for papers"),
    "privacy_destroyed": Text("sletning efter en regel", "deletion by a rule"),
    "trail_trace": Text("spor", "trail"),
    "trail_cut": Text("spor skåret af", "traces cut off"),
    "trail_verification": Text("efterprøvning af sporet", "verification of the trail"),
    "database": Text("database", "database"),
}
"""Tables whose changes an administrator sees; none tells of a citizen."""
