"""Every fact of the final presentation to KKR of 13 November 2020, as the system's paper says it."""

FACTS: dict[str, tuple[str, ...]] = {
    "background": (
        "Regeringen og KL aftalte Frikommuneforsøg II 2016–2020 i økonomiaftalen for 2016.",
        "ny viden og praktiske erfaringer, der kan give effektiviseringer, forenklinger og bedre styring",
        "KKR Nordjylland tog initiativ til, at de nordjyske kommuner kom med på beskæftigelsesområdet",
        "“En mere fleksibel beskæftigelsesindsats, herunder også nytænkning af integrationsområdet”",
        "de mange regler og proceskrav i den kommunale beskæftigelseslovgivning",
        "En mere fleksibel og meningsgivende indsats til gavn for borgere og medarbejdere, "
        "uden at det går ud over resultater eller kvalitet",
        "har fra 1. januar 2020 helt eller delvist imødekommet 13 forsøg",
        "fortsat nødvendigt at afbureaukratisere beskæftigelseslovgivningen og skabe friere rammer",
    ),
    "evaluation": (
        "gennem 4 år: 17 forsøg",
        "brugbare erfaringer med at arbejde med færre proceskrav og mere mening",
        "store med mange tusinde borgere og næsten alle kommuner til små med en enkelt eller få kommuner",
        "under 100 borgere",
        "Alle forsøg er blevet evalueret",
        "maj – september 2020",
        "Rambøll Management Consulting har evalueret “Forsøg med fleksibelt kontaktforløb for "
        "forsikrede ledige”",
        "“Forsøg med Rehabiliteringsteams”",
        "De øvrige evalueringer har kommunerne selv stået for",
        "Færre proceskrav i samtale og borgermødet: 4 anbefalinger",
        "Færre proceskrav i rehabiliteringsteams og lægeattester: 4 anbefalinger",
        "Færre proceskrav i den virksomhedsrettede indsats: 2 anbefalinger",
        "Nye indsatser: hjælp til psykologbehandling og iværksætteri: 4 anbefalinger",
        "Evalueringer af samtlige forsøg",
        "evalueringsrapport, der kort beskriver de enkelte forsøg og de tværgående erfaringer, resultater",
        "En pixi med de overordnede anbefalinger",
    ),
    "conclusions": (
        "“forbedret eller i hvert fald ikke forringet” jobcentrenes resultater",
        "bedre ressourcefordeling: mere støtte til dem, der har mest brug for det, og flere "
        "indsatser tidligere",
        "generelt øget tilfredsheden blandt borgerne, som motiveres af mening",
        "øget tilfredsheden blandt virksomheder, læger og a-kasser",
        "i høj grad motiveret medarbejderne, som bruger deres faglighed mere i dialog med borgere "
        "og virksomheder",
    ),
    "recommendation to government": (
        "Forsøgene bør gøres permanente i fremtidig lovgivning",
        "kan forvalte den større frihed, endda med succes og til glæde for borgerne",
        "De oprindelige ansøgninger bør ses efter igen, for der ligger endnu flere forslag til forenkling "
        "og fleksibilitet i dem",
    ),
    "theme 1": (
        "Færre proceskrav er godt for borgere og medarbejdere: minimér dem, og fjern dem fra loven",
        "Borgere, medarbejdere og a-kasser er tilfredse eller meget tilfredse",
        "friere, individuelt tilpassede muligheder",
        "Samtaler skal også fremover kunne holdes telefonisk eller digitalt",
        "meget mere fleksibilitet og tager højde for alle livssituationer",
        "Færre regler om samtalerne fordeler medarbejdernes tid langt bedre",
        "Harmonisér lovgivningen endnu mere",
        "ses igennem endnu en gang: giver proceskrav, der opleves forskelligt fra målgruppe til "
        "målgruppe, mening?",
        "Ryd op i regelsæt, der overlapper og forvirrer borgeren",
        "Forenklingerne i 2020 er ikke nok: der er grundlag for flere, også på tværs af love",
        "borgere på ledighedsydelse: de overlapper, hedder noget forskelligt, er ikke koordineret "
        "og følger af forskellige love",
    ),
    "theme 2": (
        "Smidigere regler for lægeattester og rehabiliteringsteams går ikke ud over resultaterne",
        "Ikke alle sager skal for rehabiliteringsteamet for at give gode resultater",
        "mere fagligt skøn, til glæde for borgerne",
        "kortere forløb med samme beskæftigelseseffekt og enklere processer for kommuner og borgere",
        "Fjern krav, der fører til over-sagsbehandling og “one-size-fits-all”",
        "værdig og individuel sagsbehandling",
        "bruger kommunernes ressourcer bedst",
        "Det er ikke værdigt at behandle alle ens, når sagerne ikke er ens",
        "Lad et kommunalt skøn afgøre, om en lægeattest skal indhentes",
        "Kravet om LÆ285 i sygedagpengesager er allerede ophævet fra 1. januar 2020",
        "erstattes af faglige skøn, også i sager om fx revalidering, jobafklaring, førtidspension "
        "og ressourceforløb",
        "Lad kommunerne spare penge ved at undlade de obligatoriske lægeattester",
        "sager forlænges ikke unødigt, mens der ventes på en obligatorisk attest",
        "Brugt mindre på de obligatoriske attester i de fire forsøg med lægeattester: 12,2 mio. kr.",
        "mere relevant lægelig dokumentation eller andre indsatser",
    ),
    "theme 3": (
        "Forholdstalskravene bør følge med tiden",
        "progression, udvikling og måske ordinære timer, også for borgere med vanskelige vilkår, "
        "psykisk sårbarhed "
        "eller langvarig offentlig forsørgelse",
        "Loven bør understøtte, og ikke spænde ben for",
        "virksomheder, der vil tage et socialt ansvar",
        "Giv jobrotationsordningen et boost",
        "Grænsen på 26 ugers ledighed kan have fået virksomheder til at undlade efteruddannelse, "
        "fordi de ikke kunne få den rette vikar",
        "Forsøget vender ordningen rundt: virksomheden har behov for en vikar, mens dens egne medarbejdere "
        "er på efteruddannelse",
    ),
    "theme 4": (
        "Lad beskæftigelseslovgivningen understøtte iværksætteri",
        "giver selvforsørgelse og i visse tilfælde også job til andre",
        "Psykologbehandling i jobcentret bør gøres permanent",
        "samle behandling og beskæftigelsesindsats for sårbare borgere",
        "helhedsorienteret indsats",
        "udbredes, så alle udsatte borgere kan tilbydes psykologbehandling",
        "Ny viden er opstået: brug den fremadrettet",
        "Forsøgene har hver på sin måde bidraget med ny viden og resultater",
        "fortsætte behandlingen, selv om borgeren skifter ydelse eller kommer i job; "
        "det har medvirket til lavt tilbagefald",
        "behov for flere samtaler og en bredere målgruppe",
        "fritagelse for rådighed, også efterfølgende, så virksomheden kommer på plads",
        "Kun borgere med planer, der vurderes rentable inden for 1–2 måneder efter perioden, bør omfattes",
        "Mød borgeren på behov og drømme: det er værdigt og giver mening",
        "Borgerens behov og drømme er med til at sætte retning for indsatsen i alle tre forsøg",
        "netop den indsats, der giver mening for borgeren",
        "Jobcentrets tro på borgeren og støtte i den ønskede retning er motiverende",
    ),
    "lessons of being a network": (
        "enighed om, at forsøgene har gavnet borgere og medarbejdere",
        "kendte hinanden i forvejen og stod med nogle af de samme udfordringer",
        "afgørende at være flere sammen: det gav ansøgningerne vægt, fordelte ressourcetrækket og "
        "gav bedre idéer; "
        "netværket er kommet længere, end kommunerne var kommet alene",
        "En koordinator var afgørende: koordinatoren holdt fokus og bandt administration, ledelse "
        "og politikere",
        "Bredt ejerskab i hele netværket var afgørende, og det samme var friheden til at vælge sine forsøg",
        "fyrtårnsprojekt i Nordjylland, der har skabt tættere samarbejde også på andre områder",
        "enighed om værdien af forsøgene, også på Christiansborg",
    ),
    "lessons of taking part": (
        "få eller mange forsøg pr. kommune, få eller mange kommuner pr. forsøg",
        "Deltagelse kræver ledelsesmæssigt fokus fra start til slut",
        "Overvej antallet af forsøg, og om ressourcerne er til mange eller få",
        "Evalueringsdesigns er vigtige, men det kan være vanskeligt at påvise sammenhæng mellem "
        "forsøg og resultater",
    ),
    "next steps": (
        "Møde i KKR Nordjylland\n13. november 2020",
        "Til de politiske udvalg i kommunerne, “til orientering”\nnovember – december 2020",
        "Rapport, pixi og bilag sendes til Social- og Indenrigsministeriet\nsenest 31.12.2020",
        "Ventet regeringsbeslutning om at videreføre reglerne\napril 2021",
        "Lovarbejde, hvis reglerne gøres permanente\nforåret – efteråret 2021",
        "Kommunerne kan arbejde med de nuværende frikommuneregler\ntil og med 31.12.2021",
    ),
    "advocacy": (
        "interesse for og fokus på resultater og anbefalinger",
        "både tværkommunale og lokale initiativer",
        "Pressedækning i forbindelse med KKR-mødet (13. november 2020)",
        "Kontakt til KL",
        "Møde med STAR (27. november 2020)",
        "Kontakt til beskæftigelsesministeren",
        "Kontakt til Folketingets Beskæftigelsesudvalg (opfølgning)",
        "Kontakt til relevante ordførere på Christiansborg",
        "Drøftelser med relevante aktører om deres bidrag, fx KL og a-kasser",
        "Webinar om resultater i samarbejde med VIVE, Det nationale forsknings- og "
        "evalueringscenter for velfærd",
        "Generelt pressefokus",
        "At nævne “Frikommune” i alle relevante situationer alle steder",
    ),
    "agendas": (
        "Coronakrisen",
        "Regeringens nærhedsreform",
        "Pensionsreformen (Arne-reformen)",
        "Beskæftigelsesministerens værdighedsmål",
    ),
}
