"""Three stories and four news items of Lindedaal. Invented people, who all said yes."""

from datetime import timedelta

from django.utils import timezone

from cms.models import NewsIndexPage, NewsPage, StoriesPage, StoryPage
from cms.starter.pages import stream
from cms.starter.write import text
from marketplace.models import WorkKind
from neighbourhoods.models import Neighbourhood

# slug, first name, neighbourhood, kind of work, people and houses of the drawing, then Dutch and English:
# title, introduction, one sentence in their own words, the story
STORIES = (
    (
        "elke-week-boodschappen", "Anna", "Lindenkwartier", "boodschappen", "two", "gables",
        ("Elke week de boodschappen, en een lach", "Anna is 84 en woont alleen. Samira helpt haar.",
         "Zij kent mijn lijstje nu uit het hoofd.",
         ("<p>Anna liep vroeger zelf naar de winkel. Nu is de tas te zwaar.</p>"
         "<p>Zij belde ons. Een week later stond Samira voor de deur.</p>"
         "<p>Eerst doen ze de boodschappen. Daarna drinken ze koffie.</p>")),
        ("Shopping every week, and a laugh", "Anna is 84 and lives alone. Samira helps her.",
         "She knows my list by heart now.",
         ("<p>Anna used to walk to the shop. Now the bag is too heavy.</p>"
         "<p>She called us. A week later Samira was at the door.</p>"
         "<p>First they do the shopping. Then they have coffee.</p>")),
    ),
    (
        "strijken-voor-de-straat", "Henk", "De Hoven", "was-en-strijk", "helper", "shops",
        ("Henk strijkt voor de hele straat", "Henk stopte met werken. Stilzitten wil hij niet.",
         "Een glad overhemd maakt een mens vrolijk.",
         ("<p>Henk belt liever dan dat hij typt. Dat kan gewoon.</p>"
         "<p>Yvonne belt hem als er werk is. Hij zegt ja of nee.</p>"
         "<p>Op dinsdag strijkt hij bij een buurvrouw. De radio staat aan.</p>")),
        ("Henk irons for the whole street", "Henk stopped working. He does not want to sit still.",
         "A smooth shirt makes a person cheerful.",
         ("<p>Henk would rather call than type. That is fine.</p>"
         "<p>Yvonne calls him when there is work. He says yes or no.</p>"
         "<p>On Tuesdays he irons at a neighbour's. The radio is on.</p>")),
    ),
    (
        "eerst-de-tuin", "Tesfay", "Molenwijk", "tuin", "greeting", "evening",
        ("Eerst de tuin, dan het hele plein", "Tesfay kende niemand in Molenwijk. Nu groet iedereen hem.",
         "Ik leerde de woorden bij het onkruid.",
         ("<p>Tesfay begon met één tuin, om de hoek.</p>"
         "<p>De buurvrouw leerde hem de namen van de planten.</p>"
         "<p>Nu helpt hij elke zaterdag. Soms komt er een buur bij.</p>")),
        ("First the garden, then the whole square", "Tesfay knew nobody in Molenwijk. Now everybody greets him.",
         "I learned the words while weeding.",
         ("<p>Tesfay began with one garden, around the corner.</p>"
         "<p>The neighbour taught him the names of the plants.</p>"
         "<p>Now he helps every Saturday. Sometimes a neighbour joins in.</p>")),
    ),
)  # fmt: skip

# slug, days ago, neighbourhoods, then Dutch and English: title, introduction, text
NEWS = (
    ("koffie-in-het-buurthuis", 3, ("Lindenkwartier", "De Hoven"),
     ("Koffie in het buurthuis", "Elke dinsdag van 10 tot 12 uur. Iedereen is welkom.",
      "<p>Yvonne is er ook. U kunt alles aan haar vragen.</p><p>De koffie is gratis.</p>"),
     ("Coffee in the community house", "Every Tuesday from 10 to 12. Everybody is welcome.",
      "<p>Yvonne is there too. You can ask her anything.</p><p>The coffee is free.</p>")),
    ("wie-helpt-in-waterkant", 9, ("Waterkant",),
     ("Wie helpt mee in Waterkant?", "In Waterkant vragen meer buren om hulp. Wij zoeken helpers.",
      "<p>Een uurtje in de week is al genoeg.</p><p>Marloes maakt graag kennis met u.</p>"),
     ("Who helps in Waterkant?", "More neighbours in Waterkant ask for help. We are looking for helpers.",
      "<p>An hour a week is enough.</p><p>Marloes would like to meet you.</p>")),
    ("samen-vegen", 16, (),
     ("Samen de straat vegen", "Zaterdag maken wij de stoepen schoon. Bezems liggen klaar.",
      "<p>Wij beginnen om 10 uur op het Hofplein.</p><p>Na afloop is er soep.</p>"),
     ("Sweeping the street together", "On Saturday we clean the pavements. Brooms are ready.",
      "<p>We start at 10 on Hofplein.</p><p>Afterwards there is soup.</p>")),
    ("een-jaar-dichtbij", 24, (),
     ("Een jaar Dichtbij in Lindedaal", "Een jaar lang hielpen buren elkaar. Dank u wel!",
      "<p>Wij zagen veel volle tassen en schone tuinen.</p><p>En heel veel kopjes koffie.</p>"),
     ("A year of Dichtbij in Lindedaal", "For a year, neighbours helped each other. Thank you!",
      "<p>We saw many full bags and clean gardens.</p><p>And very many cups of coffee.</p>")),
)  # fmt: skip


def add_stories() -> None:
    """Below the page with stories, when it is there and still empty."""
    index = StoriesPage.objects.first()
    if index is None or index.get_children().exists():
        return
    today = timezone.localdate()
    for slug, who, place, kind, people, houses, dutch, english in STORIES:
        (title, intro, quote, words), (title_en, intro_en, quote_en, words_en) = dutch, english
        page = StoryPage(
            slug=slug, who=who, people=people, houses=houses, title=title, title_en=title_en, intro=intro,
            intro_en=intro_en, quote=quote, quote_en=quote_en, body=stream((text(words),)),
            body_en=stream((text(words_en),)), neighbourhood=Neighbourhood.objects.filter(name=place).first(),
            kind=WorkKind.objects.filter(slug=kind).first(), agreed=True, agreed_on=today - timedelta(days=30),
            agreed_how="phone", search_description=intro,
        )  # fmt: skip
        index.add_child(instance=page).save_revision().publish()


def add_news() -> None:
    """Below the page with news, when it is there and still empty."""
    index = NewsIndexPage.objects.first()
    if index is None or index.get_children().exists():
        return
    for slug, days, places, (title, intro, words), (title_en, intro_en, words_en) in NEWS:
        page = NewsPage(
            slug=slug, day=timezone.localdate() - timedelta(days=days), title=title, title_en=title_en, intro=intro,
            intro_en=intro_en, body=stream((text(words),)), body_en=stream((text(words_en),)),
            search_description=intro,
        )  # fmt: skip
        page.neighbourhoods = list(Neighbourhood.objects.filter(name__in=places))
        index.add_child(instance=page).save_revision().publish()
