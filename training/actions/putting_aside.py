""" "Nu niet": a suggestion stays away for some weeks and comes back by itself; or at once, when somebody wants it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from neighbourhoods import journal, rules
from neighbourhoods.errors import NotYours
from neighbourhoods.models import User
from training.models import NotNow

WEEKS = timedelta(weeks=6)


@transaction.atomic
def put_aside(person: User, *, by: User, source: str, thing: str = "") -> NotNow:
    """Pressed twice it is once."""
    person = _person(person, by)
    until = timezone.localdate() + WEEKS
    aside, is_new = NotNow.objects.get_or_create(person=person, source=source, thing=thing, defaults={"until": until})
    if is_new or aside.until != until:
        aside.until = until
        aside.save(update_fields=["until"])
        journal.record(resident=person, actor=by, verb="suggestion.not_now", about=aside)
    return aside


@transaction.atomic
def bring_back(person: User, *, by: User) -> int:
    """All that was put away stands there again. Answers how many."""
    person = _person(person, by)
    away = NotNow.objects.filter(person=person, until__gte=timezone.localdate())
    count = away.count()
    if count:
        away.delete()
        journal.record(resident=person, actor=by, verb="suggestion.again")
    return count


def _person(person: User, by: User) -> User:
    if not rules.may_act_for(by, person):
        raise NotYours
    return User.objects.select_for_update(no_key=True).get(pk=person.pk)
