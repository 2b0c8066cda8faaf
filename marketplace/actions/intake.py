"""One phone call, written down whole or not at all: who calls, where they live, their yes, what they ask or offer."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.models import HelperProfile, Opportunity, WorkKind
from neighbourhoods import journal, phones, rules
from neighbourhoods.actions import people
from neighbourhoods.actions.people import Place
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User
from neighbourhoods.models.outreach import Channel

from .asking import Request, ask_for_help
from .helpers import offer_help

PURPOSE = "service"


@dataclass(frozen=True)
class Caller:
    """What a caller says about themselves. known: the person who called before; wording: the consent that was read."""

    first_name: str
    wording: str
    known: User | None = None
    last_name: str = ""
    phone: str = ""
    email: str = ""
    call_name: str = ""
    salutation: str = ""
    channel: str = Channel.CALL
    place: Place | None = None  # None: as we know it
    postcode: str = ""
    house_number: str = ""


@transaction.atomic
def take_request(caller: Caller, *, by: User, request: Request) -> Opportunity:
    """A caller asks for help. The request waits in the queue like any other."""
    person = _written_down(caller, by)
    opportunity = ask_for_help(person, by=by, request=request, source=Opportunity.Source.PHONE)
    journal.record(resident=person, actor=by, verb="call.taken", about=opportunity)
    return opportunity


@transaction.atomic
def take_offer_of_help(caller: Caller, *, by: User, likes: Iterable[WorkKind]) -> HelperProfile:
    """A caller wants to help: likes are written down, and getting acquainted goes on the call list."""
    person = _written_down(caller, by)
    profile = offer_help(person, by=by, likes=likes)
    journal.record(resident=person, actor=by, verb="call.taken")
    return profile


def _written_down(caller: Caller, by: User) -> User:
    if not rules.is_coordinator(by):
        raise NotYours
    if caller.place is not None:
        _require_mine(caller.place, by)
    person = caller.known or people.register_caller(
        by=by,
        first_name=caller.first_name,
        last_name=caller.last_name,
        phone=phones.normalise(caller.phone) or "",
        email=caller.email or None,
        call_name=caller.call_name,
        salutation=caller.salutation,
        wording=caller.wording,
    )
    if not rules.may_act_for(by, person):
        raise NotYours
    if caller.known and not rules.has_said_yes(person, PURPOSE):
        people.give_consent(person, by=by, purpose=PURPOSE, wording=caller.wording, medium="phone")
    if caller.place is not None:
        person = people.set_address(
            person, by=by, place=caller.place, postcode=caller.postcode, house_number=caller.house_number
        )
    if caller.channel and caller.channel != person.channel:
        person = people.set_channel(person, by=by, channel=caller.channel)
    return person


def _require_mine(place: Place, by: User) -> None:
    """Elsewhere is not "no": the sentence names the colleague who helps there."""
    where = place.neighbourhood
    if where is None or rules.looks_after(by, where.pk):
        return
    post = rules.current_posts().filter(neighbourhood=where).select_related("user").first()
    if post is None:
        raise NotAllowedNow(
            _("This address lies in %(place)s. Nobody looks after it yet. Call %(phone)s.")
            % {"place": where.name, "phone": phones.display(where.municipality.service_phone)},
            "elsewhere",
        )
    raise NotAllowedNow(
        _("This address lies in %(place)s. %(name)s helps there: %(phone)s.")
        % {"place": where.name, "name": post.user.get_short_name(), "phone": phones.display(post.phone)},
        "elsewhere",
    )
