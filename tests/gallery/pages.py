"""What editors wrote: a page of each sort, in the words of the names."""

from datetime import time, timedelta
from html import escape
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image as PillowImage
from wagtail.images.models import Image

from cms import models
from cms.starter.pages import add_missing_pages, home_page, stream

from .names import Names


def write_pages(town: Any, names: Names) -> None:
    if names.label == "ordinary":
        add_missing_pages()
    home = home_page()
    home.add_child(instance=_plain(names)).save_revision().publish()
    plain = models.PlainPage.objects.get(slug="gewoon")
    banner = {"title": names.kind, "words": names.words, "button": names.kind[:40], "page": plain.pk}
    home.below = stream((("banner", banner),))
    home.thanks = stream((("thanks", {"words": names.words[:160], "who": names.kind, "agreed": True}),) * 3)
    home.save()
    _of_the_town(home, town, names)
    _told(home, town, names)


def _plain(names: Names) -> models.PlainPage:
    words = names.words
    note = {"kind": "sun", "icon": "info", "title": names.kind, "words": words}
    step = {"icon": "phone", "title": names.kind, "words": words}
    body = (("heading", names.kind), ("text", f"<p>{names.step}</p>"), ("steps", [step, step]), ("note", note),
            ("contact", None))  # fmt: skip
    return models.PlainPage(
        title=names.kind,
        slug="gewoon",
        intro=words,
        checked_on=timezone.localdate(),
        check_by=timezone.localdate() - timedelta(days=1),
        body=stream(body),
    )


def _of_the_town(home: models.HomePage, town: Any, names: Names) -> None:
    """Of one neighbourhood and one kind of work; the others show what the program knows by itself."""
    town.hoods = models.NeighbourhoodIndexPage.objects.first() or home.add_child(
        instance=models.NeighbourhoodIndexPage(title="Buurten", slug="buurten")
    )
    town.hood_page = models.NeighbourhoodPage.objects.filter(neighbourhood=town.there).first() or town.hoods.add_child(
        instance=models.NeighbourhoodPage(title=names.hoods[1], slug="hier", neighbourhood=town.there)
    )
    hour = {"weekday": 1, "opens": time(9), "closes": time(12), "place": names.kind, "address": names.street}
    town.hood_page.walk_in = [models.WalkInTime(**hour)]
    town.services = models.ServiceIndexPage.objects.first() or home.add_child(
        instance=models.ServiceIndexPage(title="Hulp", slug="soorten-hulp")
    )
    town.service_page = models.ServicePage.objects.filter(work_kind=town.garden).first() or town.services.add_child(
        instance=models.ServicePage(title=names.kind, slug="dienst", work_kind=town.garden)
    )
    town.service_page.cost = names.kind
    for page in (town.hood_page, town.service_page):
        page.intro = names.words
        page.save_revision().publish()


def _told(home: models.HomePage, town: Any, names: Names) -> None:
    stories = models.StoriesPage.objects.first() or home.add_child(
        instance=models.StoriesPage(title="Verhalen", slug="verhalen")
    )
    news = models.NewsIndexPage.objects.first() or home.add_child(
        instance=models.NewsIndexPage(title="Nieuws", slug="nieuws")
    )
    stories.add_child(instance=_story(town, names, "verhaal-van-eerder")).save_revision().publish()
    story = _story(town, names, "verhaal")
    stories.add_child(instance=story).save_revision().publish()
    item = models.NewsPage(title=names.kind, slug="bericht", intro=names.words)
    news.add_child(instance=item).save_revision().publish()
    town.stories, town.news, town.story = stories, news, story


def _story(town: Any, names: Names, slug: str) -> models.StoryPage:
    return models.StoryPage(
        title=names.kind, slug=slug, who=names.helper[0][:40], neighbourhood=town.here, quote=names.words[:200],
        agreed=True, agreed_on=timezone.localdate(), agreed_how="phone",
        body=stream((
            ("text", f"<p>{escape(names.words)}</p>"), ("quote", names.words[:200]),
            ("drawing", {"people": "two", "houses": "gables"}),
            ("photo", {"image": a_photo(names).pk, "alt": names.words[:160], "agreed": True}),
        )),
    )  # fmt: skip


def a_photo(names: Names) -> Image:
    drawn = BytesIO()
    PillowImage.new("RGB", (640, 480), "teal").save(drawn, "PNG")
    return Image.objects.create(title=names.kind, file=ImageFile(BytesIO(drawn.getvalue()), "foto.png"))
