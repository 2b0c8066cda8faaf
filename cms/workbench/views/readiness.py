"""Paid work on the desk: who asks for a coordinator, one person with rules and buttons, the rules with their dates."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.workbench.readiness_forms import AnswerForm, EndForm, RuleForm, WhyForm
from cms.workbench.web import desk, keys_wanted, told
from marketplace.actions import candidate_cards, confirming, looking_again, proposing, readiness, readiness_rules
from marketplace.forms.readiness import CardForm
from marketplace.queries import introductions_desk, readiness_desk
from marketplace.queries.findable import findable
from marketplace.queries.my_readiness import profile_of
from neighbourhoods import journal
from neighbourhoods.models import Consent, User
from neighbourhoods.queries import residents
from neighbourhoods.queries.places import municipality_of
from neighbourhoods.web import posted

Step = Callable[..., object]
OF_COORDINATOR: dict[str, Step] = {
    "sign": proposing.sign,
    "talked": proposing.confirm_talk,
    "talk-again": proposing.end_talk,
}
IN_A_SENTENCE: dict[str, Step] = {"propose": proposing.propose, "take-back": proposing.take_back}
OF_PERSON: dict[str, Step] = {
    "wish": readiness.say_wish,
    "yes": readiness.agree,
    "not-now": readiness.not_now,
    "pause": readiness.pause,
    "stop": readiness.withdraw,
    "back": readiness.come_back,
    "renew": readiness.renew,
    "confirm": confirming.confirm_card,
}
SAYS_YES = {"wish", "yes", "back", "renew"}


@desk
def waiting(request: HttpRequest) -> HttpResponse:
    found = readiness_desk.waiting_for(request.user)
    seen = findable(request.user)
    people = [it.person_id for it in (*found, *seen.others)]
    journal.note_look(people, viewer=request.user, screen="readiness")
    groups = [(what, [it for it in found if it.what == what]) for what in ("again", "sign", "propose")]
    shown = {"groups": groups, "findable": seen, "keys": keys_wanted(request.user)}
    return render(request, "workbench/readiness_list.html", shown)


@desk
def card(request: HttpRequest, pk: int) -> HttpResponse:
    """The card of somebody, filled in together on the phone."""
    person = residents.resident_in_care_of(request.user, pk)
    form = CardForm(posted(request), card=profile_of(person))
    if form.is_valid():
        with told(request, _("Written down.")):
            candidate_cards.choose_card(person, by=request.user, **form.chosen())
            return redirect("workbench:readiness", pk)
    journal.note_look([person], viewer=request.user, screen="readiness")
    shown = {"person": person, "form": form, "keys": keys_wanted(request.user)}
    return render(request, "workbench/candidate_card.html", shown)


@desk
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """The rules with what shows them, and every step that is possible now."""
    found = readiness_desk.on_desk(request.user, pk)
    why, answer = WhyForm(), AnswerForm()
    if request.method == "POST":
        do = request.POST.get("do", "")
        why, answer = WhyForm(request.POST if do in IN_A_SENTENCE else None), AnswerForm(_sent(request, do))
        if _step(request, do, found, why, answer):
            return redirect("workbench:readiness", pk) if _still_there(request, pk) else redirect("workbench:ready")
    journal.note_look([found.person], viewer=request.user, screen="readiness")
    met = introductions_desk.of_person(request.user, found.person)
    shown = {"it": found, "introductions": met, "why": why, "answer": answer, "form": answer if answer.errors else why}
    return render(request, "workbench/readiness.html", shown | {"keys": keys_wanted(request.user)})


def _sent(request: HttpRequest, do: str) -> Any:
    return request.POST if do == "answer" else None


def _still_there(request: HttpRequest, pk: int) -> bool:
    """A colleague from elsewhere sees somebody only until the signature."""
    try:
        readiness_desk.on_desk(request.user, pk)
    except Http404:
        return False
    return True


def _step(request: HttpRequest, do: str, found: readiness_desk.OnDesk, why: WhyForm, answer: AnswerForm) -> bool:
    """Do what was pressed. False: something is wrong in a form, which keeps what was typed."""
    person, by = found.person, request.user
    if (do in IN_A_SENTENCE and not why.is_valid()) or (do == "answer" and not answer.is_valid()):
        return False
    with told(request, _("Written down.")):
        if do in IN_A_SENTENCE:
            IN_A_SENTENCE[do](person, by=by, why=why.cleaned_data["why"])
        elif do == "answer" and found.wants_look:
            looking_again.answer_look_again(found.wants_look, by=by, answer=answer.cleaned_data["answer"])
        elif do in OF_COORDINATOR:
            OF_COORDINATOR[do](person, by=by)
        elif do in OF_PERSON:
            _word_of(person, by, do, request.POST.get("how", ""))
    return True


def _word_of(person: User, by: User, do: str, how: str) -> None:
    """What the person said on the phone or on paper, noted for them."""
    medium = how if how in {Consent.Medium.PHONE, Consent.Medium.PAPER} else Consent.Medium.PHONE
    OF_PERSON[do](person, by=by, **({"medium": medium} if do in SAYS_YES else {}))


# ---------------------------------------------------------------- the rules
@desk
def every_rule(request: HttpRequest) -> HttpResponse:
    return _rules_shown(request, {})


@desk
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    """A rule from a day on; first, when asked, what it would change."""
    municipality, form = municipality_of(request.user, pk), RuleForm(posted(request), auto_id=f"id_{pk}_%s")
    if not form.is_valid():
        return _rules_shown(request, {pk: form})
    worded, day = form.rule(), form.cleaned_data["valid_from"]
    if request.POST.get("do") == "preview":
        change = readiness_desk.preview(municipality, rule=worded, key=worded.key, on=day)
        return _rules_shown(request, {pk: form}, {pk: change})
    with told(request, _("Written down. It holds from the day that you chose.")):
        readiness_rules.set_rule(municipality, by=request.user, rule=worded, valid_from=day)
    return redirect("workbench:readiness_rules")


@desk
def end(request: HttpRequest, pk: int) -> HttpResponse:
    municipality, form = municipality_of(request.user, pk), EndForm(posted(request))
    if form.is_valid():
        key, day = form.cleaned_data["key"], form.cleaned_data["valid_from"]
        if request.POST.get("do") == "preview":
            change = readiness_desk.preview(municipality, rule=None, key=key, on=day)
            return _rules_shown(request, {}, {pk: change})
        with told(request, _("Written down. The rule ends on the day that you chose.")):
            readiness_rules.end_rule(municipality, by=request.user, key=key, valid_from=day)
    elif form.errors:
        messages.error(request, _("Choose a day."))
    return redirect(reverse("workbench:readiness_rules"))


def _rules_shown(
    request: HttpRequest, sent: dict[int, RuleForm], changes: dict[int, readiness_desk.Preview] | None = None
) -> HttpResponse:
    places = [
        (it, sent.get(it.municipality.pk) or RuleForm(auto_id=f"id_{it.municipality.pk}_%s"),
         (changes or {}).get(it.municipality.pk))
        for it in readiness_desk.rules_on_desk(request.user)
    ]  # fmt: skip
    form = next((form for form in sent.values() if form.errors), None)
    shown = {"places": places, "form": form, "end_form": EndForm(), "keys": keys_wanted(request.user)}
    return render(request, "workbench/readiness_rules.html", shown)
