"""Words for health and religion, in German and English, lower case, by the grammar that ties them to a person.

``*_BEING``: what somebody *is* ("ist schwanger", "a Muslim"); ``*_HAVING``: what somebody *has* ("hat Epilepsie", "her
headscarf"). Adjectives are given without ending.
"""

from __future__ import annotations

from facilitator.conference.privacy.lists import listed

ENDINGS = ("", "e", "er", "en", "em", "es")

_ILL = listed("""
    vergewaltigt gefoltert misshandelt missbraucht krankgeschrieben arbeitsunfähig abgemagert unterernährt operiert
    schwerverletzt verletzt verwundet sehbehindert amputiert beinamputiert lernbehindert entwicklungsverzögert
    blasenkrank leukämiekrank diabeteskrank tuberkulosekrank epilepsiekrank psychisch-krank sprachbehindert
    spastisch inkontinent corona-positiv heroinsüchtig tablettensüchtig selbstverletzend magenkrank krank
    schwerkrank todkrank erkrankt behindert schwerbehindert geistigbehindert blind gehörlos taub schwerhörig
    taubstumm depressiv suizidgefährdet suizidal selbstmordgefährdet traumatisiert schwersttraumatisiert autistisch
    dement querschnittsgelähmt gelähmt pflegebedürftig bettlägerig magersüchtig schizophren psychotisch asthmatisch
    hiv-positiv hiv-infiziert infiziert gehbehindert körperbehindert mehrfachbehindert hörgeschädigt kleinwüchsig
    übergewichtig fettleibig drogenabhängig alkoholabhängig tablettenabhängig süchtig drogensüchtig spielsüchtig
    alkoholsüchtig unfruchtbar schwanger hochschwanger zuckerkrank krebskrank herzkrank nierenkrank lungenkrank
    suchtkrank alkoholkrank psychischkrank chronischkrank epileptisch querschnittgelähmt sterbenskrank
    """)
HEALTH_ADJECTIVES = frozenset(word + ending for word in _ILL for ending in ENDINGS) | listed("""
    raped tortured abused unwell unfit amputated dyslexic incontinent short-sighted partially-sighted spastic lame
    crippled injured wounded underweight malnourished mute pregnant ill sick disabled blind deaf depressed suicidal
    traumatised traumatized hiv-positive autistic diabetic epileptic addicted bipolar schizophrenic paralysed
    paralyzed infertile bedridden asthmatic anorexic handicapped wheelchair-bound alcoholic psychotic demented
    hospitalised hospitalized obese overweight psychiatric
    """)
HEALTH_BEING = HEALTH_ADJECTIVES | listed("""
    expecting dialysepflichtig spastiker spastikerin legastheniker legasthenikerin amputee umbringen stottert hinkt
    stutters stammers limps diabetiker diabetikerin epileptiker epileptikerin alkoholiker alkoholikerin autist
    autistin asthmatiker asthmatikerin allergiker allergikerin rollstuhlfahrer rollstuhlfahrerin pflegefall
    schmerzpatient schmerzpatientin krebspatient krebspatientin dialysepatient dialysepatientin bipolar diabetic
    epileptic alcoholic asthmatic addict junkie hiv
    """)
HEALTH_HAVING = listed("""
    defekt defect defects injury injuries medikamente medikament tabletten medication pills surgery koma coma
    selbstmord suizid suicide förderbedarf pflegestufe kaiserschnitt krücken crutches prothesen vergewaltigung
    folter rape torture rückenschmerzen blindness deafness infection copd gicht nierensteine gallensteine thrombose
    anämie schuppenflechte leistenbruch gehirnerschütterung amputation narben brandwunden schusswunde cholera typhus
    polio kinderlähmung gelbsucht skoliose spastik tourette zwangsstörung angstattacken nervenzusammenbruch
    magengeschwür zöliakie herzschrittmacher bypass transplantation nierenversagen sepsis legasthenie dyskalkulie
    lernschwäche entwicklungsverzögerung frühgeburt bettnässen inkontinenz endometriose osteoporose alpträume
    albträume herzklappe sehschwäche sehbehinderung hörbehinderung bronchitis pneumonia ulcer thrombosis anaemia
    anemia concussion prosthesis scars typhoid jaundice scoliosis palsy fibrosis incontinence endometriosis
    osteoporosis eczema psoriasis insomnia transplant syphilis gonorrhoe herpes lepra epilepsie krebs depression
    depressionen diabetes hiv aids asthma trauma traumata ptbs schizophrenie demenz alzheimer parkinson autismus
    adhs behinderung schwerbehinderung lernbehinderung gehbehinderung schlaganfall herzinfarkt herzfehler hepatitis
    tuberkulose tbc migräne psychose leukämie dialyse chemotherapie chemo panikattacken fehlgeburt abtreibung
    rollstuhl rheuma arthrose schwangerschaft krankheit erkrankung down-syndrom trisomie burnout burn-out
    neurodermitis allergie anfälle epilepsieanfälle tumor hirntumor schizophrenia blutkrebs angstzustände essstörung
    angststörung magersucht bulimie hörgerät prothese intensivstation operation dialysegerät schmerzen
    rückenprobleme rückenleiden herzprobleme nierenprobleme herzleiden magenprobleme augenleiden knieprobleme
    schlafstörungen angstzustand krampfanfälle selbstverletzung arztbrief multiple-sklerose insulin antidepressiva
    psychopharmaka methadon psychiatrie psychotherapie suizidversuch selbstmordversuch selbstmordgedanken
    suizidgedanken blutdruck bluthochdruck schilddrüse bandscheibenvorfall malaria krätze skabies läuse corona covid
    drogen alkoholproblem drogenproblem alkoholprobleme drogenprobleme diagnose schwerbehindertenausweis epilepsy
    cancer cancers ptsd dementia alzheimer's autism adhd disability disabilities stroke tumour tuberculosis tb
    migraine migraines psychosis leukaemia leukemia dialysis chemotherapy miscarriage abortion wheelchair rheumatism
    arthritis pregnancy illness disease disorder sclerosis syndrome allergy seizures anorexia bulimia addiction
    antidepressants drugs psychotherapy nightmares flashbacks hypertension measles scabies diagnosis anxiety therapy
    attack attacks seizure overdose asperger asperger's parkinson's mastectomy pacemaker hearing-aid lupus paralysis
    infertility sickness dyslexia
    """)
# Compounds: "Krebserkrankung", "Nussallergie", "Angststörung"; what else ends so is excepted.
HEALTH_ENDINGS = (
    "erkrankung", "krankheit", "erkrankungen", "behinderung", "allergie", "psychose", "infarkt", "tumor",
    "entzündung", "depression", "depressionen", "infektion", "trauma", "insuffizienz", "therapie", "epilepsie",
    "krebs", "demenz", "persönlichkeitsstörung", "angststörung", "belastungsstörung", "essstörung", "schwangerschaft",
    "phobie", "sklerose", "schmerzen", "lähmung", "abhängigkeit", "alkoholsucht", "drogensucht", "spielsucht",
    "magersucht", "versagen", "vergiftung", "verletzung", "amputation", "spastik",
)  # fmt: skip
HEALTH_PAIRS = {
    "heart": ("attack", "defect", "condition", "problems", "trouble"),
    "drinking": ("problem",),
    "drug": ("problem", "addict", "addiction"),
    "alcohol": ("problem", "addiction"),
    "nervous": ("breakdown",),
    "mental": ("breakdown", "problems", "disorder"),
    "health": ("problems", "issues"),
    "special": ("needs",),
    "learning": ("difficulties",),
    "hearing": ("aid", "aids"),
    "panic": ("attacks",),
    "in": ("hospital", "rehab", "psychiatry", "treatment", "therapy", "behandlung"),
    "psychische": ("probleme", "krankheiten", "schwierigkeiten"),
    "psychischen": ("problemen",),
    "gesundheitliche": ("probleme", "beschwerden", "schwierigkeiten"),
    "seelische": ("probleme",),
    "hard": ("of",),
    "back": ("pain", "problems", "pains"),
    "kill": ("himself", "herself", "myself"),
    "kidney": ("failure", "disease", "stones"),
    "liver": ("failure", "disease"),
}
HOSPITALS = listed("krankenhaus klinik klinikum intensivstation hospital")
PRAYER_HOUSES = listed("moschee synagoge kirche gottesdienst freitagsgebet mosque synagogue church mass")
NO_HEALTH = listed("""
    unabhängigkeit abhängigkeit entzündung flusskrebs verkehrsinfarkt menschenrechtsverletzung rechtsverletzung
    urheberrechtsverletzung versagen staatsversagen behördenversagen systemversagen
    """)

_BELIEVING = listed("""
    lutherisch evangelikal ahmadisch ismailitisch drusisch mennonitisch baptistisch serbisch-orthodox
    russisch-orthodox griechisch-orthodox syrisch-orthodox römisch-katholisch tiefreligiös ungläubig muslimisch
    islamisch jüdisch christlich katholisch evangelisch orthodox jesidisch ezidisch yezidisch alevitisch schiitisch
    sunnitisch buddhistisch hinduistisch protestantisch koptisch strenggläubig tiefgläubig streng-gläubig
    konfessionslos freikirchlich religiös gläubig atheistisch fromm aramäisch-orthodox
    """)
RELIGION_ADJECTIVES = frozenset(word + ending for word in _BELIEVING for ending in ENDINGS) | listed("""
    evangelical anglican baptist methodist lutheran pentecostal druze sufi islamic mennonite muslim christian jewish
    hindu buddhist yazidi yezidi alevi shia shiite sunni sikh catholic protestant orthodox religious devout pious
    coptic atheist mormon
    """)
RELIGION_BEING = RELIGION_ADJECTIVES | listed("""
    baptist baptistin methodist methodistin lutheraner lutheranerin mennonit mennonitin adventist adventistin quäker
    ahmadi ismailit druse drusin druze mandäer zoroastrier zoroastrierin sufi salafi taoist evangelikaler
    scientologe anglican quaker nun nonne mönch monk muslim muslima muslimin moslem moslima christ christin jude
    jüdin hindu buddhist buddhistin jeside jesidin ezide ezidin yezide yezidin jezide jezidin alevit alevitin schiit
    schiitin sunnit sunnitin sikh bahai katholik katholikin protestant protestantin atheist atheistin salafist
    salafistin mormone mormonin kopte koptin konvertit konvertitin konvertiert konvertierte getauft betet fastet
    fasting praying jehovas jehova jehovah jew convert converted baptised baptized prays fasts unbeliever
    """)
RELIGION_HAVING = listed("""
    halal koscher kosher schweinefleisch pork ramadan kopftuch hijab hidschab burka niqab nikab tschador kippa
    turban konfession taufe islam christentum judentum buddhismus gebetsteppich headscarf veil kippah yarmulke
    christianity judaism buddhism hinduism baptism
    """)
