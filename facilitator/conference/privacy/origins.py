"""Words for origin, in German and English, lower case: peoples, lands and towns that people have fled or moved from.

German, Austrian and Swiss are left out: at a conference in Germany they single nobody out. Adjectives are given without
ending.
"""

from __future__ import annotations

from facilitator.conference.privacy.conditions import ENDINGS
from facilitator.conference.privacy.lists import listed

_PEOPLES = listed("""
    französisch britisch amerikanisch kanadisch australisch dänisch schwedisch norwegisch finnisch niederländisch
    holländisch belgisch irisch schottisch isländisch estnisch lettisch litauisch zyprisch maltesisch slowenisch
    montenegrinisch kasachisch kirgisisch turkmenisch mongolisch tibetisch nepalesisch nepalisch srilankisch
    singhalesisch burmesisch malaysisch indonesisch japanisch koreanisch argentinisch chilenisch peruanisch
    mexikanisch ecuadorianisch bolivianisch dominikanisch haitianisch jamaikanisch lateinamerikanisch
    südamerikanisch nordafrikanisch westafrikanisch ostafrikanisch saudisch kuwaitisch omanisch ruandisch burundisch
    angolanisch simbabwisch liberianisch tschadisch mauretanisch südsudanesisch südafrikanisch ausländisch
    osteuropäisch balkanisch hazarisch belutschisch rohingya syrisch afghanisch irakisch iranisch persisch kurdisch
    türkisch arabisch palästinensisch libanesisch jordanisch ägyptisch tunesisch marokkanisch algerisch libysch
    eritreisch äthiopisch somalisch sudanesisch nigerianisch ghanaisch senegalesisch gambisch malisch kongolesisch
    kamerunisch ugandisch kenianisch afrikanisch schwarzafrikanisch asiatisch ukrainisch russisch weißrussisch
    belarussisch polnisch rumänisch bulgarisch albanisch kosovarisch serbisch kroatisch bosnisch mazedonisch
    griechisch italienisch spanisch portugiesisch ungarisch tschechisch slowakisch tschetschenisch georgisch
    armenisch aserbaidschanisch pakistanisch indisch bangladeschisch chinesisch vietnamesisch thailändisch
    philippinisch brasilianisch kubanisch tamilisch jemenitisch usbekisch tadschikisch uigurisch tigrinisch
    paschtunisch aramäisch assyrisch dunkelhäutig farbig schwarz moldawisch venezolanisch kolumbianisch
    sierra-leonisch guineisch ivorisch togoisch israelisch
    """)
ORIGIN_ADJECTIVES = frozenset(word + ending for word in _PEOPLES for ending in ENDINGS) | listed("""
    french british american canadian australian danish swedish norwegian finnish dutch belgian irish scottish
    estonian latvian lithuanian cypriot slovenian slovene kazakh kyrgyz mongolian tibetan nepali nepalese burmese
    malaysian indonesian japanese korean argentinian chilean peruvian mexican ecuadorian bolivian dominican haitian
    jamaican saudi kuwaiti rwandan burundian angolan zimbabwean liberian chadian mauritanian ivorian rohingya
    tigrayan amhara oromo berber tuareg circassian assyrian aramean latino hispanic syrian afghan iraqi iranian
    persian kurdish turkish arab palestinian lebanese jordanian egyptian tunisian moroccan algerian libyan eritrean
    ethiopian somali sudanese nigerian ghanaian senegalese gambian malian congolese cameroonian ugandan kenyan
    african asian ukrainian russian belarusian polish romanian bulgarian albanian kosovar serbian croatian bosnian
    macedonian greek italian spanish portuguese hungarian czech slovak chechen georgian armenian azerbaijani
    pakistani indian bangladeshi chinese vietnamese thai filipino brazilian cuban tamil yemeni uzbek tajik uyghur
    roma romani pashtun hazara moldovan venezuelan colombian guinean togolese israeli black dark-skinned kurd
    """)
ORIGIN_BEING = ORIGIN_ADJECTIVES | listed("""
    franzose französin brite britin engländer engländerin amerikaner amerikanerin kanadier kanadierin australier
    australierin däne dänin schwede schwedin norweger norwegerin finne finnin niederländer niederländerin holländer
    holländerin belgier belgierin ire irin schotte schottin este estin lette lettin litauer litauerin slowene
    slowenin montenegriner montenegrinerin kasache kasachin kirgise kirgisin mongole mongolin tibeter tibeterin
    nepalese nepalesin indonesier indonesierin japaner japanerin koreaner koreanerin argentinier argentinierin
    chilene chilenin peruaner peruanerin mexikaner mexikanerin ecuadorianer bolivianer haitianer haitianerin ruander
    ruanderin angolaner angolanerin liberianer liberianerin tschader mauretanier mauretanierin südsudanese
    südafrikaner südafrikanerin guineer guineerin ivorer ivorerin togoer togoerin ugander uganderin kenianer
    kenianerin paschtune paschtunin hazara uigure uigurin rohingya tigray oromo berber berberin tuareg bengale
    bengalin singhalese afroamerikaner afrodeutsche afrodeutscher russlanddeutsche russlanddeutscher spätaussiedler
    spätaussiedlerin aussiedler aussiedlerin migrant migrantin ausländer ausländerin assyrer assyrerin tscherkesse
    tscherkessin moldauer moldauerin venezolaner venezolanerin kolumbianer kolumbianerin israeli aserbaidschaner
    aserbaidschanerin bangladescher bangladescherin filipino filipina thai foreigner immigrant dane swede finn scot
    irishman irishwoman frenchman englishman dutchman syrer syrerin afghane afghanin iraker irakerin iraner iranerin
    perser perserin kurde kurdin türke türkin araber araberin palästinenser palästinenserin libanese libanesin
    jordanier jordanierin ägypter ägypterin tunesier tunesierin marokkaner marokkanerin algerier algerierin libyer
    libyerin eritreer eritreerin äthiopier äthiopierin somalier somalierin sudanese sudanesin nigerianer
    nigerianerin ghanaer ghanaerin senegalese senegalesin gambier gambierin malier malierin kongolese kongolesin
    kameruner kamerunerin afrikaner afrikanerin asiate asiatin ukrainer ukrainerin russe russin pole polin rumäne
    rumänin bulgare bulgarin albaner albanerin kosovare kosovarin serbe serbin kroate kroatin bosnier bosnierin
    mazedonier mazedonierin grieche griechin italiener italienerin spanier spanierin portugiese portugiesin ungar
    ungarin tscheche tschechin slowake slowakin tschetschene tschetschenin georgier georgierin armenier armenierin
    pakistaner pakistani inder inderin chinese chinesin vietnamese vietnamesin thailänderin brasilianer
    brasilianerin kubaner kubanerin tamile tamilin jemenit jemenitin usbeke usbekin tadschike tadschikin rom romni
    roma sinto sintiza sinti zigeuner schwarzer schwarze aramäer aramäerin spaniard turk croat serb kurd gypsy
    """)
ORIGIN_HAVING = listed("migrationshintergrund migrationsgeschichte")
# "syrische Eltern", "a Turkish passport": here an adjective tells where the person comes from.
ROOTS = listed("""
    wurzeln eltern pass herkunft staatsangehörigkeit staatsbürgerschaft abstammung vorfahren vater mutter akzent
    roots parents passport origin background citizenship nationality accent descent heritage ancestry
    """)
LANDS = listed("""
    anatolien mesopotamien maghreb kaukasus sahelzone krim donbass donbas karabach kaschmir westafrika ostafrika
    nordafrika zentralasien osteuropa südosteuropa ostanatolien rojava herzegowina transnistrien anatolia
    mesopotamia caucasus crimea herzegovina burkina niger tschad mauretanien mosambik sambia malawi dschibuti
    madagaskar saudi-arabien katar kuwait oman sri lanka kambodscha laos malaysia japan korea nordkorea südkorea
    mongolei australien neuseeland argentinien chile bolivien ecuador paraguay uruguay honduras guatemala nicaragua
    jamaika usa amerika kanada frankreich england großbritannien schottland irland belgien holland niederlande
    dänemark schweden norwegen finnland island estland lettland litauen zypern malta slowenien tschechei dagestan
    donezk lwiw butscha luhansk jalalabad dschalalabad kundus ghazni schiras isfahan maschhad sanaa daraa hama
    latakia kobane afrin qamischli sindschar sinjar dohuk kirkuk massawa keren hargeisa freetown bamako banjul dakar
    conakry accra chad mauritania mozambique zambia djibouti madagascar qatar cambodia mongolia australia argentina
    america canada france scotland ireland belgium netherlands denmark sweden norway finland estonia latvia
    lithuania cyprus slovenia darfur tigray kashmir punjab nepal syrien afghanistan irak iran kurdistan türkei
    palästina gaza libanon jordanien ägypten tunesien marokko algerien libyen eritrea äthiopien somalia sudan
    südsudan nigeria ghana senegal gambia mali kongo kamerun uganda kenia ruanda burundi tansania angola simbabwe
    togo benin guinea liberia elfenbeinküste sierra afrika asien lateinamerika südamerika ukraine russland
    weißrussland belarus polen rumänien bulgarien albanien kosovo serbien kroatien bosnien mazedonien nordmazedonien
    montenegro griechenland italien spanien portugal ungarn tschechien slowakei tschetschenien georgien armenien
    aserbaidschan pakistan indien bangladesch china vietnam thailand philippinen indonesien myanmar brasilien kuba
    venezuela kolumbien peru mexiko haiti jemen turkmenistan usbekistan tadschikistan kasachstan kirgisistan moldau
    moldawien israel tibet balkan aleppo damaskus homs idlib rakka kabul herat kandahar masar mossul bagdad basra
    erbil teheran mogadischu asmara addis lagos kiew charkiw mariupol odessa cherson syria iraq turkey palestine
    lebanon jordan egypt tunisia morocco algeria libya ethiopia congo cameroon kenya rwanda tanzania zimbabwe africa
    asia russia poland romania bulgaria albania serbia croatia bosnia macedonia greece italy spain hungary chechnya
    georgia armenia azerbaijan india bangladesh indonesia brazil cuba colombia mexico yemen uzbekistan tajikistan
    kazakhstan moldova damascus mosul baghdad tehran mogadishu kyiv kharkiv odesa
    """)
NATIONS = (
    LANDS
    | ORIGIN_BEING
    | listed("""
    deutsch deutsche deutscher deutschen deutschland german germany austria austrian österreich österreicher
    österreicherin schweiz schweizer swiss switzerland bayern bavaria british english england french france europe
    """)
)
