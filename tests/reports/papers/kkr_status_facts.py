"""Every fact of the status to KKR of 8 November 2019, slide by slide, as the system's paper says it."""

FACTS: dict[str, tuple[str, ...]] = {
    "title": ("Nordjysk Frikommunenetværk: status 2. halvår 2019", "KKR) Nordjylland, den 8. november 2019"),
    "given by": ("sundheds- og arbejdsmarkedschefen og frikommunekoordinatoren",),
    "contents": (
        "Status på forsøgene",
        "Regelforenklinger og frikommuneforsøg",
        "Interessevaretagelse",
        "Hvad der er planlagt",
    ),
    "experience": (
        "Gode erfaringer",
        "Borgere er tilfredse med, at sagen hurtigere afsluttes eller rykker.",
        "samtaler over telefonen eller på et tidspunkt, der giver mening; glade borgere er mere motiverede.",
        "Borgere kan få psykologbehandling; det afkorter sygedagpengesagen og mindsker risikoen for "
        "tilbagefald.",
        "Borgere på langvarig kontanthjælp starter selvstændig virksomhed med et mikrolån.",
        "Dygtige dimittender starter egen virksomhed.",
        "Læger er mere end tilfredse",
        "formalia og ikke altid giver mening for patienten; vigtigt i en tid med få lægeressourcer.",
        "A-kasser er tilfredse med, at medlemmers sager hurtigere afklares",
        "uden rehabiliteringsmøde ifm. jobafklaring",
        "Medarbejdere bruger deres faglighed langt mere, fordi de ser bort fra proceskrav og gør "
        "det, der giver mening, "
        "sammen med borgeren.",
        "Ressourcer og penge bruges mere effektivt.",
    ),
    "figures": (
        "Færre lægeattester i netværket: ca. 2.000 attester, 2. halvår 2018",
        "Sparet på lægeattester i netværket: ca. 2,5 mio. kr., 2. halvår 2018",
        "Sparede lægetimer i netværket: ca. 1.300 timer (et beregnet skøn), 2. halvår 2018",
    ),
    "law": (
        "lov om en aktiv beskæftigelsesindsats gælder fra 1. januar 2020",
        "Loven er forenklet, og flere forsøg bliver helt eller delvist imødekommet",
        "“eksempelvis”",
        "De to store forsøg, samtaler og rehabiliteringsteams, fortsætter (forsøg 1.3 og 2.1)",
        "Differentiering i valg af lægeattester på sygedagpengeområdet (forsøg 2.3) ophører helt",
        "Fleksible rammer for uddannelse (forsøg 1.5) ophører delvist",
        "Forenkling af bevillingsgrundlaget for revalidering (forsøg 3.1) ophører delvist",
        "Mulighed for at fremme iværksætteri for dimittender (forsøg 1.2) ophører delvist",
        "Mentorforsøg (forsøg 3.4) ophører helt",
    ),
    "advocacy": (
        "Interessevaretagelse siden sidst",
        "Deltagelse på Folkemøde",
        "Pressedækning af mikrolån (P1, P4, Jyllands-Posten)",
        "Besøg fra STAR (start oktober 2019)",
        "Henvendelse fra KKR-formandskabet til beskæftigelsesministeren; møde i Hjørring (7. november 2019)",
        "Henvendelse fra KKR-formandskabet til Folketingets Beskæftigelsesudvalg; foretræde (13. "
        "november 2019)",
        "Invitation fra KL til at give input om rehabiliteringsteams (14. november 2019)",
        "JobCamp 2019 om rehabiliteringsteams (7. november 2019)",
        "Aftale om JobCamp 2020 om de generelle erfaringer; temaerne afklares med KL",
        "Dialog med KL om at motivere interessevaretagelse, når der evalueres i 2020",
    ),
    "calendar": (
        "Opstartsmøde med VIVE\nstart marts 2020",
        "Evaluering af den organisatoriske læring\nmarts – maj 2020",
        "Evaluering i de enkelte forsøg\n01.05.2020 – august 2020",
        "Godkendelse i Jobcenterchefkredsen\nmidt september 2020",
        "Godkendelse i Beskæftigelsesdirektørkredsen\nstart oktober 2020",
        "Godkendelse i kommunaldirektørkredsen\nslut oktober 2020",
        "Godkendelse i KKR\nnovember 2020",
        "Politisk godkendelse i alle kommuner\nnovember – december 2020",
        "Fremsendelse til Social- og Indenrigsministeriet\nsenest 31.12.2020",
    ),
}
