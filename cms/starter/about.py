"""Pages about the site itself: accessibility, who we are, contact, and the lists of stories and news."""

from .write import Text, call, heading, note, text

ACCESSIBILITY = Text(
    slug="toegankelijkheid",
    kind="AccessibilityPage",
    title=("Toegankelijkheid", "Accessibility"),
    intro=("Iedereen moet deze website kunnen gebruiken.", "Everybody must be able to use this website."),
    checked=True,
    dutch=(
        text(
            "<ul><li>U kunt de letters groter maken. De knop staat bovenaan.</li>"
            "<li>U kunt de tekst laten voorlezen.</li><li>U kunt alles doen met het toetsenbord.</li>"
            "<li>U kunt elke klus en elke lijst printen.</li><li>Alles kan ook met de telefoon.</li></ul>"
        ),
        heading("Wat is onze regel?"),
        text(
            "<p>Wij volgen de regels van WCAG 2.2, niveau AA.</p>"
            "<p>Wij testen elke pagina met een programma. Wij testen nog niet alles met mensen.</p>"
        ),
    ),
    english=(
        text(
            "<ul><li>You can make the letters larger. The button is at the top.</li>"
            "<li>You can have the text read aloud.</li><li>You can do everything with the keyboard.</li>"
            "<li>You can print every job and every list.</li><li>Everything can be done by phone too.</li></ul>"
        ),
        heading("What is our rule?"),
        text(
            "<p>We follow the rules of WCAG 2.2, level AA.</p>"
            "<p>We test every page with a program. We have not tested everything with people yet.</p>"
        ),
    ),
)

ABOUT = Text(
    slug="over-ons",
    title=("Over ons", "About us"),
    intro=("Dichtbij is van de gemeente, en van de buren.", "Dichtbij belongs to the municipality, and to neighbours."),
    dutch=(
        text(
            "<p>Veel mensen willen iets doen voor een ander.</p>"
            "<p>Veel mensen kunnen wel een beetje hulp gebruiken.</p>"
            "<p>Wij brengen hen bij elkaar. Zo kent u ook meer mensen in uw buurt.</p>"
        ),
        heading("Wie doen het werk?"),
        text(
            "<p>Het team heet Wonen Zorg Service.</p>"
            "<p>Elke buurt heeft een vast gezicht. U kent die persoon, en die kent u.</p>"
        ),
        heading("Iedereen kan meedoen"),
        text(
            "<p>U hoeft geen diploma te hebben.</p><p>U spreekt nog niet goed Nederlands? Dat is geen probleem.</p>"
            "<p>Even niet? Ook goed. U raakt niets kwijt.</p>"
        ),
        call(),
    ),
    english=(
        text(
            "<p>Many people want to do something for others.</p><p>Many people could use a little help.</p>"
            "<p>We bring them together. So you also know more people in your neighbourhood.</p>"
        ),
        heading("Who does the work?"),
        text(
            "<p>The team is called Wonen Zorg Service.</p>"
            "<p>Every neighbourhood has one person of the team. You know them, and they know you.</p>"
        ),
        heading("Everyone can join in"),
        text(
            "<p>You do not need a diploma.</p><p>You do not speak Dutch well yet? That is no problem.</p>"
            "<p>Not now? Also fine. You lose nothing.</p>"
        ),
        call(),
    ),
)

CONTACT = Text(
    slug="contact",
    title=("Contact", "Contact"),
    intro=("Bel ons gerust. Ook als u het niet zeker weet.", "Feel free to call. Also when you are not sure."),
    dutch=(
        call(),
        note("Is er nu gevaar? Bel 112.", kind="warn", icon="phone-call"),
        heading("Bent u werkgever?"),
        text(
            "<p>Zoekt u mensen uit de buurt? Of heeft u werk dat blijft liggen?</p>"
            "<p>Bel ons. Wij komen langs en kijken met u mee.</p>"
        ),
        heading("Heeft u een klacht?"),
        text(
            "<p>Zeg het ons eerst. Wij luisteren en zoeken een oplossing.</p><p>U mag ook klagen bij de gemeente.</p>"
        ),
    ),
    english=(
        call(),
        note("Is there danger now? Call 112.", kind="warn", icon="phone-call"),
        heading("Are you an employer?"),
        text(
            "<p>Are you looking for people from the neighbourhood? Or is there work left undone?</p>"
            "<p>Call us. We come by and look along with you.</p>"
        ),
        heading("Do you have a complaint?"),
        text(
            "<p>Tell us first. We listen and look for a solution.</p><p>You may also complain to the municipality.</p>"
        ),
    ),
)

STORIES = Text(
    slug="verhalen",
    kind="StoriesPage",
    title=("Verhalen van buren", "Stories of neighbours"),
    intro=("Mensen vertellen hoe het is om mee te doen.", "People tell what it is like to join in."),
    dutch=(),
    english=(),
)

NEWS = Text(
    slug="nieuws",
    kind="NewsIndexPage",
    title=("Nieuws", "News"),
    intro=("Wat is er nieuw bij u in de buurt?", "What is new in your neighbourhood?"),
    dutch=(),
    english=(),
)
