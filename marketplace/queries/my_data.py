"""What we keep about the viewer: what happened, and who looked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from marketplace.told import screen_words, sentence_for
from neighbourhoods.models import AccessEntry, CoordinatorPost, JournalEntry, User

PAGE = 30


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
    lines = [Line(it.at, sentence_for(it.verb), _by(it.actor, viewer, team)) for it in page]
    page.object_list = lines  # type: ignore[assignment]  # a page of lines instead of rows
    return page


def who_looked(viewer: User, number: int) -> Page:
    """A page of the looks at the viewer's details: first name and team of who looked, or the company."""
    looks = AccessEntry.objects.filter(resident=viewer).select_related("viewer", "organisation")
    page = Paginator(looks, PAGE).get_page(number)
    team = _team(look.viewer_id for look in page)
    lines = [Line(look.at, screen_words(look.screen), _looked(look, viewer, team)) for look in page]
    page.object_list = lines  # type: ignore[assignment]  # a page of lines instead of rows
    return page


def _looked(look: AccessEntry, viewer: User, team: Mapping[int, str]) -> str:
    """A company by its name, or who of our team: whoever sees a screen of the desk works here, also without a post."""
    if look.organisation is not None:
        return look.organisation.name
    return _by(look.viewer, viewer, team, _("our team"))


def _team(ids: Iterable[int | None]) -> Mapping[int, str]:
    """Which of these people are or were coordinators, and of which team."""
    posts = CoordinatorPost.objects.filter(user__in={pk for pk in ids if pk})
    return dict(posts.values_list("user", "neighbourhood__municipality__service_name"))


def _by(person: User | None, viewer: User, team: Mapping[int, str], otherwise: str = "") -> str:
    if person is None:
        return _("Dichtbij")
    if person.pk == viewer.pk:
        return _("you")
    if person.pk in team:
        return _("%(name)s, %(team)s") % {"name": person.get_short_name(), "team": team[person.pk]}
    return otherwise or _("a neighbour")
