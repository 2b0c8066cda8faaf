"""Certificates at the desk: a whole class in one go, and what can be done with the one of a person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.workbench.certificate_forms import CorrectForm, ProofForm, WithdrawForm
from cms.workbench.web import button, desk, keys_wanted, say_again, told
from neighbourhoods import journal
from neighbourhoods.queries import residents
from training.actions import issuing, proofs, withdrawing
from training.printing import print_certificates
from training.queries import certificates, rounds

LOOK_AGAIN_SECONDS = "4"


@desk
def classes(request: HttpRequest) -> HttpResponse:
    shown = {"classes": rounds.classes_of(request.user), "keys": keys_wanted(request.user)}
    return render(request, "workbench/certificates.html", shown)


@desk
def one_class(request: HttpRequest, pk: int) -> HttpResponse:
    """While the worker is at it, the page comes again by itself, unless the reader wants it to stay."""
    progress, people = rounds.progress_of(request.user, pk), rounds.graduates_of(pk)
    journal.note_look([it.person_id for it in people], viewer=request.user, screen="certificates")
    stays = "stil" in request.GET
    failed = sum(bool(it.why) for it in people)
    shown = {"progress": progress, "people": people, "stays": stays, "failed": failed}
    shown["keys"] = keys_wanted(request.user)
    page = render(request, "workbench/certificates_of_class.html", shown)
    if progress.is_busy and not stays:
        page["Refresh"] = LOOK_AGAIN_SECONDS
    return page


@button("workbench:certificates")
def make(request: HttpRequest, pk: int) -> HttpResponse:
    run = rounds.class_in_care_of(request.user, pk)
    with told(request):
        issuing.issue_round(run, by=request.user)
    return redirect("workbench:class_certificates", pk)


@desk
def papers_of_class(request: HttpRequest, pk: int) -> HttpResponse:
    run = rounds.class_in_care_of(request.user, pk)
    return _papers(request, certificates.of_class(run), "klas")


@desk
def papers_of_letters(request: HttpRequest) -> HttpResponse:
    """Those that go into the envelopes that wait at Papier."""
    return _papers(request, certificates.of_letters(request.user), "brieven")


@desk
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    found = certificates.certificate_in_care_of(request.user, pk)
    return _papers(request, certificates.for_paper([found.pk]), str(found.number))


def _papers(request: HttpRequest, found: list, name: str) -> HttpResponse:
    if not found:
        return redirect("workbench:certificates")
    journal.note_look([it.person_id for it in found], viewer=request.user, screen="certificates")
    response = HttpResponse(print_certificates(found), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="certificaten-{name}.pdf"'
    return response


@button("workbench:certificates")
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = certificates.certificate_in_care_of(request.user, pk)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return say_again(request, form)
    before = _("It was withdrawn before. Nothing changes.") if found.withdrawn_at else ""
    with told(request, before or _("The certificate is withdrawn. The holder hears it from us.")):
        withdrawing.withdraw_certificate(found, by=request.user, **form.cleaned_data)
    return redirect("workbench:person", found.person_id)


@button("workbench:certificates")
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    found = certificates.certificate_in_care_of(request.user, pk)
    form = CorrectForm(request.POST)
    if not form.is_valid():
        return say_again(request, form)
    with told(request, _("There is a new certificate. The old one no longer counts.")):
        withdrawing.correct_certificate(found, by=request.user, holder_name=form.cleaned_data["name"])
    return redirect("workbench:person", found.person_id)


@button("workbench:certificates")
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    found = certificates.certificate_in_care_of(request.user, pk)
    with told(request, _("The certificate counts for a new period.")):
        withdrawing.renew_certificate(found, by=request.user)
    return redirect("workbench:person", found.person_id)


@button("workbench:certificates")
def give_again(request: HttpRequest, pk: int) -> HttpResponse:
    found = certificates.certificate_in_care_of(request.user, pk)
    with told(request, _("There is a new certificate. The holder hears it from us.")):
        withdrawing.give_again(found, by=request.user)
    return redirect("workbench:person", found.person_id)


@button("workbench:person")
def note_proof(request: HttpRequest, pk: int) -> HttpResponse:
    person = residents.resident_in_care_of(request.user, pk)
    form = ProofForm(request.POST)
    if not form.is_valid():
        return say_again(request, form)
    with told(request, _("Written down.")):
        proofs.note_external_proof(person, by=request.user, **form.cleaned_data)
    return redirect("workbench:person", pk)
