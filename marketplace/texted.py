"""What people of the loop may answer by text now, and what each answer does: the same actions as the website's."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import Message, User
from neighbourhoods.models.outreach import MessageState
from neighbourhoods.texting import inbox, replies
from neighbourhoods.texting.inbox import Matter

from . import coming, rules
from .actions import asking, helping, standing_in, tasters, visiting
from .messages.texts import when_in_text
from .models import Agreement, Offer, Opportunity, StandInRequest, Taster, Thanks, Visit
from .models.agreements import HowItWent
from .phrases import task_for_whom, visit_for_whom
from .states import AgreementState, OfferState, OpportunityState, StandInState, TasterState, VisitState
from .windows import near
from .words import in_a_sentence

ASKED_DAYS = 30  # so long an answer may come after a question
AGAIN_DAYS = 3
YES, NO = "yes", "no"
YES_OR_NO = {"ja": YES, "nee": NO}
HOW = {
    "1": HowItWent.GOOD, "goed": HowItWent.GOOD, "2": HowItWent.OKAY, "gaat wel": HowItWent.OKAY,
    "3": HowItWent.NOT_GOOD, "niet goed": HowItWent.NOT_GOOD,
}  # fmt: skip
HOW_IT_WAS = {"1": "like", "leuk": "like", "2": "again", "nog een keer": "again", "3": "not", "niets voor mij": "not"}
ASKING = (
    "helper.reminder", "visit.how_did_it_go", "visit.is_it_done", "request.still_needed", "helper.invited",
    "stand_in.asked", "taster.how_was_it",
)  # fmt: skip
Asked = set[tuple[str, int, int]]  # kind, about what, whom


@inbox.register
def matters(people: Sequence[User]) -> list[Matter]:
    asked = _asked(people)
    return [
        *_of_helpers(people, asked),
        *_of_requesters(people, asked),
        *_still_needed(people, asked),
        *_tried(people, asked),
        *_invited(people, asked),
        *_asked_instead(people, asked),
        *_again(people),
        *_thanks(people),
    ]


def _asked(people: Sequence[User]) -> Asked:
    """What we asked them, as far as it left."""
    left = Message.objects.filter(
        recipient__in=people, kind__in=ASKING, state__in=[MessageState.SENT, MessageState.UNCERTAIN],
        settled_at__gt=timezone.now() - timedelta(days=ASKED_DAYS),
    )  # fmt: skip
    return set(left.values_list("kind", "about_id", "recipient_id"))


def _visits(*which: Q, **where: object) -> Iterator[Visit]:
    below = "agreement__opportunity"
    held = Visit.objects.filter(*which, state=VisitState.PLANNED, agreement__state=AgreementState.AGREED, **where)
    people = ("agreement__helper", "stand_in", f"{below}__requester", f"{below}__work_kind", f"{below}__job")
    return held.select_related(*people).iterator()


def _last_told_about(visits: Iterator[Visit], kind: str, asked: Asked) -> list[Visit]:
    """Of what comes back only the last time that we asked about: the answer counts for the times before it, too."""
    kept, last = [], {}
    about = {pk for asked_kind, pk, _person in asked if asked_kind == kind}
    for visit in visits:
        if visit.rhythm_id is None or visit.on_date is None or visit.on_date >= timezone.localdate():
            kept.append(visit)
        elif visit.pk in about or visit.agreement_id not in last or last[visit.agreement_id].pk not in about:
            last[visit.agreement_id] = visit
    return [*kept, *last.values()]


def _title(opportunity: Opportunity, visit: Visit) -> str:
    return f"{in_a_sentence(opportunity.title)}, {when_in_text(opportunity, visit)}"


def _of_helpers(people: Sequence[User], asked: Asked) -> Iterator[Matter]:
    today = timezone.localdate()
    seen: set[int] = set()
    visits = _visits(coming.by(people), near(), helper_said="")
    for visit in _last_told_about(visits, "visit.how_did_it_go", asked):
        agreement, helper = visit.agreement, visit.comes
        title = _title(agreement.opportunity, visit)
        went = ("visit.how_did_it_go", visit.pk, helper.pk) in asked
        reminded = ("helper.reminder", visit.pk, helper.pk) in asked
        is_to_come = not went and (visit.on_date is None or visit.on_date >= today)
        if is_to_come and (reminded or agreement.pk not in seen):  # of those that come back: the next one
            seen.add(agreement.pk)
            answers = YES_OR_NO if reminded else {"nee": NO}
            act = partial(_come_or_not, visit, helper)
            key = f"cannot_come:{visit.pk}" if visit.comes_back else f"step_back:{agreement.pk}"
            yield Matter(key, helper, title, answers, act, reminded)
        if visit.on_date is not None and visit.on_date <= today:
            yield Matter(f"report:{visit.pk}", helper, title, HOW, partial(_report, visit, helper), went, True)


def _come_or_not(visit: Visit, helper: User, answer: str) -> str:
    if answer == YES:
        return ""
    if visit.comes_back:
        standing_in.cannot_come(visit, by=helper)
    else:
        helping.step_back(visit.agreement, by=helper)
    return "stepped_back"


def _asked_instead(people: Sequence[User], asked: Asked) -> Iterator[Matter]:
    """Whoever we asked to come once: yes, no, or yes after a no as long as somebody is looked for."""
    below = "visit__agreement__opportunity"
    sought = StandInRequest.objects.filter(
        person__in=people, state__in=[StandInState.ASKED, StandInState.NO], visit__state=VisitState.SEEKING
    )
    for request in sought.select_related("person", f"{below}__requester", f"{below}__work_kind", f"{below}__job"):
        title = in_a_sentence(visit_for_whom(request.visit))
        was_asked = ("stand_in.asked", request.pk, request.person_id) in asked
        act = partial(_come_instead, request)
        yield Matter(f"stand_in:{request.pk}", request.person, title, YES_OR_NO, act, was_asked)


def _come_instead(request: StandInRequest, answer: str) -> str:
    """After a yes the message with what is agreed follows by itself."""
    standing_in.answer(request, by=request.person, yes=answer == YES)
    return "" if answer == YES else "no_matter"


def _report(visit: Visit, helper: User, how: str, minutes: int | None = None) -> str:
    _is_kept(visiting.report_visit(visit, by=helper, how=how, minutes=minutes).helper_said == how)
    return "we_call" if how == HowItWent.NOT_GOOD else "thank_you"


def _of_requesters(people: Sequence[User], asked: Asked) -> Iterator[Matter]:
    over = {"on_date__lte": timezone.localdate(), "requester_said_done": None}
    visits = _visits(near(), agreement__opportunity__requester__in=people, **over)
    for visit in _last_told_about(visits, "visit.is_it_done", asked):
        opportunity = visit.agreement.opportunity
        neighbour = opportunity.requester
        yield Matter(
            f"done:{visit.pk}", neighbour, _title(opportunity, visit), {"1": YES, "ja": YES, "2": NO, "nee": NO},
            partial(_confirm, visit, neighbour), ("visit.is_it_done", visit.pk, neighbour.pk) in asked, True,
        )  # fmt: skip


def _confirm(visit: Visit, neighbour: User, answer: str, minutes: int | None = None) -> str:
    done = answer == YES
    _is_kept(visiting.confirm_visit(visit, by=neighbour, done=done, minutes=minutes).requester_said_done == done)
    return "good_to_hear" if answer == YES else "we_call"


def _is_kept(answer_is_theirs: bool) -> None:
    """The first answer counts. A second one that came at the same moment is told so, and promised nothing."""
    if not answer_is_theirs:
        raise NotAllowedNow(_("This can no longer be done. Somebody changed it before you."), "said")


def _tried(people: Sequence[User], asked: Asked) -> Iterator[Matter]:
    been = Taster.objects.filter(person__in=people, state=TasterState.PLANNED, on_date__lte=timezone.localdate())
    for taster in been.select_related("person", "opportunity__work_kind", "opportunity__job"):
        title, act = in_a_sentence(taster.opportunity.title), partial(_say_how_it_was, taster)
        was_asked = ("taster.how_was_it", taster.pk, taster.person_id) in asked
        yield Matter(f"taster:{taster.pk}", taster.person, title, HOW_IT_WAS, act, was_asked)


def _say_how_it_was(taster: Taster, answer: str) -> str:
    _is_kept(tasters.say_how_it_was(taster, by=taster.person, outcome=answer).outcome == answer)
    return "tried" if answer == Taster.Outcome.NOT else "we_call_you"


def _opportunities() -> QuerySet[Opportunity]:
    return Opportunity.objects.select_related("requester", "work_kind", "neighbourhood", "job")


def _still_needed(people: Sequence[User], asked: Asked) -> Iterator[Matter]:
    unanswered = Q(state=OpportunityState.OPEN, still_needed_asked_on__isnull=False) | Q(state=OpportunityState.EXPIRED)
    tasks = _opportunities().filter(unanswered, requester__in=people).exclude(kind=Opportunity.Kind.JOB)
    for opportunity in tasks:
        neighbour = opportunity.requester
        was_asked = ("request.still_needed", opportunity.pk, neighbour.pk) in asked
        act = partial(_keep_or_stop, opportunity, neighbour)
        key, title = f"needed:{opportunity.pk}", in_a_sentence(opportunity.title)
        yield Matter(key, neighbour, title, YES_OR_NO, act, was_asked)


def _keep_or_stop(opportunity: Opportunity, neighbour: User, answer: str) -> str:
    if answer == YES:
        asking.keep_request(opportunity, by=neighbour)
        return "go_on"
    asking.withdraw_request(opportunity, by=neighbour)
    return "stopped_request"


def _invited(people: Sequence[User], asked: Asked) -> Iterator[Matter]:
    whom = {(about, person) for kind, about, person in asked if kind == "helper.invited"}
    by_id = {person.pk: person for person in people}
    open_ones = _opportunities().filter(pk__in={about for about, _person in whom}, state=OpportunityState.OPEN)
    found = open_ones.in_bulk()
    standing = Offer.objects.filter(opportunity__in=found, helper__in=people, state=OfferState.STANDING)
    said_yes = set(standing.values_list("opportunity", "helper"))
    for about, person in sorted(whom - said_yes):
        if about not in found:
            continue
        helper, opportunity = by_id[person], found[about]
        act = partial(_help_or_not, opportunity, helper)
        yield Matter(
            f"invite:{about}:{person}", helper, in_a_sentence(task_for_whom(opportunity)), YES_OR_NO, act, True
        )


def _help_or_not(opportunity: Opportunity, helper: User, answer: str) -> str:
    """After a yes the message of the agreement (or of the offer) follows by itself."""
    if answer == YES:
        helping.say_yes(opportunity, by=helper)
        return ""
    return "no_matter"


def _helped_lately(people: Sequence[User]) -> QuerySet[Agreement]:
    """Of which the neighbour said that it was done: what we answer to that names what they may answer next."""
    lately = timezone.now() - timedelta(days=AGAIN_DAYS)
    helped = Agreement.objects.filter(
        opportunity__requester__in=people, visits__requester_said_done=True, visits__requester_said_at__gt=lately
    ).distinct()
    return helped.select_related("opportunity__requester", "opportunity__work_kind", "opportunity__job")


def _again(people: Sequence[User]) -> Iterator[Matter]:
    for agreement in _helped_lately(people):
        opportunity = agreement.opportunity
        act = partial(_ask_again, agreement, opportunity.requester)
        key, title = f"again:{agreement.pk}", in_a_sentence(opportunity.title)
        yield Matter(key, opportunity.requester, title, {"weer": YES}, act, True)


def _ask_again(agreement: Agreement, neighbour: User, _answer: str) -> str:
    """The message that the request is in follows by itself."""
    asking.ask_again(agreement, by=neighbour)
    return ""


def _thanks(people: Sequence[User]) -> Iterator[Matter]:
    for agreement in _helped_lately(people).exclude(state=AgreementState.CALLED_OFF):
        if rules.card_for(agreement, rules.visit_to_thank_for(agreement)):
            continue
        opportunity = agreement.opportunity
        act = partial(_send_a_card, agreement, opportunity.requester)
        key, title = f"thank:{agreement.pk}", in_a_sentence(opportunity.title)
        yield Matter(key, opportunity.requester, title, {"kaartje": YES}, act, True)


def _send_a_card(agreement: Agreement, neighbour: User, _answer: str) -> str:
    visiting.thank_helper(agreement, by=neighbour, sentence=Thanks.Sentence.NICE)
    return "card_sent"


for _name, _sentence in {
    "stepped_back": lambda: _("It is arranged. Thank you for telling us. We look for somebody else. Dichtbij"),
    "thank_you": lambda: _("Thank you for telling us. Nice that you helped. Dichtbij"),
    "we_call": lambda: _("Thank you for telling us. We call you today. Dichtbij"),
    "good_to_hear": lambda: _(
        "Good to hear. Do you want to send a card? Answer CARD. Help again? Answer AGAIN or call %(phone)s. Dichtbij"
    ),
    "card_sent": lambda: _("Your card is on its way. Dichtbij"),
    "tried": lambda: _("Thank you for trying it. There is more to do: call %(phone)s. Dichtbij"),
    "we_call_you": lambda: _("Thank you for telling us. We call you. Dichtbij"),
    "go_on": lambda: _("We go on looking for you. Dichtbij %(phone)s"),
    "stopped_request": lambda: _("Your request has stopped. You can always ask again: %(phone)s. Dichtbij"),
    "no_matter": lambda: _("No problem. Somebody else may do it. Thank you for telling us. Dichtbij"),
}.items():
    replies.register_reply(_name, _sentence)
