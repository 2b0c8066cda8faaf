"""Who supports somebody, and who may read their plan. Read by its dates each time, so what ends, ends by itself."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.http import Http404
from django.utils import timezone

from neighbourhoods import rules
from neighbourhoods.models import CoordinatorPost, Supporter, User


@dataclass(frozen=True)
class Helper:
    """Somebody in the circle. `until`: the last day, of who handed over. Without a `row`: by their post alone."""

    row: int | None
    person_id: int
    name: str
    role: str = ""
    is_lead: bool = False
    since: date | None = None
    until: date | None = None
    last_contact_on: date | None = None
    phone: str = ""


def own_coordinators(person: User, on: date | None = None) -> list[User]:
    """Who supports this person that day, the first to call before all others. Where nobody is named as such, it is
    the first of the neighbourhood's posts.
    """
    rows = list(_rows(person, on))
    named = {row.who_id: row.who for row in rows}
    if any(row.is_lead for row in rows):
        return list(named.values())
    lead = _lead_by_post(person, on)
    return list(named.values()) if lead is None else list(({lead.pk: lead} | named).values())


def may_see_plan(viewer: User, person: User) -> bool:
    """The person, and who is in their circle today. While nobody is named, whoever may act for this person."""
    if not viewer.is_authenticated or not viewer.is_active:
        return False
    if viewer.pk == person.pk:
        return True
    rows = list(_rows(person))
    if any(row.who_id == viewer.pk for row in rows):
        return True
    return not any(row.is_lead for row in rows) and rules.may_act_for(viewer, person)


def circle_of(person: User, on: date | None = None) -> list[Helper]:
    """For the person and for who may see the plan: who helps, since when, how to reach them. Two questions at most."""
    rows = list(_rows(person, on))
    if any(row.is_lead for row in rows):
        return [_helper(row) for row in rows]
    post = _post_of_lead(person, on)
    if post is None:
        return [_helper(row) for row in rows]
    own = next((row for row in rows if row.who_id == post.user_id), None)
    first = _helper(own) if own else Helper(None, post.user_id, post.user.get_short_name(), phone=post.phone)
    return [replace(first, is_lead=True), *(_helper(row) for row in rows if row is not own)]


def _rows(person: User, on: date | None = None) -> Iterable[Any]:
    phones = rules.current_posts(on).filter(user=OuterRef("who")).exclude(phone="").values("phone")[:1]
    rows = rules.current_support(on).filter(person=person).select_related("who")
    return rows.annotate(phone=Subquery(phones))


def _lead_by_post(person: User, on: date | None) -> User | None:
    post = _post_of_lead(person, on)
    return post.user if post else None


def _post_of_lead(person: User, on: date | None) -> CoordinatorPost | None:
    posts = rules.current_posts(on).filter(neighbourhood=person.neighbourhood_id).exclude(user=person)
    return posts.select_related("user").first()


def _helper(row: Any) -> Helper:
    return Helper(
        row=row.pk,
        person_id=row.who_id,
        name=row.who.get_short_name(),
        role=row.role,
        is_lead=row.is_lead,
        since=row.since,
        until=row.until,
        last_contact_on=row.last_contact_on,
        phone=row.phone or "",
    )


def colleagues_for(person: User) -> list[User]:
    """Who could come into the circle: everybody with a post in the same municipality today."""
    posts = rules.current_posts().filter(neighbourhood__municipality=person.municipality_id)
    people = User.objects.filter(pk__in=posts.values("user")).exclude(pk=person.pk)
    return list(people.order_by("first_name", "last_name", "pk"))


def support_in_care_of(viewer: User, pk: int) -> Supporter:
    """A row of the circle of somebody for whom the viewer may act, or 404."""
    row = Supporter.objects.select_related("person").filter(pk=pk).first()
    if row is None or row.person_id == viewer.pk or not rules.may_act_for(viewer, row.person):
        raise Http404
    return row


def handovers_ending(viewer: User, *, within: int) -> list[Supporter]:
    """Overlaps that end within some days, of people whose first to call this viewer is."""
    mine = Supporter.objects.filter(who=viewer, is_lead=True).values("person")
    rows = rules.current_support().filter(Q(person__in=mine) | Q(who=viewer), end=Supporter.End.HANDED_OVER)
    ending = rows.filter(until__lte=timezone.localdate() + timedelta(days=within))
    return list(ending.select_related("person", "who").order_by("until", "pk"))
