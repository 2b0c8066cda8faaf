"""One phone call, written down whole or not at all: who calls, where they live, their yes, what they ask or offer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.models import HelperProfile, Opportunity, WorkKind
from marketplace.states import OpportunityState
from neighbourhoods import journal, phones, rules, site_phone
from neighbourhoods.actions import people
from neighbourhoods.actions.people import Place, lock_neighbourhood
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User
from neighbourhoods.models.outreach import Channel

from .asking import Request, ask_for_help
from .helpers import offer_help

PURPOSE = "service"
JUST_NOW = timedelta(minutes=10)


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
    _require_another(person, request)
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
    if caller.known is None:
        _require_new(caller)
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


def _require_new(caller: Caller) -> None:
    """The same name and number at the same front door was written down just now: by a colleague, or by this button."""
    lock_neighbourhood(caller.place.neighbourhood if caller.place else None)
    same = User.objects.filter(
        first_name__iexact=caller.first_name.strip(), last_name__iexact=caller.last_name.strip(),
        phone=phones.normalise(caller.phone) or "", postcode=caller.postcode,
        house_number__iexact=caller.house_number, date_joined__gt=timezone.now() - JUST_NOW,
    )  # fmt: skip
    if same.exists():
        raise NotAllowedNow(_("This caller was written down just now. Look up the number again."), "twice")


def _require_another(person: User, request: Request) -> None:
    """Word for word the same request of somebody, moments ago, is the same telephone call."""
    User.objects.select_for_update().get(pk=person.pk)
    same = person.requests.filter(
        source=Opportunity.Source.PHONE, work_kind=request.work_kind, day=request.day, on_date=request.on_date,
        at_time=request.at_time, wish=request.wish.strip(), asked_at__gt=timezone.now() - JUST_NOW,
    )  # fmt: skip
    if same.exclude(state=OpportunityState.WITHDRAWN).exists():
        raise NotAllowedNow(_("This request was written down just now."), "twice")


def _require_mine(place: Place, by: User) -> None:
    """Elsewhere is not "no": the sentence names the colleague who helps there."""
    where = place.neighbourhood
    if where is None or rules.looks_after(by, where.pk):
        return
    post = rules.current_posts().filter(neighbourhood=where).select_related("user").first()
    if post is None:
        raise NotAllowedNow(
            _("This address lies in %(place)s. Nobody looks after it yet. Call %(phone)s.")
            % {"place": where.name, "phone": site_phone.of_team(where.municipality)},
            "elsewhere",
        )
    raise NotAllowedNow(
        _("This address lies in %(place)s. %(name)s helps there: %(phone)s.")
        % {"place": where.name, "name": post.user.get_short_name(), "phone": phones.display(post.phone)},
        "elsewhere",
    )
