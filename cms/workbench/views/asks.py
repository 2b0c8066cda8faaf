"""What work asks: decided by kind of work; and on a person's card what was seen, given and lifted."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.workbench.asking_forms import BirthDateForm, CertificateForm, CheckForm, ExemptionForm, PolicyForm
from cms.workbench.web import button, carry_out, desk, keys_wanted, say_again, told
from marketplace.actions import asks
from marketplace.queries import asked
from neighbourhoods.actions import conduct
from neighbourhoods.models import User
from neighbourhoods.queries.places import municipality_of
from neighbourhoods.queries.residents import resident_in_care_of
from training.actions import certificates


@desk
def every_kind(request: HttpRequest) -> HttpResponse:
    return _shown(request, {})


@button("workbench:asks")
def decide(request: HttpRequest, pk: int, kind: int) -> HttpResponse:
    municipality, work_kind = municipality_of(request.user, pk), asked.kind_to_decide(kind)
    form = PolicyForm(request.POST, auto_id=_auto_id(pk, kind))
    if form.is_valid():
        with told(request, _("Written down. It holds from the day that you chose.")):
            asks.set_policy(
                municipality, by=request.user, work_kind=work_kind, valid_from=form.cleaned_data["valid_from"],
                asked=form.asked(),
            )  # fmt: skip
            return redirect("workbench:asks")
    return _shown(request, {(pk, kind): form})


def _shown(request: HttpRequest, sent: dict[tuple[int, int], PolicyForm]) -> HttpResponse:
    """Each kind with a form; the one that was sent keeps what was typed."""
    lines = [(it, [(kind, sent.get((it.municipality_id, kind.kind.pk)) or _form(it, kind)) for kind in it.kinds])
             for it in asked.asks_of(request.user)]  # fmt: skip
    wrong = next((form for form in sent.values() if form.errors), None)
    shown = {"lines": lines, "form": wrong, "keys": keys_wanted(request.user)}
    return render(request, "workbench/asks.html", shown)


def _form(place: asked.OfMunicipality, kind: asked.KindAsks) -> PolicyForm:
    return PolicyForm.of(kind, auto_id=_auto_id(place.municipality_id, kind.kind.pk))


def _auto_id(municipality_id: int, kind: int) -> str:
    return f"id_{municipality_id}_{kind}_%s"


# ---------------------------------------------------------------- on the card of a person
@button("workbench:person")
def note_check(request: HttpRequest, pk: int) -> HttpResponse:
    person = resident_in_care_of(request.user, pk)
    form = CheckForm(request.POST)
    if not form.is_valid():
        return say_again(request, form)
    return _act(request, person, conduct.note_conduct_check, **form.noted())


@button("workbench:person")
def note_certificate(request: HttpRequest, pk: int) -> HttpResponse:
    person = resident_in_care_of(request.user, pk)
    form = CertificateForm(request.POST)
    if not form.is_valid():
        return say_again(request, form)
    return _act(request, person, certificates.note_certificate, **form.cleaned_data)


@button("workbench:person")
def note_birth_date(request: HttpRequest, pk: int) -> HttpResponse:
    person = resident_in_care_of(request.user, pk)
    form = BirthDateForm(request.POST)
    if not form.is_valid():
        return say_again(request, form)
    return _act(request, person, asks.note_birth_date, **form.cleaned_data)


@button("workbench:person")
def exempt(request: HttpRequest, pk: int) -> HttpResponse:
    person = resident_in_care_of(request.user, pk)
    form = ExemptionForm(request.POST, person=person)
    if not form.is_valid():
        return say_again(request, form)
    return _act(request, person, asks.exempt, **form.cleaned_data)


@button("workbench:person")
def strike_check(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    check = asked.check_of(resident_in_care_of(request.user, pk), row)
    return carry_out(request, conduct.strike_conduct_check, check, done=_("Taken out."), then=_card(pk))


@button("workbench:person")
def end_exemption(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    given = asked.exemption_of(resident_in_care_of(request.user, pk), row)
    return carry_out(request, asks.end_exemption, given, done=_("The exemption has ended."), then=_card(pk))


def _act(request: HttpRequest, person: User, action: Any, **answers: Any) -> HttpResponse:
    return carry_out(request, action, person, done=_("Written down."), then=_card(person.pk), **answers)


def _card(pk: int) -> str:
    return reverse("workbench:person", args=[pk]) + "#papieren"
