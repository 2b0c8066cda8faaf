"""What actions of a coordinator about somebody begin with."""

from neighbourhoods import rules
from neighbourhoods.errors import NotYours
from neighbourhoods.models import User


def person_in_care_of(by: User, person: User) -> User:
    """The person, locked. NotYours for who may not act for them, and for the person themselves."""
    if by.pk == person.pk or not rules.may_act_for(by, person):
        raise NotYours
    return User.objects.select_for_update(no_key=True).get(pk=person.pk)
