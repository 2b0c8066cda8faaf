"""What editors wrote: a page of each sort, in the words of the names."""

from datetime import time
from typing import Any

from django.utils import timezone

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
        title=names.kind, slug="gewoon", intro=words, checked_on=timezone.localdate(), body=stream(body)
    )


def _of_the_town(home: models.HomePage, town: Any, names: Names) -> None:
    """Of one neighbourhood and one kind of work; the others show what the program knows by itself."""
    hoods = models.NeighbourhoodIndexPage.objects.first() or home.add_child(
        instance=models.NeighbourhoodIndexPage(title="Buurten", slug="buurten")
    )
    page = models.NeighbourhoodPage(title=names.hoods[1], slug="hier", neighbourhood=town.there, intro=names.words)
    hour = {"weekday": 1, "opens": time(9), "closes": time(12), "place": names.kind, "address": names.street}
    page.walk_in = [models.WalkInTime(**hour)]
    hoods.add_child(instance=page).save_revision().publish()
    services = models.ServiceIndexPage.objects.first() or home.add_child(
        instance=models.ServiceIndexPage(title="Hulp", slug="soorten-hulp")
    )
    service = models.ServicePage(title=names.kind, slug="dienst", work_kind=town.garden, cost=names.kind)
    services.add_child(instance=service).save_revision().publish()
    town.hoods, town.services, town.hood_page, town.service_page = hoods, services, page, service


def _told(home: models.HomePage, town: Any, names: Names) -> None:
    stories = models.StoriesPage.objects.first() or home.add_child(
        instance=models.StoriesPage(title="Verhalen", slug="verhalen")
    )
    news = models.NewsIndexPage.objects.first() or home.add_child(
        instance=models.NewsIndexPage(title="Nieuws", slug="nieuws")
    )
    story = models.StoryPage(
        title=names.kind, slug="verhaal", who=names.helper[0][:40], neighbourhood=town.here, quote=names.words[:200],
        agreed=True, agreed_on=timezone.localdate(), agreed_how="phone",
        body=stream((("text", f"<p>{names.words}</p>"), ("quote", names.words[:200]))),
    )  # fmt: skip
    stories.add_child(instance=story).save_revision().publish()
    item = models.NewsPage(title=names.kind, slug="bericht", intro=names.words)
    news.add_child(instance=item).save_revision().publish()
    town.stories, town.news = stories, news
