"""What people in Lindedaal ask for in the course of a year, and how they say thank you. Self-written, plain words."""

SPRING, SUMMER, AUTUMN, WINTER = (3, 4, 5), (6, 7, 8), (9, 10, 11), (12, 1, 2)
ALWAYS = tuple(range(1, 13))

# How often each kind is asked in a month: a garden sleeps in winter, company is wanted most when days are short.
WEIGHTS = {
    "boodschappen": dict.fromkeys(ALWAYS, 9) | {12: 12, 1: 12, 2: 11},
    "was-en-strijk": dict.fromkeys(ALWAYS, 6),
    "hulp-in-huis": dict.fromkeys(ALWAYS, 5) | {3: 9, 4: 9},
    "tuin": dict.fromkeys(ALWAYS, 2) | {3: 8, 4: 11, 5: 10, 6: 8, 7: 6, 8: 6, 9: 6, 10: 8, 11: 6},
    "gezelschap": dict.fromkeys(ALWAYS, 7) | {11: 9, 12: 11, 1: 10},
    "samen-op-pad": dict.fromkeys(ALWAYS, 5) | {5: 7, 6: 7},
    "kleine-klus": dict.fromkeys(ALWAYS, 5) | {10: 7, 12: 7},
    "telefoon-en-computer": dict.fromkeys(ALWAYS, 4) | {1: 6, 9: 6},
}

# kind -> (months, wish)
WISHES: dict[str, tuple[tuple[tuple[int, ...], str], ...]] = {
    "boodschappen": (
        (ALWAYS, "Het lijstje ligt klaar op tafel."),
        (ALWAYS, "Brood, melk, fruit en een krant."),
        (ALWAYS, "Naar de markt voor vis en kaas."),
        (ALWAYS, "Alleen de zware dingen, graag."),
        (WINTER, "Het is glad op straat. Ik blijf liever binnen."),
        (WINTER, "De boodschappen voor de feestdagen."),
        (SUMMER, "Flessen water. Het is zo warm."),
    ),
    "was-en-strijk": (
        (ALWAYS, "Een mand met overhemden."),
        (ALWAYS, "De lakens en de handdoeken."),
        (ALWAYS, "Een wasje draaien en ophangen."),
        (SPRING, "De gordijnen wassen en weer ophangen."),
        (AUTUMN, "De dikke dekens wassen."),
    ),
    "hulp-in-huis": (
        (ALWAYS, "Stofzuigen en de keuken."),
        (ALWAYS, "De ramen aan de voorkant."),
        (ALWAYS, "Het bed verschonen."),
        (SPRING, "De grote schoonmaak, samen een ochtend."),
        (WINTER, "De kast opruimen. Er moet plaats komen."),
    ),
    "tuin": (
        (SPRING, "Het gras voor de eerste keer maaien."),
        (SPRING, "Viooltjes planten in de bakken."),
        (SUMMER, "De planten water geven. Wij zijn een week weg."),
        (SUMMER, "De heg knippen. Hij groeit over de stoep."),
        (AUTUMN, "De bladeren vegen. De stoep wordt glad."),
        (AUTUMN, "De bollen in de grond zetten."),
        (WINTER, "Sneeuw ruimen voor de deur."),
        (WINTER, "De dorre takken naar de bak brengen."),
        (ALWAYS, "Onkruid tussen de tegels."),
    ),
    "gezelschap": (
        (ALWAYS, "Een kop koffie en een praatje."),
        (ALWAYS, "Samen kaarten of rummikub."),
        (ALWAYS, "Voorlezen uit de krant."),
        (SPRING, "Een rondje langs de bloesem."),
        (SUMMER, "Samen een ijsje eten op het plein."),
        (AUTUMN, "Een wandeling door de bladeren."),
        (WINTER, "Samen kerstkaarten schrijven."),
    ),
    "samen-op-pad": (
        (ALWAYS, "Naar de kapper en weer terug."),
        (ALWAYS, "Naar de markt op het plein."),
        (ALWAYS, "Naar de bibliotheek. Ik heb drie boeken."),
        (SUMMER, "Met de bus naar het strandje."),
        (AUTUMN, "Een warme jas kopen."),
        (WINTER, "Naar het kerstconcert in het buurthuis."),
    ),
    "kleine-klus": (
        (ALWAYS, "De lamp in de gang is stuk."),
        (ALWAYS, "Een plank ophangen."),
        (ALWAYS, "De deur van de schuur klemt."),
        (ALWAYS, "De batterij van de rookmelder piept."),
        (AUTUMN, "De klok een uur terugzetten. Ik kan er niet bij."),
        (WINTER, "De kerstboom naar binnen dragen en neerzetten."),
        (SPRING, "De tuintafel uit de schuur halen."),
    ),
    "telefoon-en-computer": (
        (ALWAYS, "Foto's op mijn telefoon terugvinden."),
        (ALWAYS, "Bellen met beeld, met mijn zus."),
        (ALWAYS, "De tablet doet raar."),
        (WINTER, "Een nieuwe telefoon klaarmaken. Het was een cadeau."),
        (SUMMER, "De app van de bus leren."),
    ),
}

KNOW = (
    ("De koffie staat klaar.",), ("Bel twee keer aan en wacht even.",), ("Er is een kat.",), ("Er is een lift.",),
    ("Er is een trap.",), ("Praat rustig en duidelijk.",), ("Gereedschap ligt klaar.",),
)  # fmt: skip

# In own words, by what was done; the last ones fit always.
THANKS: dict[str, tuple[str, ...]] = {
    "boodschappen": (
        "De appels waren precies goed.",
        "Alles stond netjes in de keuken. Dank u wel.",
        "Fijn dat u ook aan de beschuit dacht.",
        "Nu hoef ik niet over de gladde stoep.",
    ),
    "was-en-strijk": (
        "De lakens ruiken zo lekker.",
        "Wat een mooie stapel. Dank u wel.",
        "Mijn zondagse bloes is weer glad.",
    ),
    "hulp-in-huis": (
        "Ik kijk weer door schone ramen.",
        "Het huis is fris. Dat geeft mij rust.",
        "Samen gaat het veel sneller.",
    ),
    "tuin": (
        "De buren zeggen ook dat het mooi is.",
        "De bollen komen al op!",
        "Wat heeft u hard gewerkt.",
        "De stoep is schoon. Nu durf ik weer naar buiten.",
    ),
    "gezelschap": (
        "Ik heb er de hele week plezier van.",
        "U kunt goed kaarten. Volgende keer win ik.",
        "Wat een mooie verhalen heeft u.",
        "De middag vloog om.",
    ),
    "samen-op-pad": (
        "Zonder u was ik niet gegaan.",
        "Wat fijn om weer op de markt te zijn.",
        "U had alle geduld met mij.",
    ),
    "kleine-klus": (
        "De deur gaat weer open met één vinger.",
        "Er is weer licht in de gang.",
        "Handige handen heeft u.",
    ),
    "telefoon-en-computer": (
        "Ik heb mijn zus gezien, op dat kleine scherm!",
        "U legt het rustig uit. Nu snap ik het.",
        "Ik stuur nu zelf foto's.",
    ),
    "": (
        "Heel hartelijk bedankt.",
        "U was op tijd en heel vriendelijk.",
        "Tot de volgende keer!",
        "Het was gezellig. U mag altijd langskomen.",
        "Dank aan u en aan wie u stuurde.",
    ),
}
