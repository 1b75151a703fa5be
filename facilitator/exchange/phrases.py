"""Words that can be shown, said and typed: one of 64 × 64 compounds is 12 bits, four of them are 48.

With age's scrypt each guess takes about a second of one core, so trying all of them takes millions of years of one.
"""

from __future__ import annotations

import secrets

FIRST = """
abend apfel bach bambus berg bienen birnen blumen brief brot dach damm dorf eichen eis eisen elch erd farn feder feld
feuer fisch fluss garten glas gold hafen hasen herbst holz honig kaffee karten katzen kirsch klee kuchen kupfer lampen
licht linden mais markt milch mond moos morgen nacht nebel papier pilz reis rosen salz sand schnee silber sommer sonnen
stein wald wasser wind
""".split()
SECOND = """
amsel anker ast ball bank baum becher beet besen blatt boot brunnen deckel drachen dose fach falter fass fenster flasche
floh gabel glocke graben haken halle haus hof hut igel insel kanne kapsel kelle kette kiste klammer knopf koffer korb
krug leiter mantel mappe nagel ofen pfad platz rad rahmen ring schaf schale schirm schuh segel seil spiegel tasche teich
tisch turm ufer zaun
""".split()
WORDS = 4


def four_words() -> str:
    """Four compounds by chance, joined by hyphens, in small letters without umlauts."""
    return "-".join(secrets.choice(FIRST) + secrets.choice(SECOND) for _ in range(WORDS))


def tidied(typed: str) -> str:
    """Words as ``four_words`` joins them, however they were typed."""
    return "-".join(typed.casefold().replace("-", " ").split())
