"""The two files of the desk: a request and a person, with everything around them. Opening one is a look."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst

from cms.workbench import words
from cms.workbench.asking_forms import BirthDateForm, CertificateForm, CheckForm, ExemptionForm
from cms.workbench.certificate_forms import ProofForm, WithdrawForm
from cms.workbench.forms import EmailForm, PhoneForm, ShownAsForm
from cms.workbench.panels import row_of
from cms.workbench.talk_forms import AdviceForm, TalkForm
from marketplace import rhythm
from marketplace.forms.pairs import DeskRhythmForm
from marketplace.models import Opportunity, Thanks, Visit
from marketplace.models.agreements import HowItWent
from marketplace.queries import asked, cases, job_desk, matches, moderation, pairs
from marketplace.queries.first_things import first_things
from marketplace.queries.my_wishes import wishes_of
from marketplace.queries.next_thing import next_thing_for
from marketplace.rules import ADDRESS_BY_TEXT, card_for, may_be_thanked, visit_to_thank_for
from marketplace.states import AgreementState, VisitState
from marketplace.words import length_words, when_words
from neighbourhoods import journal, phones, reach, rules
from neighbourhoods.contact_forms import RestForm, WaysForm
from neighbourhoods.models import User
from neighbourhoods.queries import budgets, residents, told
from neighbourhoods.queries.never_stored import hints_at
from neighbourhoods.queries.residents import Moment
from training.queries import certificates, circle, modules, plan
from training.queries.intake import ToldSoFar
from training.queries.path_desk import path_of


@dataclass(frozen=True)
class Line:
    """A moment of a journal in words. `hint`: what their own words may be about and we never keep."""

    moment: Moment
    words: str
    hint: str


def shown_as_form(person: User) -> ShownAsForm:
    return ShownAsForm(initial={"salutation": person.salutation, "call_name": person.call_name})


def lines_of(moments: list[Moment]) -> list[Line]:
    hints = hints_at([moment.words for moment in moments])
    return [Line(moment, words.happened(moment), hint) for moment, hint in zip(moments, hints, strict=True)]


def request_card(viewer: User, task: Opportunity, form: Any) -> dict[str, Any]:
    """One request: what was asked, who offers, what was agreed, what was said to whom."""
    agreements, offers = cases.agreements_on(task), cases.offers_on(task)
    buttons = cases.may(task)
    fits = matches.best_helpers(viewer, task, limit=5) if buttons.invite else []
    sent = cases.messages_about(task)
    people = {task.requester_id, *(it.helper_id for it in agreements), *(it.helper_id for it in offers)}
    people |= {match.person_id for match in fits} | {message.recipient_id for message in sent}
    journal.note_look(people, viewer=viewer, screen="request")
    return {
        "task": task,
        "row": row_of(task),
        "may": buttons,
        "checks": moderation.checks(task),
        "when": when_words(task, timezone.localdate(), exact=True),
        "length": length_words(task.minutes),
        "good_to_know": list(task.good_to_know.all()),
        "agreements": [Pair.of(agreement) for agreement in agreements],
        "offers": offers,
        "matches": fits,
        "messages_sent": told.lines_of(sent),
        "lines": lines_of(residents.journal_about("marketplace.opportunity", task.pk)),
        "phone": phones.display(task.requester.phone),
        "reasons": Opportunity.Reason.choices,
        "sentences": Thanks.Sentence.choices,
        "how_it_went": HowItWent.choices,
        "form": form,
        "shown_as_form": shown_as_form(task.requester),
    }


@dataclass(frozen=True)
class Pair:
    """An agreement with its visits, and what may be written down for the two people now."""

    agreement: Any
    visits: list[Visit]
    holds: bool
    is_done: bool
    cards: list[Thanks]
    may_thank: bool
    rhythm: str
    form: DeskRhythmForm

    @classmethod
    def of(cls, agreement: Any) -> "Pair":
        now = pairs.rhythm_of(agreement)
        filled = DeskRhythmForm.filled_with(now, starts_on=timezone.localdate())
        visits = at_hand(list(agreement.visits.all()))
        for visit in visits:
            visit.is_planned = visit.state == VisitState.PLANNED
            visit.has_been = visit.on_date is None or visit.on_date <= timezone.localdate()
        return cls(
            agreement=agreement,
            visits=visits,
            holds=agreement.state == AgreementState.AGREED,
            is_done=agreement.state == AgreementState.DONE,
            cards=list(agreement.thanks.all())[:CARDS],
            may_thank=may_be_thanked(agreement) and card_for(agreement, visit_to_thank_for(agreement)) is None,
            rhythm=capfirst(rhythm.in_words(now.rule, now.at_time)) if now else "",
            form=DeskRhythmForm(initial=filled, minutes=filled["minutes"], auto_id=f"vast-{agreement.pk}-%s"),
        )


CARDS = 3
AT_HAND = 4  # visits to come that are shown of what comes back


def at_hand(visits: list[Visit]) -> list[Visit]:
    """Of what comes back: what nobody settled yet, and the next few. Of anything else, all."""
    today = timezone.localdate()
    open_ones = [it for it in visits if it.state not in {VisitState.DONE, VisitState.CALLED_OFF}]
    coming = [it for it in open_ones if it.rhythm_id and it.on_date is not None and it.on_date >= today][:AT_HAND]
    unsettled = [it for it in open_ones if it.state == VisitState.PLANNED and (it.on_date or today) < today]
    return [it for it in visits if it.rhythm_id is None or it in unsettled or it in coming]


def person_card(viewer: User, person: User, channel_form: Any, address_form: Any) -> dict[str, Any]:
    """One person: how to reach them, what they asked and did, what they said yes to, who looked."""
    journal.note_look([person], viewer=viewer, screen="person")
    profile, consents = cases.profile_of(person), residents.consents_of(person)
    given = certificates.certificates_on_card(person)
    return {
        "person": person,
        "phone": phones.display(person.phone),
        "profile": profile,
        "likes": [kind.name for kind in profile.likes.all()] if profile else [],
        "path": path_of(person),
        "requests": cases.asked_by(person),
        "help_given": cases.helped_by(person),
        "open_jobs": job_desk.open_jobs(viewer),
        "lines": lines_of(residents.journal_of(person)),
        "consents": consents,
        "looks": residents.looks_at(person),
        "mine": set(rules.neighbourhoods_of(viewer).values_list("pk", flat=True)),
        "channel_form": channel_form,
        "ways_form": WaysForm(person=person),
        "limits": budgets.limits_of(person),
        "address_by_text": next((it for it in consents if it.purpose == ADDRESS_BY_TEXT and not it.withdrawn_at), None),
        "address_aloud": words.ADDRESS_ALOUD if reach.texts_are_sent() else "",
        "rest_form": RestForm(),
        **next_of(person),
        "phone_form": PhoneForm(initial={"phone": person.phone}),
        "email_form": EmailForm(initial={"email": person.email}),
        "messages_sent": told.told_to(person),
        "shown_as_form": shown_as_form(person),
        "address_form": address_form,
        "certificates": given,
        "modules_shown": modules.proofs_on_card(person),
        "given_again": certificates.may_be_given_again(given),
        "proofs": certificates.proofs_of(person),
        "withdraw_form": WithdrawForm(),
        "proof_form": ProofForm(),
        **_papers_of(person),
        "plan": plan.plan_of(viewer, person) if circle.may_see_plan(viewer, person) else None,
        "circle": circle.circle_of(person),
    }


def next_of(person: User) -> dict[str, Any]:
    thing = next_thing_for(person)
    return {"next_thing": thing, "next_words": capfirst(str(words.NEXT[thing.kind]))}


def talk_screen(viewer: User, person: User, so_far: ToldSoFar) -> dict[str, Any]:
    """The intake of one person."""
    journal.note_look([person], viewer=viewer, screen="talk")
    return {
        "person": person,
        "told": so_far,
        "form": TalkForm(wishes=wishes_of(person), told=so_far),
        "advice": AdviceForm(told=so_far),
        "first": first_things(person),
        **next_of(person),
    }


def _papers_of(person: User) -> dict[str, Any]:
    return {
        "papers": asked.papers_of(person),
        "check_form": CheckForm(auto_id="id_check_%s"),
        "certificate_form": CertificateForm(auto_id="id_course_%s"),
        "exemption_form": _exemption_form(person),
        "birth_date_form": BirthDateForm(initial={"birth_date": person.birth_date}),
    }


def _exemption_form(person: User) -> ExemptionForm | None:
    """None while no kind of work asks anything there."""
    form = ExemptionForm(person=person, auto_id="id_exempt_%s")
    return form if form.kinds else None


@dataclass(frozen=True)
class KnownCaller:
    """Who calls from a number we know, and what they asked before."""

    person: User
    name: str
    line: str
    channel: str
    requests: list[Opportunity]


def known_caller(person: User) -> KnownCaller:
    place = person.neighbourhood.name if person.neighbourhood else ""
    return KnownCaller(
        person=person,
        name=person.get_full_name() or person.call_name,
        line=", ".join(part for part in (person.address_line, place) if part),
        channel=str(person.get_channel_display()),
        requests=cases.asked_by(person, limit=3),
    )
