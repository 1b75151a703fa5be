"""Short lists of German and English words: those that say little, that deny, and that exclude each other.

All are written as ``normal.tokens`` gives them: small letters, composed characters.
"""

from __future__ import annotations

GERMAN = frozenset(
    """
    ab aber alle allem allen aller alles als also am an ander andere anderen anderer anders auch auf aus bei beim
    bereits bin bis bitte bzw da dabei dadurch dafür daher damit dann daran darauf darum darüber das dass davon dazu
    dein dem den denn der deren des deshalb dich die dies diese diesem diesen dieser dieses dir doch dort du durch
    eben ebenso eigene eigenen ein eine einem einen einer eines einfach einmal endlich er es etc etwa etwas euch
    euer eure falls für ganz gar geben gegen geht gerade gern gerne ggf gibt haben hat hatte hatten hier hätte
    hätten ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in indem innen ins insbesondere ist ja jede jedem
    jeden jeder jedes jedoch jemand jetzt kann kannst kein keine keinem keinen keiner keines können könnte könnten
    lassen leider lässt machen macht mal man manche mehr mein meine meinem meinen meiner mich mir mit muss möchte
    möglichst müssen müsste müssten nach natürlich nicht noch nun nur nämlich ob oder oft ohne per schon sehr sei
    seid sein seine seinem seinen seiner seit sich sie sind so sobald solche solchen solcher soll sollen sollte
    sollten somit sondern sonst soweit sowie statt trotzdem um und uns unser unsere unserem unseren unserer usw vom
    von vor vorher wann war waren warum was weil welche welchem welchen welcher welches weniger wenn wer werde
    werden wie wieder wieso wir wird wirklich wo wobei wofür womit worden wurde wurden würde würden zb zu zudem zum
    zur zwar zwischen über überhaupt
    """.split()
)
ENGLISH = frozenset(
    """
    about after all also an and any are as at be been but by can could did do does each even for from get had has
    have he her here him his how i if in into is it its just let like make many may me might more must my no not of
    on one only or our out over own please she should since so some such than that the their them then there these
    they this those to too up us very was we were what when where which while who whom whose why will with would you
    your
    """.split()
)
STOP_WORDS = GERMAN | ENGLISH

NEGATIONS = frozenset(
    """
    abgeschafft abolish abschaffen abschaffung against aren ban banned bans cannot didn doesn don forbid forbidden
    gegen isn kein keine keinem keinen keiner keinerlei keines nein neither never nicht nichts nie niemals niemand
    niemandem niemanden nirgends no nobody none nor not nothing ohne shouldn stop stoppen unmöglich unnötig unnötige
    unsinn verbieten verbietet verbot verbote verboten wasn weder without won
    """.split()
)

# Each line names sides that exclude each other; a text that speaks of several sides of a line stands on none.
_OPPOSITES = """
    mehr more | weniger wenig weniges less fewer
    pro | kontra contra
    ja yes | nein no
    groß große großen großer großes größer größere large big bigger | klein kleine kleinen kleiner kleines small smaller
    groß große großen großer großes viel viele | wenig wenige weniger kaum
    hoch hohe hohen hoher höher höhere höheren high higher | niedrig niedrige niedriger niedrigere low lower
    erhöhen erhöht erhöhung anheben steigern raise increase | senken senkt senkung verringern reduzieren reduce cut
    ausbauen ausbau aufbauen aufbau expand | abbauen abbau rückbau dismantle
    erlauben erlaubt erlaubnis zulassen allow allowed | verbieten verboten verbot ban banned forbid forbidden
    einführen einführung introduce | abschaffen abschaffung abolish
    öffnen geöffnet offen open | schließen geschlossen closed close
    immer always | nie niemals never
    jung junge jungen junger jünger jüngere young younger | alt alte alten alter älter ältere old older
    neu neue neuen neuer neues new | alt alte alten altes old
    lang lange langen langer länger längere long longer | kurz kurze kurzen kurzer kürzer kürzere short shorter
    schnell schnelle schneller fast faster | langsam langsame langsamer slow slower
    leicht leichte leichter einfacher easy easier | schwer schwere schwerer schwieriger hard harder
    billig billige billiger günstig günstige günstiger cheap cheaper | teuer teure teurer expensive
    kostenlos gratis kostenfrei free | kostenpflichtig gebührenpflichtig
    stark starke starker stärker strong stronger | schwach schwache schwächer weak weaker
    gut gute guter besser bessere good better | schlecht schlechte schlechter bad worse
    früh früher frühe early earlier | spät später späte late later
    öffentlich öffentliche öffentlichen öffentlicher public | privat private privaten privater
    freiwillig freiwillige voluntary | verpflichtend verpflichtende pflicht mandatory compulsory
    zentral zentrale central | dezentral dezentrale decentral
    innen drinnen inside indoors | außen draußen outside outdoors
    oben above | unten below
    links left | rechts right
    erste ersten erster erstes first | letzte letzten letzter letztes last
    stadt städte städten städtisch städtische city town urban | land ländlich ländlichen dorf dörfer rural village
    frauen frau mütter mutter women mothers | männer mann väter vater men fathers
    mieter mieterinnen tenant tenants | vermieter vermieterinnen landlord landlords
    arbeitnehmer arbeitnehmerinnen beschäftigte employees | arbeitgeber arbeitgeberinnen betriebe employers companies
    lehrer lehrerinnen lehrkräfte teachers | schüler schülerinnen pupils
    kaufen kauf buy | verkaufen verkauf sell | mieten miete rent
    import importe imports | export exporte exports
    sommer summer | winter
    tag tags tagsüber day | nacht nachts night
    morgens vormittag vormittags morning | nachmittag nachmittags afternoon | abend abends evening
    norden nord nördlich north | süden süd südlich south | osten ost östlich east | westen west westlich west
    montag montags | dienstag dienstags | mittwoch mittwochs | donnerstag donnerstags | freitag freitags
    werktag werktags wochentags | samstag samstags | sonntag sonntags
    monday | tuesday | wednesday | thursday | friday | saturday | sunday
"""


def _sides() -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for line, sides in enumerate(_OPPOSITES.strip().splitlines()):
        for side, words in enumerate(sides.split("|")):
            for word in words.split():
                found[word] = (*found.get(word, ()), (line, side))
    return found


SIDES = _sides()
"""Word → where it stands: (line of the list above, side of it); a word may stand in several lines."""

NUMBER_WORDS = {
    word: str(number)
    for number, words in enumerate(
        (
            "zwei two",
            "drei three",
            "vier four",
            "fünf five",
            "sechs six",
            "sieben seven",
            "acht eight",
            "neun nine",
            "zehn ten",
            "elf eleven",
            "zwölf twelve",
        ),
        2,
    )
    for word in words.split()
}
