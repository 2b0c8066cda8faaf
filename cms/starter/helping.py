"""Pages about taking part: how it works, helping safely, your benefit."""

from .write import Text, call, heading, note, steps, text

HOW_IT_WORKS = Text(
    slug="zo-werkt-het",
    title=("Zo werkt het", "How it works"),
    intro=(
        "Buren helpen elkaar. Met kleine klussen, dicht bij huis.",
        "Neighbours help each other. With small jobs, close to home.",
    ),
    dutch=(
        heading("U wilt helpen"),
        steps(
            ("map-pin", "Kies een klus", "U ziet wat het is, wanneer, en hoe ver lopen."),
            ("phone-call", "Wij bellen u", "Wij maken kennis met u. Dat doen wij één keer."),
            ("hand-heart", "U helpt", "U krijgt het adres. Daarna vertelt u hoe het ging."),
        ),
        note("Toch niet? Dat is geen probleem. Zeg het ons, dan zoeken wij iemand anders.", kind="ok"),
        heading("U zoekt hulp"),
        steps(
            ("message-circle", "Vertel wat u nodig heeft", "Op deze website, of met een telefoontje."),
            ("phone", "Wij kijken mee", "Wij bellen u binnen 1 werkdag."),
            ("house-heart", "Er komt een buur", "Wij zeggen u wie er komt, en wanneer."),
        ),
        heading("Wat kost het?"),
        text("<p>Hulp is gratis. De helper krijgt geen loon.</p><p>Boodschappen betaalt u zelf, met het bonnetje.</p>"),
        call(),
    ),
    english=(
        heading("You want to help"),
        steps(
            ("map-pin", "Choose a job", "You see what it is, when, and how far to walk."),
            ("phone-call", "We call you", "We get to know you. We do that once."),
            ("hand-heart", "You help", "You get the address. Afterwards you tell how it went."),
        ),
        note("Changed your mind? That is no problem. Tell us, and we look for somebody else.", kind="ok"),
        heading("You need help"),
        steps(
            ("message-circle", "Tell us what you need", "On this website, or by phone."),
            ("phone", "We look along", "We call you within 1 working day."),
            ("house-heart", "A neighbour comes", "We tell you who comes, and when."),
        ),
        heading("What does it cost?"),
        text(
            "<p>Help is free. The helper is not paid.</p><p>You pay for your shopping yourself, with the receipt.</p>"
        ),
        call(),
    ),
)

SAFELY = Text(
    slug="veilig",
    title=("Veilig helpen", "Helping safely"),
    intro=("Helpen moet veilig zijn. Voor u en voor uw buur.", "Helping must be safe. For you and for your neighbour."),
    dutch=(
        heading("Wij kennen de helpers"),
        text(
            "<p>Wij spreken iedereen die wil helpen. Daarna mag iemand pas op bezoek.</p>"
            "<p>Soms vragen wij een bewijs van goed gedrag. Wij helpen dan met aanvragen.</p>"
        ),
        heading("Uw adres blijft van u"),
        text(
            "<p>Op de website staat nooit uw naam, straat of nummer.</p>"
            "<p>De helper krijgt uw adres pas na de afspraak.</p>"
            "<p>Een paar dagen na het bezoek is het adres weer weg.</p>"
        ),
        heading("Iemand belt bij u aan"),
        steps(
            ("user-round", "Vraag: wie bent u?", "De helper zegt: “Ik kom van Dichtbij.”"),
            ("phone", "Klopt de naam?", "Wij zeiden u vooraf wie er komt."),
            ("shield-check", "Weet u het niet zeker?", "Laat de deur dicht en bel ons."),
        ),
        note(
            "Een helper vraagt nooit uw pincode, uw pas of uw DigiD. Gebeurt dat toch? Bel ons meteen.",
            kind="warn", title="Geef nooit een code",
        ),
        heading("Gaat er iets mis?"),
        text(
            "<p>Is er nu gevaar? Bel 112.</p>"
            "<p>Is er iets stuk, of voelt het niet goed? Bel ons. Wij lossen het samen op.</p>"
        ),
        call(),
    ),
    english=(
        heading("We know the helpers"),
        text(
            "<p>We speak with everybody who wants to help. Only then may somebody visit.</p>"
            "<p>Sometimes we ask for a certificate of good conduct. We help to apply for it.</p>"
        ),
        heading("Your address stays yours"),
        text(
            "<p>Your name, street and number are never on the website.</p>"
            "<p>The helper gets your address only after we agree.</p>"
            "<p>A few days after the visit the address is gone again.</p>"
        ),
        heading("Somebody rings your bell"),
        steps(
            ("user-round", "Ask: who are you?", "The helper says: “Ik kom van Dichtbij.”"),
            ("phone", "Is the name right?", "We told you before who would come."),
            ("shield-check", "Not sure?", "Keep the door closed and call us."),
        ),
        note(
            "A helper never asks for your PIN, your card or your DigiD. Does it happen? Call us at once.",
            kind="warn", title="Never give a code",
        ),
        heading("Does something go wrong?"),
        text(
            "<p>Is there danger now? Call 112.</p>"
            "<p>Is something broken, or does it not feel right? Call us. We solve it together.</p>"
        ),
        call(),
    ),
)  # fmt: skip

BENEFIT = Text(
    slug="uitkering",
    kind="BenefitPage",
    more={
        "short": "Vertel de gemeente dat u vrijwilligerswerk doet. Wij kunnen dat voor u doorgeven.",
        "short_en": "Tell the municipality that you volunteer. We can do that for you.",
    },
    title=("Uw uitkering en vrijwilligerswerk", "Your benefit and volunteer work"),
    intro=(
        "Heeft u een uitkering? Vertel dan dat u vrijwilligerswerk doet.",
        "Do you get a benefit? Then tell that you do volunteer work.",
    ),
    checked=True,
    dutch=(
        text(
            "<p>Vrijwilligerswerk mag vaak. Maar u moet het wel zeggen.</p>"
            "<p>Zo voorkomt u problemen met uw geld.</p>"
        ),
        heading("Aan wie vertelt u het?"),
        text(
            "<ul><li>Bijstand: aan uw contactpersoon bij de gemeente.</li>"
            "<li>WW: vraag het eerst aan UWV. Begin daarna.</li>"
            "<li>WIA, WAO, Wajong of Ziektewet: aan UWV.</li></ul>"
        ),
        note("Wij kunnen dat voor u doorgeven. U hoeft dan niets te schrijven.", kind="sun", icon="hand-heart",
             title="Vindt u dit lastig?"),
        heading("Krijgt u geld voor het helpen?"),
        text(
            "<p>Nee. U krijgt geen loon.</p><p>Soms krijgt u reiskosten terug. Vertel dat dan ook.</p>"
            "<p>Krijgt u een bedankje of bloemen? Dat mag u houden.</p>"
        ),
        heading("Wij vragen niet naar uw uitkering"),
        text("<p>Op deze website staat niet welke uitkering u heeft.</p><p>Niemand kan daar op zoeken.</p>"),
        call(),
    ),
    english=(
        text(
            "<p>Volunteer work is often allowed. But you must tell it.</p>"
            "<p>So you avoid problems with your money.</p>"
        ),
        heading("Whom do you tell?"),
        text(
            "<ul><li>Bijstand (social assistance): your contact at the municipality.</li>"
            "<li>WW (unemployment benefit): ask UWV first. Start after that.</li>"
            "<li>WIA, WAO, Wajong or Ziektewet: UWV.</li></ul>"
        ),
        note("We can tell them for you. You do not have to write anything.", kind="sun", icon="hand-heart",
             title="Do you find this difficult?"),
        heading("Do you get money for helping?"),
        text(
            "<p>No. You are not paid.</p><p>Sometimes you get travel costs back. Tell that too.</p>"
            "<p>Do you get flowers or a small present? You may keep it.</p>"
        ),
        heading("We do not ask about your benefit"),
        text("<p>This website does not hold which benefit you get.</p><p>Nobody can search for it.</p>"),
        call(),
    ),
)  # fmt: skip
