"""The weekly mail to employers that there are new people: asked for, taken back, sent by the clock."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from marketplace.models import Employer, NewPeopleMail
from marketplace.queries.acting import takes_part
from marketplace.queries.new_people import new_people_for
from marketplace.rules import works_for
from neighbourhoods import journal, outreach
from neighbourhoods.errors import NotYours
from neighbourhoods.models import User
from neighbourhoods.models.outreach import Channel

A_WEEK = timedelta(days=7)


@transaction.atomic
def ask_for_mail(employer: Employer, *, by: User, wants: bool) -> None:
    """Yes or no, for oneself only. Said twice it is the same."""
    if not works_for(by, employer):
        raise NotYours
    if wants:
        _row, is_new = NewPeopleMail.objects.get_or_create(employer=employer, user=by)
    else:
        is_new = bool(NewPeopleMail.objects.filter(employer=employer, user=by).delete()[0])
    if is_new:
        verb = "new_people.asked" if wants else "new_people.stopped"
        journal.record(resident=by, actor=by, verb=verb, about=employer)


@transaction.atomic
def tell_new_people(mail: NewPeopleMail) -> bool:
    """Once a week, and only when somebody is new. Who they are is for the page, behind the second proof."""
    mail = NewPeopleMail.objects.select_for_update(of=("self",)).select_related("employer", "user").get(pk=mail.pk)
    now = timezone.now()
    if mail.counted_until > now - A_WEEK or not takes_part(mail.employer):
        return False
    since, mail.counted_until = mail.counted_until, now
    mail.people = new_people_for(mail.employer, since=since)
    mail.save()
    if not mail.people:
        return False
    key = f"employer.new_people:{mail.pk}:{timezone.localdate(now)}"
    outreach.announce(mail.user, "employer.new_people", about=mail, channel=Channel.EMAIL, key=key)
    journal.record(resident=mail.user, actor=None, verb="new_people.told", about=mail.employer)
    return True
