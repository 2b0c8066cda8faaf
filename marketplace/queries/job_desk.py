"""Jobs as their coordinator sees them: the list, one job with who asked about it, and what asks for a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet, prefetch_related_objects
from django.http import Http404
from django.utils import timezone

from marketplace import displacement, rhythm
from marketplace.matching.fits import Fit
from marketplace.models import Agreement, Condition, DisplacementCheck, Offer, Opportunity, Taster, Visit
from marketplace.states import AgreementState, OfferState, OpportunityState, TasterState
from marketplace.windows import near_visits, to_come
from marketplace.work_forms import WorkForm, rules_of
from neighbourhoods import rules
from neighbourhoods.models import Organisation, User

from . import pairs
from .matches import fits_among
from .moderation import everything_of, offers_of

OVER = (OpportunityState.WITHDRAWN, OpportunityState.DONE)
CHECKED_FORMS = [form for form in WorkForm.values if rules_of(form).asks_displacement_check]
LOOKED_AT = 100


def jobs_of(viewer: User, *, over: bool = False) -> QuerySet[Opportunity]:
    """Every job in the viewer's neighbourhoods with `held` and `asking`; what waits for the desk comes first."""
    jobs = everything_of(viewer).filter(kind=Opportunity.Kind.JOB).select_related("job__host", "job__supervisor")
    jobs = jobs.filter(state__in=OVER) if over else jobs.exclude(state__in=OVER)
    held = Count("agreements", Q(agreements__state=AgreementState.AGREED), distinct=True)
    asking = Count("offers", Q(offers__state=OfferState.STANDING), distinct=True)
    waits = Q(state__in=[OpportunityState.WAITING, OpportunityState.TO_TALK_OVER, OpportunityState.EXPIRED])
    return jobs.annotate(held=held, asking=asking, waits=waits).order_by("-waits", "-asked_at", "-pk")


def job_in_care_of(viewer: User, pk: int) -> Opportunity:
    """The job, or 404: to anyone else it does not exist."""
    people = ("published_by", "entered_by", "talk_owner", "requester__municipality", "job__host", "job__supervisor",
              "vacancy__employer__organisation")  # fmt: skip
    jobs = everything_of(viewer).filter(kind=Opportunity.Kind.JOB).select_related(*people)
    found = jobs.prefetch_related(_checks()).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _checks() -> Prefetch:
    return Prefetch("displacement_checks", DisplacementCheck.objects.select_related("done_by", "seconded_by"))


@dataclass(frozen=True)
class Interested:
    """Somebody who wants to know more: what speaks for and against, how trying it was, and what comes next."""

    offer: Offer
    fit: Fit | None
    taster: Taster | None
    step: str  # call, wait, tell, agree, again or stop


def interested_in(job: Opportunity, only: Offer | None = None) -> list[Interested]:
    standing = job.offers.filter(state=OfferState.STANDING).select_related("helper")
    offers = list(standing.filter(pk=only.pk) if only else standing)
    fits = fits_among(job, (offer.helper_id for offer in offers)) if offers else {}
    tried = _tried(job, offers)
    return [
        Interested(offer, fits.get(offer.helper_id), taster, next_step(taster))
        for offer in offers
        for taster in [tried.get(offer.helper_id)]
    ]


def _tried(job: Opportunity, offers: list[Offer]) -> dict[int, Taster]:
    """The last time each of them tried it, or is going to."""
    tasters = job.tasters.filter(person__in=[offer.helper_id for offer in offers])
    return {it.person_id: it for it in tasters.exclude(state=TasterState.CALLED_OFF).order_by("on_date", "pk")}


SAID = {Taster.Outcome.LIKE: "agree", Taster.Outcome.AGAIN: "again", Taster.Outcome.NOT: "stop"}


def next_step(taster: Taster | None) -> str:
    """From interest to agreement: call, wait for the morning, ask how it was, and what was said of it."""
    if taster is None:
        return "call"
    if taster.state == TasterState.PLANNED:
        return "wait" if taster.on_date > timezone.localdate() else "tell"
    return SAID.get(Taster.Outcome(taster.outcome), "tell") if taster.outcome else "tell"


@dataclass(frozen=True)
class Holder:
    """Who has a place, with the days on which they come, and the next one."""

    agreement: Agreement
    rhythm: str
    visit: Visit | None


def agreements_on(job: Opportunity) -> list[Holder]:
    """Who has a place now, by its number."""
    held = job.agreements.filter(state=AgreementState.AGREED).select_related("helper").order_by("seat", "pk")
    today, found = timezone.localdate(), held.prefetch_related(near_visits(), "rhythms")
    return [Holder(it, _comes(it), to_come(it, today)) for it in found]


def _comes(agreement: Agreement) -> str:
    now = pairs.rhythm_of(agreement)
    return rhythm.in_words(now.rule, now.at_time) if now else ""


def agreement_on_job(viewer: User, pk: int) -> Agreement:
    """For its own page; 404 for a task and for everybody elsewhere."""
    mine = rules.neighbourhoods_of(viewer).values("pk")
    found = Agreement.objects.filter(opportunity__neighbourhood__in=mine, opportunity__kind=Opportunity.Kind.JOB)
    related = ("helper", "opportunity__requester", "opportunity__job__host", "opportunity__job__supervisor")
    agreement = (
        found.select_related(*related).prefetch_related(near_visits(), "rhythms", "thanks").filter(pk=pk).first()
    )
    if agreement is None:
        raise Http404
    return agreement


def offer_on_job(viewer: User, pk: int) -> Offer:
    mine = rules.neighbourhoods_of(viewer).values("pk")
    offers = Offer.objects.filter(opportunity__neighbourhood__in=mine, opportunity__kind=Opportunity.Kind.JOB)
    related = ("helper", "opportunity__job__host", "opportunity__job__supervisor", "opportunity__neighbourhood")
    offer = offers.select_related(*related).filter(pk=pk).first()
    if offer is None:
        raise Http404
    return offer


# ---------------------------------------------------------------- to choose from
def hosts_for(viewer: User) -> QuerySet[Organisation]:
    return Organisation.objects.filter(municipality__in=rules.municipalities_of(viewer).values("pk")).order_by("name")


def contacts_for(viewer: User) -> QuerySet[User]:
    """Who guides or speaks for a job in the viewer's neighbourhoods already."""
    mine = everything_of(viewer).filter(kind=Opportunity.Kind.JOB).order_by().values("pk")
    hosted = Q(requests__in=mine, requests__job__host__isnull=False)
    return User.objects.filter(Q(supervises__in=mine) | hosted, is_active=True).distinct().order_by("first_name", "pk")


def conditions_to_choose() -> QuerySet[Condition]:
    return Condition.objects.all()


def open_jobs(viewer: User) -> list[Opportunity]:
    """What somebody on the phone may want to know more about."""
    jobs = everything_of(viewer).filter(kind=Opportunity.Kind.JOB, state=OpportunityState.OPEN)
    return list(jobs.order_by("job__name_nl", "pk")[:LOOKED_AT])


# ---------------------------------------------------------------- what asks for a person
@dataclass(frozen=True)
class Asks:
    """A line for Vandaag: why, which job or check, before when, and who stands on it."""

    why: str  # waiting, over, review, talk, second, or the next step for somebody who is interested
    title: str
    place: str
    pk: int
    by: date | None = None
    name: str = ""
    person_id: int | None = None


def jobs_to_look_at(viewer: User) -> QuerySet[Opportunity]:
    """Those that may ask for their coordinator: `asked_by` says which do."""
    state = OpportunityState
    waits = Q(state__in=[state.WAITING, state.EXPIRED])
    runs = Q(state__in=[state.OPEN, state.AGREED]) & (Q(work_form__in=CHECKED_FORMS) | Q(talk_owner__isnull=False))
    jobs = everything_of(viewer).filter(waits | runs, kind=Opportunity.Kind.JOB)
    return jobs.order_by("pk")[:LOOKED_AT]


def asked_by(jobs: Iterable[Opportunity]) -> list[Asks]:
    """One question more, when there is a job."""
    today, found = timezone.localdate(), list(jobs)
    prefetch_related_objects(found, "displacement_checks")
    return [line for job in found if (line := _line(job, today)) is not None]


def _line(job: Opportunity, today: date) -> Asks | None:
    told: dict[str, Any] = {"title": job.title, "place": job.neighbourhood.name, "pk": job.pk}
    if job.state == OpportunityState.WAITING:
        return Asks("waiting", **told)
    if job.state == OpportunityState.EXPIRED:
        return Asks("over", **told)
    if job.talk_owner_id is not None:
        return Asks("talk", **told, by=job.talk_by)
    checks = list(job.displacement_checks.all())
    if displacement.asked_of(job) and displacement.valid_check(checks, today) is None:
        return Asks("review", **told, by=checks[0].review_on if checks else today)
    return None


def interest_in(viewer: User) -> QuerySet[Offer]:
    """Who wants to know more about a job, the oldest first."""
    return offers_of(viewer).filter(opportunity__kind=Opportunity.Kind.JOB)[:LOOKED_AT]


def asked_about(offers: Iterable[Offer]) -> list[Asks]:
    """What to do next for each; nothing while a trial morning is to come. One question more, when somebody asks."""
    found = list(offers)
    tasters = Taster.objects.filter(person__in={it.helper_id for it in found}).exclude(state=TasterState.CALLED_OFF)
    tried = {(it.person_id, it.opportunity_id): it for it in tasters.order_by("on_date", "pk")}
    steps = [(it, next_step(tried.get((it.helper_id, it.opportunity_id)))) for it in found]
    return [
        Asks(
            step, offer.opportunity.title, offer.opportunity.neighbourhood.name, offer.opportunity_id,
            name=offer.helper.get_short_name(), person_id=offer.helper_id,
        )
        for offer, step in steps
        if step != "wait"
    ]  # fmt: skip


def seconds_for(viewer: User) -> list[Asks]:
    """Answers of a colleague that wait for another pair of eyes, anywhere in the municipality."""
    checks = checks_for(viewer).filter(seconded_at__isnull=True).exclude(done_by=viewer)
    checks = checks.prefetch_related("opportunity__displacement_checks")[:LOOKED_AT]
    return [
        Asks("second", check.opportunity.title, check.opportunity.neighbourhood.name, check.pk)
        for check in checks
        if waits(check)
    ]


def waits(check: DisplacementCheck) -> bool:
    """It is the last of its job and must be seen by a second person."""
    checks = list(check.opportunity.displacement_checks.all())
    return checks[0].pk == check.pk and displacement.waits_for_second(checks)


def checks_for(viewer: User) -> QuerySet[DisplacementCheck]:
    """Of jobs in the municipalities where the viewer coordinates. No resident stands in them."""
    mine = rules.municipalities_of(viewer).order_by().values("pk")
    checks = DisplacementCheck.objects.filter(opportunity__neighbourhood__municipality__in=mine)
    checks = checks.exclude(opportunity__state__in=OVER)
    related = ("opportunity__job", "opportunity__neighbourhood", "done_by", "seconded_by")
    return checks.select_related(*related).defer("opportunity__neighbourhood__geometry")


def check_to_second(viewer: User, pk: int) -> DisplacementCheck:
    check = checks_for(viewer).filter(pk=pk).first()
    if check is None:
        raise Http404
    return check
