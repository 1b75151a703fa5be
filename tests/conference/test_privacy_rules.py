"""What the privacy guard takes for personal and what not, rule by rule, and the wordings it suggests."""

from __future__ import annotations

import pytest

from facilitator.conference.privacy import Reason, flags


def found(text: str) -> list[tuple[Reason, str]]:
    """The reasons and passages of a card."""
    return [(flag.reason, flag.passage) for flag in flags(text)]


SUGGESTED: dict[str, str] = {
    # names: the case and the capital of the place they stand in
    "Frau Müller hilft gern.": "Eine Person hilft gern.",
    "Fragt beim Herrn Dr. med. Lang nach": "Fragt bei einer Person nach",
    "mit der Frau Öztürk reden": "mit einer Person reden",
    "Das ist die Frau Öztürk": "Das ist eine Person",
    "Was wird aus dem kleinen Yusuf?": "Was wird aus einer Person?",
    "Wir danken der Olena": "Wir danken eine Person",
    "Ibrahims Antrag liegt beim Amt": "Jemandes Antrag liegt beim Amt",
    "Samira's application is lost": "A person's application is lost",
    "little Amir cries in the morning": "a person cries in the morning",
    "Ahmad K. wartet": "Eine Person wartet",
    "Die Familie Al Sayed wartet": "Eine Familie wartet",
    "the Hakimi family needs help": "a family needs help",
    "Nachbarn, die Schmidts, feiern": "Nachbarn, eine Familie, feiern",
    "the Millers will help us": "a family will help us",
    "meine Nachbarin Fatima kocht": "meine Nachbarin kocht",
    "Oberarzt Prof. Dr. Krüger kommt": "Oberarzt kommt",
    "Ein Junge namens Tesfay weint": "Ein Junge namens [Name] weint",
    "my name is Lan and I sew": "my name is [name] and I sew",
    "Kontakt: M. Schubert": "Kontakt: eine Person",
    # numbers and addresses
    "Ruf an: 0171/2345678!": "Ruf an: [Telefonnummer]!",
    "please call us on 555-123-4567": "please call us on [phone number]",
    "Durchwahl 417": "Durchwahl 417",
    "Durchwahl 4170": "Durchwahl [Telefonnummer]",
    "Mail an max(at)post.example": "Mail an [E-Mail-Adresse]",
    "write to max@post.example please": "write to [e-mail address] please",
    "Er wohnt Lindenstraße 5a, 83022 Rosenheim": "Er wohnt [Adresse]",
    "Er wohnt Am Alten Anger 3": "Er wohnt [Adresse]",
    "He lives at 12 Mill Lane": "He lives at [address]",
    # health, religion and origin: the person goes, or what ties it to the person
    "Mein Sohn hat Epilepsie": "Eine Person hat Epilepsie",
    "Bei meiner Tochter wurde Diabetes festgestellt": "Bei einer Person wurde Diabetes festgestellt",
    "Meine Eltern sind krank": "Menschen sind krank",
    "my parents are from Iraq": "people are from Iraq",
    "Die Familie aus Eritrea": "Eine Familie aus Eritrea",
    "The family from Eritrea": "A family from Eritrea",
    "Mein syrischer Nachbar kocht": "Eine Person kocht",
    "Ich habe Diabetes": "Eine Person hat Diabetes",
    "Habe Diabetes": "Eine Person hat Diabetes",
    "Diabetes habe ich": "Diabetes habe ich",
    "I'm diabetic": "A person is diabetic",
    "I've got asthma": "A person has got asthma",
    "She's pregnant": "A person's pregnant",
    "wegen meiner Depression": "wegen einer Depression",
    "because of my illness": "because of an illness",
    "Her headscarf is why my wife finds no job": "A headscarf is why a person finds no job",
    "They told my wife to take off her headscarf": "They told a person to take off her headscarf",
    "Die Epilepsie meines Sohnes": "Die Epilepsie einer Person",
    "the pregnancy of my wife": "the pregnancy of a person",
    "Als Christ wird mein Freund bedroht": "Als Christ wird eine Person bedroht",
    "Meine Nachbarin Fatima hat Krebs": "Eine Person hat Krebs",
    "Nachbarin Fatima hat Krebs": "Eine Person hat Krebs",
}


@pytest.mark.parametrize("text", SUGGESTED)
def test_suggested_wording(text: str) -> None:
    suggestions = [flag.suggestion for flag in flags(text)] or [text]
    assert SUGGESTED[text] in suggestions


PERSONAL: dict[str, list[tuple[Reason, str]]] = {
    "Frau Müller aus der Bahnhofstraße": [
        ("name", "Frau Müller"),
        ("address", "Frau Müller aus der Bahnhofstraße"),
    ],
    "herr al hassan wartet": [("name", "herr al hassan")],
    "fatima sucht eine wohnung": [("name", "fatima")],
    "Anna-Lena und İbrahim kochen": [("name", "Anna-Lena"), ("name", "İbrahim")],
    "Ju\u0308rgen kocht": [("name", "Ju\u0308rgen")],
    "Rosa Huber und Mark T. kommen": [("name", "Rosa Huber"), ("name", "Mark T.")],
    "Anna van den Berg und Ana de Souza": [("name", "Anna van den Berg"), ("name", "Ana de Souza")],
    "Anna von der Feuerwehr": [("name", "Anna")],
    "Frau Müller-Schmidt und Fr. Lindner": [("name", "Frau Müller-Schmidt"), ("name", "Fr. Lindner")],
    "Kollege Schorsch Obermüller hilft": [("name", "Kollege Schorsch Obermüller")],
    "our helper Zebulon is great": [("name", "helper Zebulon")],
    "Tekle M. hat keine Wohnung": [("name", "Tekle M.")],
    "Schreibt an max@post.example": [("mail", "max@post.example")],
    "Tel. 392-1234": [("phone", "392-1234")],
    "meine Nummer ist 8031 123456": [("phone", "8031 123456")],
    "+49 (0) 171 2345678": [("phone", "+49 (0) 171 2345678")],
    "Äußere Münchener Straße 45": [("address", "Münchener Straße 45")],
    "Marktplatz 4, 83022 Rosenheim": [("address", "Marktplatz 4, 83022 Rosenheim")],
    "Goethestr.15": [("address", "Goethestr.15")],
    "er ist schwer krank": [("health", "er ist schwer krank")],
    "weil mein Sohn in der Schule oft Asthma hat": [("health", "mein Sohn in der Schule oft Asthma")],
    "Mein Mann liegt im Krankenhaus": [("health", "Mein Mann liegt im Krankenhaus")],
    "Mein Cousin hat MS": [("health", "Mein Cousin hat MS")],
    "Mein Onkel kämpft gegen den Krebs": [("health", "Mein Onkel kämpft gegen den Krebs")],
    "Sie hat sich im Lager infiziert": [("health", "Sie hat sich im Lager infiziert")],
    "My chef goes to the mosque": [("religion", "My chef goes to the mosque")],
    "Er betet laut": [("religion", "Er betet")],
    "Mein Mann ist Arzt und Muslim": [("religion", "Mein Mann ist Arzt und Muslim")],
    "Die Jesidin aus dem Kurs weint": [("religion", "Die Jesidin")],
    "Syrerin sucht Lehrstelle": [("origin", "Syrerin")],
    "The Syrian upstairs cooks": [("origin", "The Syrian")],
    "Ein Mann aus unserem Haus ist Kurde": [("origin", "Ein Mann aus unserem Haus ist Kurde")],
    "Mein Freund hat syrische Eltern": [("origin", "Mein Freund hat syrische")],
    "Mein Vater ist in Kabul geboren": [("origin", "Mein Vater ist in Kabul")],
    "I was born in Kabul": [("origin", "I was born in Kabul")],
    "His parents are from Iran": [("origin", "His parents are from Iran")],
    "Ihre Eltern sind aus dem Iran": [("origin", "Ihre Eltern sind aus dem Iran")],
    "Kollegin ist Türkin": [("origin", "Kollegin ist Türkin")],
    "Meine Schneiderin ist Türkin": [("origin", "Meine Schneiderin ist Türkin")],
}


@pytest.mark.parametrize("text", PERSONAL)
def test_personal(text: str) -> None:
    assert found(text) == PERSONAL[text]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "–",
        # offices, institutions, saints and abbreviations
        "Frau Bürgermeisterin, wann kommt der Bus?",
        "Landrat Dr. Hans Peter Müller soll kommen",
        "Anne Frank Schule und Café Paula",
        "Kita St. Josef",
        "Wir brauchen mehr Herren und Frauen",
        "Fr. 18 Uhr und Fr. Kurse",
        "we miss Syria",
        "Jan. bis März, Max 10 Leute",
        "Gruppe B. geht vor",
        "z. B. Koch werden",
        "Das Projekt heißt Brücke",
        "Er heißt nicht so",
        "Mein Name ist falsch geschrieben",
        "Der Verein heißt so, er heißt Syrien",
        "Vater Hilfe Kind",
        "Familie Unterstützung",
        "den Buss und die Autos",
        "the family and the Syrian food",
        "May I come? Mark my words",
        # numbers
        "Az. 0123/20245, am 01.02.2024 um 08.30-10.00 Uhr",
        "Telefonseelsorge 0800 1110111",
        "2015-2016 kamen 10 000 Menschen",
        "0123 45",
        "+49 1",
        # streets and squares as topics
        "In der Bahnhofstraße fehlt ein Zebrastreifen",
        "Rathaus, Kirchgasse 1",
        "Library, 12 Mill Lane",
        "Lindenstraße 5 Bäume pflanzen",
        "Hauptstraße 30 km/h",
        "Bundesstraße 15",
        "Am Ring 3 Kurse, Platz 1, Weg 2",
        "Marktplatz 4 umbauen",
        "Im Zimmer 5 wohnt niemand",
        # health, religion and origin in general
        "Geflüchtete aus Syrien brauchen Arbeit",
        "Wenn die Mutter krank ist, fehlt die Betreuung",
        "Die Lehrer sind krank",
        "Die Syrer sind fleißig",
        "Integration der Syrer",
        "the kind is sick",
        "Menschen, die man krank macht",
        "Ein Kind ist krank",
        "Ein Kind braucht Hilfe. Unser Geld ist krank",
        "Meine Kollegin unterrichtet syrische Kinder",
        "Mein Nachbar hat Kontakt zu syrischen Familien",
        "Mein Nachbar sagt, die Stadt ist krank",
        "Mein Chef ist Lehrer für blinde Kinder",
        "Mein Arzt hat Tipps gegen Epilepsie",
        "Mein Arzt muss wissen, ob jemand Diabetes hat",
        "Meine Kollegin ist gegen das Kopftuch",
        "Meine Kollegin ist zu syrischen Familien nett",
        "My son is teaching deaf children",
        "I am sick of forms",
        "i habe nix",
        "Er muss warten, wir sind krank",
        "Mein Bruder lebt noch in Kabul",
        "Mein Mann arbeitet als Pfleger im Krankenhaus",
        "Unser Verein baut die Moschee um",
        "Krankheit und ihre Folgen",
        "Kinder und ihre Krankheiten. Mein Sohn lernt",
        "Krebs. Mein Sohn lernt",
        "Ihr Kopftuch ist kein Problem",
        "Kinder und ihre Eltern kommen aus Syrien",
        "die Medizin ist syrisch",
        "meine (alte) Tochter, ein, zwei",
        "Mein Computer hat Probleme",
        "Unabhängigkeit ist mein Ziel",
        "Mein Sohn sucht seit zwei Jahren eine gute Wohnung in München oder Rosenheim, die Stadt ist krank",
    ],
)
def test_harmless(text: str) -> None:
    assert found(text) == []


def test_a_flag_tells_its_place() -> None:
    text = "Bitte Frau Lang fragen"
    (flag,) = flags(text)
    assert (flag.start, flag.end) == (6, 15)
    assert (flag.passage, flag.wording, flag.text) == ("Frau Lang", "eine Person", text)
    assert "Frau Lang fragen" not in repr(flag)
