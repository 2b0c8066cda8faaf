"""Thinking along at the desk: what is open where the viewer coordinates, and of one person what there is and was."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from neighbourhoods import rules
from neighbourhoods.models import User
from training.models import TailorMade
from training.states import TailorMadeState

SOON = timedelta(days=7)
SHOWN = 50


@dataclass(frozen=True)
class ToThinkAlong:
    """One that asks for somebody. `owner`: who has it, or now the first coordinator there."""

    person_id: int
    name: str
    why: str
    plan: str
    owner: str
    is_mine: bool
    due: date
    is_overdue: bool


def to_think_along(viewer: User) -> list[ToThinkAlong]:
    """Where the viewer coordinates: whatever is overdue, and what is to be done within a week. Two questions."""
    today = timezone.localdate()
    rows = list(_open_for(viewer).filter(due__lte=today + SOON).order_by("due", "pk")[:SHOWN])
    leads, posts = _who_works_there(rows)
    return [_line(row, viewer, today, leads, posts) for row in rows]


def of_person(person: User) -> list[TailorMade]:
    """The open one first, then the latest. The caller may see this person."""
    rows = TailorMade.objects.filter(person=person).select_related("owner", "opened_by", "closed_by")
    return sorted(rows, key=lambda it: (it.state != TailorMadeState.OPEN, -it.opened_at.timestamp()))[:SHOWN]


def latest_of(person: User) -> TailorMade:
    """The open one, else the last one; 404 when nobody ever thought along."""
    rows = of_person(person)
    if not rows:
        raise Http404
    return rows[0]


def _open_for(viewer: User) -> QuerySet[TailorMade]:
    mine = rules.neighbourhoods_of(viewer).values("pk")
    rows = TailorMade.objects.filter(state=TailorMadeState.OPEN, person__neighbourhood__in=mine)
    return rows.select_related("person", "owner")


def _who_works_there(rows: list[TailorMade]) -> tuple[dict[int | None, User], set[tuple[int, int]]]:
    """The first coordinator of each neighbourhood, and who has a post where. One question, none for nothing."""
    there = {row.person.neighbourhood_id for row in rows}
    posts = rules.current_posts().filter(neighbourhood__in=there).select_related("user") if rows else []
    leads: dict[int | None, User] = {}
    for post in posts:
        leads.setdefault(post.neighbourhood_id, post.user)
    return leads, {(post.user_id, post.neighbourhood_id) for post in posts}


def _line(
    row: TailorMade, viewer: User, today: date, leads: dict[int | None, User], posts: set[tuple[int, int]]
) -> ToThinkAlong:
    still = (row.owner_id, row.person.neighbourhood_id) in posts
    owner = row.owner if still else leads.get(row.person.neighbourhood_id)
    due = row.due or today
    return ToThinkAlong(
        person_id=row.person_id,
        name=row.person.get_full_name() or row.person.call_name,
        why=str(row.get_why_display()),
        plan=row.plan,
        owner=owner.get_short_name() if owner else "",
        is_mine=owner is not None and owner.pk == viewer.pk,
        due=due,
        is_overdue=due < today,
    )
