"""Jobs at the desk: the list, writing one down, its card with who asked, the check against displacement, a place."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.workbench import job_files
from cms.workbench.job_forms import CONSENT, AgreeForm, DisplacementForm, JobFields, NewJobForm
from cms.workbench.web import button, carry_out, desk, keys_wanted, number, told
from marketplace.actions import displacement, jobs, moderating
from marketplace.models import Opportunity
from marketplace.queries import job_desk
from marketplace.queries.jobs import vacancy_of
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import User
from neighbourhoods.queries import residents
from neighbourhoods.web import posted


@desk
def every_job(request: HttpRequest, over: bool = False) -> HttpResponse:
    page = Paginator(job_desk.jobs_of(request.user, over=over), 20).get_page(request.GET.get("p"))
    shown = job_files.job_list(request.user, page, over=over)
    return render(request, "workbench/jobs.html", shown | {"keys": keys_wanted(request.user)})


@desk
def new(request: HttpRequest) -> HttpResponse:
    """`bij`: the household, from the card of a person."""
    household = _household(request)
    form = NewJobForm(posted(request), viewer=request.user, household=household)
    if form.is_valid():
        with told(request, _("The work is written down. Put it in the neighbourhood when it is ready.")):
            job = job_files.write_down(form, by=request.user)
            if job is not None:
                return redirect("workbench:job", job.pk)
    scene = {"form": form, "household": household, "say_consent": CONSENT, "keys": keys_wanted(request.user)}
    return render(request, "workbench/job_form.html", scene)


def _household(request: HttpRequest) -> User | None:
    pk = number(request.POST.get("bij") or request.GET.get("bij"))
    return residents.resident_in_care_of(request.user, pk) if pk else None


@desk
def change(request: HttpRequest, pk: int) -> HttpResponse:
    job = job_desk.job_in_care_of(request.user, pk)
    if vacancy_of(job) is not None:
        return redirect("workbench:change_vacancy", pk)
    form = JobFields.of(job, viewer=request.user)
    if request.method == "POST":
        form = JobFields(request.POST, viewer=request.user, job=job)
    if form.is_valid():
        with told(request, _("The work is changed.")):
            jobs.amend_job(job, by=request.user, posting=form.posting())
            return redirect("workbench:job", pk)
    return render(request, "workbench/job_form.html", {"form": form, "task": job, "keys": keys_wanted(request.user)})


@desk
def card(request: HttpRequest, pk: int) -> HttpResponse:
    return _card(request, job_desk.job_in_care_of(request.user, pk), DisplacementForm())


def _card(request: HttpRequest, job: Opportunity, check_form: DisplacementForm) -> HttpResponse:
    shown = job_files.job_card(request.user, job, check_form)
    return render(request, "workbench/job.html", shown | {"keys": keys_wanted(request.user)})


@button("workbench:job")
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    job, then = job_desk.job_in_care_of(request.user, pk), reverse("workbench:job", args=[pk])
    done = _("It stands in the neighbourhood now.")
    return carry_out(request, moderating.publish_opportunity, job, done=done, then=then)


@button("workbench:job")
def check(request: HttpRequest, pk: int) -> HttpResponse:
    job, form = job_desk.job_in_care_of(request.user, pk), DisplacementForm(request.POST)
    if form.is_valid():
        try:
            displacement.check_displacement(job, by=request.user, **form.answered())
        except NotAllowedNow as refusal:
            form.add_error(refusal.code if refusal.code in form.fields else None, str(refusal))
        else:
            messages.success(request, _("Written down."))
            return redirect("workbench:job", pk)
    return _card(request, job, form)


@desk
def seconding(request: HttpRequest, pk: int) -> HttpResponse:
    """Another pair of eyes: the answers and the button, and nobody's name."""
    found = job_desk.check_to_second(request.user, pk)
    if request.method == "POST":
        then = reverse("workbench:today")
        return carry_out(request, displacement.second_check, found, done=_("Thank you for looking."), then=then)
    scene = {"checked": job_files.Checked.of(found), "waits": job_desk.waits(found)}
    scene["is_own"] = found.done_by_id == request.user.pk
    return render(request, "workbench/second_check.html", scene | {"keys": keys_wanted(request.user)})


@desk
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Afspraak maken: after the call, and perhaps a trial morning. From when, and on which days."""
    offer = job_desk.offer_on_job(request.user, pk)
    form = AgreeForm(posted(request), job=offer.opportunity.job)
    if form.is_valid():
        try:
            jobs.agree_on_job(offer, by=request.user, terms=form.agreed())
        except NotAllowedNow as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("It is agreed. Both hear it, with the address."))
            return redirect("workbench:job", offer.opportunity_id)
    shown = job_files.agree_page(request.user, offer, form)
    return render(request, "workbench/job_agree.html", shown | {"keys": keys_wanted(request.user)})


@desk
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has a place: the days, the visits to come, and how it ends."""
    found = job_desk.agreement_on_job(request.user, pk)
    shown = job_files.agreement_page(request.user, found)
    return render(request, "workbench/job_agreement.html", shown | {"keys": keys_wanted(request.user)})


@button("workbench:person")
def ask_for(request: HttpRequest, pk: int) -> HttpResponse:
    """For somebody on the phone, from the card of that person."""
    person = residents.resident_in_care_of(request.user, pk)
    job, then = (
        job_desk.job_in_care_of(request.user, number(request.POST.get("job")) or 0),
        reverse("workbench:person", args=[pk]),
    )
    done = _("They stand on the list of people who want to know more.")
    return carry_out(request, jobs.ask_about_job, job, done=done, then=then, person=person)
