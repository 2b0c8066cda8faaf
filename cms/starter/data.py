"""The page about what is kept of people: plain words on top, a table below. Each municipality checks it."""

from .write import Text, call, heading, kept, text

KEPT = (
    kept(
        "Uw naam, adres, telefoon en e-mail", "Zo kunnen wij u bellen en de weg wijzen.",
        "U zei ja. U kunt dat altijd terugnemen.", "Zolang u meedoet. U kunt eerder stoppen.",
        "Wonen Zorg Service in uw buurt. De ander pas na de afspraak.",
    ),
    kept(
        "Uw vragen, uw afspraken en uw bezoeken", "Zo weet iedereen wat er is afgesproken.",
        "U zei ja.", "Zolang u meedoet.", "U, de ander en Wonen Zorg Service in uw buurt.",
    ),
    kept(
        "Wat wij u stuurden, en welke telefoontjes er zijn", "Zo vergeten wij niets, en bellen wij niet dubbel.",
        "U zei ja.", "Zolang u meedoet.", "U en Wonen Zorg Service in uw buurt.",
    ),
    kept(
        "Wie van ons naar uw gegevens keek", "Zo kunt u dat nalezen.",
        "De wet vraagt dat wij goed op uw gegevens passen.", "Zolang u meedoet.", "U, en wie het controleert.",
    ),
    kept(
        "Uw verhaal op deze website", "Zo zien anderen hoe het is om mee te doen.",
        "U zei ja tegen dit verhaal.", "Tot u nee zegt. Dan is het meteen weg.", "Iedereen.",
    ),
)  # fmt: skip
KEPT_EN = (
    kept(
        "Your name, address, phone and e-mail", "So we can call you and show the way.",
        "You said yes. You can always take that back.", "As long as you join in. You can stop earlier.",
        "Wonen Zorg Service in your neighbourhood. The other person only after we agree.",
    ),
    kept(
        "Your requests, agreements and visits", "So everybody knows what was agreed.",
        "You said yes.", "As long as you join in.", "You, the other person and Wonen Zorg Service near you.",
    ),
    kept(
        "What we sent you, and which phone calls there are", "So we forget nothing, and do not call twice.",
        "You said yes.", "As long as you join in.", "You and Wonen Zorg Service in your neighbourhood.",
    ),
    kept(
        "Who of us looked at your details", "So you can read it.",
        "The law asks us to look after your details well.", "As long as you join in.", "You, and who checks it.",
    ),
    kept(
        "Your story on this website", "So others see what it is like to join in.",
        "You said yes to this story.", "Until you say no. Then it is gone at once.", "Everybody.",
    ),
)  # fmt: skip

PRIVACY = Text(
    slug="privacy",
    kind="PrivacyPage",
    more={"kept": KEPT, "kept_en": KEPT_EN},
    title=("Uw gegevens", "Your details"),
    intro=(
        "Wij bewaren zo weinig mogelijk. En u mag alles zien.",
        "We keep as little as possible. And you may see everything.",
    ),
    checked=True,
    dutch=(
        heading("Wat bewaren wij?"),
        text(
            "<ul><li>Uw naam, adres en telefoon of e-mail.</li><li>Welke hulp u vroeg of gaf, en wanneer.</li>"
            "<li>Dat u ja zei, en hoe: op de website of aan de telefoon.</li></ul>"
        ),
        heading("Wat bewaren wij nooit?"),
        text(
            "<ul><li>Uw BSN of een kopie van uw paspoort.</li><li>Uw gezondheid of uw uitkering.</li>"
            "<li>Uw geloof of waar u vandaan komt.</li></ul>"
        ),
        heading("Wie ziet wat?"),
        text(
            "<ul><li>Iedereen: de soort klus, de buurt en het deel van de dag.</li>"
            "<li>De helper: uw naam en adres, pas na de afspraak.</li>"
            "<li>Wonen Zorg Service in uw buurt: wat nodig is om te helpen.</li></ul>"
            "<p>Kijkt iemand van ons in uw gegevens? Dan schrijven wij dat op. U kunt dat lezen.</p>"
        ),
        heading("Uw rechten"),
        text(
            "<p>U mag uw gegevens zien, verbeteren en laten weghalen.</p>"
            "<p>Bel ons, of vraag het aan de gemeente. Binnen een maand hoort u iets.</p>"
            "<p>Niet tevreden? U mag klagen bij de Autoriteit Persoonsgegevens.</p>"
        ),
        heading("Cookies"),
        text(
            "<p>Wij gebruiken alleen cookies die nodig zijn.</p>"
            "<p>Zo onthouden wij uw taal, uw buurt en grote letters. En dat u bent ingelogd.</p>"
        ),
        call(),
    ),
    english=(
        heading("What do we keep?"),
        text(
            "<ul><li>Your name, address and phone or e-mail.</li><li>Which help you asked or gave, and when.</li>"
            "<li>That you said yes, and how: on the website or by phone.</li></ul>"
        ),
        heading("What do we never keep?"),
        text(
            "<ul><li>Your BSN or a copy of your passport.</li><li>Your health or your benefit.</li>"
            "<li>Your religion or where you come from.</li></ul>"
        ),
        heading("Who sees what?"),
        text(
            "<ul><li>Everybody: the kind of job, the neighbourhood and the part of the day.</li>"
            "<li>The helper: your name and address, only after we agree.</li>"
            "<li>Wonen Zorg Service in your neighbourhood: what is needed to help.</li></ul>"
            "<p>Does one of us look at your details? Then we write that down. You can read it.</p>"
        ),
        heading("Your rights"),
        text(
            "<p>You may see your details, correct them and have them removed.</p>"
            "<p>Call us, or ask the municipality. You hear from us within a month.</p>"
            "<p>Not satisfied? You may complain to the Autoriteit Persoonsgegevens.</p>"
        ),
        heading("Cookies"),
        text(
            "<p>We only use cookies that are needed: to log in, "
            "and to remember your language, large letters and your neighbourhood.</p>"
        ),
        call(),
    ),
)
