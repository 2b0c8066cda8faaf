"""What we keep about the viewer: what happened, who looked, and a copy of everything to take along."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from marketplace.models import Agreement, HelperProfile, Offer, Opportunity, Thanks
from marketplace.told import screen_words, sentence_for
from neighbourhoods.models import AccessEntry, Consent, CoordinatorPost, JournalEntry, Message, User

PAGE = 30
PERSON = (
    "first_name", "last_name", "call_name", "salutation", "email", "phone", "phone_verified", "language", "channel",
    "street", "house_number", "postcode", "place_name", "latitude", "longitude", "precision", "met_at", "paused",
    "paused_until", "date_joined",
)  # fmt: skip
REQUEST = (
    "id", "state", "work_kind__name_nl", "neighbourhood__name", "source", "day", "on_date", "at_time", "morning",
    "afternoon", "evening", "minutes", "wish", "asked_at", "published_at", "latitude", "longitude",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One line of a list: when, what, and by whom."""

    at: datetime
    words: str
    who: str


def what_happened(viewer: User, number: int) -> Page:
    """A page of the viewer's journal, newest first. Of other people only our own team is named, by first name."""
    page = Paginator(JournalEntry.objects.filter(resident=viewer).select_related("actor"), PAGE).get_page(number)
    team = _team(entry.actor_id for entry in page)
    page.object_list = [Line(it.at, sentence_for(it.verb), _by(it.actor, viewer, team)) for it in page]
    return page


def who_looked(viewer: User, number: int) -> Page:
    """A page of the looks at the viewer's details: first name and team of who looked."""
    page = Paginator(AccessEntry.objects.filter(resident=viewer).select_related("viewer"), PAGE).get_page(number)
    team = _team(look.viewer_id for look in page)
    page.object_list = [Line(look.at, screen_words(look.screen), _by(look.viewer, viewer, team)) for look in page]
    return page


def _team(ids: Iterable[int | None]) -> Mapping[int, str]:
    """Which of these people are or were coordinators, and of which team."""
    posts = CoordinatorPost.objects.filter(user__in={pk for pk in ids if pk})
    return dict(posts.values_list("user", "neighbourhood__municipality__service_name"))


def _by(person: User | None, viewer: User, team: Mapping[int, str]) -> str:
    if person is None:
        return _("Dichtbij")
    if person.pk == viewer.pk:
        return _("you")
    if person.pk in team:
        return _("%(name)s, %(team)s") % {"name": person.get_short_name(), "team": team[person.pk]}
    return _("a neighbour")


def everything_about(viewer: User) -> dict[str, Any]:
    """A copy of the viewer's own rows. Other people are in it only as numbers."""
    agreements = Agreement.objects.filter(helper=viewer)
    profile = HelperProfile.objects.filter(user=viewer).first()
    own = User.objects.filter(pk=viewer.pk)
    return {
        "person": own.values(*PERSON, "neighbourhood__name", "municipality__name").get(),
        "wishes": {
            "likes": [kind.name for kind in profile.likes.all()] if profile else [],
            "reach_minutes": profile.reach_minutes if profile else None,
        },
        "requests": _rows(Opportunity.objects.filter(requester=viewer), *REQUEST),
        "offers": _rows(Offer.objects.filter(helper=viewer), "opportunity", "state", "made_at"),
        "agreements": _rows(agreements, "opportunity", "state", "made_at", "ended_at"),
        "visits": _rows(
            agreements.filter(visits__isnull=False), "visits__on_date", "visits__at_time", "visits__minutes",
            "visits__state", "visits__helper_said",
        ),
        "thanks_received": _rows(Thanks.objects.filter(agreement__helper=viewer), "sentence", "own_words", "given_at"),
        "thanks_given": _rows(
            Thanks.objects.filter(agreement__opportunity__requester=viewer), "sentence", "own_words", "given_at"
        ),
        "consents": _rows(
            Consent.objects.filter(person=viewer), "purpose", "wording", "medium", "given_at", "withdrawn_at"
        ),
        "messages": _rows(Message.objects.filter(recipient=viewer), "kind", "channel", "state", "created_at"),
        "journal": _rows(JournalEntry.objects.filter(resident=viewer), "verb", "about_type", "about_id", "at"),
        "looks": _rows(AccessEntry.objects.filter(resident=viewer), "screen", "at"),
    }  # fmt: skip


def _rows(found: QuerySet[Any], *fields: str) -> list[dict[str, Any]]:
    return list(found.values(*fields))
