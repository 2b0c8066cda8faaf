"""The municipality's own pages: the starter pages, and a home page with neighbours' words."""

import json

from wagtail.models import Site

from cms.models import SiteDetails
from cms.starter.pages import add_missing_pages, home_page

from . import reading

# Said by people who do not exist; a real editor asks first.
THANKS = (
    ("Samira deed mijn boodschappen. We hebben ook nog gelachen.",
     "Samira did my shopping. We had a laugh too.", "Anna, Lindenkwartier"),
    ("Mijn overhemden zijn weer netjes. Dat scheelt mij zoveel.",
     "My shirts are neat again. That helps me so much.", "Wim, De Hoven"),
    ("Eerst kreeg ik hulp. Nu help ik zelf in de tuin.",
     "First I got help. Now I help in the garden myself.", "Sjaak, Oude Dorp"),
)  # fmt: skip
EMPLOYERS = ("Bent u werkgever? Zoek het dichtbij.", "Maak kennis met mensen uit de buurt. Wij komen bij u langs.",
             "Kijk hoe het gaat")  # fmt: skip
EMPLOYERS_EN = ("Are you an employer? Look nearby.", "Meet people from the neighbourhood. We come by.",
                "See how it goes")  # fmt: skip


def build_site() -> None:
    """Add the pages, and fill the home page where an editor has not done so."""
    add_missing_pages()
    reading.add_stories()
    reading.add_news()
    _introduce()
    home = home_page()
    if home.thanks or home.below:
        return
    home.thanks = json.dumps(
        [
            {"type": "thanks", "value": {"words": words, "words_en": english, "who": who, "agreed": True}}
            for words, english, who in THANKS
        ]
    )
    home.below, home.below_en = (_banner(said) for said in (EMPLOYERS, EMPLOYERS_EN))
    home.save_revision().publish()


def _introduce() -> None:
    """The municipality's name and hours, unless somebody filled them in."""
    site = Site.objects.get(is_default_site=True)
    SiteDetails.objects.get_or_create(
        site=site, defaults={"name": "gemeente Lindedaal", "email": "hulp@lindedaal.example"}
    )


def _banner(said: tuple[str, str, str]) -> str:
    title, words, button = said
    return json.dumps(
        [{"type": "banner", "value": {"title": title, "words": words, "button": button, "own_page": "employers"}}]
    )
