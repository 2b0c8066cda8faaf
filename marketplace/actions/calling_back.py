"""Being called back: about what others should hear of one's work, or for a talk. A call on the desk's list."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import journal, outreach, rules
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Message, User

from .moderating import next_working_day


@transaction.atomic
def ask_to_be_called_back(person: User, *, by: User) -> Message:
    """ "Geef het voor mij door": the coordinator tells a municipality or office; which one is never kept."""
    return _ask(person, "call_back.asked", by)


@transaction.atomic
def ask_for_talk(person: User, *, by: User) -> Message:
    """ "Een praatje": how are you, what would you like?"""
    return _ask(person, "talk.asked", by)


def _ask(person: User, kind: str, by: User) -> Message:
    """Pressed twice on a day it is one call."""
    person = User.objects.select_for_update().get(pk=person.pk)
    if not rules.may_act_for(by, person):
        raise NotYours
    if not person.phone:
        raise NotAllowedNow(_("We do not have your phone number yet."), "no_phone")
    today = timezone.localdate()
    key = f"{kind}:{person.pk}:{today}"
    asked = Message.objects.filter(key=key).first()
    if asked is not None:
        return asked
    journal.record(resident=person, actor=by, verb=kind)
    return outreach.announce(person, kind, due_on=next_working_day(today), key=key)
