"""Who supports somebody, and who may read their plan. Read by its dates each time, so what ends, ends by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from neighbourhoods import rules
from neighbourhoods.models import Supporter, User


@dataclass(frozen=True)
class Helper:
    """Somebody in the circle. `until`: the last day, of who handed over. Without a `row`: by their post alone."""

    row: int | None
    person_id: int
    name: str
    role: str
    is_lead: bool
    since: date | None
    until: date | None
    last_contact_on: date | None
    phone: str


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
    """For the person and for who may see the plan: who helps, since when, and how to reach them."""
    rows = list(_rows(person, on))
    lead = None if any(row.is_lead for row in rows) else _lead_by_post(person, on)
    phones = _phones_of([row.who_id for row in rows] + ([lead.pk] if lead else []), on)
    shown = [_helper(row, phones) for row in rows if lead is None or row.who_id != lead.pk]
    if lead is None:
        return shown
    own = next((row for row in rows if row.who_id == lead.pk), None)
    first = Helper(
        row=own.pk if own else None, person_id=lead.pk, name=lead.get_short_name(), role=own.role if own else "",
        is_lead=True, since=own.since if own else None, until=own.until if own else None,
        last_contact_on=own.last_contact_on if own else None, phone=phones.get(lead.pk, ""),
    )  # fmt: skip
    return [first, *shown]


def _rows(person: User, on: date | None = None) -> Iterable[Supporter]:
    return rules.current_support(on).filter(person=person).select_related("who")


def _lead_by_post(person: User, on: date | None) -> User | None:
    posts = rules.current_posts(on).filter(neighbourhood=person.neighbourhood_id).exclude(user=person)
    post = posts.select_related("user").first()
    return post.user if post else None


def _phones_of(people: Iterable[int], on: date | None) -> dict[int, str]:
    posts = rules.current_posts(on).filter(user__in=list(people)).exclude(phone="").order_by("is_lead", "-pk")
    return dict(posts.values_list("user", "phone"))


def _helper(row: Supporter, phones: dict[int, str]) -> Helper:
    return Helper(
        row=row.pk,
        person_id=row.who_id,
        name=row.who.get_short_name(),
        role=row.role,
        is_lead=row.is_lead,
        since=row.since,
        until=row.until,
        last_contact_on=row.last_contact_on,
        phone=phones.get(row.who_id, ""),
    )


def colleagues_for(person: User) -> list[User]:
    """Who could come into the circle: everybody with a post in the same municipality today."""
    posts = rules.current_posts().filter(neighbourhood__municipality=person.municipality_id)
    people = User.objects.filter(pk__in=posts.values("user")).exclude(pk=person.pk)
    return list(people.order_by("first_name", "last_name", "pk"))


def handovers_ending(viewer: User, *, within: int) -> list[Supporter]:
    """Overlaps that end within some days, of people whose first to call this viewer is."""
    today = timezone.localdate()
    mine = Supporter.objects.filter(who=viewer, is_lead=True).values("person")
    rows = rules.current_support().filter(Q(person__in=mine) | Q(who=viewer), end=Supporter.End.HANDED_OVER)
    ending = [row for row in rows.select_related("person", "who") if (row.until - today).days <= within]
    return sorted(ending, key=lambda row: (row.until, row.pk))
