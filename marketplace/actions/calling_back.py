"""Being called back: the coordinator tells a municipality or office that somebody helps. Which one is never kept."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import journal, outreach, rules
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Message, User

from .moderating import next_working_day


@transaction.atomic
def ask_to_be_called_back(person: User, *, by: User) -> Message:
    """ "Geef het voor mij door." A call on the coordinator's list; pressed twice on a day it is one call."""
    person = User.objects.select_for_update().get(pk=person.pk)
    if not rules.may_act_for(by, person):
        raise NotYours
    if not person.phone:
        raise NotAllowedNow(_("We do not have your phone number yet."), "no_phone")
    today = timezone.localdate()
    key = f"call_back.asked:{person.pk}:{today}"
    asked = Message.objects.filter(key=key).first()
    if asked is not None:
        return asked
    journal.record(resident=person, actor=by, verb="call_back.asked")
    return outreach.announce(person, "call_back.asked", due_on=next_working_day(today), key=key)
