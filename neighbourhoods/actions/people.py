"""What changes for a person: joining, being met, moving house, pausing, saying yes to something."""

from datetime import date
from typing import Protocol

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from neighbourhoods import channels, journal, phones, reach, rules
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Consent, Neighbourhood, User
from neighbourhoods.models.outreach import Channel
from neighbourhoods.models.people import Salutation


class Place(Protocol):
    """What geocoding found, as far as a person's row keeps it."""

    latitude: float | None
    longitude: float | None
    neighbourhood: Neighbourhood | None
    street: str
    place_name: str
    precision: str


@transaction.atomic
def join_as_helper(*, first_name: str, last_name: str = "", phone: str = "", email: str | None = None) -> User:
    """A new person offers help on the website. A known e-mail address is refused: that person logs in instead."""
    if not (phone or email):
        raise NotAllowedNow(_("Enter your phone number or your e-mail address."), "unreachable")
    person = _add_person(
        first_name=first_name,
        last_name=last_name,
        phone=phone,
        email=email,
        channel=Channel.EMAIL if email else Channel.CALL,
        language=get_language() or "nl",
    )
    journal.record(resident=person, actor=person, verb="person.joined")
    return person


SALUTATIONS = {
    "mevrouw": Salutation.WOMAN,
    "mevr": Salutation.WOMAN,
    "mw": Salutation.WOMAN,
    "meneer": Salutation.MAN,
    "dhr": Salutation.MAN,
    "familie": Salutation.FAMILY,
    "fam": Salutation.FAMILY,
}


@transaction.atomic
def introduce_person(*, name: str, phone: str, call_name: str = "", language: str = "nl") -> User:
    """Somebody asks for help on the website for the first time: no account, reached by phone.

    "Mevrouw De Wit" may be called a woman next door; from a name alone nothing is guessed.
    """
    first_name, _space, last_name = name.strip().partition(" ")
    title = SALUTATIONS.get(first_name.lower().rstrip("."))
    person = _add_person(
        email=None,
        first_name="" if title else first_name[:60],
        last_name=last_name[:80] if title or last_name else "",
        phone=phone,
        call_name=call_name or (name.strip()[:60] if title else ""),
        language=language,
        salutation=title or Salutation.NEIGHBOUR,
        channel=Channel.CALL,
    )
    journal.record(resident=person, actor=person, verb="person.introduced")
    return person


@transaction.atomic
def register_caller(  # noqa: PLR0913 (one screen, one call)
    *,
    by: User,
    first_name: str,
    wording: str,
    last_name: str = "",
    phone: str = "",
    email: str | None = None,
    salutation: str = "",
    call_name: str = "",
    language: str = "nl",
    medium: str = Consent.Medium.PHONE,
) -> User:
    """A coordinator writes down somebody who called or came by, with the consent sentence that was read aloud."""
    if not rules.is_coordinator(by):
        raise NotYours
    fields = {"salutation": salutation} if salutation else {}
    person = _add_person(
        first_name=first_name,
        last_name=last_name,
        phone=phone,
        email=email,
        call_name=call_name,
        language=language,
        channel=Channel.CALL,
        **fields,
    )
    journal.record(resident=person, actor=by, verb="person.registered")
    give_consent(person, by=by, purpose="service", wording=wording, medium=medium, language=language)
    return person


@transaction.atomic
def set_address(person: User, *, by: User, place: Place, postcode: str = "", house_number: str = "") -> User:
    """Where the person lives from now on. Find the place before the transaction: geocoding may ask another server."""
    person = _fresh(person)
    _require(rules.may_act_for(by, person))
    if place.neighbourhood is None:
        raise NotAllowedNow(_("Choose your neighbourhood."), "no_neighbourhood")
    person.neighbourhood = place.neighbourhood
    person.municipality = place.neighbourhood.municipality
    person.latitude, person.longitude, person.precision = place.latitude, place.longitude, place.precision
    person.street, person.place_name = place.street, place.place_name
    person.postcode, person.house_number = postcode, house_number
    person.save()
    journal.record(resident=person, actor=by, verb="person.moved")
    return person


@transaction.atomic
def meet_person(person: User, *, by: User) -> User:
    """A coordinator of the person's municipality has spoken to them: from now on a yes is an agreement."""
    _require(person.pk != by.pk and rules.coordinates_in(by, person.municipality_id))
    if _fresh(person).is_met:
        raise NotAllowedNow(_("You already know %(name)s.") % {"name": person.get_short_name()}, "met")
    return note_met(person, by=by)


@transaction.atomic
def note_met(person: User, *, by: User) -> User:
    """Write down that a coordinator spoke to this person. The caller has checked that they may: an offer on a task
    in their care is a reason too, wherever the helper lives.
    """
    person = _fresh(person)
    person.met_at, person.met_by = timezone.now(), by
    person.save(update_fields=["met_at", "met_by"])
    journal.record(resident=person, actor=by, verb="person.met")
    return person


@transaction.atomic
def pause_person(person: User, *, by: User, until: date | None = None) -> User:
    """Not now: until a day, or until the person says so. Pausing again only changes the day."""
    person = _fresh(person)
    _require(rules.may_act_for(by, person))
    if until is not None and until <= timezone.localdate():
        raise NotAllowedNow(_("Choose a day after today."), "past")
    person.paused, person.paused_until = True, until
    person.save(update_fields=["paused", "paused_until"])
    journal.record(resident=person, actor=by, verb="person.paused")
    return person


@transaction.atomic
def resume_person(person: User, *, by: User) -> User:
    """Back again. Somebody who never paused simply stays."""
    person = _fresh(person)
    _require(rules.may_act_for(by, person))
    if person.paused:
        person.paused, person.paused_until = False, None
        person.save(update_fields=["paused", "paused_until"])
        journal.record(resident=person, actor=by, verb="person.resumed")
    return person


@transaction.atomic
def set_channel(person: User, *, by: User, channel: str) -> User:
    """How the person hears from us. Only a way that reaches them."""
    person = _fresh(person)
    _require(rules.may_act_for(by, person))
    if channel == Channel.EMAIL and not person.email:
        raise NotAllowedNow(_("We do not have your e-mail address yet."), "no_email")
    if channel == Channel.CALL and not person.phone:
        raise NotAllowedNow(_("We do not have your phone number yet."), "no_phone")
    if channel == Channel.TEXT and not reach.by_text(person):
        raise NotAllowedNow(_("We cannot send text messages to this number."), "no_texts")
    person.channel = Channel(channel)
    person.save(update_fields=["channel"])
    journal.record(resident=person, actor=by, verb="person.channel")
    return person


@transaction.atomic
def set_names(person: User, *, by: User, first_name: str, last_name: str = "", call_name: str = "") -> User:
    """What the person is called, and how the other of a pair may call them."""
    person = _fresh(person)
    _require(rules.may_act_for(by, person))
    if not first_name.strip():
        raise NotAllowedNow(_("Enter your first name."), "no_name")
    person.first_name, person.last_name, person.call_name = first_name.strip(), last_name.strip(), call_name.strip()
    person.save(update_fields=["first_name", "last_name", "call_name"])
    journal.record(resident=person, actor=by, verb="person.renamed")
    return person


@transaction.atomic
def set_phone(person: User, *, by: User, phone: str) -> User:
    """Another phone number (E.164), or none. A new number is not verified, and somebody must stay reachable."""
    person = _fresh(person)
    _require(rules.may_act_for(by, person))
    if phone == person.phone and person.phone_wrong_on is None:
        return person
    if not phone and not person.email:
        raise NotAllowedNow(_("Enter your phone number. Otherwise we cannot reach you."), "unreachable")
    verified = person.phone_verified and phone == person.phone
    person.phone, person.phone_verified, person.phone_wrong_on = phone, verified, None
    if not phone and person.channel == Channel.CALL:
        person.channel = Channel.EMAIL
    if person.channel == Channel.TEXT and not phones.can_text(phone):
        person.channel = channels.way_without_texts(person)
    person.save(update_fields=["phone", "phone_verified", "phone_wrong_on", "channel"])
    journal.record(resident=person, actor=by, verb="person.phone")
    return person


@transaction.atomic
def set_email(person: User, *, by: User, email: str) -> User:
    """The first e-mail address of somebody who has shown that they read it, or another one after mail came back."""
    person = _fresh(person)
    _require(rules.may_act_for(by, person))
    if person.email and (person.email_failed_on is None or rules.needs_second_factor(person)):
        raise NotAllowedNow(_("We have an e-mail address of you already."), "has_email")
    person.email, person.email_failed_on = email, None
    try:
        with transaction.atomic():
            person.save(update_fields=["email", "email_failed_on"])
    except IntegrityError as taken:
        raise NotAllowedNow(_("Somebody already uses this e-mail address."), "known_email") from taken
    journal.record(resident=person, actor=by, verb="person.email")
    return person


@transaction.atomic
def set_shown_as(person: User, *, by: User, salutation: str, call_name: str = "") -> User:
    """How others read of the person before an agreement, and how the helper may call them after it."""
    person = _fresh(person)
    _require(rules.may_act_for(by, person))
    person.salutation, person.call_name = Salutation(salutation), call_name.strip()
    person.save(update_fields=["salutation", "call_name"])
    journal.record(resident=person, actor=by, verb="person.shown_as")
    return person


@transaction.atomic
def give_consent(person: User, *, by: User, purpose: str, wording: str, medium: str, language: str = "nl") -> Consent:
    """Keep a yes: what for, the very sentence, how and by whom it was written down."""
    person = _fresh(person)
    _require(rules.may_act_for(by, person))
    if not wording.strip():
        raise NotAllowedNow(_("Write down the sentence that was read or shown."), "no_wording")
    consent = Consent.objects.create(
        person=person, purpose=purpose, wording=wording.strip(), medium=medium, language=language, recorded_by=by
    )
    journal.record(resident=person, actor=by, verb="consent.given", about=consent)
    return consent


@transaction.atomic
def withdraw_consent(person: User, *, by: User, purpose: str) -> int:
    """Take back every yes for this purpose, at once. Returns how many; taking back twice is fine."""
    person = _fresh(person)
    _require(rules.may_act_for(by, person))
    standing = list(person.consents.select_for_update().filter(purpose=purpose, withdrawn_at__isnull=True))
    for consent in standing:
        consent.withdrawn_at = timezone.now()
        consent.save(update_fields=["withdrawn_at"])
        journal.record(resident=person, actor=by, verb="consent.withdrawn", about=consent)
    return len(standing)


def lock_neighbourhood(neighbourhood: Neighbourhood | None) -> None:
    """Who comes to be known here comes one after the other, so that nobody is written down twice at one moment."""
    if neighbourhood is not None:
        Neighbourhood.objects.select_for_update(no_key=True).only("pk").get(pk=neighbourhood.pk)


def _fresh(person: User) -> User:
    return User.objects.select_for_update().get(pk=person.pk)


def _require(allowed: bool) -> None:
    if not allowed:
        raise NotYours


def _add_person(*, email: str | None, **fields: str) -> User:
    try:
        with transaction.atomic():
            return User.objects.create_user(email or None, **fields)
    except IntegrityError as taken:
        raise NotAllowedNow(_("Somebody already uses this e-mail address."), "known_email") from taken
