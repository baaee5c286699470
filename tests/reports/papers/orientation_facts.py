"""Every fact of the orientation of January 2018 (seed 003), as the paper says it.

Left to the meeting's own fields: the item's number, the decision, and who was absent.
"""

_JOINT = "Frederikshavn, Læsø"

FACTS: dict[str, tuple[str, ...]] = {
    "hvem": (
        "Orientering om status på frikommuneforsøg",
        "Familie- og Beskæftigelsesforvaltningen fremsender status på frikommuneforsøg til orientering",
        "Beskæftigelsesudvalget i Aalborg (BSU)",
    ),
    "baggrund": (
        "I perioden 2012-2015 udvalgte det daværende Social- og Indenrigsministerium 9 kommuner",
        "Frikommuneforsøg I.",
        "Regeringen og KL aftalte i økonomiaftalen for 2016 et nyt frikommuneforsøg",
        "Frikommuneforsøg II 2016-2020",
        "som noget nyt skulle kommunerne søge i netværk under et fælles tema",
        "“En mere fleksibel og effektiv beskæftigelsesindsats, herunder også indsats for flygtninge”",
        "Kommune Kontakt Rådet (KKR) Nordjylland besluttede i vinteren 2016 at søge",
        "Social- og Indenrigsministeriet, der nu hedder Økonomi- og Indenrigsministeriet (ØIM)",
        "godkendt i foråret 2016 af Kommune Kontakt Rådet (KKR) Nordjylland og de 11 kommuner",
        "Aalborg er den netværksansvarlige kommune. Den har kontakten til ministeriet og de øvrige",
        "sikrer koordinering på tværs af kommunerne",
        "godkendte netværket i efteråret 2016, og perioden løber til 31. juli 2020",
        "fritagelse for lovgivningen på beskæftigelses- og integrationsområdet",
        "tre ansøgningsrunder fra efteråret 2016 til efteråret 2017",
    ),
    "godkendte forsøg": (
        "Alle ansøgninger er godkendt i kommunerne, før de blev sendt; i Aalborg af Beskæftigelsesudvalget",
        "1 | 01.12.2016 | 7 | 5 | 01.07.2017",
        "2 | 01.05.2017 | 4 | 4 | 01.01.2018",
        "3 | 01.11.2017 | 13 | 10 | 01.07.2018",
        "I alt |  | 24 | 19",
    ),
    "runde 1": (
        "7 ansøgninger; 5 er helt eller delvist imødekommet",
        "Der kom 2 afslag",
        "sat i gang fra den 1. juli 2017",
        "Mikrolån til forskellige målgrupper – Aalborg",
        "Iværksætterier blandt dimittender – Aalborg og Frederikshavn",
        f"Formkrav ved lovpligtige samtaler – Rebild, Thisted, {_JOINT}, Vesthimmerland, Jammerbugt, "
        "Brønderslev, Hjørring, Mariagerfjord og Aalborg",
        "Fleksibilitet i forhold til forholdstalskrav – Jammerbugt, Thisted, Vesthimmerland, Frederikshavn "
        "og Læsø",
        f"Fleksible rammer for uddannelse – {_JOINT} og Jammerbugt",
    ),
    "runde 2": (
        "4 ansøgninger; 4 er helt eller delvist imødekommet",
        "sat i gang fra den 1. januar 2018",
        f"Fleksibilitet i rehabiliteringsteams – Rebild, Vesthimmerland, Jammerbugt, Morsø, {_JOINT}, "
        "Hjørring, Brønderslev, Mariagerfjord og Aalborg",
        "Psykologbehandling i jobcenterindsatsen – Jammerbugt, Thisted og Vesthimmerland",
        "Differentiering i valg af lægeattester på sygedagpengeområdet – Rebild, Morsø, Jammerbugt, "
        "Frederikshavn og Vesthimmerland",
        "Fritagelse for uddannelsespålæg for en særlig målgruppe – Aalborg (ikke sat i gang)",
        "“Fleksibilitet i rehabiliteringsteams” blev der søgt om 4 undtagelser; 2 er helt eller delvist",
        "udvalget besluttede ikke at begynde",
        "efter forvaltningens forslag, selv om der er givet hjemmel",
        "skal fortsat indberettes i IT-systemet, så undtagelsen kan ikke udmøntes",
        "Netværket og KL har påpeget over for ØIM og Styrelsen for Arbejdsmarked og Rekruttering (STAR)",
    ),
    "runde 3": (
        "13 ansøgninger; 10 er helt eller delvist imødekommet",
        "Der kom 3 afslag",
        "Lige før jul 2017",
        "kan begynde den 1. juli 2018",
        "Forenkling af bevillingsgrundlaget for revalidering – Vesthimmerland, Thisted, "
        "Jammerbugt og Aalborg",
        "Ledighedsydelse – Fritagelse for revurdering i 12. måned inden for 18 måneder – Thisted, Rebild, "
        "Aalborg, Vesthimmerland og Jammerbugt",
        "Fleksible rammer for løntilskud/jobrotation – Jammerbugt, Aalborg, Frederikshavn og Læsø",
        "Lempede mentorregler – Jammerbugt og Aalborg. Aktivitetsparate kontant- og "
        "uddannelseshjælpsmodtagere kan fritages for ret- og pligtmentor",
        "Fleksibelt kontaktforløb for integrationsborgere – Vesthimmerland",
        f"Forlængelse af ressourceforløbsager – {_JOINT} og Jammerbugt",
        "opdatering af indsatsplanens tilbud hver 6. måned ifm ressourceforløb – Vesthimmerland",
        "Færre opfølgninger i relation til førtidspensionister i job med løntilskud – Vesthimmerland",
        "forholdstaltskrav ift. praktikker for ledighedsydelsesmodtagere – Vesthimmerland",
        "Fritagelse for indhentelse af LÆ265 i sager om Jobafklaringsforløb – Rebild, Vesthimmerland, "
        f"Jammerbugt, Morsø, Brønderslev, {_JOINT} og Aalborg",
        "Fritagelserne gælder hele netværket",
        "Kommuner, der ikke har søgt, kan senere begynde forsøget; eneste undtagelse er mikrolån",
        "“Mikrolån til forskellige målgrupper”, kræver det en ny ansøgning til ministeriet",
    ),
    "evaluering": (
        "Alle deltagende kommuner skal evaluere de konkrete forsøg",
        "evalueringsdesign for hvert, tværkommunalt hvor flere er med",
        "Det Nationale Forsknings- og Analysecenter for Velfærd (VIVE) rådgiver kommunerne og følger "
        "forsøgene efter aftale med ØIM, men er kun rådgivende",
        "selv sikre, at data registreres korrekt, og at evalueringen er skrevet, når forsøgsperioden slutter",
        "Om “Formkrav ved lovpligtige samtaler” og “Fleksibilitet i rehabiliteringsteams” har kommunerne "
        "indgået aftale med Rambøll Management Consulting",
        "laver evalueringsdesign, støtter evalueringen gennem hele forsøget og laver midtvejsevalueringer i "
        "tæt sparring",
    ),
    "organisering": (
        "et tværkommunalt projekt, og derfor er projektorganiseringen også tværkommunal",
        "Kommune Kontakt Rådet (KKR) Nordjylland er projektejer",
        "Styregruppen består af beskæftigelsesdirektørerne i Nordjylland",
        "Cheffølgegruppen består af jobcentercheferne i Nordjylland",
        "Der er en arbejdsgruppe for hvert forsøg",
        "Den administrative følgegruppe støtter processen og arbejdet og består af "
        "frikommunekoordinatoren og jobcenterchefer fra 3–4 kommuner",
        "får en status 2 gange om året",
        "Styregruppen får en status på alle møder, ca. 6 gange om året",
        "Cheffølgegruppen drøfter frikommune og vidensdeler på hvert møde, ca. 6 gange om året",
        "Arbejdsgrupperne mødes efter behov, gennem hele projektperioden",
    ),
    "interessenter": (
        "møder med ØIM, STAR, KL og VIVE",
        "Det Regionale Arbejdsmarkedsråd (RAR) Nordjylland og a-kasserne i deres netværk er orienteret",
        "har i de 3 ansøgningsrunder inddraget parterne i de lokale beskæftigelsesråd (LBR) "
        "eller lignende gennem høring eller på anden måde",
        "Alle forsøg, som Aalborg er medansøger på, har været i høring i LBR før udvalget",
        "godt samarbejdsklima",
        "Vil Aalborg med i forsøg, den ikke har søgt om, skal forsøget godkendes i BSU og LBR høres",
    ),
    "videndeling": (
        "videndeling mellem kommunerne og mellem forsøgene og på at nå eksterne interessenter",
        "en hjemmeside om frikommune",
        "ventes klar i starten af 2018",
    ),
    "bilag": ("Kort oversigt over Aalborg-forsøg",),
}
