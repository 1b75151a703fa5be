"""Given names that occur in a conference of this kind, in lower case; written for this guard, not a census.

``GIVEN`` stand alone ("Fatima hilft"); ``DOUBTFUL`` are also ordinary words, months, towns or countries in German or
English and count only beside a surname, an initial, a title or a role ("Frau Rosa Huber", "Mark T.").
"""

from __future__ import annotations

from facilitator.conference.privacy.lists import listed

_GERMAN = """
achim adelheid adolf agnes albrecht aleksandra alex alexander alexandra alfons alfred alina alois aloisia alwin amelie
andrea andreas anett anette angela angelika angelina anika anita anja anke anna annalena anne annegret anneliese
annemarie annemie annett annette anni annika anny ansgar antje anton antonia armin arnd arne arno arnold arnulf astrid
axel babette barbara bastian beate beatrix benedikt benjamin benno berit bernadette bernd bernhard berta berthold
bertram bettina bianca birgit birgitta birte björn bodo brigitte britta bruno burghard burkhard bärbel carina carla
carlotta carmela carola carolin carolina caroline carsten catharina celina chantal charlotte christa christel
christiane christina christine christof christoph christopher cilli clara clarissa claudia claus clemens conny
constantin constanze cordula corinna corinne cornelia cornelie cornelius cäcilia dagmar daniel daniela david denise
dennis detlef detlev diana dieter dietmar dietrich dirk dominik doris dorothea dorothee dörte eberhard eckhard edda
edeltraud edeltrud edith eduard egbert egon ekkehard elena elfi elfie elfriede elias elisa elisabeth elise elke ella
ellen elli elly elmar elsa elvira emanuel emil emilia emilie emily emma emmi enzo erhard erich erik erna ernestina
ernestine erwin ester eugen eva evamaria evelyn evi fabian fabienne falko felicia felicitas felix felizitas ferdinand
fiete finn florentina franka franz franziska frauke freddy frederik frida fridolin friedemann frieder friederike
friedhelm friedl friedrich fritz gabi gabriel gabriela gabriele gaby gebhard georg gerald gerd gerda gereon gerhard
gerlinde gernot gero gerold gert gerti gertraud gertrud gesa gesine gilbert gina gisela gitta gottfried gotthard
gregor greta grete gretel gudrun guido gunda gundula gunnar gunter gunther gustav günter günther hagen hajo hanna
hannah hannelore hannes hanni hanno hanns hans hansjörg hanspeter harald harry hartmut hartwig hedda hedi hedwig
heidelinde heidemarie heidi heidrun heike heiko heiner heino heinrich heinz helena helene helga helge hella hellmut
helma helmut hendrik henning henriette henrik henrike herbert heribert hermann hermine herta herwig hilde hildegard
hildegund hiltrud hinrich holger horst hortensia hubert hubertus hugo ignaz ilja ilka ilona ilse immanuel ina ines
inga inge ingeborg ingeburg ingo ingolf ingrid inka irene irina iris irma irmela irmgard irmi isabel isabell isabella
isolde ivonne jakob jana janina janine jannik jasmina jasper jeanette jennifer jenny jens jessica jessika joachim
jochem jochen johann johanna johanne johannes jolanda jonas jonathan jonna josef josefa josefine joseph judit judith
jule julia julian juliana juliane justus jutta jörg jörn jürgen karin karina karl karla karlheinz karlo karola karolin
karsten kaspar katarina katharina kathi kathrin kathy katinka katja katrin kay kerstin kilian kirsten klara klaus
klemens knut konrad konstantin konstanze korbinian kordula korinna kornelia kreszenz kristian kristin kristina
kunigunde kurt käthe lara larissa lars laura laurenz lea leander leif lena leni lennard lennart leon leonard leonhard
leonie leonie-marie leonore leopold leopoldine levin lia liam liane lidia liesel lieselotte lilian lilli lina lino
linus lisa lisbeth liselotte loni lorenz lothar lotti louis louisa luca lucas lucia lucie ludger ludwig luis luisa
luise luka lukas lutz luzia lydia magda magdalena magnus maik maike maja malte manfred manja manuel manuela marcel
marco marcus mareike mareile maren margareta margarete margarethe margarita margit margot margret margrit maria
marianna marianne marie marieke mariella marietta marina marisa marit marita marius markus marleen marlene marlies
marlis marta marten martha martin martina martine matheo mathias mathilda mathilde matilda matteo matthias matthäus
mattias mattis maximilian mechthild mechtild meike meinhard melanie merle micha michael michaela michel michi mila
milena milo minna mirella miriam mirjam mirko mona monika moritz nadine nadja natalie nela nele nelli nelly nico
nicola nicolas nicole niels niklas niko nikolas nils nina noel norbert norma notburga olaf olav ole oliver ortrud
oskar oswald othmar otmar ottilie ottmar pascal patricia patrick patrik patrizia paul paula paulina pauline peter
petra philipp philippa pia pius quirin rafael raimund rainald rainer ralf ralph ramona raphael raphaela rebecca
rebekka regine reimund reiner reinhard reinhold rena renate renato renée resi ria ricarda richard rita robert roderich
roland rolf romana romy ronald ronja ronny rosalie rosalinde rosemarie rosi rosina rosmarie roswitha ruben rudi rudolf
rudolph rupert ruth rüdiger sabine sabrina samuel sandra sara sarah sarina sascha saskia sebastian selina sepp severin
sibylle siegfried sieglinde siegmund siglinde sigmund sigrid sigrun silja silke silva silvia simon simona simone sina
sofia sofie solveig sonja sophia sophie stefan stefanie steffen steffi stephan stephanie stina susann susanna susanne
susi svea sven svenja sybille sylvia sören tabea tamara tania tanja tatjana thea theda thekla theo theodor theodora
theres theresa therese thies thilo thomas thorsten tibor tillmann tilman tilo timo tina tobias tom toni torben torsten
traudl traute trude trudi udo ulf uli ulla ulrich ulrike undine urs ursula urte uschi uta ute uwe valentin valentina
valerie valeska vanessa vera verena veronika vinzenz viola vitus volker volkmar walburga waldemar waldtraud walter
waltraud waltraut wendelin wenzel werner wiebke wilfried wilhelm wilhelmine willi willibald wilma winfried wolfgang
wolfram xaver yannik ylvie yvonne zenzi zita
"""

_ENGLISH = """
aaron abbie abigail adam adrian agatha aidan alan alastair albert alexis alice alicia alisha alison allan allison
alvin amanda amelia amy andrea andrew andy angelica angie ann annie anthony antony arthur ashley audrey ava bailey
barbara barry beatrice becky belinda ben benjamin bernard bertie beth bethany betty beverley billy bob bobby brad
bradley brady brandon brenda brendan brett brian brianna bridget brittany bruce bryan caitlin caleb callum calvin
cameron candice carl carlos carly carmen carole carolyn carrie casey cassandra catherine cathy cecilia charlene
charles charlie chelsea cheryl cheyenne chloe chris christie christopher cindy claire clara clare clarence clifford
clive cole colin colleen connie connor corey cory courtney craig curtis cynthia damian danny darius darlene darren
daryl dave deanna debbie deborah debra declan denis dennis derek derrick desmond devon diane dominic donald donna
donovan doreen doris dorothy dotty doug douglas duncan dwayne dylan eddie edgar edna edward edwin eileen elaine
eleanor elijah elizabeth ellie elliot elliott ellis eric erica erin ernestine esther ethan ethel eugene evan evelyn
felicia fiona frances francesca francis franklin fred freddie frederick gabrielle gareth garry gary gavin gemma geoff
geoffrey george georgina geraldine gerard gertrude gilbert gillian gladys glenda gloria gordon graham greg gregory
gwen gwendolyn hailey haley hannah harold harriet harry harvey hayden hayley heather helen henry hilary hollie howard
hugh iain ian imogen irene isaac isabelle isaiah jack jackie jackson jacob jacqueline jake james jamie jan jane janet
janice jasmine jason jayne jeff jeffrey jemma jenna jeremiah jeremy jermaine jerry jesse jill jim jimmy joan joann
joanna joanne jodie joe joel john johnny jon jonathan jonathon joseph josephine josh joshua joyce judy julie juliet
justin karen kate katherine kathleen kathryn katie kayla kaylee keira keith kelly kelsey ken kendra kenneth kerry
kevin kieran kimberley kimberly kirk kirsty kristen kristin kyla kyle lacey larry latoya laura lauren laurie lawrence
leah leanne leigh leonard leroy lesley leslie lewis liam linda lindsay lindsey lisa liz logan lori lorna lorraine
louise lucy luke lynda lynn lynne mabel mackenzie madeleine madeline madison maggie maisie malcolm malik marcia marcus
margaret marilyn marion marissa marjorie martha mary matthew maud maureen max maxwell megan meghan melinda melissa
melvin meredith mia michele michelle mike mildred minnie mitchell mohan molly monica muriel nancy naomi natasha nathan
nathaniel neil nellie nicholas nick nicola nigel noah nora norah norman olivia oscar owen paige pam pamela parker
patricia patrick paul pauline peggy perry peter phil philip phillip phoebe phyllis preston priscilla rachael rachel
randall randy raymond rebecca reece reginald rhonda rhys richard ricky riley rita robert roberta rodney roger ron
ronald ronnie rosemary rosie ross rowan roy ruben russell ruth ryan sadie sally sam samantha samuel sandra sarah
savannah scott sean sebastian shane shannon sharon shaun shawn sheila shelby shelley sheryl shirley sian sidney simon
sonia sophie spencer stacey stacy stanley stella stephen steve steven stewart stuart sue susan suzanne sylvia tabitha
tammy tanya tara ted terence teresa terri terry thelma theodore theresa thomas tiffany tilly tim timothy tina toby
todd tommy tony tracey tracie tracy travis trevor tricia tristan troy tyrone valerie vanessa vernon veronica vicki
vicky vincent vivian vivien walter wanda warren wayne wendy wesley whitney william winifred winnie winston wyatt
yolanda yvette yvonne zachary zara zoe
"""

_ARABIC_PERSIAN_KURDISH_TURKISH = """
abas abbas abdallah abdelaziz abdelkarim abdelrahman abdul abdulaziz abdulhamid abdulkadir abdulkarim abdullah
abdulqadir abdulrahman abdulsalam abdurrahman abed adel adham adiba adnan afaf afnan afsaneh ahlam ahlem ahmad ahmed
ahmet aida aimal aische aisha ajab ajla ajmal akbar akif akram alaa alaeddin ali alireza alper altan alya amani amara
amin amina amine amir amira ammar anas anwar anwer anıl arash areej arezo arezoo arif arife arman armita arshad aryan
arzu asad aseel asghar ashraf asif asiye asli aslı asma asmaa asmat atakan atefeh atiqullah attila awad aya ayaan ayan
aybüke aydan ayham ayhan ayla aylin ayman aynur ayse aysel aytekin ayten ayşe azad azadeh aziz aziza azra babak badr
bahar bahara bahram banu baraa baran barış bashar bashir basim basir basma batoul bayram begüm behiye behnam behram
behrouz behzad belgin belkis berat berfin berivan berk berkan betül beytullah beyza bilal bilge bilqis birol birsen
bora burak burcu buse bushra bülent cahit cansu cem cemal cemil cengiz ceren cevdet ceyda ceylan dalal dana dania
danyal daria dariush dawood dawud delal deniz derviş derya diana didem dilan dilara dilek diyar doğan duaa dursun
duygu ebrahim ebru ece eda ege ehsan ekrem elanur elham elif emal emel emine emre enayat ender enes engin enise eray
ercan erdal erdem eren erhan erkan erol ersin eser esma esmatullah esra eyad eylem eylül eymen eyüp ezgi fadi fadia
fadime fadwa fahad fahim faisal farah farhad farhan fariba farid farida faris farishta farshad faruk farzad farzana
farzaneh fatema fateme fatemeh fatih fatima fatime fatma fatmeh fatos fawad fawzi fayez fehmi feras fereshta fereshteh
ferhat feride feyza fikret filiz firas firat freshta fuad fulya funda furkan galip gamal ghada ghaith ghassan ghazal
ghina ghulam gizem gonca gökhan gönül gözde gül gülay gülbahar gülcan gülden gülistan gülnaz gülseren gülsüm gülten
gürkan güven habib habiba habibullah hacer hadeel hadi hadia hafez hafsa haidar haitham hajar hakan hala halil halima
hamad hamayun hamdi hamed hamid hamida hamsa hamza hanaa hanan hani hania harun hasan hashem hassan hatice haya hayat
haydar hayri hayriye hazal heba hediye hekmat hekmatullah hesham hiba hikmet hilal hilmi hisham homa hooman hossam
hossein huda hulusi humaira humam husam husein huseyin hussain hussein hülya hüseyin ibrahim idil idris ihsan ikram
ilayda ilham ilhan ilker ilknur ilyas imad imane imran inas inci ines ipek irem irfan irmak isa isam ishak ishaq
ismael ismail ismatullah ismet israa issa iyad izzet jaafar jabbar jafar jalal jalil jamal jamil jamila jamshid jana
javad javid jawad jawed jihan jiyan joud joudi jouri joury judi jumana jwan kaan kader kadir kadriye kamal kamil
kamran karam kareem karim karima karimullah kasim kaveh kawa kawthar kazim kemal kenan kerem keziban khadija khadijeh
khaled khaleda khalid khalida khalil khatera khawla khorshid kinan kobra koray kubilay kübra kürşat ladan laila laith
lamia lamis lana lara latif latifa latife layal layan layla leila leman levent leyla leyli lilas lokman louay loubna
luay lubna lujain maan madina maedeh maha mahbooba mahdi mahdieh maher mahir mahmoud mahmud mahmut mahnaz mahsa mahtab
mahya majd majed majid makbule malak malalai malek maliha maliheh malika manal mansour marah maral mariam mariham
marina marwa marwan maryam marzieh masooda masoud massoud masuma maya mays maysa maysaa mazen mazlum mecit mehdi
mehmet mehran mehrdad mehri mehrnoosh mehtap melahat melek melike melis melisa meltem mert merve meryem mesut metin
mevlüt milad mina mirac mirwais mitra moataz moayad moaz mohamad mohamed mohammad mohammed mohsen mohsin mona morteza
mostafa mouaz mouhamad mounir mousa moussa muath muaz mudar muhammad muhammed muhammet muhannad muharrem muhsin
mujtaba mukaddes mukhtar muna munir munzer murad murat mursal musa mustafa mustapha mutasem muzaffer mücahit münevver
müslüm nabi nabil nabila nada nader nadia nadide nadim nadir nadire naeem nagham nahid naim najib najibullah najla
najwa nalan nargis narin nasim nasima nasir nasrin nasrullah nasser nastaran navid nawal nawras nayef naz nazanin
nazar nazifa nazim nazli nazlı nebahat necati necdet necla necmi negar negin nermin nesibe neslihan nesrin nevin nezir
nidal nihal nihat nilay nilgün nilofar niloofar nilufar nima nimet nisa nisreen nizar noha noor nooria noorullah nouh
nour nour-eddin noura nuha nuray nurcan nurettin nurgül nurhan nuri nursel nurten obada obaidullah odai odey okan
oktay olcay omar omer omid omran onat onur orhan osaid osama osman oya ozan oğuz oğuzhan palwasha parisa parvin
parwana parwin payam pegah pelin pelşin perihan pervin pinar pouya qadir qais qasim qusai qutaiba rabee rabia rachid
radwan raed rafat raghad rahaf raheem rahim rahima rahime rahman rahmatullah rakan ramadan ramazan rami ramin ramiz
ramzi raneem rania ranim rasha rashid rasim rasoul rauf rawan rayan razan recep reem remzi remziye rengin reza rezan
reşat riad rida rihab rima ritaj riyad roba rohullah roj rojbin rojda rojin rokhsar rouba roxana roya ruhollah rukaya
ruken rukiye ruqaya ruqayya rüstem rüya saad saadet sabah sabri sadaf sadegh sadık saeed saeedeh safa safaa safiya
safiye safwan sahar saida saif sait sajad sajeda sajid sakina sakine salah saleh salih saliha salim salma salman salwa
samah saman samar sameer samer sami samia samim samir samira samiullah samiya sanaa sara sarp sarwar savaş sawsan
sayed seda sedat sedigheh sediqa sefa sefer seher selami selcan selda selim selin selma selçuk sema semih semra senem
serap seray serdar serhat serkan serpil servet setareh seval sevda sevgi sevgül sevilay sevim sevin sevinc seyhan
seyit sezen sezer shabana shabnam shadi shadia shafiq shafiqa shahab shahd shahed shahin shahla shahram shahrzad
shaima shaker shakib shakila shapour sharif sharifa shayma sheida sherin sherzad sheyma shir shirin shiva shivan
shokria shukri shukria siavash sibel sidra sima simge simin sina sinan sinem sivan sohaib soheil sohrab somaya soner
songül soraya suad sude suha suhail suhaila suhayb suheir sulaiman suleiman suleyman sumaia sumaya suna suzan süheyla
süleyman süreyya sıla taha taher tahereh tahir tahira tahsin tala talal taleb talin tamana tamer tamim tansu tara
tarek tareq tariq tarkan tarık tasneem tasnim tawfik tayfun taym tayyip tekin teoman tevfik thaer timur tina toleen
tolga tufan tugba turgut tuğba tuğrul tuğçe tülay tülin tümay türkan ufuk ugur ulaş umay ummi usama usman uğur vahap
vahid vedat veli vildan volkan wadih wael wafaa wahid wahida wajih walaa walid wasim wassim yahia yahya yakup yalda
yalçın yama yaman yamen yara yaren yasamin yasar yasemin yaser yasin yasir yasmin yasmina yasser yavuz yazan yazen
yaşar yegane yelda yeliz yeşim yildiz yiğit younes younis yousef youssef yunus yusra yusuf yüksel yıldız zabiullah
zafer zaher zahid zahir zahra zaid zaida zain zainab zakaria zaki zakia zalmay zamir zana zarah zarghona zarmina zehra
zeidan zeina zeinab zeki zekiye zeliha zerrin zeynep zia ziad zidan zina ziya zohra zohreh zubair zuhair zuhal zuhra
zulfiqar zülal çağla ömer ömür özcan özge özgür özlem ümit ümmü ünal şaban şahin şebnem şengül şeyma şirin şule
"""

_EASTERN = """
adelina adrian adrijana aferdita afërdita agata agim agnieszka agnija alban albana albina albulena aleksandar
aleksander aleksandr aleksandra aleksei aleksej aleksy alen alena aleš alfiya alica aljona alketa alojz alona alyona
amela amra ana anastasia anastasiia anastasija anatoli anatolij anatoliy andrea andrej andriana andrii andrija andriy
andrzej aneta ania anica anka ante anton antonina anzhela arben arbnora ardian ardita arian ariana arjan arjeta
arkadiusz arlind armend arta artem artur asen aurel aurelia avni azra bardha bardhyl bartek bartosz bartłomiej beata
behar bekim bekir bekë besa besart besim biljana bledar blerim blerina blerta bogdan bogdana bojan bojana boris
borislav borys božena božidar branka branko bujar burim cvetan czesław dalia dalibor damir danica danijel danijela
danilo danka danuta daria darija dario dariusz darko darya davor dejan denis denisa denys desislava diellza dimitar
dimitri dmitri dmitrij dmitry dmytro domagoj donika dorina dorontina dorota dragan dragana dragica drago dragoslav
drilon drita dritan dusan dušan duško dzenan edin edina edita edona eduard egzon egzona ekaterina elina elira elmira
elvir elvis elżbieta emilija emina endrit enes enis enver erika erion ermal ermira esad evgenia evgeniy ewa ewelina
fadil fatbardha fatjon fatlinda fatlum fatmir fatos fedir filip fisnik flaka flamur florin florina flutura franjo
gabriela galina galyna gani genc georgi gheorghe gjergj goran gordana granit grażyna grygoriy grzegorz hajrije halina
halyna hana hanka hanna haris helena hristo hrvoje hryhorii hryhoriy hysni iga igor ihor ilija ilinka ilir ilona ilya
imer inga inna ioana ionut irena iryna ismet iva ivan ivana ivanka ivica ivo iwona izabela jacek jadran jadranka
jadwiga jagoda jakub jan jana janez janina janko jaroslav jarosław jasminka jasna jelena jelica jerzy jeton joanna
jolanta josip josipa jovan jovana jozef julija juraj jure justyna józef kaja kaltrina kamila karel karol karolina
kasia kastriot katarzyna katerina kateryna katya kazimierz khrystyna kira kirill klaudia klaudija kliment kostiantyn
krasimir kreshnik kristijan kristina krystyna krzysztof ksenia kseniia kujtim labinot lana larisa larysa leonid
leonora lesia lesya leszek lidia lidiia lidija lidiya lilia liliana liliya liridon liridona lirim liubov liudmyla
ljiljana ljubica ljudmila lovro luan ludmila luka luljeta lulzim luminița lumnije lyubov lyudmila lyudmyla maciej
magda magdalena maja makar maksim maksym malgorzata marcin marek margarita maria-elena marian mariana marica mariia
marija marijan marijana marina mario mariusz mariya marko marta maruška marzena matej mateja mateo mateusz matija
małgorzata merita mersiha michał mihaela mihai mihail mihajlo mikhail mila milan milena milica milorad miloslav milosz
miloš mimoza miodrag mirela mirjana mirjeta mirka mirko miroslav mirosław mirta mladen mladenka monica monika muamer
mykhailo mykola mykyta myroslava nadezhda nadiia naim naser natalia nataliia natalija nataliya natalya natasa natascha
nataša nazar nebojša nedim nenad nermina nevenka nexhmije nico nikita nikola nikolai nikolaj nikolay nikolina nina
nora oana oksana oleg oleh oleksandr oleksandra oleksii oleksiy olena olesia olexandr olga olha olia ondrej orysia
ostap ovidiu patrycja paulina pavel pavle pavlo paweł petar petra petrit petro petru piotr plamen polina predrag
przemysław qendrim radka radmila radomir rados radoslav radovan radu raluca ramush rastko renata rifat rina roksolana
roman-petro romana rozalija rrezarta ruslan ruslana rustem rusudan ružica ryszard sabina sabri sadik safet samir sanda
sandra sanela sanja saša sead selma selvije semen senad sergei sergej sergey serhii serhiy shkelzen shkëlqim shpresa
shqipe sinisa siniša skender slavica slavko slađana slobodan snezana snežana sofiia solomiia sorin stana stanislav
stanisław stanko stefan stefania stella stepan stjepan stoyan sulejman suzana svetlana svitlana sylwia szymon sławomir
tadeusz taisia taisiia tamara tamás taras tatiana tatjana teodora tetiana tetyana teuta tihana tihomir tomasz tomislav
tomáš toni traian tsvetan uliana ulyana urszula vadim vadym valbona valdrin valentina valentyn valentyna valeri
valeria valerii valeriia valmira vanja vasil vasile vasyl vedran venera vera vesa veselin vesna victoria viktor
viktoria viktoriia viktorija violeta viorel vira vitali vitalii vitaliy vitaly vjosa vlad vladimir vladislav vlado
vladyslav vlora volodymyr vyacheslav wiesław wiktor wiktoria witold wladimir wojciech władysław xhemile xhevat yana
yaroslav yaroslava yaryna yelyzaveta yevgen yevgeniya yevhen yevheniia yllka yulia yuliia yuliya yuri yurii yuriy zana
zbigniew zdenka zdenko zdravko zeljko zlata zlatan zofia zoltan zoran zoriana zorica zoya zuzana zvonimir zymer łukasz
željka željko živko
"""

_AFRICAN_AND_OTHER = """
abaynesh abdi abdinasir abdirahman abdoul abdoulaye abeba abebe abel abena abiodun abosede aboubacar aboubakar abraham
abrehet abshir abukar adaeze adama adamu adane adaora adebayo adebola adesuwa adiam adwoa afolabi afua aissata
aissatou aklilu akosua akua akwasi alassane alejandro alem alemayehu alessandra alessandro alganesh alhaji almaz
alpha-oumar alvaro amadou amanuel amarachi amare amina aminata ananya andras andré anil anita anjali antoine antonio
arjun arun asfaw ashenafi ashok asmerom assitan astou atsede attila awet ayaan ayana ayanle ayo ayodele bakary balazs
balla bamidele bashiir beatriz bereket berhan berhane berhe bile biniam binta binyam birhane birtukan bisrat blessing
boubacar boubakar bukola caasho camila carlo carmen cheikh cherif chiamaka chiara chibuzo chidi chinedu chinonso
chinwe chioma chloé chukwu concetta consuelo cristina csaba cécile daniel-tesfay daouda dawit dayo deepak degu demba
deqa desta diarra diego djibril dolores dominique drissa dániel ebere ebrima eduardo efosa efrem efua ehi ejike ekow
elodie elsa emebet emeka enrique ephrem ermias ernesto esi eszter eyerusalem eyob ezinne fabio fabrizio faduma faisa
faith fana fanta farhia fartun fatimata fatou fatoumata fatumata federica federico felipe femi ferenc ferhan fernanda
fernando fesseha fessehaye feven fikadu filimon filippo filmon filsan fily fitsum fiyori fode fodé folake francesca
francesco francisco françois freweini funke gabriella gbenga gebre gebrehiwet gebremeskel getachew ghirmay giacomo
gianluca giorgia giorgio giovanna giovanni girma girmay giulia giuseppe goitom gonzalo guillermo guled gurpreet györgy
gábor habiba habibatou habtamu habtom hagos haile hailemariam haimanot halimo hamdi hawa helen hermon hernán hewan
hibaq hinda hiroshi hirut hoda hodan huong hà hélène ibou ibrahima idil idrissa ifeanyi ifeoma ifrah ignacio ikechukwu
ikran ildikó inés isatou isayas ismahan isoken issiaka istván iyasu jacques jama javier jawahir joao jorge josé juan
juana juanita julio jános kadiatou kadija kaleab kalifa kaltuma kandia kanté karamba katalin kebede kehinde kelechi
kemi khadijo khadra khady kibreab kibrom kidane kiros kofi kojo kunle kwabena kwaku kwame kwasi lakshmi lamin lan-anh
lassana laurent lemlem leonardo letay leyla liban liya lorenzo luca luciana lucía luigi lula luwam lászló maarten
mahamadou mahlet maimouna mamadou manoj marcello marcos margherita mariama mariana mariatou mario martín maryan massa
massimo mateus mawuli mebrahtu medhanie mehari mekdes meklit mekonnen meles merhawi meron metkel michaela michal
miguel mihret mihreteab mikael million minh modou mohamud moussa moustapha mulki mulu mulugeta muna musse mussie
mónica naby nahom nardos narges nasra natnael ngozi nguyen nigisti nikhil nimco nkechi nnamdi nneka nouhou obinna
obiora ogechi okbay okechukwu olamide olayinka olufemi oluwaseun omar-hassan omari omotola osagie osaretin osas oumar
ousman ousmane ousseynou oyin pablo paola paolo pedro penda philippe pierre prakash priya qamar rafaela rahel rahul
raj rajesh ramesh ramla ravi renzo ricardo rigat robel roberto rodrigo rokia rosario ruftana ruta saba saffie sagal
sahra saido salamata salif salimata salvatore samatar samba sami samrawit sanjay sanna sarjo saron seble seckou segen
segun sekou selamawit semhar senait senay senayt sennait sergio seun seydou seynabou shewit shishay shukri sidiki
silvana simret sira sirak sofía solomon sosina souleyman souleymane stefano sucaad sunday sunil suresh tadesse taiwo
tedros tekeste tekle temesgen temitope tesfai tesfaldet tesfamariam tesfay tesfaye tewelde tewodros thierry thuy tiago
tidiane tigist tinashe titi tobi tsega tsegay tsehay tsehaye tsige tuan tunde ubah uche uchechi uchenna ugochukwu
ulises valentino vijay vikram vincenzo wanjiru warsan wegahta wei weldu winta woldu xiao xiaoming yacouba yafet yakob
yannick yared yasmin yasuko yaw yaya yaye yemane yero yetunde yirga yirgalem yodit yohannes yonas yonatan yosef youna
yuki zamzam zaynab zebib zekarias zerihun zewdu zsuzsanna zsófia ákos
"""

_DOUBTFUL = """
abby adele aden aida akin alla allen alma alp alpha amal amber angel april arda arden art asha asia aslan aslı aster
august aurora austin autumn bailey balla basel basil bay bella bile bill blessing bonnie bora brady brit brook brooke
bruno can carol carter chad chance charity chase chelsea chip christian clay clement cliff cole constance constant
crystal daisy dale dallas dan dawn dean destiny dino don dora drew duke earl eden efe ege ehi eid emin ender erika
ernest ernst eser esi eve fabio faith fajr fana fanny figen flora florence florian forest franco frank gail gazi gene
genet georgia gift glen glenn grace grant grit gustl guy gül happy harmony hayat hazel heath heaven heide herr hilda
holly hope hunter ida imam iman inci india ipek iris isis islam israel ivy jackson jade jama janna jasmin jasmine jay
jean jerry jihad jo jordan joy jude juli juliana julius juma june juri justice kai kanté karma kay kent kenya kerim
kiefer kim kitty klement lale lance lee lenz leo levi levin lil lilly lily linde lore lotte luna lux madison mai malik
mandy mara marc marin marina mark mason massa mats matt maurice may melody mercedes mercy mia milan mile miles milka
million mine mira mona morgan mory nana narin ned nelly nikolaus nil nils nova nur oda olive olivier olympia otto
paige pape paris parker pat patience patty pearl peer penda penny pepe pilar pit poppy precious preston ramadan rana
ray reed regina rex rich rob robin roman romeo rosa rosalie rose rowan ruby rüya sage said samba sandy santa sarp
savannah savaş selam selig seth shadi sham shir sierra skip sky sol sonne stella su sultan summer sunday sunny sydney
tala taylor ten tilda till tina trinity troy tuba tuna tyler umay umut urban uri valid victor viktoria viola violet
virginia vital wade wali wally ward will wolf wolfram xenia york zara zelda zina zorn
"""

DOUBTFUL = listed(_DOUBTFUL)
GIVEN = (
    frozenset((_GERMAN + _ENGLISH + _ARABIC_PERSIAN_KURDISH_TURKISH + _EASTERN + _AFRICAN_AND_OTHER).split()) - DOUBTFUL
)
