"""News for readers of feeds."""

from datetime import datetime, time
from typing import Any

from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

NEWEST = 20


class NewsFeed(Feed):
    """The newest items, each with its summary."""

    feed_type = Atom1Feed

    def __init__(self, index: Any) -> None:
        self.index = index

    def title(self) -> str:
        return f"Dichtbij: {self.index.in_words().title}"

    def subtitle(self) -> str:
        return self.index.in_words().intro or _("Small jobs, close to home. Everyone can join in.")

    def link(self) -> str:
        return str(self.index.full_url)

    def feed_url(self) -> str:
        return f"{self.index.full_url}feed/"

    def items(self) -> list[Any]:
        return list(self.index.news()[:NEWEST])

    def item_title(self, item: Any) -> str:
        return str(item.headline)

    def item_description(self, item: Any) -> str:
        return str(item.summary)

    def item_link(self, item: Any) -> str:
        return str(item.full_url)

    def item_pubdate(self, item: Any) -> datetime:
        return timezone.make_aware(datetime.combine(item.day, time(9)))

    def item_updateddate(self, item: Any) -> datetime:
        return item.last_published_at or self.item_pubdate(item)
