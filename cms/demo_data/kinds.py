"""The eight kinds of work and the sentences that are good to know. Editable rows: this only fills an empty table."""

from django.db import transaction

from marketplace.models import GoodToKnow, WorkKind

from .duties import DUTIES

# slug, palette, icon, minutes, (Dutch name, hint, steps), (English ...), risk facts
KINDS = (
    (
        "boodschappen", "green", "shopping-basket", 60,
        ("Boodschappen", "Winkel, apotheek, markt",
         ("U haalt het briefje en het geld op.",
          "U doet de boodschappen in de winkel.",
          "U brengt de tas naar de keuken. Het bonnetje gaat mee.")),
        ("Shopping", "Shop, chemist, market",
         ("You pick up the list and the money.",
          "You do the shopping.",
          "You take the bag to the kitchen. Bring the receipt.")),
        {"handles_money": True},
    ),
    (
        "was-en-strijk", "blue", "shirt", 120,
        ("Was en strijk", "Wassen, strijken, ophalen",
         ("U haalt de was op, of u wast bij de buur thuis.",
          "U wast, droogt of strijkt.",
          "U legt alles netjes op een stapel.")),
        ("Laundry and ironing", "Washing, ironing, collecting",
         ("You collect the laundry, or you wash at the neighbour's home.",
          "You wash, dry or iron.",
          "You put everything in a neat pile.")),
        {},
    ),
    (
        "hulp-in-huis", "purple", "spray-can", 90,
        ("Hulp in huis", "Stofzuigen, ramen, opruimen",
         ("U vraagt wat vandaag nodig is.",
          "U maakt schoon of ruimt op.",
          "U kijkt samen of het zo goed is.")),
        ("Help in the house", "Vacuuming, windows, tidying",
         ("You ask what is needed today.",
          "You clean or tidy up.",
          "You look together if it is good.")),
        {},
    ),
    (
        "tuin", "olive", "sprout", 120,
        ("Tuin", "Gras, onkruid, vegen",
         ("U kijkt samen wat er moet gebeuren.",
          "U werkt in de tuin. Gereedschap ligt klaar.",
          "U brengt het groen naar de bak.")),
        ("Garden", "Grass, weeds, sweeping",
         ("You look together at what is needed.",
          "You work in the garden. The tools are there.",
          "You take the green waste to the bin.")),
        {"in_the_home": False},
    ),
    (
        "gezelschap", "terracotta", "coffee", 60,
        ("Gezelschap", "Koffie, kaarten, wandelen",
         ("U belt aan en zegt wie u bent.",
          "U drinkt koffie, kaart of wandelt samen.",
          "U vraagt of een volgende keer fijn is.")),
        ("Company", "Coffee, cards, a walk",
         ("You ring the bell and say who you are.",
          "You have coffee, play cards or walk together.",
          "You ask if another time would be nice.")),
        {"together": True},
    ),
    (
        "samen-op-pad", "ochre", "footprints", 150,
        ("Samen op pad", "Naar dokter, winkel of bus",
         ("U haalt de buur thuis op.",
          "U gaat samen op pad. U blijft erbij.",
          "U brengt de buur weer naar huis.")),
        ("Going out together", "To the doctor, shop or bus",
         ("You pick up the neighbour at home.",
          "You go together. You stay with them.",
          "You bring the neighbour back home.")),
        {"together": True, "in_the_home": False},
    ),
    (
        "kleine-klus", "slate", "wrench", 60,
        ("Kleine klus", "Lamp, kast, slot",
         ("U kijkt samen wat er kapot is.",
          "U maakt het, of u zegt wat er nodig is.",
          "U ruimt op en kijkt of het werkt.")),
        ("Small repair", "Lamp, cupboard, lock",
         ("You look together at what is broken.",
          "You fix it, or you say what is needed.",
          "You tidy up and check that it works.")),
        {},
    ),
    (
        "telefoon-en-computer", "teal", "smartphone", 60,
        ("Telefoon en computer", "Bellen, appen, foto's sturen",
         ("U vraagt wat de buur wil leren.",
          "U doet het rustig voor. De buur doet het na.",
          "U typt nooit zelf een wachtwoord of code.")),
        ("Phone and computer", "Calling, messages, photos",
         ("You ask what the neighbour wants to learn.",
          "You show it calmly. The neighbour tries it.",
          "You never type a password or a code yourself.")),
        {},
    ),
)  # fmt: skip

# Conditions of the task, never of the person: what the helper should know before a yes.
GOOD_TO_KNOW = (
    ("dog", "Er is een kleine, lieve hond.", "There is a small, friendly dog."),
    ("cat", "Er is een kat.", "There is a cat."),
    ("message-circle", "Praat rustig en duidelijk.", "Please speak calmly and clearly."),
    ("shopping-bag", "De tas is niet zwaar.", "The bag is not heavy."),
    ("bell", "Bel twee keer aan en wacht even.", "Ring twice and wait a moment."),
    ("armchair", "U kunt dit zittend doen.", "You can do this sitting down."),
    ("building-2", "Er is een lift.", "There is a lift."),
    ("arrow-up-narrow-wide", "Er is een trap.", "There are stairs."),
    ("toolbox", "Gereedschap ligt klaar.", "The tools are there."),
    ("users", "U doet dit samen met iemand anders.", "You do this together with somebody else."),
    ("leaf", "Het is een rustige plek.", "It is a quiet place."),
    ("coffee", "De koffie staat klaar.", "There will be coffee."),
    ("ticket", "U krijgt de reiskosten terug.", "You get your travel costs back."),
    ("cigarette-off", "Er wordt binnen niet gerookt.", "Nobody smokes indoors."),
    ("languages", "Een paar woorden Turks is handig.", "A few words of Turkish are handy."),
)


@transaction.atomic
def fill_kinds() -> int:
    """Add the kinds and sentences that are not there yet; what an editor changed stays. Returns how many were added."""
    added = 0
    for position, (slug, palette, icon, minutes, dutch, english, risks) in enumerate(KINDS):
        fields = {"bit": position, "position": position, "palette": palette, "icon": icon, "minutes": minutes, **risks}
        fields["duties_nl"] = "\n".join(DUTIES.get(slug, ()))
        for language, (name, hint, steps) in (("nl", dutch), ("en", english)):
            fields |= {f"name_{language}": name, f"hint_{language}": hint, f"steps_{language}": "\n".join(steps)}
        added += WorkKind.objects.get_or_create(slug=slug, defaults=fields)[1]
    for position, (icon, dutch, english) in enumerate(GOOD_TO_KNOW):
        fields = {"text_en": english, "icon": icon, "position": position}
        added += GoodToKnow.objects.get_or_create(text_nl=dutch, defaults=fields)[1]
    return added
