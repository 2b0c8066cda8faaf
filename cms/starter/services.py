"""The first words about each kind of work. The kind itself tells its steps, its length and what is open."""

from .write import Block, Text, heading, note, text

Two = tuple[str, str]  # Dutch, English


def _about(slug: str, title: Two, intro: Two, can: tuple[Two, ...], cannot: Two, tip: Two) -> Text:
    dutch, english = (_body(index, can, cannot, tip) for index in (0, 1))
    return Text(slug=slug, title=title, intro=intro, dutch=dutch, english=english)


def _body(index: int, can: tuple[Two, ...], cannot: Two, tip: Two) -> tuple[Block, ...]:
    lines = "".join(f"<li>{said[index]}</li>" for said in can)
    return (
        heading(("Wat kan een buur doen?", "What can a neighbour do?")[index]),
        text(f"<ul>{lines}</ul><p>{cannot[index]}</p>"),
        note(tip[index], kind="sun", title=("Tip", "Tip")[index]),
    )


SERVICES = (
    _about(
        "boodschappen",
        ("Boodschappen", "Shopping"),
        ("Kunt u even niet naar de winkel? Een buur gaat voor u.",
         "Can you not go to the shop? A neighbour goes for you."),
        (("Boodschappen halen in de winkel of op de markt.", "Get your shopping from the shop or the market."),
         ("Medicijnen ophalen bij de apotheek.", "Collect medicine from the chemist."),
         ("Samen met u naar de winkel gaan.", "Go to the shop together with you.")),
        ("U geeft nooit uw bankpas of pincode mee.", "You never give away your bank card or its code."),
        ("Schrijf een briefje. Doe er gepast geld bij.", "Write a list. Add the right amount of money."),
    ),
    _about(
        "was-en-strijk",
        ("Was en strijk", "Laundry and ironing"),
        ("Wordt de was te veel? Een buur wast of strijkt voor u.",
         "Is the laundry too much? A neighbour washes or irons for you."),
        (("De was draaien en ophangen.", "Do the washing and hang it up."),
         ("Strijken en vouwen, bij u thuis of bij de buur.", "Iron and fold, at your home or the neighbour's."),
         ("Het bed verschonen.", "Change the bed.")),
        ("Dekbedden en gordijnen zijn te groot. Die gaan naar de wasserij.",
         "Duvets and curtains are too big. They go to the launderette."),
        ("Hebt u zelf wasmiddel? Zet het klaar.", "Do you have your own washing powder? Put it ready."),
    ),
    _about(
        "hulp-in-huis",
        ("Hulp in huis", "Help in the house"),
        ("Lukt het schoonmaken even niet? Een buur helpt u een keer.",
         "Can you not clean for a while? A neighbour helps you once."),
        (("Stofzuigen, dweilen en afwassen.", "Vacuum, mop and wash up."),
         ("Een kast of een kamer opruimen.", "Tidy a cupboard or a room."),
         ("De ramen aan de binnenkant doen.", "Clean the windows on the inside.")),
        ("Hebt u elke week hulp nodig? Bel ons. Wij zoeken verder met u.",
         "Do you need help every week? Call us. We look further with you."),
        ("Kies één kamer. Dan is er tijd voor koffie.", "Choose one room. Then there is time for coffee."),
    ),
    _about(
        "tuin",
        ("Tuin", "Garden"),
        ("Groeit de tuin u boven het hoofd? Een buur werkt een uurtje mee.",
         "Is the garden too much? A neighbour works along for an hour."),
        (("Gras maaien en onkruid weghalen.", "Mow the grass and pull out weeds."),
         ("Een kleine heg knippen.", "Trim a small hedge."),
         ("De stoep vegen, of sneeuw ruimen.", "Sweep the pavement, or clear snow.")),
        ("Bomen en hoge ladders doen wij niet. Dat is niet veilig.",
         "We do not do trees or high ladders. That is not safe."),
        ("Zet het gereedschap klaar. Hebt u het niet? Zeg het ons.",
         "Put the tools ready. Do you have none? Tell us."),
    ),
    _about(
        "gezelschap",
        ("Gezelschap", "Company"),
        ("Wilt u graag eens iemand spreken? Een buur komt langs.",
         "Would you like to talk to somebody? A neighbour comes by."),
        (("Samen koffie drinken en praten.", "Have coffee together and talk."),
         ("Een spel doen, of samen koken.", "Play a game, or cook together."),
         ("Een blokje om lopen.", "Take a walk around the block.")),
        ("Een buur is geen zorgverlener. Hebt u zorg nodig? Bel uw huisarts.",
         "A neighbour is not a carer. Do you need care? Call your doctor."),
        ("Vertel ons wat u leuk vindt. Dan zoeken wij iemand die past.",
         "Tell us what you like. Then we look for somebody who fits."),
    ),
    _about(
        "samen-op-pad",
        ("Samen op pad", "Going out together"),
        ("Gaat u liever niet alleen? Een buur gaat met u mee.",
         "Would you rather not go alone? A neighbour goes with you."),
        (("Mee naar de dokter of het ziekenhuis.", "Along to the doctor or the hospital."),
         ("Mee naar de winkel, de bieb of de bus.", "Along to the shop, the library or the bus."),
         ("Een wandeling, ook met rollator of rolstoel.", "A walk, also with a walker or a wheelchair.")),
        ("Tillen doen wij niet. Dat is niet veilig.", "We do not lift people. That is not safe."),
        ("Zeg ons hoe laat u er moet zijn.", "Tell us at what time you must be there."),
    ),
    _about(
        "kleine-klus",
        ("Kleine klus", "Small repair"),
        ("Is er iets kapot? Een handige buur kijkt met u mee.",
         "Is something broken? A handy neighbour has a look with you."),
        (("Een lamp of batterij vervangen.", "Replace a lamp or a battery."),
         ("Een kastje ophangen of een plank vastzetten.", "Put up a cupboard or fix a shelf."),
         ("Een piepende deur of een slot nakijken.", "Look at a squeaking door or a lock.")),
        ("Gas, stroom en daken doet een vakman. Wij zeggen wie u belt.",
         "Gas, electricity and roofs are for a professional. We tell you whom to call."),
        ("U betaalt alleen de spullen, met het bonnetje.", "You only pay for the parts, with the receipt."),
    ),
    _about(
        "telefoon-en-computer",
        ("Telefoon en computer", "Phone and computer"),
        ("Snapt u uw telefoon niet goed? Een buur doet het rustig voor.",
         "Is your phone hard to use? A neighbour shows you calmly."),
        (("Bellen met beeld, appen en foto's sturen.", "Call with video, send messages and photos."),
         ("Een afspraak maken op een website.", "Make an appointment on a website."),
         ("De printer of de tv aansluiten.", "Connect the printer or the television.")),
        ("Geef nooit een code of wachtwoord. Ook niet aan een helper.",
         "Never give a code or a password. Not to a helper either."),
        ("Schrijf op wat u wilt leren. Een ding per keer.", "Write down what you want to learn. One thing at a time."),
    ),
)  # fmt: skip
EVERY_SERVICE = Text(
    slug="hulp",
    title=("Waar helpen wij mee?", "What do we help with?"),
    intro=("Buren helpen buren. Kies waar het over gaat.", "Neighbours help neighbours. Choose what it is about."),
    dutch=(),
    english=(),
    kind="ServiceIndexPage",
)
EVERY_COURSE = Text(
    slug="leren",
    title=("Leer iets bij u in de buurt", "Learn something near you"),
    intro=(
        "Korte cursussen, gratis. U krijgt een certificaat.",
        "Short courses, free of charge. You get a certificate.",
    ),
    dutch=(),
    english=(),
    kind="CourseIndexPage",
)
EVERY_NEIGHBOURHOOD = Text(
    slug="buurt",
    title=("Buurten", "Neighbourhoods"),
    intro=("Zie wie u belt in uw buurt, en wat er nodig is.",
           "See whom to call in your neighbourhood, and what is needed."),
    dutch=(),
    english=(),
    kind="NeighbourhoodIndexPage",
)  # fmt: skip
