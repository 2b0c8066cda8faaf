"""One request with everything around it, and the lists of requests that need a person: no helper, to talk over."""

from dataclasses import dataclass

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.http import Http404

from marketplace.models import Agreement, GoodToKnow, HelperProfile, Offer, Opportunity, StandInRequest, Thanks, Visit
from marketplace.states import AgreementState, OfferState, OpportunityState
from marketplace.windows import near_visits
from neighbourhoods import rules
from neighbourhoods.models import Message, User

from .moderation import everything_of, requests_of

TALKS_SHOWN = 6


def without_helper(viewer: User) -> QuerySet[Opportunity]:
    """Tasks that look for somebody, the oldest first; a fixed day that comes near goes before."""
    offers = Count("offers", filter=Q(offers__state=OfferState.STANDING))
    looking = requests_of(viewer).select_related("entered_by").filter(state=OpportunityState.OPEN)
    looking = looking.annotate(standing=offers)
    return looking.order_by(F("on_date").asc(nulls_last=True), "published_at", "pk")


def to_talk_over(viewer: User) -> QuerySet[Opportunity]:
    """Whoever must be called about a request, the nearest date first."""
    talks = everything_of(viewer).filter(state=OpportunityState.TO_TALK_OVER).select_related("talk_owner")
    return talks.order_by("talk_by", "pk")[:TALKS_SHOWN]


@dataclass(frozen=True)
class May:
    """Which buttons a request shows. The actions decide again, under a lock."""

    publish: bool
    talk_over: bool
    put_back: bool
    invite: bool
    amend: bool
    withdraw: bool
    keep: bool


def may(request: Opportunity) -> May:
    state, now = OpportunityState, request.state
    return May(
        publish=now in {state.WAITING, state.TO_TALK_OVER},
        talk_over=now in {state.WAITING, state.OPEN, state.AGREED},
        put_back=now == state.TO_TALK_OVER,
        invite=now == state.OPEN,
        amend=now in {state.WAITING, state.OPEN, state.TO_TALK_OVER},
        withdraw=now not in {state.DONE, state.WITHDRAWN},
        keep=now == state.EXPIRED,
    )


def offers_on(request: Opportunity) -> list[Offer]:
    return list(request.offers.filter(state=OfferState.STANDING).select_related("helper"))


def agreements_on(request: Opportunity) -> list[Agreement]:
    """The agreement that holds and the ones before it, each with its visits near today and its thank-you."""
    found = request.agreements.select_related("helper", "opportunity__requester")
    return list(found.prefetch_related(near_visits(), "rhythms", "thanks"))


def messages_about(request: Opportunity) -> list[Message]:
    """Every message about the request, its offers, agreements, visits and thank-you, in the order they leave."""
    agreements = Agreement.objects.filter(opportunity=request)
    visits, thanks = (model.objects.filter(agreement__in=agreements).values("pk") for model in (Visit, Thanks))
    about = Q(about_type="marketplace.opportunity", about_id=request.pk)
    about |= Q(about_type="marketplace.offer", about_id__in=request.offers.values("pk"))
    about |= Q(about_type="marketplace.agreement", about_id__in=agreements.values("pk"))
    about |= Q(about_type="marketplace.visit", about_id__in=visits)
    asked = StandInRequest.objects.filter(visit__agreement__in=agreements).values("pk")
    about |= Q(about_type="marketplace.standinrequest", about_id__in=asked)
    about |= Q(about_type="marketplace.thanks", about_id__in=thanks)
    return list(Message.objects.filter(about).select_related("recipient").order_by("created_at", "pk")[:40])


def visit_in_care_of(viewer: User, pk: int) -> Visit:
    mine = rules.neighbourhoods_of(viewer).values("pk")
    visits = Visit.objects.filter(agreement__opportunity__neighbourhood__in=mine)
    visit = visits.select_related("agreement__opportunity", "agreement__helper", "stand_in").filter(pk=pk).first()
    if visit is None:
        raise Http404
    return visit


def agreement_in_care_of(viewer: User, pk: int) -> Agreement:
    mine = rules.neighbourhoods_of(viewer).values("pk")
    agreements = Agreement.objects.filter(opportunity__neighbourhood__in=mine)
    agreement = agreements.select_related("opportunity", "helper").filter(pk=pk).first()
    if agreement is None:
        raise Http404
    return agreement


# ---------------------------------------------------------------- one person
def asked_by(person: User, *, limit: int = 10) -> list[Opportunity]:
    """What a person asked, the latest first. The caller has the person from resident_in_care_of."""
    holds = Agreement.objects.filter(state__in=[AgreementState.AGREED, AgreementState.DONE]).select_related("helper")
    requests = person.requests.select_related("work_kind", "job").prefetch_related(
        Prefetch("agreements", holds, to_attr="held"), "good_to_know"
    )
    return list(requests.order_by("-asked_at", "-pk")[:limit])


def helped_by(person: User, *, limit: int = 10) -> list[Agreement]:
    """Where a person helps or helped, the latest first."""
    agreements = person.agreements.select_related(
        "opportunity__work_kind", "opportunity__requester", "opportunity__job"
    )
    return list(agreements.prefetch_related("thanks").order_by("-made_at", "-pk")[:limit])


def profile_of(person: User) -> HelperProfile | None:
    return HelperProfile.objects.filter(user=person).prefetch_related("likes").first()


def sentences_to_choose() -> QuerySet[GoodToKnow]:
    return GoodToKnow.objects.all()
