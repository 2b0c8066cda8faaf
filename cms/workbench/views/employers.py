"""Companies at the desk: the list, and the card of one with the call, who acts for it, out of sight and back."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.workbench.employer_forms import CompanyForm, NotYetForm, StaffForm, WhyForm
from cms.workbench.forms import PlainForm
from cms.workbench.web import button, carry_out, desk, keys_wanted
from marketplace.actions import employers, staff
from marketplace.models import Employer
from marketplace.queries import employer_desk, introductions_desk
from marketplace.queries.employers import member_of
from neighbourhoods import journal
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.queries import residents
from neighbourhoods.web import posted

CARD = "workbench:employer"
STEPS: dict[str, tuple[Callable[..., object], object]] = {
    "klopt": (employers.verify_employer, gettext_lazy("The company takes part. They get an e-mail to log in with.")),
    "geen-gehoor": (employers.call_again, gettext_lazy("It comes back on the next working day.")),
    "weer": (employers.take_up_again, gettext_lazy("It stands on Today again.")),
    "terug": (employers.let_back, gettext_lazy("The company sees people again, and hears it.")),
    "stop": (employers.stop_employer, gettext_lazy("Stopped. It can always come back.")),
}
FORMS: dict[str, tuple[type[PlainForm], Callable[..., object]]] = {
    "nog-niet": (NotYetForm, employers.say_not_yet),
    "uit-beeld": (WhyForm, employers.take_out_of_sight),
}


@desk
def every_employer(request: HttpRequest) -> HttpResponse:
    shown = {"groups": employer_desk.listed(request.user), "keys": keys_wanted(request.user)}
    return render(request, "workbench/employers.html", shown)


@desk
def one(request: HttpRequest, pk: int) -> HttpResponse:
    return _screen(request, employer_desk.employer_in_care_of(request.user, pk))


@button(CARD)
def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    employer = employer_desk.employer_in_care_of(request.user, pk)
    if name in STEPS:
        action, done = STEPS[name]
        return carry_out(request, action, employer, done=done, then=f"/cms/werkgevers/{pk}/")
    if name not in FORMS:
        raise Http404
    asks, action = FORMS[name]
    form = asks(request.POST)
    if form.is_valid() and _did(request, form, lambda: action(employer, by=request.user, **form.cleaned_data)):
        return redirect(CARD, pk)
    return _screen(request, employer, wrong=form, **{name.replace("-", "_"): form})


@button(CARD)
def add_staff(request: HttpRequest, pk: int) -> HttpResponse:
    employer = employer_desk.employer_in_care_of(request.user, pk)
    form = StaffForm(request.POST)
    if form.is_valid() and _did(request, form, lambda: staff.add_staff(employer, form.applicant(), by=request.user)):
        return redirect(CARD, pk)
    return _screen(request, employer, wrong=form, add=form)


@button(CARD)
def remove_staff(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    employer = employer_desk.employer_in_care_of(request.user, pk)
    done = _("Taken off. Nothing opens for them any more.")
    member = member_of(employer, person)
    return carry_out(request, staff.remove_staff, employer, person=member, done=done, then=f"/cms/werkgevers/{pk}/")


@button(CARD)
def answer_colleague(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    employer = employer_desk.employer_in_care_of(request.user, pk)
    asked, yes = employer_desk.request_of(employer, row), request.POST.get("answer") == "yes"
    form = WhyForm(request.POST, auto_id=f"id_not_{row}_%s")
    why = form.cleaned_data["why"] if not yes and form.is_valid() else ""
    if not yes and not form.is_valid():
        return _screen(request, employer, wrong=form, not_yet={row: form})
    return carry_out(
        request, staff.answer_colleague, asked, yes=yes, why_not=why, done=_("Written down."),
        then=f"/cms/werkgevers/{pk}/",
    )  # fmt: skip


@desk
def change(request: HttpRequest, pk: int) -> HttpResponse:
    employer = employer_desk.employer_in_care_of(request.user, pk)
    form = CompanyForm(posted(request)) if request.method == "POST" else CompanyForm.of(employer)
    if form.is_valid() and (place := form.find_place()):
        told, phone = form.told(place), form.cleaned_data["phone"]
        if _did(request, form, lambda: employers.change_company(employer, by=request.user, company=told, phone=phone)):
            return redirect(CARD, pk)
    shown = {"employer": employer, "form": form, "keys": keys_wanted(request.user)}
    return render(request, "workbench/employer_change.html", shown)


def _screen(
    request: HttpRequest, employer: Employer, *, not_yet: dict[int, PlainForm] | None = None, **bound: object
) -> HttpResponse:
    """`not_yet`, `bound`: the form that was refused, with what was typed in it."""
    card = employer_desk.card_of_company(employer, request.user)
    met = _met(request, employer, card.people)
    asked = [(it, (not_yet or {}).get(it.pk) or WhyForm(auto_id=f"id_not_{it.pk}_%s")) for it in card.asked]
    shown = {
        "it": card, "asked": asked, "employer": employer, "introductions": met, "keys": keys_wanted(request.user),
        "nog_niet": NotYetForm(), "uit_beeld": WhyForm(auto_id="id_why_%s"), "add": StaffForm(),
        "lines": residents.journal_about("marketplace.employer", employer.pk, limit=60),
    }  # fmt: skip
    return render(request, "workbench/employer.html", shown | bound)


def _met(request: HttpRequest, employer: Employer, asked: list[int]) -> tuple[introductions_desk.OnDesk, ...]:
    """With whom the company gets acquainted. That they are looked at is written down, as for who waits to be asked."""
    met = introductions_desk.of_employer(request.user, employer)
    journal.note_look({*asked, *(it.row.person_id for it in met if it.is_mine)}, viewer=request.user, screen="employer")
    return met


def _did(request: HttpRequest, form: PlainForm | CompanyForm, act: Callable[[], object]) -> bool:
    """False: refused, with the sentence at the form."""
    try:
        act()
    except NotAllowedNow as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Written down."))
    return True
