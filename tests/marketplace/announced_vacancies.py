"""How each kind of message to an employer about its work comes about."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from marketplace.actions import clock, new_people, vacancy_clock
from marketplace.models import NewPeopleMail

from . import announced_ready, employing, vacancies


def _sent(requester, samira, yvonne):
    employer, bas = _bakery(requester)
    return vacancies.sent(employer, by=bas)


def _bakery(requester):
    employer, bas = employing.bakery(requester.neighbourhood)
    bas.channel = "email"
    bas.save()
    return employer, bas


def _asked(requester, samira, yvonne):
    employer, bas = _bakery(requester)
    work = vacancies.work_of(vacancies.shown(employer, by=bas, coordinator=yvonne))
    with time_machine.travel(timezone.now() + timedelta(weeks=7), tick=False):
        assert vacancy_clock.ask_if_still_looking(work)
    return work


def _expired(requester, samira, yvonne):
    work = _asked(requester, samira, yvonne)
    with time_machine.travel(timezone.now() + timedelta(weeks=8), tick=False):
        assert clock.expire_opportunity(work)


def _new_people(requester, samira, yvonne):
    employer, bas = _bakery(requester)
    new_people.ask_for_mail(employer, by=bas, wants=True)
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        announced_ready._visible(requester, samira, yvonne)
    with time_machine.travel(timezone.now() + timedelta(days=8), tick=False):
        assert new_people.tell_new_people(NewPeopleMail.objects.get())


STORIES = {
    "vacancy.received": _sent,
    "vacancy.still_needed": _asked,
    "vacancy.expired": _expired,
    "employer.new_people": _new_people,
}
