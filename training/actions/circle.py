"""The circle of support: who helps a person, who is the first to call, and handing that over with some overlap."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import journal
from neighbourhoods.actions.care import person_in_care_of
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import Supporter, User
from neighbourhoods.rules import coordinates_in, is_coordinator

OVERLAP = timedelta(days=30)


@transaction.atomic
def add_supporter(person: User, *, by: User, who: User, role: str = "") -> Supporter:
    """A colleague supports this person from today on. Who does so already only gets other words."""
    person = person_in_care_of(by, person)
    _refuse_outsider(person, who)
    found = _open_row(person, who)
    if found is not None and found.role == role and found.until is None:
        return found
    supporter = _goes_on(found or Supporter(person=person, who=who))
    supporter.role = role
    supporter.save()
    journal.record(resident=person, actor=by, verb="circle.joined", about=supporter)
    return supporter


@transaction.atomic
def hand_over(person: User, *, by: User, to: User, on: date | None = None) -> Supporter:
    """Another colleague is the first to call. Who was, still helps for 30 days; then their access ends by its date."""
    person = person_in_care_of(by, person)
    day = on or timezone.localdate()
    _refuse_outsider(person, to)
    if day > timezone.localdate():
        raise NotAllowedNow(_("Choose today, or a day that has been."), "future")
    lead = Supporter.objects.filter(person=person, is_lead=True).first()
    if lead is not None and lead.who_id == to.pk:
        return lead
    if lead is not None:
        _let_go(lead, until=day + OVERLAP, end=Supporter.End.HANDED_OVER)
    supporter = _goes_on(_open_row(person, to) or Supporter(person=person, who=to, since=day))
    supporter.is_lead = True
    supporter.save()
    verb = "circle.lead" if lead is None else "circle.handed_over"
    journal.record(resident=person, actor=by, verb=verb, about=supporter)
    return supporter


@transaction.atomic
def end_support(supporter: Supporter, *, by: User, end: str) -> Supporter:
    """Today is the last day. Twice is once."""
    person_in_care_of(by, supporter.person)
    supporter = Supporter.objects.select_related("person").get(pk=supporter.pk)
    today = timezone.localdate()
    if supporter.until is not None and supporter.until <= today:
        return supporter
    _let_go(supporter, until=today, end=end)
    journal.record(resident=supporter.person, actor=by, verb="circle.ended", about=supporter)
    return supporter


@transaction.atomic
def note_contact(person: User, *, by: User) -> Supporter:
    """The two spoke with each other today. Only who supports this person notes it."""
    person = person_in_care_of(by, person)
    supporter = _open_row(person, by)
    if supporter is None:
        raise NotAllowedNow(_("You do not support this person yet."), "outside")
    if supporter.last_contact_on != timezone.localdate():
        supporter.last_contact_on = timezone.localdate()
        supporter.save(update_fields=["last_contact_on"])
        journal.record(resident=person, actor=by, verb="circle.contact", about=supporter)
    return supporter


def _refuse_outsider(person: User, who: User) -> None:
    """Only who works for this municipality comes into somebody's circle, and never the person themselves."""
    works_here = coordinates_in(who, person.municipality_id) if person.municipality_id else is_coordinator(who)
    if who.pk == person.pk or not works_here:
        raise NotAllowedNow(_("Choose a colleague who works here now."), "outsider")


def _open_row(person: User, who: User) -> Supporter | None:
    rows = Supporter.objects.filter(person=person, who=who)
    return rows.filter(until=None).first() or rows.filter(until__gte=timezone.localdate()).order_by("-until").first()


def _goes_on(supporter: Supporter) -> Supporter:
    supporter.until, supporter.end = None, ""
    return supporter


def _let_go(supporter: Supporter, *, until: date, end: str) -> None:
    if until < supporter.since:
        raise NotAllowedNow(_("That day lies before the support began."), "order")
    supporter.is_lead, supporter.until, supporter.end = False, until, end
    supporter.save()
