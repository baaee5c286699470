"""What the evaluation reports of two trials hold as of the final presentation, by section."""

FACTS = {
    "3.3": {
        "summary": [
            "“Fleksible rammer for løntilskud og jobrotation” (forsøg 3.3) begyndte den 1. juli 2018 i"
            " Jammerbugt, Frederikshavn, Læsø og Aalborg.",
            "kilderne giver 15 tal og 9 erfaringer, men det er her ikke holdt op mod, hvordan det ellers var",
            "Loven fra den 1. januar 2020 – kilderne: ingen virkning (“Jobrotation uden ledighedskrav”);"
            " lovens egne regler: kan ikke afgøres.",
            "Netværket anbefaler: “Giv jobrotationsordningen et boost”.",
        ],
        "trial-background": [
            "Kravet om 26 ugers ledighed har i Aalborg forhindret",
            "26 ugers ledighed før jobrotation.",
        ],
        "trial-purpose": ["fordi jobrotation kan bruges tidligt i ledigheden."],
        "trial-group": [
            "Målgruppen er jobparate dagpengemodtagere og jobparate kontanthjælpsmodtagere.",
            "Aalborg deltager kun i forhold til jobrotation.",
        ],
        "method": [
            "VIVE, Det nationale forsknings- og evalueringscenter for velfærd",
            "Hvordan de offentliggjorte tal er blevet til, oplyser kilderne ikke.",
            "Den er ikke regnet ud her for forsøg 3.3.",
        ],
        "figures": [
            "Bevilgede jobrotationsansættelser i Aalborg | ca. 175 personer | 01.09.2018 – juni 2019",
            "44,4 % (24 af 54; 20 ikke færdige); 95 %: 32,0–57,6 %",
            "Effekten af jobrotation uafhængigt af forsøget | 27,3 % | 1. kvartal 2018",
            "Projekter etableret | 67 projekter | august 2019",
            "en lille håndfuld personer",
            "så andelen ender mellem 44,4 og 81,5 %. Af dem, der er færdige, er det 70,6 %",
            "oplyser kilden dem ikke, og hvor sikker den er, kan ikke afgøres.",
            "Andelen af de færdige kan pynte eller skæmme",
        ],
        "experience-1": ["Arbejdsgiverne er glade for flere egnede kandidater."],
        "side-effects": ["Den bredere målgruppe har øget udgifterne til jobrotation."],
        "law": ["det får ikke betydning for forsøget.", "“Løntilskud uden ledighedskrav” kan ikke afgøres"],
        "recommendations": [
            "Giv jobrotationsordningen et boost (forsøg 3.3)",
            "Aalborg lægger op til at overveje at justere forsøg 3.3. Jobhuset vil overveje kriterier",
            "Om alle forsøg siger netværket: Forsøgene bør gøres permanente i fremtidig lovgivning.",
        ],
        "dictionary": ["Antal projekter, offentlige og private; udgifter"],
        "rests-on": ["Aalborg 2019-035025 (001) | Orientering om status på frikommuneforsøg"],
    },
    "2.1": {
        "summary": ["begyndte den 1. januar 2018 i Rebild, Vesthimmerland", "kilderne: fortsætter"],
        "trial-background": [
            "Til “Forsøg med Rehabiliteringsteams” blev der søgt om 4 undtagelser; 2 er helt eller delvist"
            " imødekommet."
        ],
        "part-2.1a": [
            "Loven kræver en lægeattest, før en sag kan behandles på rehabiliteringsmøde.",
            "ledelsen kvalitetssikrer hver sag på teammøde eller ved anden sparring.",
            "Formål: Sagen skal glide bedre, så borgeren ikke unødigt sendes til egen læge.",
        ],
        "part-2.1b": ["Borgeren kan fritages for mødet.", "alle sager ses af leder ved overgangen."],
        "method": [
            "har kommunerne indgået aftale med Rambøll Management Consulting.",
            "statusnotat (3 tal), survey (7 tal) og et beregnet skøn (1 tal). For 9 tal oplyses det ikke.",
        ],
        "figures": [
            "Fritagelser for LÆ265 før rehabiliteringsmøde i Aalborg | 272 sager (statusnotat)",
            "fx 8 uger (statusnotat)",
            "87 % (329 af 378; statusnotat); 95 %: 83,3–90,1 %",
            "86,1 % (survey)",
            "60 % (survey)",
        ],
        "money": [
            "Besparelse på attester i Aalborg | 469.200 kr. | april 2019 | 272 sager × 1.725 kr.",
            "437.217 kr. | april 2019 | 33 dage × 13.249 kr.",
            "ca. 2.500.000 kr. | 2. halvår 2018",
            "12.200.000 kr.",
            "Brutto: kilden trækker hverken registrering eller det, der trådte i stedet, fra. Det gælder alle"
            " beløb.",
            "Beløbet er for forsøg 2.1, 2.3, 3.1 og 3.10 tilsammen; kilden deler det ikke.",
        ],
        "shared": ["ca. 2.000 attester", "ca. 1.300 timer (et beregnet skøn)"],
        "experience-1": ["Læger er mere end tilfredse", "(sagt om forsøg 2.1, 2.3, 3.1 og 3.10 tilsammen)."],
        "experience-2": ["A-kasser er tilfredse med"],
        "differing": ["1.672 kr. (2019-niveau) (Aalborg 2019-035025 (001)); 1.725 kr."],
        "recommendations": ["Ikke alle sager skal for rehabiliteringsteamet for at give gode resultater."],
    },
}
