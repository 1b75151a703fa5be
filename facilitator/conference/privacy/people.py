"""Words for people, in German and English, lower case: titles, roles, offices; and for places named like people."""

from __future__ import annotations

from facilitator.conference.privacy.lists import listed

TITLES = listed("herr herrn frau hr fr sr dr prof fräulein mr mrs ms miss mister mx professor doktor")
DEGREES = listed("med phil rer nat ing iur jur habil dipl univ soc")
HOUSEHOLDS = listed("familie fam family ehepaar eheleute")

# Held in public: what is said about the office belongs into the protocol, so "Bürgermeister Huber" stays.
OFFICES = listed("""
    bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin altbürgermeister landrat landrätin minister
    ministerin ministerpräsident ministerpräsidentin staatssekretär staatssekretärin kanzler kanzlerin bundeskanzler
    bundeskanzlerin präsident präsidentin bundespräsident bundespräsidentin abgeordnete abgeordneter abgeordneten
    stadtrat stadträtin gemeinderat gemeinderätin kreisrat kreisrätin senator senatorin bischof bischöfin papst
    könig königin dezernent dezernentin staatsminister staatsministerin innenminister innenministerin
    landeshauptmann landeshauptfrau mayor president chancellor councillor governor bishop pope king queen mp
    secretary
    """)

KIN = listed("""
    halbbruder halbschwester kusine vetter omi opi uroma uropa ex lebenspartner lebenspartnerin großtante großonkel
    mädel bursche kleinkind neugeborenes zwillingsbruder zwillingsschwester papi mami ehegatte ehegattin bräutigam
    braut partner daughter grandson grandchild newborn dude bloke lad lass gran nan sohn tochter mutter mutti mama
    vater papa bruder schwester mann frau ehemann ehefrau ehepartner oma opa großmutter großvater onkel tante cousin
    cousine neffe nichte enkel enkelin enkelkind kind baby säugling schwager schwägerin schwiegermutter
    schwiegervater schwiegersohn schwiegertochter stiefsohn stieftochter stiefvater stiefmutter zwilling familie
    junge mädchen bub patenkind pflegekind pflegesohn pflegetochter lebensgefährte lebensgefährtin verlobte
    verlobter son mother mum mom father dad brother sister husband wife spouse grandmother grandfather grandma
    grandpa granny uncle aunt auntie nephew niece granddaughter child boy girl man woman lady gentleman guy family
    toddler infant stepson stepdaughter stepmother stepfather stepbrother stepsister fiancé fiancée fiancee twin
    exmann exfrau ex-mann ex-frau ex-husband ex-wife stiefbruder stiefschwester patentante patenonkel
    schwippschwager great-aunt great-uncle godchild kid
    """)

ROLES = listed("""
    leader head chairman chairwoman captain player goalkeeper teammate instructor examiner judge solicitor notary
    surgeon optician physiotherapist psychiatrist conductor inspector roofer decorator grocer florist barista
    bartender barman agent banker journalist photographer musician artist writer programmer designer architect
    scientist librarian headmistress schoolmate buddy pal mate godmother godfather orphan teenager pensioner
    grandparent colleague gp social-worker usher porter superintendent lifeguard goalie sitter koch ingenieur
    architekt informatiker buchhalter soldat richter bauer tischler maurer dachdecker klempner installateur
    mechaniker mechatroniker briefträger postbote paketbote kurier pilot fotograf musiker künstler redakteur jurist
    notar steuerberater makler vertreter physiotherapeut heilpraktiker streetworker spieler mitspieler torwart
    vormund gutachter entscheider wachmann pförtner reinigungskraft putzhilfe haushaltshilfe küchenhilfe aushilfe
    werkstudent bufdi au-pair gast gastgeber ergotherapeut logopäde optiker chirurg kardiologe neurologe gynäkologe
    psychiater frauenärztin imbissbesitzer security hausverwalter verwalter bademeister fußballtrainer deutschlehrer
    tutor referent referendar jugendlicher rentner student schulfreund dekan küster mesner partner partnerin freund
    freundin bekannte bekannter nachbar nachbarin kollege kollegin kollegen chef chefin vorgesetzte vorgesetzter
    vermieter vermieterin mieter mieterin untermieter untermieterin hausmeister hausmeisterin hausarzt hausärztin
    arzt ärztin zahnarzt zahnärztin kinderarzt kinderärztin frauenarzt hebamme krankenschwester lehrer lehrerin
    klassenlehrer klassenlehrerin schüler schülerin lehrling azubi auszubildende auszubildender praktikant
    praktikantin studentin dozent dozentin erzieher erzieherin tagesmutter trainer trainerin betreuer betreuerin
    pfleger pflegerin sachbearbeiter sachbearbeiterin berater beraterin helfer helferin dolmetscher dolmetscherin
    übersetzer übersetzerin pate patin mentorin polizist polizistin busfahrer busfahrerin fahrer fahrerin bäcker
    bäckerin friseur friseurin verkäufer verkäuferin handwerker mitarbeiter mitarbeiterin mitbewohner mitbewohnerin
    mitschüler mitschülerin teilnehmer teilnehmerin klient klientin mandant mandantin patientin kunde kundin
    bewohner bewohnerin ansprechpartner ansprechpartnerin leiter leiterin gruppenleiter gruppenleiterin kursleiter
    kursleiterin schulleiter schulleiterin rektor rektorin direktor direktorin pfarrer pfarrerin pater pastor
    pastorin imam rabbi diakon gemeindereferentin sozialarbeiter sozialarbeiterin sozialpädagoge sozialpädagogin
    moderator moderatorin rentnerin witwe witwer putzfrau besitzer besitzerin inhaber inhaberin händler händlerin
    wirt wirtin landwirt landwirtin metzger gärtner gärtnerin schreiner elektriker maler kassierer kassiererin
    sekretärin sanitäter sanitäterin apotheker apothekerin psychologe psychologin therapeut therapeutin logopädin
    vorsitzende vorsitzender schulbegleiter schulbegleiterin mentor köchin kellner kellnerin rechtsanwalt
    rechtsanwältin anwalt anwältin neighbour neighbor friend boss landlord landlady tenant caretaker janitor doctor
    dentist midwife nurse teacher pupil apprentice trainee intern carer coach clerk caseworker adviser advisor
    volunteer helper interpreter translator policeman policewoman officer driver baker hairdresser roommate flatmate
    classmate housemate participant client patient customer resident lodger headteacher headmaster vicar priest
    coworker co-worker employee worker supervisor manager girlfriend boyfriend assistant attendant consultant
    engineer accountant guard postman postwoman barber tailor painter carpenter builder soldier foreman warden
    lecturer professor organiser organizer coordinator member guardian owner cook waiter waitress cleaner plumber
    gardener cashier receptionist shopkeeper butcher farmer mechanic electrician psychologist therapist paramedic
    pharmacist shop-owner newcomer cabby bricklayer counsellor counselor babysitter nanny principal lawyer widow
    widower guest host
    """)
ROLE_ENDINGS = (
    "nachbar", "kollege", "lehrer", "fahrer", "arbeiter", "helfer", "leiter", "betreuer", "berater", "pfleger",
    "verkäufer", "teilnehmer", "besitzer", "inhaber", "händler", "erzieher", "meister", "trainer", "bewohner",
    "mieter", "partner", "freund", "schüler", "mentor", "arzt", "anwalt", "gefährte", "genosse", "kamerad", "beamter",
    "beamte", "angestellte", "angestellter", "chef", "mann", "frau", "kind", "sohn", "tochter", "mutter",
    "junge", "schwester", "bruder", "nachbarin", "kollegin", "freundin", "ärztin", "anwältin", "erin", "istin",
    "entin", "antin", "ologin", "eutin",
)  # fmt: skip

# Several people at once are a person only beside "meine" or "my": "meine Eltern", "my children".
SEVERAL = listed("""
    eltern kinder geschwister söhne töchter brüder schwestern großeltern schwiegereltern enkelkinder zwillinge
    nachbarn parents children kids siblings sons daughters brothers sisters grandparents twins neighbours neighbors
    """)

# After or before these a name is that of a place: "Anne Frank Schule", "Sankt Martin", "Café Paula".
PLACES_AFTER = listed("""
    schule grundschule mittelschule realschule gesamtschule berufsschule gymnasium kindergarten kita hort institut
    stiftung straße strasse str platz weg gasse allee ring haus krankenhaus klinik klinikum kirche zentrum preis
    saal halle heim park stadion akademie universität verlag verein verband werk brauerei apotheke bäckerei bank
    hilf himmelfahrt school college university hospital clinic foundation institute street road avenue lane square
    centre center church house hall prize award library station bridge club company ltd inc gmbh ag ev
    """)
PLACES_BEFORE = listed("""
    sankt st hl heilige heiliger heiligen haus café cafe kita hotel gasthof gasthaus pension villa saint santa san
    orkan sturm hurricane storm burg schloss kloster kirche pfarrei schule klinik firma apotheke straße platz port
    lake
    """)
STREET_ENDINGS = ("straße", "strasse", "str", "gasse", "gässchen", "weg", "allee", "promenade", "steig", "stieg")
# These are as often something else; with a house number they count beside "wohnt", "Familie" or a postcode.
SQUARE_ENDINGS = (
    "platz", "ring", "damm", "ufer", "zeile", "markt", "leite", "anger", "hof", "berg", "winkel", "siedlung", "graben",
    "park", "hang", "höhe", "feld", "wiese", "wiesen", "garten", "tor", "au", "moos", "dorf", "eck", "bach", "see",
)  # fmt: skip
NOT_STREETS = listed("""
    bundesstraße staatsstraße kreisstraße landstraße landesstraße schnellstraße umgehungsstraße fahrradstraße
    spielstraße einbahnstraße wohnstraße radweg fußweg gehweg schulweg feldweg waldweg heimweg arbeitsweg umweg
    ausweg rückweg bildungsweg lernweg wanderweg rettungsweg fluchtweg dienstweg rechtsweg verkehrsweg instanzenweg
    mittelweg irrweg unterwegs ausbildungsweg anfahrtsweg bahnsteig einstieg ausstieg aufstieg umstieg abstieg
    anstieg berufseinstieg
    """)
# A door that is open to everybody: its address is no secret.
PUBLIC_PLACES = listed("""
    rathaus landratsamt bürgerhaus bürgerbüro bürgeramt jobcenter haltestelle bushaltestelle pfarrheim pfarrsaal
    pfarramt gemeindezentrum gemeindehaus mehrgenerationenhaus familienzentrum stadtbibliothek bücherei bibliothek
    schule grundschule mittelschule volkshochschule vhs kita kindergarten kirche moschee amt behörde ausländeramt
    beratungsstelle geschäftsstelle agentur büro treffpunkt sprechstunde caritas diakonie awo brk tafel klinik
    klinikum krankenhaus praxis feuerwehr polizei turnhalle sporthalle stadthalle jugendzentrum bahnhof museum
    kleiderkammer sozialkaufhaus veranstaltung hall library school office church mosque hospital clinic surgery
    station stop centre center council police
    """)

# Capitalised words that are no names; German writes every noun with a capital, so these are the ones met here most.
NOT_NAMES = listed("""
    bekannten freunden abend abends angebot angebote angst anfang anmeldung antrag anträge arbeit arbeiten
    ausbildung amt ämter auto begleitung behörde behörden bedarf beratung beruf berufe besuch bett bewerbung bitte
    brief briefe bus bürger büro computer danke dank deutsch deutsche deutschen deutschkurs deutschland dokumente
    dolmetscher ehrenamt eltern energie englisch essen europa fahrrad familie familien fahrt feier ferien fest firma
    flucht flüchtling flüchtlinge formulare frage fragen frau frauen freizeit freitag freude freunde führerschein
    garten geburtstag gehalt geld gemeinde gemeinden gericht geschichte geschwister gesundheit gruppe gruppen hand
    handy haus hause hausaufgaben heim helfer herr herren heute hilfe hilfen hobby hunger idee ideen integration
    internet jahr jahre jahren job jobs jugend jugendliche kaffee karte kind kinder kindern kita klasse kleidung
    klima kollegen kontakt kontakte kosten krieg kultur kunden kurs kurse küche land laptop leben lehrer leute liebe
    liste lohn lust mann männer medikamente mensch menschen miete mieter mittwoch mitte moment monat monate montag
    mut mutter möbel nachbarn nacht ort papiere partner pass platz polizei politik praktikum problem probleme punkt
    rat raum recht rechte regeln respekt ruhe sache sachen samstag schule schulen schüler sicherheit sonntag sorge
    sorgen spaß spende sport sprache sprachen sprachkurs staat stadt stelle stellen strom stunde stunden tag tage
    tagen team teil teilnehmer telefon termin termine thema tipp treffen unterkunft unterricht unterstützung urlaub
    vater verein vereine verkehr vermieter vertrag vertrauen visum vorschlag vorschläge wasser weg welt wetter
    wissen woche wochen wohnung wohnungen wunsch zeit zeugnis zeugnisse ziel zimmer zug zukunft zusammen divers und
    oder der die das den dem des ein eine einen wir ich er sie es ihr was wer wie wo wann warum kann können soll
    muss darf wenn weil dass aber auch nicht nur mehr viel alle viele bei mit von aus für im in am an auf zu zum zur
    vor nach the this that these those a and or but if when where why what who how can could should must will would
    he she it we they i you my our his her their your not no yes more many all some every on at to from for with by
    of as is are were has have had do does did please thanks help work school housing office people children women
    men course courses language german english monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december social services red cross centre
    center new germany europe dienstag donnerstag januar februar märz mai juni juli oktober dezember plan typ block
    phase variante option modell stufe kategorie linie art anlage level hepatitis zone vitamin halle station ebene
    etage reihe artikel abschnitt kapitel wohnheim bereich note serie tor gleis szenario migration migrant migrantin
    flüchtlingsrat helferkreis asyl aufenthalt duldung islam muslime christen kirche moschee caritas diakonie awo
    vhs ihk tafel jobcenter landratsamt rathaus
    """)
NOUN_ENDINGS = (
    "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "ismus", "tät", "täten",
    "chen", "nisse", "amt", "haus", "kurs", "kurse", "schule", "platz", "plätze", "zeit", "hilfe", "arbeit", "markt",
    "straße", "weg", "zentrum", "gruppe", "verein", "stelle", "wohnung", "angebot", "angebote", "karte", "beratung",
    "ierung", "leitung", "treffen", "ausweis", "kosten", "rechte", "recht",
)  # fmt: skip
