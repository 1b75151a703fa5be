"""The little words that lead from a person to what is said of it, in German and English, lower case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from facilitator.conference.privacy.lists import listed

# What has been said of the person so far: that it *is*, *has*, or is *from* something; empty: nothing yet.
Mode = Literal["", "is", "has", "from"]


def _to(mode: Mode, words: Iterable[str]) -> dict[str, Mode]:
    return dict.fromkeys(words, mode)


_BEING = listed("""
    ist war bin wird wurde werde sei bleibt gilt scheint wirkt wollte versuchte fühlt geht gehe ging is was am be
    been isn't wasn't become becomes became becoming seems appears looks tried wanted feels got gets getting goes
    went turned remains
    """)
_HAVING = listed("""
    hat hatte hab habe hätte bekam bekommt bekomme kriegt leidet leide litt erlitt nimmt nehme braucht brauche sitzt
    sitze trägt trug trage kämpft liegt liege lag erkrankte starb verstarb macht isst has had have having suffers
    suffer suffered suffering wears wear wore wearing uses use used using takes take took taking needs need needing
    lives live struggles struggle struggling caught died battles battling fights fought undergoes undergoing
    recovering eats
    """)
_COMING = listed("kommt kam komme stammt stamme floh flüchtete wohnt wohne lebt lebe comes came come fled")
# Verbs in the singular: of one person. The plural forms are about others, except after "meine Eltern".
VERBS: dict[str, Mode] = _to("is", _BEING) | _to("has", _HAVING) | _to("from", _COMING)
VERBS_OF_SEVERAL: dict[str, Mode] = (
    _to("is", listed("sind waren werden wurden are were became"))
    | _to("has", listed("haben hatten leiden litten tragen brauchen bekommen have had suffer wear need"))
    | _to("from", listed("kommen kamen stammen come came"))
)
LINKS: dict[str, Mode] = _to("has", listed("mit with wegen unter of")) | _to("from", listed("aus from"))

# From here on the card speaks of something else …
DIVERTING = listed("""
    für über gegen um for about against among ob jemand jemandem jemanden wenn falls whether if someone somebody
    anybody anyone
    """)
# … unless somebody "kämpft gegen den Krebs".
FIGHTING = listed("kämpft kämpfe fights fight battles tabletten medikamente pills")
# What a person says or thinks about others is no statement about the person.
SAYING = listed("""
    sagt sagte sagen meint meinte findet fand glaubt glaubte denkt dachte erzählt erzählte fragt fragte weiß hilft
    berichtet says said thinks thought believes tells asks asked knows helps helped reports
    """)
AND = listed("und and aber but")
SMALL = listed("""
    der die das den dem des ein eine einen einem einer eines auch noch schon sehr schwer stark leicht seit immer
    wieder jetzt nun leider selbst wohl angeblich vermutlich wahrscheinlich bestimmt nicht kein keine keinen und
    oder zwei drei vier fünf jahr jahren monaten wochen tagen langem kurzem lange oft manchmal gerade erst neu nur
    so ganz ziemlich eigentlich in im am an zum zur von vom nach vor bei als sich geistig psychisch körperlich
    seelisch chronisch unheilbar plötzlich geboren ursprünglich gebürtig gebürtige gebürtiger streng tief heute ja
    doch eben halt da hier welche welcher ihr ihre seine sein einfach völlig total echt momentan zurzeit derzeit
    seitdem inzwischen mittlerweile offenbar scheinbar mal damals überzeugter überzeugte zu a the also still already
    very severely seriously chronically mentally physically since always again now sadly unfortunately probably not
    no and or two three four years months weeks long often sometimes just only quite rather on to by who which that
    his her its originally born newly recently badly heavily terminally clinically partially almost practising
    devout off some such really currently because
    """)
LEADING_IN = listed("in im an am unter auf zum zur to on with of at wegen mit von ins")
ARTICLES = listed("ein eine einen a an")
# Terms that are verbs themselves: "sie betet"; and states that are reached: "hat sich infiziert".
ACTING = listed("betet fastet prays fasts converted konvertierte stottert hinkt stutters stammers limps")
REACHED = listed("infiziert erkrankt konvertiert getauft traumatisiert verletzt operiert converted baptised baptized")
LYING = listed("liegt liege lag lies lay")
GOING = listed("geht gehe ging goes go went betet prays")
GROWN_UP = listed("born geboren aufgewachsen up")
# After "die Syrerin" and "Afghane" these make it one person.
OF_ONE = listed("""
    hat hatte ist war kann darf will möchte sucht braucht wartet bekommt findet wohnt lebt has was is can wants
    needs lives
    """)
WHERE = listed("aus im in von vom mit bei neben nebenan gegenüber der die from next upstairs downstairs who")
