"""Jobs: written down by a coordinator, asked about by residents, agreed on for one of the places."""

from dataclasses import asdict, dataclass, replace
from datetime import date, time

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from marketplace import job_rules, rules
from marketplace.minors import is_minor
from marketplace.models import Agreement, Job, Offer, Opportunity, Rhythm
from marketplace.posting import AS_WRITTEN, IN_BOTH_LANGUAGES, Posting
from marketplace.requirements import age_on
from marketplace.states import AgreementState, OfferState, OpportunityState
from marketplace.work_forms import rules_of
from neighbourhoods import outreach
from neighbourhoods.actions.people import Place, note_met
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User
from neighbourhoods.models.outreach import BY_HAND
from neighbourhoods.places import offset_point
from neighbourhoods.rules import looks_after, may_act_for

from .asking import write_parts
from .endings import begin_agreement, tell_coordinator
from .fitting import must_have_what_it_asks
from .moderating import next_working_day
from .moves import fresh, move, note, too_late
from .rhythms import start_rhythm
from .seats import settle, taken


@dataclass(frozen=True)
class Days:
    """On which days somebody comes, as actions.rhythms takes it."""

    rule: str
    at_time: time
    minutes: int
    skips_holidays: bool = True


@dataclass(frozen=True)
class Terms:
    """From when until when somebody takes a place, and on which days. Without days they are written down later.

    `allowance_reason`: why an hour is worth more than the rule for the age of this person.
    """

    starts_on: date
    ends_on: date | None = None
    days: Days | None = None
    allowance_reason: str = ""


# ---------------------------------------------------------------- what a host offers
@transaction.atomic
def post_job(requester: User, *, by: User, posting: Posting, place: Place, address: str = "") -> Opportunity:
    """A job that waits to be put in the neighbourhood. requester: the household, or who speaks for the host.

    `address`: only for who is matched. The point is offset once, also of a place that everybody knows.
    """
    if place.neighbourhood is None:
        raise NotAllowedNow(_("Choose the neighbourhood."), "neighbourhood")
    if not looks_after(by, place.neighbourhood.pk):
        raise NotYours
    _must_hold(posting, place.neighbourhood.municipality_id, is_new=True)
    opportunity = Opportunity(requester=requester, entered_by=by, source=Opportunity.Source.DESK)
    begin_job(opportunity, posting=posting, place=place, address=address)
    move(opportunity, OpportunityState.WAITING)
    note(opportunity, "job.posted", by=by, words=posting.allowance_reason.strip())
    return opportunity


@transaction.atomic
def amend_job(opportunity: Opportunity, *, by: User, posting: Posting) -> Opportunity:
    """Change what stands there. Fewer places than there are agreements is refused; more opens it again."""
    opportunity = _of_the_desk(opportunity, by)
    if opportunity.state in {OpportunityState.WITHDRAWN, OpportunityState.DONE}:
        raise too_late()
    job, held = opportunity.job, len(taken(opportunity))
    is_new = posting.starts_on != job.starts_on
    _must_hold(posting, opportunity.neighbourhood.municipality_id, is_new=is_new)
    if posting.places < held:
        sentence = _("There are %(count)d agreements. First end one, or choose at least %(count)d places.")
        raise NotAllowedNow(sentence % {"count": held}, "places")
    rewrite_job(opportunity, posting=posting)
    if opportunity.state == OpportunityState.EXPIRED and opportunity.last_day >= timezone.localdate():
        move(opportunity, OpportunityState.WAITING)  # it goes on
    note(opportunity, "job.amended", by=by, words=posting.allowance_reason.strip())
    return opportunity


def begin_job(opportunity: Opportunity, *, posting: Posting, place: Place, address: str) -> None:
    """What stands written, and where. A step: its caller moves it on."""
    opportunity.kind, opportunity.day = Opportunity.Kind.JOB, Opportunity.Day.FLEXIBLE
    put_on_map(opportunity, place)
    _write(opportunity, posting)
    opportunity.save()
    job = Job(opportunity=opportunity, place_address=address, **_written(posting))
    job.save()
    _write_sets(opportunity, job, posting)


def rewrite_job(opportunity: Opportunity, *, posting: Posting) -> None:
    """The same for one that stands there already; more places than agreements open it again."""
    job = opportunity.job
    _write(opportunity, posting)
    opportunity.save()
    for name, value in _written(posting).items():
        setattr(job, name, value)
    job.save()
    _write_sets(opportunity, job, posting)
    settle(opportunity)


def put_on_map(opportunity: Opportunity, place: Place) -> None:
    """The neighbourhood, and a point that is offset once."""
    hood = place.neighbourhood
    if hood is None:
        raise NotAllowedNow(_("Choose the neighbourhood."), "neighbourhood")
    opportunity.neighbourhood = hood
    latitude, longitude = place.latitude, place.longitude
    if latitude is None or longitude is None:
        latitude, longitude = hood.latitude, hood.longitude
    if latitude is not None and longitude is not None:
        opportunity.latitude, opportunity.longitude = offset_point(latitude, longitude)


# ---------------------------------------------------------------- who wants to know more
@transaction.atomic
def ask_about_job(opportunity: Opportunity, *, by: User, person: User | None = None) -> Offer:
    """ "Ik wil meer weten." Nothing is held and nothing promised: we call. person: for whom a coordinator does it."""
    opportunity = fresh(opportunity)
    person = User.objects.get(pk=(person or by).pk)
    if not may_act_for(by, person):
        raise NotYours
    standing = opportunity.offers.filter(helper=person, state=OfferState.STANDING).first()
    if standing is not None:
        return standing
    code, sentence = rules.why_not_ask(person, opportunity)
    if code:
        raise NotAllowedNow(sentence, code)
    offer = opportunity.offers.filter(helper=person, state=OfferState.PASSED).first()
    if offer is None:
        offer = Offer.objects.create(opportunity=opportunity, helper=person)
    else:
        move(offer, OfferState.STANDING)
        outreach.withdraw(offer, kinds=["helper.passed"])
    entry = note(opportunity, "job.asked_about", by=by, helper=person)
    due, key = next_working_day(timezone.localdate()), f"job.interest:{entry.pk}:{person.pk}"
    outreach.announce(person, "job.interest", about=offer, due_on=due, key=key)
    if outreach.route(person, "job.interest_received") not in BY_HAND:
        outreach.announce(person, "job.interest_received", about=offer, key=f"job.interest_received:{entry.pk}")
    tell_coordinator(opportunity, "coordinator.interest", about=offer)
    return offer


# ---------------------------------------------------------------- a place
@transaction.atomic
def agree_on_job(offer: Offer, *, by: User, terms: Terms) -> Agreement:
    """After the call, and perhaps a trial morning: one of the places is this person's. Pressed twice it is the same."""
    opportunity = _of_the_desk(offer.opportunity_id, by)
    offer = Offer.objects.select_related("helper").get(pk=offer.pk)
    held = opportunity.agreements.filter(helper=offer.helper, state=AgreementState.AGREED).first()
    if held is not None:
        return held
    if opportunity.state == OpportunityState.AGREED:
        raise NotAllowedNow(_("All places are taken. A colleague may just have given the last one."), "gone")
    if offer.state != OfferState.STANDING:
        raise NotAllowedNow(_("This offer no longer stands."), "gone")
    if opportunity.state != OpportunityState.OPEN:
        raise NotAllowedNow(_("This work is not in the neighbourhood now. Put it there first."), "moment")
    _must_fit(opportunity, offer.helper, terms)
    must_have_what_it_asks(offer.helper, opportunity)
    move(offer, OfferState.TAKEN)
    outreach.withdraw(offer)
    if not offer.helper.is_met:
        note_met(offer.helper, by=by)
    ends_on = terms.ends_on or opportunity.job.ends_on
    agreement = begin_agreement(opportunity, offer.helper, by=by, goes_on=ends_on is None, ends_on=ends_on)
    if terms.allowance_reason.strip():
        note(opportunity, "job.allowance_explained", by=by, helper=offer.helper, words=terms.allowance_reason.strip())
    if terms.days is not None:
        wish = Rhythm(agreement=agreement, starts_on=terms.starts_on, ends_on=ends_on, **asdict(terms.days))
        start_rhythm(wish, by=by)
    return agreement


def _must_fit(opportunity: Opportunity, person: User, terms: Terms) -> None:
    """The days of one agreement, and the age on its first day."""
    job = opportunity.job
    ends_on = terms.ends_on or job.ends_on
    if terms.starts_on < job.starts_on:
        first = date_format(job.starts_on, "j F")
        raise NotAllowedNow(_("The work begins on %(day)s. Choose that day or later.") % {"day": first}, "starts_on")
    if ends_on is not None and ends_on < terms.starts_on:
        raise NotAllowedNow(_("The last day comes before the first. Choose a later one."), "ends_on")
    if ends_on is not None and job.ends_on is not None and ends_on > job.ends_on:
        raise NotAllowedNow(_("The work ends before that day. Choose an earlier one."), "ends_on")
    if ends_on is not None:
        for where, sentence in job_rules.too_long(opportunity.work_form, terms.starts_on, ends_on):
            raise NotAllowedNow(sentence, where)
    if rules_of(opportunity.work_form).minors_from is None and is_minor(person.birth_date, terms.starts_on):
        sentence = _("“%(form)s” is for people of 18 and older. Look together for an internship.")
        raise NotAllowedNow(sentence % {"form": job_rules.form_words(opportunity.work_form)}, "age")
    _must_pay_right(opportunity, person, replace(terms, ends_on=ends_on))


def _must_pay_right(opportunity: Opportunity, person: User, terms: Terms) -> None:
    """The allowance, by the age on the first day; of whom no date of birth was asked, that of a grown-up."""
    offered = replace(
        Posting.of(opportunity), starts_on=terms.starts_on, ends_on=terms.ends_on,
        allowance_reason=terms.allowance_reason,
    )  # fmt: skip
    age = age_on(person.birth_date, terms.starts_on) if person.birth_date else job_rules.GROWN_UP
    municipality_id = opportunity.neighbourhood.municipality_id
    for where, sentence in job_rules.for_one_person(offered, age=age, municipality_id=municipality_id):
        raise NotAllowedNow(sentence, where)


# ---------------------------------------------------------------- small steps
def _of_the_desk(opportunity: Opportunity | int, by: User) -> Opportunity:
    opportunity = fresh(opportunity)
    if not rules.may_moderate(by, opportunity):
        raise NotYours
    return opportunity


def _must_hold(posting: Posting, municipality_id: int, *, is_new: bool) -> None:
    found = job_rules.objections(posting, municipality_id=municipality_id, today=timezone.localdate(), is_new=is_new)
    for where, sentence in found.items():
        raise NotAllowedNow(sentence, where)


def _write(opportunity: Opportunity, posting: Posting) -> None:
    opportunity.work_kind, opportunity.work_form = posting.work_kind, posting.work_form
    opportunity.kind_bit = posting.work_kind.mask if posting.work_kind else 0
    opportunity.minutes = min(posting.minutes_a_week, 480)
    write_parts(opportunity, posting.parts, posting.weekdays)


def _written(posting: Posting) -> dict[str, object]:
    return {name: getattr(posting, name) for name in (*IN_BOTH_LANGUAGES, *AS_WRITTEN)}


def _write_sets(opportunity: Opportunity, job: Job, posting: Posting) -> None:
    job.conditions.set(posting.conditions)
    opportunity.good_to_know.set(posting.good_to_know)
