"""What the parts of a design are called, in both languages."""

from __future__ import annotations

from frikommune.evaluation.designs.design import Correction, From, Measure, UnitOf
from frikommune.evaluation.effects.effect import Estimator
from frikommune.evaluation.effects.question import Direction
from frikommune.language import Text

MEASURE_WORDS: dict[Measure, Text] = {
    "share": Text("en andel (procent)", "a share (per cent)"),
    "mean": Text("et gennemsnit", "a mean"),
    "count": Text("et antal pr. borger", "a number per citizen"),
    "time": Text("tid til noget sker", "time until something happens"),
}
FROM_WORDS: dict[From, Text] = {
    "ledger": Text("beregnet af loven og sagerne", "computed from the law and the cases"),
    "cases": Text("sagerne", "the cases"),
    "published": Text("offentliggjorte tal", "published figures"),
    "survey": Text("en spørgeskemaundersøgelse", "a survey"),
    "file": Text("en fil", "a file"),
}
UNIT_WORDS: dict[UnitOf, Text] = {
    "citizen": Text("borgeren", "the citizen"),
    "case": Text("sagen", "the case"),
    "company": Text("virksomheden", "the company"),
    "municipality": Text("kommunen", "the municipality"),
    "answer": Text("besvarelsen", "the answer"),
}
CORRECTION_WORDS: dict[Correction, Text] = {
    "none": Text("ingen", "none"),
    "holm": Text("Holm", "Holm"),
    "benjamini_hochberg": Text("Benjamini-Hochberg", "Benjamini–Hochberg"),
}
DIRECTION_WORDS: dict[Direction, Text] = {
    "higher": Text("højere er bedre", "higher is better"),
    "lower": Text("lavere er bedre", "lower is better"),
}
ESTIMATOR_WORDS: dict[Estimator, Text] = {
    "one_group": Text("én gruppe holdt op mod et kendt tal", "one group held against a known figure"),
    "two_groups": Text("forskellen mellem to grupper", "the difference between two groups"),
    "counts": Text("forholdet mellem to hyppigheder", "the ratio of two rates"),
    "did": Text(
        "før og efter, sammenlignet med andre kommuner (difference-in-differences)",
        "before and after, against other municipalities (difference-in-differences)",
    ),
    "staggered": Text(
        "før og efter med forskudt start (Callaway og Sant'Anna)",
        "before and after with staggered starts (Callaway and Sant'Anna)",
    ),
    "synthetic": Text(
        "én kommune mod en blanding af andre (syntetisk kontrol)",
        "one municipality against a blend of others (synthetic control)",
    ),
    "weighted": Text(
        "lignende borgere ved vægtning (dobbelt robust)", "similar citizens by weighting (doubly robust)"
    ),
    "matched": Text("lignende borgere ved matchning", "similar citizens by matching"),
    "survival": Text(
        "tid til noget sker, med uafsluttede forløb", "time until something happens, with unfinished cases"
    ),
}
FIELD_WORDS: dict[str, Text] = {
    "trial": Text("forsøg", "trial"),
    "title": Text("titel", "title"),
    "purpose": Text("formål", "purpose"),
    "theory": Text("forandringsteori", "theory of change"),
    "population": Text("målgruppe", "target group"),
    "unit": Text("enhed", "unit"),
    "municipalities": Text("kommuner", "municipalities"),
    "starts": Text("start", "start"),
    "ends": Text("slut", "end"),
    "primary": Text("det vigtigste mål", "primary outcome"),
    "secondary": Text("andre mål", "secondary outcomes"),
    "comparison": Text("sammenligning", "comparison"),
    "compared_with": Text("sammenlignes med", "compared with"),
    "benchmark": Text("kendt tal", "known figure"),
    "benchmark_source": Text("det kendte tals kilde", "the known figure's source"),
    "estimand": Text("hvis virkning", "whose effect"),
    "estimator": Text("beregning", "computation"),
    "cluster": Text("hvor forsøget blev besluttet (klynge)", "where the trial was decided (cluster)"),
    "correction": Text("korrektion for flere mål", "correction for several outcomes"),
    "subgroups": Text("undergrupper", "subgroups"),
    "guardrails": Text("stopregler", "guardrails"),
    "data": Text("data", "data"),
    "costs": Text("udgifter", "costs"),
    "reforms": Text("samtidige ændringer", "concurrent changes"),
    "expected": Text("forventet omfang", "expected size"),
    "name": Text("navn", "name"),
    "definition": Text("definition", "definition"),
    "measure": Text("hvad det måles i", "what it is measured in"),
    "come_from": Text("hvor det tælles", "where it is counted"),
    "indicator": Text("indikator", "indicator"),
    "source": Text("kilde", "source"),
    "horizon": Text("måneder fra start", "months from the start"),
    "direction": Text("hvad der er bedre", "which is better"),
    "smallest": Text("mindste forskel, der er umagen værd", "smallest worthwhile difference"),
    "margin": Text("margin for “ikke værre”", "margin for “not worse”"),
    "outcome": Text("mål", "outcome"),
    "stop_at": Text("stopgrænse", "stop value"),
    "who_decides": Text("hvem beslutter", "who decides"),
    "sources": Text("datakilder", "data sources"),
    "legal_basis": Text("retsgrundlag", "legal basis"),
    "retention": Text("opbevaring", "retention"),
    "access": Text("adgang", "access"),
    "amount": Text("beløb", "amount"),
    "year": Text("prisår", "price year"),
    "payer": Text("betaler", "payer"),
    "since": Text("fra dato", "from date"),
    "treated": Text("borgere i forsøget i alt", "citizens in the trial in all"),
    "untreated": Text("borgere at sammenligne med i alt", "citizens to compare with in all"),
    "treated_clusters": Text("kommuner i forsøget", "municipalities in the trial"),
    "untreated_clusters": Text("kommuner at sammenligne med", "municipalities to compare with"),
    "periods_before": Text("perioder før start", "periods before the start"),
    "periods_after": Text("perioder efter start", "periods after the start"),
    "baseline": Text("niveau uden forsøget", "level without the trial"),
    "spread": Text("standardafvigelse", "standard deviation"),
    "icc": Text(
        "lighed inden for en kommune (intraklassekorrelation)",
        "likeness within a municipality (intraclass correlation)",
    ),
    "lock": Text("lås", "lock"),
    "amendments": Text("ændringer", "amendments"),
    "on": Text("dato", "day"),
    "reason": Text("begrundelse", "reason"),
    "by": Text("rolle", "role"),
    "data_seen": Text("data set", "data seen"),
}


def field_words(path: str) -> Text:
    """What a field is called: `primary.margin` is `det vigtigste mål: margin for “ikke værre”`."""
    named = [FIELD_WORDS.get(part, Text.same(part)) for part in path.split(".") if not part.isdigit()]
    return Text(": ".join(one.da for one in named), ": ".join(one.en for one in named))
