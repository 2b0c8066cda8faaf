"""Small duties at an employer, by kind of work: ideas for who writes down a vacancy. Editors keep them."""

DUTIES = {
    "boodschappen": (
        "Vakken vullen", "Oude producten uit het schap halen", "Winkelwagens terugzetten", "Bestellingen klaarzetten",
    ),
    "was-en-strijk": ("Wasgoed sorteren", "Handdoeken vouwen", "Kleding strijken", "Schone was rondbrengen"),
    "hulp-in-huis": ("Tafels schoonmaken", "De vaatwasser in- en uitruimen", "Vloeren vegen", "Prullenbakken legen"),
    "tuin": ("Planten water geven", "Onkruid weghalen", "Het terrein vegen", "Bladeren ruimen"),
    "gezelschap": ("Koffie en thee rondbrengen", "Gasten naar hun plaats brengen", "Tafels dekken", "Samen spelen"),
    "samen-op-pad": ("Iemand naar de afdeling brengen", "Post rondbrengen", "Pakjes naar de balie brengen"),
    "kleine-klus": ("Producten inpakken", "Stickers plakken", "Dozen vouwen", "Gereedschap opruimen"),
    "telefoon-en-computer": ("Papier inscannen", "Foto's op de website zetten", "Gegevens overtypen"),
}  # fmt: skip
