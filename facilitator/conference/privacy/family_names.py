"""Family names in lower case: what follows a role ("Vermieter Huber") or is typed small ("frau hoffmann").

After a title any capitalised word is taken for a name, so this list need not be long. ``SHAPES`` are endings that in
German and English text hardly any common noun has.
"""

from __future__ import annotations

import re

from facilitator.conference.privacy.lists import listed

_FAMILY = """
abdi abel ackermann adam adeyemi ahmad ahmadi ahmed ahrens aigner akbari al-ahmad al-hamad al-hassan al-jasem
al-khatib al-mahmoud al-masri al-saleh alahmad albrecht alhamad ali alizada alizadeh aljasem almasri amiri anders
anderson andersson angerer antretter appel arndt arnold arslan aslan attenberger auer aydin aydın aziz azizi bach
bachmaier bachmann bah baier bailey baker balde barakat barnes barry bartels barth bartsch bauer bauernfeind baumann
baumgartner baumgärtner bayer beck becker beckmann begum behrend behrens beier bell bender bennett benz berg berger
berghammer bergmann berisha bernauer berndt bernhardt beyer bichler biechl binder birner bischoff bittner blank blum
boateng bock boehm bondarenko borchert bormann born boyko brand brandl brandstetter brandt braun brehm breitner
brenner breuer brinkmann brown bruckner brunner bruns brückner buchholz buchner buck burger burgmaier busch busse
bytyqi böck böhm böhme bölling böttcher büttner camara campbell carstens carter ceesay celik cetin chapman christ
clark clarke claus collins conrad conteh cook cooper costa cox cremer daher dahm danner darwish davies davis
daxenberger decker deininger demir demmel dengler diallo diehl diepold dietrich dietz dietze dimitrov dirnberger
dirscherl dobler dogan dollinger dorfner doğan drescher dreyer dumitru döring dörr dürr ebeling eberhardt eberl ebert
ebner ecker eckert eckl eder edwards egger eggers ehlers ehrhardt eibl eichhorn eichinger eichler eisner emmer engel
engelhardt engelmann erdmann erdogan erdoğan ernst ertl esch esposito esser estermann evans evers falk faltermeier
farah feichtner feldmann fellner fendt fernández ferrari fiedler fink fischbach fischer fleischer forster foster frank
franke fraser frenzel freund frey friedrich fritsch fritz fritzsche fröhlich fröschl fuchs fuhrmann funk furtner
förster gabriel garcia garcía gashi gassner gaßner gebauer gebhardt gebremariam gebremedhin geiger geisler georgiev
gerber gerlach gerstl geyer ghasemi glas gonzález gottwald grabmaier gradl graf graham grandl grasser green greindl
greiner griffiths grimm gross grote groth groß gruber gröber grünwald gschwendtner guenther göbel görlitz götz götze
güneş günter günther haas haase haberl habte haddad hagemann hager hahn hahne haidari haile hainz hakimi hall haller
hallinger hamann hamberger hamdan hamdi hammer hanke hansen harms harrer harris harrison hartmann hasani hassan haupt
hauser hecht heidrich heigl hein heinemann heinen heinig heinrich heinz heinze heise heiß held heller hellwig hempel
henkel henning hensel herbst hermann herold herrmann herzog hess hesse heuer heydari heymann heß hildebrandt hilger
hill hille hinrichs hinterberger hintermeier hinz hirsch hirschfeld hirsi hirtreiter hochreiter hodzic hodžić hofbauer
hofer hoffmann hofmann hofstetter holzer holzner hoppe horn hosseini hoxha huber hughes hunt hupfauer hussain hussaini
hussein huth höfer hölzl hübner ibrahim ionescu irlbacher issa ivanov ivanova jackson jacob jacobi jacobs jaeger
jafari jahn jakob jallow james janke jansen janssen jell jensen johansson john johnson jones jordan jost jovanovic
jovanović jung jäger jürgens kahl kaindl kainz kaiser kamara kaminski kammerer kara karimi karl kasper kassem kastrati
kaufmann kaur kaya kebede keita keller kellner kelly kern kessler keßler khalil khan khoury kidane kiefer kiermaier
kilic kindermann kink kirchhoff kirchmaier kirchner kirsch klatt klaus klein klemm klinger kloiber klose knapp knauer
knobloch knoll koc koch koehler koenig koester kohl kolb kolbeck konrad kopp korkmaz kovalchuk kovalenko kowalczyk
kowalska kowalski koç kraemer kraft kramer kramp krasniqi kraus krause kravchenko krebs kreitmeier kretschmer kreutz
kreuzer kronast krueger krug kruse krämer krüger kuhlmann kuhn kunkel kunz kunze kurt kurz kurzmann kuznetsov käser
köck köhler könig königer körner kühn kühne kılıç lackner lampl lamprecht lang lange langer lankes larsson lauer
lechner lee lehmann lehner lehnert leitl leitner lemke lenz lewandowski lewis liebl lindemann lindner lindqvist linke
linner lipp lippert loher lohmann loibl lorenz ludwig lutz lutzenberger lysenko lópez löffler lück lüdtke maas maaß
macdonald mack mader mahler mahmoud maier maierhofer mair mangold mansour manz marchenko markovic marković marshall
martin martínez marx mason masri mattern maurer mayer mayerhofer mayr mcdonald meier melnyk mende mensah menzel merkel
merten mertens merz metz metzger meurer meyer michaelis michel milde miller mitchell mitterer mitterhuber mohamed
mohammad mohammadi mohammed mohn mohr moll moore moradi morgan morina moritz morris moser mueller murphy murray möller
mühlbauer müller nagel nagy najjar nasser naumann nazari neubauer neugebauer neuhauser neumaier neumann neumayer
nguyen nickel niederhuber niedermaier niedermeier nielsen niemann nikolic nikolić nitsche nkrumah noack noll nolte
noori nouri nowak nowakowski nusser o'brien o'connor oberauer oberhuber obermaier obermayer obermeier obermüller oehme
oeztuerk ohlsen okafor okonkwo omar opitz osterhammer ostermaier oswald othman ott otte otto owusu ozturk palmer pape
parker patel paukner paul pauli paulsen pedersen perl pertl petermann peters petersen petrenko petrov petrova petrovic
petrović pfaff pfeffer pfeifer pfeiffer pfister pham philipp phillips pichler pietsch plank plate plötz pohl pointner
polat pongratz popal popescu popov popova popp prechtl preuß prinz probst promberger putz pérez qasemi qasim raabe
rademacher radtke rahimi rahmani rathke rau rauch rauh rauscheder rauscher reich reichel reichert reid reimann reindl
reinhardt reinhold reinke reis reisinger reiter renner reuter rezaei rezai richardson richter riedel rieder riedl
rieger riepl ries ringelstetter ritter ritz roberts robinson rodríguez rohde rommel rose rosenthal rosner ross rossi
roth rothe rothmaier rudolph ruf runge rupp russell russo röder röhrl römer rösch rösler rößler sabbagh sachs safi
sagmeister sahin sailer saleh salem salomon salzeder sander santos sattler sauer sauter schachner schade schaefer
schaller schaper scharf scheidl schell schenk scherer schiller schilling schindler schirmer schlegel schlosser
schlüter schmalzl schmid schmidbauer schmidhuber schmidt schmitt schmitz schnabel schneeweis schneider schneiders
schober scholz schott schrader schramm schreiber schreier schreiner schroeder schröck schröder schröer schröter
schubart schubert schuhbauer schuhmacher schulte schulten schultheis schulz schulze schumacher schuster schwab
schwaiger schwarz schwarze schwarzenbeck schweiger schächner schäfer schön schönfeld schürmann schütte schütz scott
sedlmayr sedlmeier seebacher seeger seidel seidl seifert seitz sesay shahin shala shami sharifi shaw shevchenko
siebert siegel sievers sigl silva simon simpson simsek singer singh sixt smirnov smith sokolov sollinger sommer
sonnenberg sonntag sow spengler sperl spitzer springer späth spöttl stadler stadlmeier stadtler stahl stahlberg stamm
stan stanekzai stangl stark staudacher staudinger steffen steffl stein steinbach steindl steiner steinert steininger
steinmetz stephan stevens stewart stiller stock stocker stoll stolz strack strasser stratmann straub strauß straßer
straßmair strobel struck stuhlreiter stumpf sturm stöckl stöger suleiman sultani summerer svensson sánchez taha taylor
tekle tesfay tesfaye tetzlaff thaler thalhammer thiel thiele thieme thomas thompson tiedemann timm tkachenko toure
touré tran traore trapp traut trautmann treml turner uhl uhlig ulbrich ullmann ulrich unger unterberger unterhuber
unterreiner urbach urban utz vetter vilsmeier vogel vogl vogler vogt voigt volk volkmann volkov volz vordermaier voß
völker wacker wagenknecht wagenstaller wagner wahl waldmann walker wallner walter walther walz ward wardak warsame
watson weber wechselberger wegener wegner weidemann weidinger weidner weigel weigl weiland weinberger weinert
weinzierl weis weise weiss weiß welsch wendel wendt wenzel werner werth westermeier westner westphal wetzel white
wichmann widmann wiedemann wiegand wieland wiemann wiesböck wiese wieser wild wilhelm wilke will williams willms
wilson wimmer windhager winkelmann winkler winter winzer wirth wirtz witt witte wittig wittmann wiśniewski woldemariam
wolf wolff wolfram wolfrum wolter wood wright wulf wulff wunderlich wójcik yildirim yilmaz yousef yıldırım yılmaz zach
zacher zadran zahn zander zehetmaier zeidler zeiler zeller zellner ziegler zielinski zimmer zimmerer zimmermann zink
zorn zöttl çelik çetin özdemir özkan öztürk şahin şimşek
"""

FAMILY = listed(_FAMILY)

# Lower-case words of every day that "frau" or "mr" may stand before without a name being meant.
SMALL_WORDS = listed("""
    adam anders appel barth bell berg blum bock born braun brown busch christ cook engel ernst frank green gross
    groß hall haupt hell hill horn hunt jung kern klein kraft kurz lang lange marshall may metz reich rose sauer
    schwarz sommer sonntag stahl stark stein wahl ward weise weiß white wild will winter wirth witt wolf wood zimmer
    """)

SHAPES = re.compile(
    r"(?:^(?:(?:al|el|abu|bin|ben|abd|o)[-'’]|mc)[^\W\d_]{3,}$|"
    r"(?:mann|müller|mueller|schmid|schmidt|lechner|maier|meier|mayer|meyer|mayr|huber|hofer|berger|gruber|brunner|hauser|dorfer|dörfer|bacher|egger|moser|bichler|sohn|czyk|owitz|o[gğ]lu|i[cć]|ova|eva|"
    r"enko|chuk|czuk|ewski|owski|inski|i[nń]ska|wicz|yan|shvili|adze|zadeh|zada|zai|pour|nejad|escu|sson)$)"
)
