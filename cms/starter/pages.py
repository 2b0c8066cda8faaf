"""Adds the first pages below the home page. A page that is there stays as it is: editors own it."""

import json
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from cms import models
from cms.models import HomePage, ServiceIndexPage, ServicePage
from marketplace.queries.kinds import active_kinds

from . import about, data, helping, services
from .write import Block, Text

TEXTS = (
    helping.HOW_IT_WORKS,
    helping.SAFELY,
    helping.BENEFIT,
    data.PRIVACY,
    about.ACCESSIBILITY,
    about.ABOUT,
    about.CONTACT,
    about.STORIES,
    about.NEWS,
    services.EVERY_SERVICE,
    services.EVERY_NEIGHBOURHOOD,
    services.EVERY_COURSE,
)
HALF_A_YEAR = timedelta(days=183)


def home_page() -> HomePage:
    """The root of the default site; the migrations put it there."""
    return HomePage.objects.get(pk=Site.objects.get(is_default_site=True).root_page_id)


@transaction.atomic
def add_missing_pages() -> list[str]:
    """Publish what is not there yet; the slugs of what was added."""
    home = home_page()
    there = set(home.get_children().values_list("slug", flat=True))
    missing = [text for text in TEXTS if text.slug not in there]
    for text in missing:
        home.add_child(instance=_page(text, timezone.localdate())).save_revision().publish()
    return [text.slug for text in missing] + _services()


def _services() -> list[str]:
    """A page for each kind of work that has words here and no page yet."""
    above = ServiceIndexPage.objects.first()
    texts = {text.slug: text for text in services.SERVICES}
    there = set(ServicePage.objects.values_list("work_kind_id", flat=True))
    missing = [kind for kind in active_kinds() if kind.slug in texts and kind.pk not in there]
    for kind in missing if above else ():
        page = ServicePage(work_kind=kind, **_written(texts[kind.slug]))
        above.add_child(instance=page).save_revision().publish()
    return [kind.slug for kind in missing]


def _page(text: Text, today: date) -> Page:
    more = {name: stream(value) if isinstance(value, tuple) else value for name, value in text.more.items()}
    if text.checked:
        more |= {"checked_on": today, "check_by": today + HALF_A_YEAR}
    return getattr(models, text.kind)(**_written(text), **more)


def _written(text: Text) -> dict[str, Any]:
    return {
        "title": text.title[0],
        "title_en": text.title[1],
        "slug": text.slug,
        "intro": text.intro[0],
        "intro_en": text.intro[1],
        "body": stream(text.dutch),
        "body_en": stream(text.english),
        "search_description": text.intro[0],
    }


def stream(blocks: tuple[Block, ...]) -> str:
    """Blocks as a StreamField stores them."""
    return json.dumps([_block(kind, _value(kind, value)) for kind, value in blocks])


def _value(kind: str, value: Any) -> Any:
    if kind == "steps":
        return [_block("item", step) for step in value]
    return value


def _block(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": str(uuid4())}
